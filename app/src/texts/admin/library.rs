//! Problems, and packages on their way.

use super::super::{Language, language};

/// Problems, and packages on their way.
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
    title: "Problems, admin",
    all_problems: "All problems",
    import: "Import a package",
    package: "Problem package",
    package_hint: "A zip of a folder in the Kattis/ICPC format, 2025-09 or legacy. Its name becomes the problem's name in addresses. A worker verifies it; nothing is published before you say so.",
    upload: "Upload and verify",
    on_their_way: "Not published yet",
    by: |person| format!(" by {person} "),
    queued: "Waits for a worker",
    running: "Being verified",
    holds: "Holds",
    differs: "Something differs",
    failed: "Could not be verified",
    nothing: "No problem found",
    nothing_detail: "No title or name has this in it. Import a package above.",
    problem: "Problem",
    name: "Name",
    difficulty: "Difficulty",
};

/// Problems, and packages on their way.
pub(crate) fn library() -> &'static Library {
    match language() {
        Language::English => &ENGLISH,
    }
}
