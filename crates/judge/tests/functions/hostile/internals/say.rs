// Attack: calls the function of the driver that answers
// Verdict: accepted, wrong_answer, run_time_error
impl Solution {
    pub fn f(x: i32) -> i32 {
        if x == 2 {
            crate::say(1, 2, &7_i32.to_le_bytes());
        }
        x + 1
    }
}
