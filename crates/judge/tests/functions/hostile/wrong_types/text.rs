// Attack: returns a text instead of a number
// Verdict: compile_error
// Says: expected `i32`, found `String`
impl Solution {
    pub fn f(x: i32) -> String {
        x.to_string()
    }
}
