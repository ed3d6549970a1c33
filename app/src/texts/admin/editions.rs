//! A problem and its versions.

use super::super::{Language, english::counted, language};

pub(crate) struct Editions {
    pub(crate) title: &'static str,
    pub(crate) versions: &'static str,
    pub(crate) report: &'static str,
    pub(crate) shipped: &'static str,
    pub(crate) in_use: &'static str,
    pub(crate) version: fn(version: i32, title: &str) -> String,
    pub(crate) facts: fn(from: &str, by: Option<&str>, time_limit: &str, submissions: u32) -> String,
    pub(crate) overridden: fn(reason: &str) -> String,
}

static ENGLISH: Editions = Editions {
    title: "Problem · Admin",
    versions: "Versions",
    report: "Verification of the current version",
    shipped: "the shipped content",
    in_use: "In use",
    version: |version, title| format!("Version {version}: {title}"),
    facts: |from, by, time_limit, submissions| {
        let by = by.map(|by| format!(" by {by}")).unwrap_or_default();
        format!("From {from}{by}; time limit {time_limit}; {}", counted(submissions, "submission", "submissions"))
    },
    overridden: |reason| format!("Published despite problems: {reason}"),
};

pub(crate) fn editions() -> &'static Editions {
    match language() {
        Language::English => &ENGLISH,
    }
}
