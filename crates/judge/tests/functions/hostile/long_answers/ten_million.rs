// Attack: returns ten million numbers in the second case
// Problem: numbers
// Time: 4
// Verdict: accepted, output_limit_exceeded or memory_limit_exceeded, accepted
impl Solution {
    pub fn f(x: i32) -> Vec<i32> {
        if x == 2 {
            return vec![0; 10_000_000];
        }
        vec![x]
    }
}
