// Attack: has the compiler read secrets of the host into the program.
// Verdict: compile_error
const SHADOW: &[u8] = include_bytes!("/etc/shadow");
const ENVIRONMENT: &str = include_str!("/proc/1/environ");
const HOME: &[u8] = include_bytes!("/root/.bashrc");
include!("/box/../root/.profile");

fn main() {
    println!("{:?} {} {:?}", SHADOW, ENVIRONMENT, HOME);
}
