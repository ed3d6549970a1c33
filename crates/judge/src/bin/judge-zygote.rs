//! The sandbox process for tests and benchmarks, because a test harness cannot become one itself.

use std::process::ExitCode;

fn main() -> ExitCode {
    assay_sandbox::enter_if_asked();
    // This program can do nothing else.
    ExitCode::FAILURE
}
