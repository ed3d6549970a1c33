// Attack: a thread panics
// Verdict: accepted
impl Solution {
    pub fn f(x: i32) -> i32 {
        if x == 2 {
            std::thread::spawn(|| panic!("no")).join().unwrap_err();
        }
        x + 1
    }
}
