// Attack: includes a file that has no end.
// Verdict: compile_error
const ALL: &[u8] = include_bytes!("/dev/zero");

fn main() {
    println!("{}", ALL.len());
}
