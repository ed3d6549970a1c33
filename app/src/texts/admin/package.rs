//! A package that was uploaded.

use super::super::{Language, language};

/// A package that was uploaded.
pub(crate) struct Package {
    pub(crate) title: &'static str,
    pub(crate) uploaded: fn(file: &str, slug: &str, by: Option<&str>) -> String,
    pub(crate) replaces: fn(version: i32) -> String,
    pub(crate) this_is: &'static str,
    pub(crate) edition_of: fn(version: i32, slug: &str) -> String,
    pub(crate) this_is_end: &'static str,
    pub(crate) discarded: &'static str,
    pub(crate) holds: &'static str,
    pub(crate) differs: &'static str,
    pub(crate) failed: &'static str,
    pub(crate) step: fn(what: &str, done: u32, all: u32) -> String,
    pub(crate) retry: &'static str,
    pub(crate) discard: &'static str,
    pub(crate) reason: &'static str,
    pub(crate) reason_hint: &'static str,
    pub(crate) override_it: &'static str,
}

static ENGLISH: Package = Package {
    title: "Package · Admin",
    uploaded: |file, slug, by| {
        let by = by.map(|by| format!(" by {by}")).unwrap_or_default();
        format!("{file} for {slug}, uploaded{by} ")
    },
    replaces: |version| format!("This problem is published in version {version}. Publishing this package replaces it."),
    this_is: "Published as ",
    edition_of: |version, slug| format!("version {version} of {slug}"),
    this_is_end: ".",
    discarded: "This package was discarded.",
    holds: "All checks passed. Publish the package to make the problem public.",
    differs: "Verification found problems.",
    failed: "An internal error stopped the verification. Fix the cause, then verify the package again.",
    step: |what, done, all| format!("{what}: {done} of {all}"),
    retry: "Verify again",
    discard: "Discard",
    reason: "Why publish it anyway?",
    reason_hint: "Kept with this version and in the list of changes.",
    override_it: "Publish anyway",
};

/// A package that was uploaded.
pub(crate) fn package() -> &'static Package {
    match language() {
        Language::English => &ENGLISH,
    }
}
