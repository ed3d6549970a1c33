//! What the judge says about a case: codes with parameters. Pages have their own sentences; [`fmt::Display`] is for programs and logs.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{
    describe_signal,
    signature::{CaseFault, Difference},
};

/// What the judge says about a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum CaseMessage {
    /// The program wrote more than its limit.
    WroteTooMuch {
        /// The limit, in KiB.
        limit_kib: u32,
    },
    /// The program needed more memory than its limit.
    OutOfMemory {
        /// The limit, in KiB.
        limit_kib: u32,
    },
    /// The program was stopped after this time.
    StoppedOnClock {
        /// Wall-clock time, in ms.
        wall_ms: u32,
    },
    /// The program was stopped at its CPU limit.
    StoppedOnCpu {
        /// CPU time, in ms.
        cpu_ms: u32,
        /// The limit, in ms.
        limit_ms: u32,
    },
    /// The program ended by itself, but after its CPU limit.
    UsedTooMuchCpu {
        /// CPU time, in ms.
        cpu_ms: u32,
        /// The limit, in ms.
        limit_ms: u32,
    },
    /// The program ended with an exit code other than 0.
    Exited {
        /// The code.
        exit_code: i32,
    },
    /// A signal ended the program.
    Signalled {
        /// The number of the signal.
        signal: i32,
    },
    /// The compiled program cannot be executed.
    NotExecutable {
        /// What the operating system says.
        cause: String,
    },
    /// The program ended before it answered.
    EndedEarly,
    /// The solution closed the connection to the judge.
    ClosedConnection,
    /// The solution wrote to the connection to the judge.
    Forged {
        /// What is wrong with the message, for logs.
        why: String,
    },
    /// The answer of a function is too long.
    AnswerTooLong {
        /// Its length, in bytes.
        bytes: u64,
        /// The limit, in bytes.
        limit: u32,
    },
    /// The answer of a function has too many elements.
    TooManyElements,
    /// The answer of a function has a char that Unicode does not have.
    NoUnicode,
    /// The answer of a function has a string that is not UTF-8.
    NoUtf8,
    /// There is no file with the answer to this case.
    NoAnswerFile {
        /// The name that the file must have.
        name: String,
    },
    /// The output does not match the signature.
    WrongType {
        /// Why.
        fault: CaseFault,
    },
    /// The values differ.
    ValuesDiffer {
        /// How.
        difference: Difference,
    },
    /// The outputs differ.
    OutputsDiffer {
        /// The line of the output, from 1.
        line: usize,
        /// How.
        difference: OutputDifference,
    },
    /// The case did not run, because an earlier one took too long.
    NotRun,
    /// What a program says: a validator, a driver, or the tested program itself.
    Said {
        /// Its words.
        text: String,
    },
}

/// How an output differs from the expected one. Tokens are shortened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum OutputDifference {
    /// Another token than expected.
    Token {
        /// The expected token.
        expected: String,
        /// The token of the output.
        actual: String,
    },
    /// The output ends too early.
    Missing {
        /// The expected token.
        expected: String,
    },
    /// The output continues after its expected end.
    Extra {
        /// The token of the output.
        actual: String,
    },
    /// The white space differs.
    Space,
}

/// Why a problem does not allow an input.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum InputRefusal {
    /// It is not UTF-8 text.
    NoText,
    /// It does not match the signature.
    Signature {
        /// Why.
        fault: CaseFault,
    },
    /// A validator refuses it without a reason.
    NotAllowed,
    /// A validator refuses it.
    Said {
        /// Its words.
        text: String,
    },
}

impl fmt::Display for CaseMessage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::WroteTooMuch { limit_kib } => write!(f, "Wrote more than {}.", kib(*limit_kib)),
            Self::OutOfMemory { limit_kib } => write!(f, "Needed more than {}.", kib(*limit_kib)),
            Self::StoppedOnClock { wall_ms } => write!(f, "Stopped after {} on the clock.", ms(*wall_ms)),
            Self::StoppedOnCpu { cpu_ms, limit_ms } => {
                write!(f, "Stopped after {} of CPU time; the limit is {}.", ms(*cpu_ms), ms(*limit_ms))
            }
            Self::UsedTooMuchCpu { cpu_ms, limit_ms } => {
                write!(f, "Used {} of CPU time; the limit is {}.", ms(*cpu_ms), ms(*limit_ms))
            }
            Self::Exited { exit_code } => write!(f, "Exit code {exit_code}."),
            Self::Signalled { signal } => write!(f, "{}.", describe_signal(*signal)),
            Self::NotExecutable { cause } => write!(f, "The program cannot be executed: {cause}."),
            Self::EndedEarly => f.write_str("The program ended before it answered."),
            Self::ClosedConnection => f.write_str("The solution closed the judge's connection."),
            Self::Forged { why } => write!(f, "The solution wrote to the judge's connection: {why}."),
            Self::AnswerTooLong { bytes, limit } => write!(f, "The answer has {bytes} bytes; the limit is {limit}."),
            Self::TooManyElements => f.write_str("Expected fewer elements in the answer."),
            Self::NoUnicode => f.write_str("Expected a char, found one that is not a character of Unicode."),
            Self::NoUtf8 => f.write_str("Expected a string, found one that is not valid UTF-8."),
            Self::NoAnswerFile { name } => write!(f, "There is no file for this case. Name it {name}."),
            Self::WrongType { fault } => write!(f, "The answer has the wrong type: {fault}."),
            Self::ValuesDiffer { difference } => write!(f, "{difference}"),
            Self::OutputsDiffer { line, difference } => write!(f, "Line {line}: {difference}"),
            Self::NotRun => f.write_str("An earlier case took too long, so this one did not run."),
            Self::Said { text } => f.write_str(text),
        }
    }
}

impl fmt::Display for OutputDifference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Token { expected, actual } => write!(f, "expected {expected}, got {actual}."),
            Self::Missing { expected } => write!(f, "expected {expected}, but the output ends here."),
            Self::Extra { actual } => write!(f, "expected the end of the output, got {actual}."),
            Self::Space => f.write_str("the white space differs."),
        }
    }
}

impl fmt::Display for InputRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoText => f.write_str("The input is not UTF-8 text."),
            Self::Signature { fault } => write!(f, "Invalid input: {fault}."),
            Self::NotAllowed => f.write_str("The problem does not allow this input."),
            Self::Said { text } => f.write_str(text),
        }
    }
}

fn ms(ms: u32) -> String {
    if ms < 1000 { format!("{ms} ms") } else { format!("{:.2} s", f64::from(ms) / 1000.0) }
}

fn kib(kib: u32) -> String {
    if kib < 1024 { format!("{kib} KiB") } else { format!("{:.0} MiB", f64::from(kib) / 1024.0) }
}

/// Reads codes. A newer worker may write codes that this version does not know: then it reads none, and the English words are shown.
///
/// # Errors
/// The input is not a valid value.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn known_or_none<'de, D: serde::Deserializer<'de>, T: Deserialize<'de> + Default>(
    deserializer: D,
) -> Result<T, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Codes<T> {
        Known(T),
        Other(serde::de::IgnoredAny),
    }
    Ok(match Codes::deserialize(deserializer)? {
        Codes::Known(codes) => codes,
        Codes::Other(_) => T::default(),
    })
}

#[cfg(test)]
#[path = "case_message_test.rs"]
mod tests;
