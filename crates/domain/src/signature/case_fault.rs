//! Why a file of a case does not match the signature.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{ValueFault, ValueReason};

/// Why a file of a case does not match the signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseFault {
    /// The line, from 1.
    pub line: usize,
    /// The parameter or call.
    pub place: CasePlace,
    /// What is wrong there. The path begins within the value of the place.
    pub fault: Box<ValueFault>,
}

/// A place in a line of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum CasePlace {
    /// The whole line.
    Line,
    /// The value of a parameter of a function.
    Parameter {
        /// Its name.
        name: String,
    },
    /// The names of the methods of a class.
    Methods,
    /// The arguments of all calls of a class.
    Arguments,
    /// The arguments of one call of a class.
    Call {
        /// The method, or the class for its constructor.
        method: String,
        /// One of its parameters. `None`: all arguments of the call.
        param: Option<String>,
        /// The number of the call, from 0.
        call: usize,
    },
}

impl CaseFault {
    pub(super) fn new(line: usize, place: CasePlace, fault: ValueFault) -> Self {
        Self { line, place, fault: Box::new(fault) }
    }

    /// The fault of a whole line.
    pub(super) fn of_line(line: usize, reason: ValueReason) -> Self {
        Self::new(line, CasePlace::Line, reason.into())
    }
}

impl fmt::Display for CaseFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}", self.line)?;
        match &self.place {
            CasePlace::Line => Ok(()),
            CasePlace::Parameter { name } => write!(f, " ({name})"),
            CasePlace::Methods => f.write_str(" (methods)"),
            CasePlace::Arguments => f.write_str(" (arguments)"),
            CasePlace::Call { method, param: None, call } => write!(f, " ({method}, call {call})"),
            CasePlace::Call { method, param: Some(param), call } => write!(f, " ({method}({param}), call {call})"),
        }?;
        write!(f, ": {}", self.fault)
    }
}

impl std::error::Error for CaseFault {}
