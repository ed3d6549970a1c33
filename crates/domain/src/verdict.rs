//! Verdicts. How a single process ended is another type, in the sandbox crate.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// The verdict of a submission, or of one of its cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Every case passed.
    Accepted,
    /// Got part of the score of a scoring problem.
    PartiallyAccepted,
    /// Ran, but its answer is wrong.
    WrongAnswer,
    /// Used more CPU or wall-clock time than allowed.
    TimeLimitExceeded,
    /// Used more memory than allowed.
    MemoryLimitExceeded,
    /// Wrote more than allowed.
    OutputLimitExceeded,
    /// Crashed, or ended with an exit code other than 0.
    RunTimeError,
    /// Did not compile.
    CompileError,
    /// An internal failure. It never counts against the submitter.
    JudgeError,
    /// Cancelled by its owner.
    Aborted,
}

/// The text does not name a verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownVerdict(pub String);

impl Verdict {
    /// All verdicts.
    pub const ALL: [Self; 10] = [
        Self::Accepted,
        Self::PartiallyAccepted,
        Self::WrongAnswer,
        Self::TimeLimitExceeded,
        Self::MemoryLimitExceeded,
        Self::OutputLimitExceeded,
        Self::RunTimeError,
        Self::CompileError,
        Self::JudgeError,
        Self::Aborted,
    ];

    /// The name in the database and on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::PartiallyAccepted => "partially_accepted",
            Self::WrongAnswer => "wrong_answer",
            Self::TimeLimitExceeded => "time_limit_exceeded",
            Self::MemoryLimitExceeded => "memory_limit_exceeded",
            Self::OutputLimitExceeded => "output_limit_exceeded",
            Self::RunTimeError => "run_time_error",
            Self::CompileError => "compile_error",
            Self::JudgeError => "judge_error",
            Self::Aborted => "aborted",
        }
    }

    /// The displayed name.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Accepted => "Accepted",
            Self::PartiallyAccepted => "Partially accepted",
            Self::WrongAnswer => "Wrong answer",
            Self::TimeLimitExceeded => "Time limit exceeded",
            Self::MemoryLimitExceeded => "Memory limit exceeded",
            Self::OutputLimitExceeded => "Output limit exceeded",
            Self::RunTimeError => "Run-time error",
            Self::CompileError => "Compile error",
            Self::JudgeError => "Judge error",
            Self::Aborted => "Cancelled",
        }
    }

    /// The verdict's letter in [`Progress::strip`](crate::Progress::strip).
    #[must_use]
    pub fn letter(self) -> char {
        match self {
            Self::Accepted => 'A',
            Self::PartiallyAccepted => 'P',
            Self::WrongAnswer => 'W',
            Self::TimeLimitExceeded => 'T',
            Self::MemoryLimitExceeded => 'M',
            Self::OutputLimitExceeded => 'O',
            Self::RunTimeError => 'R',
            Self::CompileError => 'C',
            Self::JudgeError => 'J',
            Self::Aborted => 'X',
        }
    }

    /// The verdict with this letter.
    #[must_use]
    pub fn from_letter(letter: char) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.letter() == letter)
    }
}

impl FromStr for Verdict {
    type Err = UnknownVerdict;

    fn from_str(text: &str) -> Result<Self, UnknownVerdict> {
        Self::ALL.into_iter().find(|verdict| verdict.as_str() == text).ok_or_else(|| UnknownVerdict(text.to_owned()))
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for UnknownVerdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is not a verdict", self.0)
    }
}

impl std::error::Error for UnknownVerdict {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verdicts_parse_from_their_names_and_letters() {
        for verdict in Verdict::ALL {
            assert_eq!(verdict.as_str().parse(), Ok(verdict));
            assert_eq!(Verdict::from_letter(verdict.letter()), Some(verdict));
            assert_eq!(serde_json::to_string(&verdict).unwrap(), format!("{:?}", verdict.as_str()));
        }
    }
}
