// Attack: returns bytes that are not UTF-8 in the second case
// Problem: text
// Verdict: accepted, run_time_error, accepted
// Says: not valid UTF-8
impl Solution {
    pub fn f(x: String) -> String {
        if x == "b" {
            return unsafe { String::from_utf8_unchecked(vec![255]) };
        }
        x
    }
}
