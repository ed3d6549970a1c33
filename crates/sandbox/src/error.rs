//! Internal failures. They are never the fault of the program that runs.

use std::io;

use crate::Rung;

/// Why a slot did not start, or why a run failed. Never the fault of the program that runs.
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
        /// The refused step.
        step: String,
        /// Why.
        source: io::Error,
    },
    /// The requested means of enforcing limits does not work here.
    #[error("limits cannot be enforced by {rung}: {reason}")]
    Rung {
        /// The requested means.
        rung: Rung,
        /// What is missing.
        reason: String,
    },
    /// An environment variable has an invalid value.
    #[error("{variable}: {problem}")]
    Setting {
        /// The name of the variable.
        variable: &'static str,
        /// What is wrong with its value.
        problem: String,
    },
    /// A control group could not be read or written.
    #[error("control group file {file}")]
    Cgroup {
        /// The path of the file.
        file: String,
        /// Why.
        source: io::Error,
    },
    /// The request is invalid, for example because a file name leaves the box.
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
        /// The failed step.
        step: String,
        /// Why.
        source: io::Error,
    },
    /// The box is not clean, so the run did not start. A slot then builds a new box and retries once. This error means that the retry
    /// failed too.
    #[error("the box is not clean: {step}")]
    BoxNotClean {
        /// What is wrong with the box.
        step: String,
        /// Why.
        source: io::Error,
    },
    /// The kernel killed the program to free memory, although the program was within its own limit. The host, or a control group around
    /// the sandbox, has too little memory.
    #[error("the host, or a control group around the sandbox, ran out of memory")]
    HostOutOfMemory,
    /// The zygote did not answer in time. It may be hung, or the host has no processor for it.
    #[error("the sandbox process did not answer: {0}")]
    NoAnswer(String),
    /// The zygote ended, or sent an invalid message.
    #[error("the sandbox process was lost: {0}")]
    Lost(String),
    /// A system call of the supervisor failed.
    #[error("{what}")]
    Io {
        /// The failed operation.
        what: &'static str,
        /// Why.
        source: io::Error,
    },
}

impl Error {
    /// Whether the zygote may be damaged and must not be used again.
    pub(crate) fn is_lasting(&self) -> bool {
        !matches!(self, Self::Invalid(_) | Self::Exec { .. } | Self::Step { .. } | Self::HostOutOfMemory)
    }
}
