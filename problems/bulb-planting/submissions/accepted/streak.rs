impl Solution {
    pub fn bulb_planting(nights: Vec<i32>, drops: i32) -> i32 {
        let mut streak = 0;
        for i in 1..nights.len() {
            streak = if nights[i] < nights[i - 1] { streak + 1 } else { 0 };
            if streak == drops {
                return i as i32;
            }
        }
        -1
    }
}
