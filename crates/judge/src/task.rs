//! What is to be judged, and how the judging is followed.

use std::path::PathBuf;

use assay_domain::{LanguageId, Limits};
use assay_package::Comparison;

/// A submission, with everything that is needed to judge it.
#[derive(Clone, Debug)]
pub struct Task {
    /// The language of the source.
    pub language: LanguageId,
    /// The source.
    pub source: String,
    /// The problem's limits, before the language's multiplier.
    pub limits: Limits,
    /// The cases, in the order they are run.
    pub cases: Vec<Case>,
    /// How an output is compared with its answer.
    pub comparison: Comparison,
    /// Whether the first case that fails is also the last that runs.
    pub stop_at_first_failure: bool,
}

/// A test case.
#[derive(Clone, Debug)]
pub struct Case {
    /// Its name in the package.
    pub name: String,
    /// Whether it is a sample, which everybody may see.
    pub sample: bool,
    /// Whether its data may be shown to a submitter who failed it.
    pub shown: bool,
    /// The file the program reads as its standard input.
    pub input: PathBuf,
    /// The file its output is compared with.
    pub answer: PathBuf,
}

/// A step of judging, told when it begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The source is being compiled, or fetched from the cache.
    Compiling,
    /// A case is about to run.
    Running {
        /// Which one, from 1.
        case: u32,
        /// How many there are.
        total: u32,
        /// One letter for each case that ended ([`assay_domain::Verdict::letter`]).
        strip: String,
    },
}
