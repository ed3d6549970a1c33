impl Solution {
    pub fn fountain_bowls(bowls: &mut Vec<i32>, capacity: i32) {
        for i in 0..bowls.len() {
            if bowls[i] > capacity {
                if i + 1 < bowls.len() {
                    bowls[i + 1] += bowls[i] - capacity;
                }
                bowls[i] = capacity;
            }
        }
    }
}
