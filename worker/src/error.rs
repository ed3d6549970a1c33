//! What can go wrong in a worker.

/// Why a worker does not start, or could not judge.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The host cannot keep submitted programs apart, so nothing is judged here.
    #[error("programs cannot be isolated on this host: {fix}")]
    CannotIsolate {
        /// What to do about it first.
        fix: String,
    },
    /// The sandbox works, but no language is installed for it.
    #[error("no language is usable: install python3, g++ or nodejs in /usr/bin, and start again")]
    NoLanguage,
    /// A number of slots that cannot be.
    #[error("{variable} is {value:?}: use 1 to 256")]
    SlotCount {
        /// What says so.
        variable: &'static str,
        /// What it says.
        value: String,
    },
    /// The bounds on the number of slots leave nothing between them.
    #[error("ASSAY_SLOTS_MIN is {min} and ASSAY_SLOTS_MAX is {max}: the least must not be more than the most")]
    SlotsCrossed {
        /// The fewest.
        min: usize,
        /// The most.
        max: usize,
    },
    /// The number of slots is fixed and bounded at once.
    #[error(
        "ASSAY_SLOTS fixes the number of slots that ASSAY_SLOTS_MIN and ASSAY_SLOTS_MAX leave open: unset the one or the others"
    )]
    SlotsTwice,
    /// A slot did not start although the sandbox works.
    #[error("a slot cannot start")]
    Judge(#[from] assay_judge::Error),
    /// The thread of a slot could not be started.
    #[error("the thread of a slot cannot start")]
    Thread(#[source] std::io::Error),
    /// The thread of a slot has ended.
    #[error("the thread of a slot has ended")]
    SlotLost,
    /// The judge of a slot panicked.
    #[error("the judge panicked: {0}")]
    Panicked(String),
    /// The rows or the test data cannot be read.
    #[error("the store failed")]
    Store(#[from] assay_store::Error),
    /// The queue cannot be reached.
    #[error("the broker failed")]
    Broker(#[from] assay_broker::Error),
    /// A plan names a file that was not fetched with it.
    #[error("test data {0} was not fetched")]
    NotFetched(String),
    /// A package cannot be laid out to be verified.
    #[error("packages cannot be laid out to be verified")]
    Scratch(#[source] std::io::Error),
    /// The files of a package cannot be had.
    #[error("a package cannot be laid out to be verified")]
    Import(#[from] assay_import::Error),
    /// What was found cannot be written down.
    #[error("what was found cannot be written down")]
    Findings(#[from] serde_json::Error),
    /// Whatever ended the attempts before would end this one too.
    #[error("given up: each attempt ended without a result")]
    GivenUp,
    /// The judging ended as cancelled, and nobody had cancelled it.
    #[error("the judging was cancelled, but not by us")]
    Stopped,
}

impl Error {
    /// What to do first, where it is this host that lacks what judging needs: a server can go on without a worker then, and say this.
    #[must_use]
    pub fn fix(&self) -> Option<String> {
        match self {
            Self::CannotIsolate { fix } => Some(fix.clone()),
            Self::NoLanguage => Some(self.to_string()),
            _ => None,
        }
    }
}

/// An error with all its causes, for the log and the row: at most 2 KiB, because an error can quote text of any length from a user.
pub(crate) fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let said = error.to_string();
        // Some errors quote their cause already.
        if !text.ends_with(&said) {
            text.push_str(": ");
            text.push_str(&said);
        }
        cause = error.source();
    }
    text.truncate(text.floor_char_boundary(2048));
    text
}
