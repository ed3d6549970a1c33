impl Solution {
    pub fn ferry_wait(day: i32, departures: Vec<i32>, guests: Vec<i32>, board: i32) -> i64 {
        let mut total = 0i64;
        for guest in guests {
            let ready = (guest + board) % day;
            let place = departures.partition_point(|&time| time < ready);
            let leave = if place < departures.len() { departures[place] } else { departures[0] + day };
            total += (board + leave - ready) as i64;
        }
        total
    }
}
