//! Faults of ours: never the fault of the program that ran.

use std::io;

use crate::Rung;

/// Why a slot could not be started, or a run could not be made. Never the fault of the program that runs.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The executable of the zygote could not be started.
    #[error("cannot start the sandbox process {path}")]
    Spawn {
        /// The executable.
        path: String,
        /// Why.
        source: io::Error,
    },
    /// The host refused a step of building the box.
    #[error("cannot build the sandbox: {step}")]
    Build {
        /// What was refused.
        step: String,
        /// Why.
        source: io::Error,
    },
    /// The means of enforcing limits that was asked for does not work here.
    #[error("limits cannot be enforced by {rung}: {reason}")]
    Rung {
        /// What was asked for.
        rung: Rung,
        /// What is missing.
        reason: String,
    },
    /// A variable of the environment has a value that cannot be used.
    #[error("{variable}: {problem}")]
    Setting {
        /// Its name.
        variable: &'static str,
        /// What is wrong with it.
        problem: String,
    },
    /// A control group could not be read or written.
    #[error("control group file {file}")]
    Cgroup {
        /// Its path.
        file: String,
        /// Why.
        source: io::Error,
    },
    /// The request itself cannot be carried out, such as a name that leaves the box.
    #[error("invalid run: {0}")]
    Invalid(String),
    /// The program could not be executed.
    #[error("cannot execute {program}")]
    Exec {
        /// The first argument.
        program: String,
        /// Why.
        source: io::Error,
    },
    /// A step of a run failed inside the zygote.
    #[error("the sandbox failed: {step}")]
    Step {
        /// What failed.
        step: String,
        /// Why.
        source: io::Error,
    },
    /// The box was not fit for a run. A slot builds a new one then and tries once more, so this is told only if that
    /// did not help.
    #[error("the box is not fit for a run: {step}")]
    Unfit {
        /// What is not as it must be.
        step: String,
        /// Why.
        source: io::Error,
    },
    /// The kernel killed the program for want of memory while the program was within its own limit: the host, or a
    /// control group that holds ours, has too little.
    #[error("the host, or a control group around the sandbox, ran out of memory")]
    Starved,
    /// The zygote ended or sent something unintelligible.
    #[error("the sandbox process was lost: {0}")]
    Lost(String),
    /// A call of the supervising side failed.
    #[error("{what}")]
    Io {
        /// What was tried.
        what: &'static str,
        /// Why.
        source: io::Error,
    },
}

impl Error {
    /// Whether the zygote may be damaged, so that it must not be used again.
    pub(crate) fn is_lasting(&self) -> bool {
        !matches!(self, Self::Invalid(_) | Self::Exec { .. } | Self::Step { .. } | Self::Starved)
    }
}

/// An error with everything that caused it, on one line.
pub(crate) fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(cause) = next {
        text = format!("{text}: {cause}");
        next = cause.source();
    }
    text
}
