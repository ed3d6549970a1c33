impl Solution {
    pub fn drum_rolls(beats: i32) -> i32 {
        let (mut one, mut two, mut three) = (1i64, 0, 0);
        for _ in 0..beats {
            (one, two, three) = ((one + 2 * two + three) % 1_000_000_007, one, two);
        }
        one as i32
    }
}
