//! Submissions that could not be judged.

use assay_domain::LanguageId;

use super::super::{Language, english::counted, language};

pub(crate) struct Failed {
    pub(crate) lead: &'static str,
    pub(crate) rejudge_all: &'static str,
    pub(crate) no_errors: &'static str,
    pub(crate) no_errors_detail: &'static str,
    pub(crate) no_cause: &'static str,
    pub(crate) rejudge: &'static str,
    pub(crate) rejudge_one: fn(id: i64) -> String,
    pub(crate) facts: fn(language: &LanguageId, person: &str, email: &str, tries: u32) -> String,
}

static ENGLISH: Failed = Failed {
    lead: "Submissions that could not be judged in three attempts because of an internal error. Fix the cause, then rejudge them.",
    rejudge_all: "Rejudge all",
    no_errors: "No judge errors",
    no_errors_detail: "Submissions that fail because of a worker or a problem package appear here.",
    no_cause: "No cause was recorded.",
    rejudge: "Rejudge",
    rejudge_one: |id| format!("Rejudge submission {id}"),
    facts: |language, person, email, tries| {
        format!(" in {language}, by {person} ({email}), given up after {} ", counted(tries, "attempt", "attempts"))
    },
};

pub(crate) fn failed() -> &'static Failed {
    match language() {
        Language::English => &ENGLISH,
    }
}
