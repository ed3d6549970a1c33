impl Solution {
    pub fn porch_lamps(lamps: i32, count: i32, presses: Vec<i32>) -> i32 {
        let mut lamps = lamps;
        for k in presses {
            for j in k - 1..=k + 1 {
                if 0 <= j && j < count {
                    lamps ^= 1 << j;
                }
            }
        }
        lamps
    }
}
