// Attack: closes every descriptor in the second case
// Verdict: accepted, run_time_error, accepted
extern "C" {
    fn close(line: i32) -> i32;
}

impl Solution {
    pub fn f(x: i32) -> i32 {
        if x == 2 {
            for line in 0..64 {
                unsafe { close(line) };
            }
        }
        x + 1
    }
}
