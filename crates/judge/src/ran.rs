//! The result of a run of a submitted program.

use assay_sandbox::{Ending, Outcome};

use crate::{ended::Rejection, held::Held};

/// The result of a run.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) outcome: Outcome,
    /// Why it failed, independent of its output.
    pub(crate) rejection: Option<Rejection>,
    /// The output, or the answer from its driver as JSON.
    pub(crate) output: Held,
    /// The standard output of a solution that a driver calls.
    pub(crate) printed: Option<Vec<u8>>,
}

/// Whether the second of two runs counts, after the first one was close to its CPU limit.
pub(crate) fn decides(second: &Outcome, first: &Outcome) -> bool {
    second.cpu_us < first.cpu_us
}

/// The outcome of a program that was not executed.
pub(crate) fn never_began() -> Outcome {
    Outcome {
        ending: Ending::Exited(127),
        cpu_ms: 0,
        cpu_us: 0,
        wall_ms: 0,
        waited_ms: None,
        memory_kib: 0,
        stdout: Vec::new(),
        stderr: Vec::new(),
        collected: Vec::new(),
        not_collected: Vec::new(),
        enforced_by: assay_sandbox::Rung::Sampling,
        warm: false,
    }
}
