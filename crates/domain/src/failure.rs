//! The first failed case of a submission.

use serde::{Deserialize, Serialize};

#[cfg(not(target_arch = "wasm32"))]
use crate::CaseMessage;
use crate::CaseValues;

/// The first failed case.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Failure {
    /// The case's number, from 1.
    pub case: u32,
    /// Whether it is a sample, which all users may see.
    pub sample: bool,
    /// The input.
    pub input: Option<String>,
    /// The expected output.
    pub expected: Option<String>,
    /// The program's output.
    pub actual: Option<String>,
    /// The program's standard output, if the program is a function.
    #[serde(default)]
    pub stdout: Option<String>,
    /// The case as values, if it is one of a function problem and may be shown. The wasm shows the HTML instead.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", serde(skip))]
    pub values: Option<Box<CaseValues>>,
    /// The same as HTML, as the site shows it.
    #[serde(default)]
    pub html: Option<String>,
    /// More about the failure: a signal, an exit code, the end of stderr.
    pub message: Option<String>,
    /// The same as codes. The server replaces the words with sentences in the language of the site, and sends no codes.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "crate::case_message::known_or_none")]
    #[cfg_attr(feature = "openapi", schema(ignore))]
    pub said: Vec<CaseMessage>,
    /// Whether one of the texts was truncated.
    pub truncated: bool,
}
