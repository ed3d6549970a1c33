//! What could not be judged.

use assay_domain::LanguageId;

use super::super::{Language, english::counted, language};

/// What could not be judged.
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
    lead: "Submissions that could not be judged after three tries, through no fault of their authors. See to the cause, then have them judged again.",
    retry_all: "Judge all again",
    nothing: "Everything could be judged",
    nothing_detail: "What cannot be judged, because a worker or a problem is broken, comes here.",
    no_cause: "No cause was noted.",
    retry: "Judge again",
    retry_one: |id| format!("Judge submission {id} again"),
    facts: |language, person, email, tries| {
        format!(" in {language}, by {person} ({email}), given up after {} ", counted(tries, "try", "tries"))
    },
};

/// What could not be judged.
pub(crate) fn failed() -> &'static Failed {
    match language() {
        Language::English => &ENGLISH,
    }
}
