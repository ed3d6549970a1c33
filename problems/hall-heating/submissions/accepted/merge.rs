impl Solution {
    pub fn hall_heating(mut bookings: Vec<Vec<i32>>, warm: i32, pause: i32) -> Vec<i32> {
        bookings.sort();
        let (mut times, mut minutes) = (1, 0);
        let (mut on, mut off) = (bookings[0][0] - warm, bookings[0][1]);
        for booking in &bookings {
            let (start, end) = (booking[0] - warm, booking[1]);
            if start - off < pause {
                off = off.max(end);
            } else {
                times += 1;
                minutes += off - on;
                on = start;
                off = end;
            }
        }
        vec![times, minutes + off - on]
    }
}
