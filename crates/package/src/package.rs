//! A problem package, as read.

use std::{fmt, path::PathBuf};

use assay_domain::{Difficulty, LanguageId, Limits, Slug, Verdict};

use crate::Comparison;

/// A problem package, as read from its folder.
#[derive(Clone, Debug, PartialEq)]
pub struct Package {
    /// The folder's name.
    pub slug: Slug,
    /// The title; English where there are several.
    pub name: String,
    /// How hard its author says it is: the first of the keywords `easy`, `medium` and `hard`.
    pub difficulty: Option<Difficulty>,
    /// Who wrote it and on what terms.
    pub about: About,
    /// The statement as sanitised HTML with MathML. It does not hold the samples: those are in [`cases`](Self::cases).
    pub statement_html: String,
    /// What a program may use on one case.
    pub limits: Limits,
    /// The test cases: samples first, then the secret ones, each in the order of the specification.
    pub cases: Vec<TestCase>,
    /// How output is compared with the answer.
    pub comparison: Comparison,
    /// The submissions that come with it, by label and then by path.
    pub submissions: Vec<LabelledSubmission>,
    /// What is among the submissions and cannot be judged. Each is among the warnings, too.
    pub left_out: Vec<Warning>,
    /// What was not understood or not supported, and could be lived without.
    pub warnings: Vec<Warning>,
    /// Sha-256, in lower-case hexadecimal, over the paths and bytes of every file that matters to judging or reading.
    pub hash: String,
}

/// Who wrote a problem and on what terms.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// The problem's identity across archives.
    pub uuid: Option<String>,
    /// Which edition its author says it is.
    pub version: Option<String>,
    /// Its keywords, all of them.
    pub keywords: Vec<String>,
    /// Its authors' names, without addresses.
    pub authors: Vec<String>,
    /// The names of those who helped: testers, translators, contributors.
    pub contributors: Vec<String>,
    /// Where it was used first.
    pub source: Option<String>,
    /// The licence's code: `cc by-sa`, `cc0`, `public domain`…
    pub license: Option<String>,
    /// Who holds the rights.
    pub rights_owner: Option<String>,
}

/// One test case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TestCase {
    /// Its path under `data/` without the ending: `sample/1`, `secret/big/03`.
    pub name: String,
    /// Whether everybody may see it.
    pub sample: bool,
    /// The file the program reads.
    pub input: PathBuf,
    /// The file with the expected answer.
    pub answer: PathBuf,
}

/// A submission that comes with a package, and what it is to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelledSubmission {
    /// The file.
    pub path: PathBuf,
    /// Its path in the package: `submissions/accepted/two_pointers.py`.
    pub name: String,
    /// Its language, by its ending.
    pub language: LanguageId,
    /// What it is to show.
    pub label: Label,
}

/// What a submission of a package is to show: the name of its folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Label {
    /// Solves the problem.
    Accepted,
    /// Gives a wrong answer on some case.
    WrongAnswer,
    /// Too slow on some case.
    TimeLimitExceeded,
    /// Crashes on some case.
    RunTimeError,
}

impl Label {
    /// The verdicts a submission of this label may get. The specification knows none for memory: too much of it is a run-time error there.
    #[must_use]
    pub fn permitted(self) -> &'static [Verdict] {
        match self {
            Self::Accepted => &[Verdict::Accepted],
            Self::WrongAnswer => &[Verdict::WrongAnswer],
            Self::TimeLimitExceeded => &[Verdict::TimeLimitExceeded],
            Self::RunTimeError => &[Verdict::RunTimeError, Verdict::MemoryLimitExceeded],
        }
    }

    /// All labels.
    pub const ALL: [Self; 4] = [Self::Accepted, Self::WrongAnswer, Self::TimeLimitExceeded, Self::RunTimeError];

    /// The name of its folder under `submissions/`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::WrongAnswer => "wrong_answer",
            Self::TimeLimitExceeded => "time_limit_exceeded",
            Self::RunTimeError => "run_time_error",
        }
    }
}

/// Something that was not understood or not supported, and could be lived without.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// The file's path in the package.
    pub file: String,
    /// The line, from 1, where it is known.
    pub line: Option<u64>,
    /// What was found and what becomes of it.
    pub message: String,
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.file, self.message),
            None => write!(f, "{}: {}", self.file, self.message),
        }
    }
}
