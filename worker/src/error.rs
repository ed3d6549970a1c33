//! The errors of a worker.

/// Why a worker does not start, or why a job failed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The host cannot isolate submitted programs, so nothing is judged here.
    #[error("programs cannot be isolated on this host: {fix}")]
    CannotIsolate {
        /// The first thing to fix.
        fix: String,
    },
    /// The sandbox works, but no language is installed.
    #[error("no language is usable: install python3, g++ or nodejs in /usr/bin, and start again")]
    NoLanguage,
    /// An invalid number of slots.
    #[error("{variable} is {value:?}: use 1 to 256")]
    SlotCount {
        /// The environment variable.
        variable: &'static str,
        /// Its value.
        value: String,
    },
    /// The bounds are reversed.
    #[error("ASSAY_SLOTS_MIN is {min} and ASSAY_SLOTS_MAX is {max}: the minimum must not exceed the maximum")]
    SlotBoundsReversed { min: usize, max: usize },
    /// The number of slots is both fixed and bounded.
    #[error(
        "ASSAY_SLOTS fixes the number of slots, ASSAY_SLOTS_MIN and ASSAY_SLOTS_MAX give a range: unset one of the two"
    )]
    SlotsFixedAndBounded,
    /// A slot did not start although the sandbox works, or judging failed.
    #[error(transparent)]
    Judge(#[from] assay_judge::Error),
    /// The operating system refused a new thread.
    #[error("cannot start the thread of a slot")]
    Thread(#[source] std::io::Error),
    #[error("the thread of a slot has ended")]
    SlotLost,
    #[error("the judge panicked: {0}")]
    Panicked(String),
    /// The database or the test data cannot be read.
    #[error("the store failed")]
    Store(#[from] assay_store::Error),
    /// The queue cannot be reached.
    #[error("the broker failed")]
    Broker(#[from] assay_broker::Error),
    /// A plan names a file that was not fetched.
    #[error("test data {0} was not fetched")]
    NotFetched(String),
    /// The folder for packages cannot be created.
    #[error("cannot create a folder to verify a package")]
    Scratch(#[source] std::io::Error),
    /// The files of a package cannot be restored.
    #[error("cannot restore the files of a package")]
    Import(#[from] assay_import::Error),
    /// The reports of a verification cannot be encoded.
    #[error("cannot encode the verification reports")]
    Reports(#[from] serde_json::Error),
    /// All attempts failed, so the next one would fail too.
    #[error("{0}")]
    GivenUp(String),
    /// The judge says "cancelled", but this worker did not cancel.
    #[error("the judging was cancelled, but not by this worker")]
    UnexpectedCancel,
}

impl Error {
    /// Whether the host was too busy, so that the same job can succeed later.
    pub(crate) fn is_busy(&self) -> bool {
        matches!(self, Self::Judge(assay_judge::Error::Busy(_)))
    }

    /// What the admin should do first, if this host lacks something that judging needs. A server can run without a worker and show this.
    #[must_use]
    pub fn fix(&self) -> Option<String> {
        match self {
            Self::CannotIsolate { fix } => Some(fix.clone()),
            Self::NoLanguage => Some(self.to_string()),
            _ => None,
        }
    }
}
