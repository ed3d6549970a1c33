//! Submissions that could not be judged.

use assay_domain::LanguageId;

use super::super::english::counted;

texts! {
    pub(crate) fn failed() -> Failed;

    lead = "Submissions that could not be judged in three attempts because of an internal error. Fix the cause, then rejudge them.",
    rejudge_all = "Rejudge all",
    no_errors = "No judge errors",
    no_errors_detail = "Submissions that fail because of a worker or a problem package appear here.",
    no_cause = "No cause was recorded.",
    rejudge = "Rejudge",
    rejudge_one(id: i64) = format!("Rejudge submission {id}"),
    facts(language: &LanguageId, person: &str, email: &str, tries: u32) =
        format!(" in {language}, by {person} ({email}), given up after {} ", counted(tries, "attempt", "attempts")),
}
