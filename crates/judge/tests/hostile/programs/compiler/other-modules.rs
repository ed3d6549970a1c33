// Attack: modules whose files are the host's, so that messages quote them.
// Verdict: compile_error
#[path = "/etc/passwd"]
mod users;
#[path = "/proc/self/maps"]
mod memory;
#[path = "../../../../../../proc/1/status"]
mod zygote;
#[path = "/dev/stdin"]
mod input;

fn main() {}
