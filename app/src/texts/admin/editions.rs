//! A problem and its versions.

use super::super::english::counted;

texts! {
    pub(crate) fn editions() -> Editions;

    title = "Problem · Admin",
    versions = "Versions",
    report = "Verification of the current version",
    shipped = "the shipped content",
    in_use = "In use",
    version(version: i32, title: &str) = format!("Version {version}: {title}"),
    facts(from: &str, by: Option<&str>, time_limit: &str, submissions: u32) = {
        let by = by.map(|by| format!(" by {by}")).unwrap_or_default();
        format!("From {from}{by}; time limit {time_limit}; {}", counted(submissions, "submission", "submissions"))
    },
    overridden(reason: &str) = format!("Published despite problems: {reason}"),
}
