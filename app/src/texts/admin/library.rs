//! The list of problems, and packages that are not published yet.

use super::super::{Language, language};

pub(crate) struct Library {
    pub(crate) title: &'static str,
    pub(crate) all_problems: &'static str,
    pub(crate) import: &'static str,
    pub(crate) package: &'static str,
    pub(crate) package_hint: &'static str,
    pub(crate) upload: &'static str,
    pub(crate) unpublished: &'static str,
    pub(crate) by: fn(person: &str) -> String,
    pub(crate) queued: &'static str,
    pub(crate) running: &'static str,
    pub(crate) passed: &'static str,
    pub(crate) found_problems: &'static str,
    pub(crate) failed: &'static str,
    pub(crate) no_problems: &'static str,
    pub(crate) no_problems_detail: &'static str,
    pub(crate) problem: &'static str,
    pub(crate) slug: &'static str,
    pub(crate) difficulty: &'static str,
}

static ENGLISH: Library = Library {
    title: "Problems · Admin",
    all_problems: "All problems",
    import: "Import a package",
    package: "Problem package",
    package_hint: "A zip of a folder in the Kattis/ICPC format (2025-09 or legacy). The name of its folder becomes the problem's URL name; without a folder, the name of the file does. A worker verifies the package. Then you decide whether to publish it.",
    upload: "Upload and verify",
    unpublished: "Not published yet",
    by: |person| format!(" by {person} "),
    queued: "Waiting for a worker",
    running: "Verifying",
    passed: "All checks passed",
    found_problems: "Verification found problems",
    failed: "Could not be verified",
    no_problems: "No problems found",
    no_problems_detail: "No title or slug matches. Import a package above.",
    problem: "Problem",
    slug: "Slug",
    difficulty: "Difficulty",
};

pub(crate) fn library() -> &'static Library {
    match language() {
        Language::English => &ENGLISH,
    }
}
