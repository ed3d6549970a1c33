//! What the problem page knows about a function problem. The server writes it into the page, and the page's lazy part reads it.

use assay_domain::{Interface, LanguageId, signature::Signature};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct FunctionFacts {
    pub(crate) signature: Signature,
    /// The languages that have a driver.
    pub(crate) languages: Vec<LanguageId>,
    pub(crate) samples: Vec<ShownSample>,
}

/// A sample, as programs and users read it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ShownSample {
    pub(crate) name: String,
    pub(crate) input: String,
    /// Empty for a class: the answer shows the calls.
    pub(crate) shown_input: String,
    pub(crate) shown_answer: String,
    /// Whether the statement already shows it.
    pub(crate) in_statement: bool,
}

#[cfg_attr(not(feature = "hydrate"), allow(dead_code))]
impl FunctionFacts {
    /// The interface of programs in a language: the chosen one, if the language has both.
    pub(crate) fn interface(&self, language: &str, chosen: Interface) -> Interface {
        if self.has_both(language) { chosen } else { Interface::Stdin }
    }

    pub(crate) fn has_both(&self, language: &str) -> bool {
        self.languages.iter().any(|known| known.as_str() == language)
    }
}
