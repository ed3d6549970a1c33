// Attack: stops itself in the second case, so that no CPU time passes
// Verdict: accepted, time_limit_exceeded, accepted
// Says: on the clock
extern "C" {
    fn raise(signal: i32) -> i32;
}

impl Solution {
    pub fn f(x: i32) -> i32 {
        if x == 2 {
            unsafe { raise(19) };
        }
        x + 1
    }
}
