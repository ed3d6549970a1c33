//! How programs get the cases of a function problem.

use serde::{Deserialize, Serialize};

/// How a program gets the cases of a function problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Interface {
    /// A driver calls the function or class.
    Function,
    /// The program reads a case from standard input, and writes the answer as JSON.
    Stdin,
}

impl Interface {
    /// The name in the database and on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Function => "function",
            Self::Stdin => "stdin",
        }
    }

    /// The interface of that name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Function, Self::Stdin].into_iter().find(|interface| interface.as_str() == text)
    }
}
