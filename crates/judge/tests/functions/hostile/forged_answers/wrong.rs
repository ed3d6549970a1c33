// Attack: answers the second case itself, wrongly, and then lets the driver answer
// Verdict: accepted, wrong_answer, run_time_error
fn frame(kind: u8, number: u8, value: u8) {
    use std::io::Write;
    use std::os::fd::FromRawFd;
    let mut line = std::mem::ManuallyDrop::new(unsafe { std::fs::File::from_raw_fd(3) });
    line.write_all(&[9, 0, 0, 0, kind, number, 0, 0, 0, value, 0, 0, 0]).unwrap();
}

impl Solution {
    pub fn f(x: i32) -> i32 {
        if x == 2 {
            frame(1, 2, 7);
        }
        x + 1
    }
}
