// Attack: reads standard input, which is empty
// Verdict: accepted
impl Solution {
    pub fn f(x: i32) -> i32 {
        if x == 2 {
            let mut line = String::new();
            if std::io::stdin().read_line(&mut line).unwrap() > 0 {
                return 0;
            }
        }
        x + 1
    }
}
