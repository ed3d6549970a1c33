//! Submissions that could not be judged.

use assay_domain::LanguageId;

use super::super::{Language, english::counted, language};

/// Submissions that could not be judged.
pub(crate) struct Failed {
    pub(crate) lead: &'static str,
    pub(crate) retry_all: &'static str,
    pub(crate) nothing: &'static str,
    pub(crate) nothing_detail: &'static str,
    pub(crate) no_cause: &'static str,
    pub(crate) retry: &'static str,
    pub(crate) retry_one: fn(id: i64) -> String,
    pub(crate) facts: fn(language: &LanguageId, person: &str, email: &str, tries: u32) -> String,
}

static ENGLISH: Failed = Failed {
    lead: "Submissions that could not be judged in three attempts because of an internal error. Fix the cause, then rejudge them.",
    retry_all: "Rejudge all",
    nothing: "No judge errors",
    nothing_detail: "Submissions that fail because of a worker or a problem package appear here.",
    no_cause: "No cause was recorded.",
    retry: "Rejudge",
    retry_one: |id| format!("Rejudge submission {id}"),
    facts: |language, person, email, tries| {
        format!(" in {language}, by {person} ({email}), given up after {} ", counted(tries, "attempt", "attempts"))
    },
};

/// Submissions that could not be judged.
pub(crate) fn failed() -> &'static Failed {
    match language() {
        Language::English => &ENGLISH,
    }
}
