// Attack: has its own main, which is not run
// Verdict: accepted
fn main() {
    println!("42");
}

impl Solution {
    pub fn f(x: i32) -> i32 {
        x + 1
    }
}
