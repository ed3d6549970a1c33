//! The list of submissions, and two of them side by side.

use super::{Language, language};

pub(crate) struct History {
    pub(crate) filter_label: &'static str,
    pub(crate) filter: &'static str,
    pub(crate) number: &'static str,
    pub(crate) problem: &'static str,
    pub(crate) person: &'static str,
    pub(crate) verdict: &'static str,
    pub(crate) language: &'static str,
    pub(crate) any: &'static str,
    pub(crate) no_match: &'static str,
    pub(crate) no_match_detail: &'static str,
    pub(crate) empty: &'static str,
    pub(crate) empty_detail: &'static str,
    pub(crate) empty_detail_for_admins: &'static str,
    pub(crate) cpu_time: &'static str,
    pub(crate) memory: &'static str,
    pub(crate) submitted: &'static str,
    pub(crate) compare: &'static str,
    pub(crate) compare_submissions: &'static str,
    pub(crate) choose_two: &'static str,
    pub(crate) choose_two_detail: &'static str,
    pub(crate) all_of_problem: fn(title: &str) -> String,
    pub(crate) sources: &'static str,
    pub(crate) older: &'static str,
    pub(crate) newer: &'static str,
    pub(crate) what_changed: &'static str,
    pub(crate) only_newer: &'static str,
    pub(crate) only_older: &'static str,
}

static ENGLISH: History = History {
    filter_label: "Filter submissions",
    filter: "Filter",
    number: "Number",
    problem: "Problem",
    person: "Person",
    verdict: "Verdict",
    language: "Language",
    any: "Any",
    no_match: "No matches",
    no_match_detail: "No submissions match these filters.",
    empty: "No submissions yet",
    empty_detail: "Your submissions appear here.",
    empty_detail_for_admins: "Submissions of all people appear here.",
    cpu_time: "CPU time",
    memory: "Memory",
    submitted: "Submitted",
    compare: "Compare",
    compare_submissions: "Compare submissions",
    choose_two: "Choose two",
    choose_two_detail: "Select two submissions in the list, then press “Compare two”.",
    all_of_problem: |title| format!("All your submissions to {title}"),
    sources: "Sources",
    older: "Older",
    newer: "Newer",
    what_changed: "What changed",
    only_newer: "Newer only",
    only_older: "Older only",
};

pub(crate) fn history() -> &'static History {
    match language() {
        Language::English => &ENGLISH,
    }
}
