// Attack: returns NaN in the second case
// Problem: real
// Verdict: accepted, wrong_answer, accepted
impl Solution {
    pub fn f(x: f64) -> f64 {
        if x == 1.5 {
            return f64::NAN;
        }
        x
    }
}
