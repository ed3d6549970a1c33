//! A program that can only become a zygote, for programs that cannot start themselves again as one, such as a test harness.

use std::process::ExitCode;

fn main() -> ExitCode {
    assay_sandbox::enter_if_asked();
    // Only slots start this program, and then the line above does not return.
    ExitCode::FAILURE
}
