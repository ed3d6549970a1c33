//! The list of problems, and packages that are not published yet.

use super::super::{Language, language};

/// The list of problems, and packages that are not published yet.
pub(crate) struct Library {
    pub(crate) title: &'static str,
    pub(crate) all_problems: &'static str,
    pub(crate) import: &'static str,
    pub(crate) package: &'static str,
    pub(crate) package_hint: &'static str,
    pub(crate) upload: &'static str,
    pub(crate) on_their_way: &'static str,
    pub(crate) by: fn(person: &str) -> String,
    pub(crate) queued: &'static str,
    pub(crate) running: &'static str,
    pub(crate) holds: &'static str,
    pub(crate) differs: &'static str,
    pub(crate) failed: &'static str,
    pub(crate) nothing: &'static str,
    pub(crate) nothing_detail: &'static str,
    pub(crate) problem: &'static str,
    pub(crate) name: &'static str,
    pub(crate) difficulty: &'static str,
}

static ENGLISH: Library = Library {
    title: "Problems · Admin",
    all_problems: "All problems",
    import: "Import a package",
    package: "Problem package",
    package_hint: "A zip of a folder in the Kattis/ICPC format (2025-09 or legacy). The name of its folder becomes the problem's URL name; without a folder, the name of the file does. A worker verifies the package. Then you decide whether to publish it.",
    upload: "Upload and verify",
    on_their_way: "Not published yet",
    by: |person| format!(" by {person} "),
    queued: "Waiting for a worker",
    running: "Verifying",
    holds: "All checks passed",
    differs: "Verification found problems",
    failed: "Could not be verified",
    nothing: "No problems found",
    nothing_detail: "No title or slug matches. Import a package above.",
    problem: "Problem",
    name: "Slug",
    difficulty: "Difficulty",
};

/// The list of problems, and packages that are not published yet.
pub(crate) fn library() -> &'static Library {
    match language() {
        Language::English => &ENGLISH,
    }
}
