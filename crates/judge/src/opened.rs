//! A submission that is ready to be judged.

use std::{path::PathBuf, sync::Arc};

use assay_domain::Plan;

use crate::{
    Submission,
    case_run::{CaseRunner, Entrant},
    languages::LanguageFile,
    sources::Sources,
};

/// A submission that is ready to be judged.
#[derive(Clone, Debug)]
pub(crate) struct Opened {
    pub(crate) runner: CaseRunner,
    /// The compiler's messages.
    pub(crate) messages: Option<String>,
    /// Its arranged files, and its language with the changes of its driver; `None` for answer files.
    pub(crate) sources: Option<(Sources, LanguageFile)>,
    pub(crate) submission: Submission,
}

impl Opened {
    /// See [`Contestant::with_short_grace`](crate::pass::Contestant::with_short_grace).
    pub(crate) fn with_short_grace(mut self) -> Self {
        if let Entrant::Program(contestant) = self.runner.entrant {
            self.runner.entrant = Entrant::Program(contestant.with_short_grace());
        }
        self
    }
}

/// The submission that was opened last. The next step may use it again.
#[derive(Debug)]
pub(crate) struct Last {
    pub(crate) plan: Arc<Plan<PathBuf>>,
    pub(crate) name: String,
    pub(crate) opened: Opened,
}
