impl Solution {
    pub fn quiet_houses(noise: Vec<i32>, limit: i32) -> Vec<i32> {
        let (mut left, mut total, mut first, mut most) = (0, 0, 0, 0);
        for right in 0..noise.len() {
            total += noise[right];
            while total > limit {
                total -= noise[left];
                left += 1;
            }
            if right + 1 - left > most {
                first = left;
                most = right + 1 - left;
            }
        }
        if most == 0 { vec![] } else { vec![first as i32, most as i32] }
    }
}
