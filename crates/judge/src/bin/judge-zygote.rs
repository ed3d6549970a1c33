//! The sandbox process of tests and benches, whose own executables are test harnesses.

use std::process::ExitCode;

fn main() -> ExitCode {
    assay_sandbox::enter_if_asked();
    // Nobody asked: there is nothing else that this program does.
    ExitCode::FAILURE
}
