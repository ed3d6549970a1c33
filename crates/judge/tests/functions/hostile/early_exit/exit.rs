// Attack: exits with 0 in the second case
// Verdict: accepted, run_time_error, accepted
// Says: ended before it answered
impl Solution {
    pub fn f(x: i32) -> i32 {
        if x == 2 {
            std::process::exit(0);
        }
        x + 1
    }
}
