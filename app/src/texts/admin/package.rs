//! A package that was uploaded.

use super::super::{Language, language};

pub(crate) struct Package {
    pub(crate) title: &'static str,
    pub(crate) uploaded: fn(file: &str, slug: &str, by: Option<&str>) -> String,
    pub(crate) replaces: fn(version: i32) -> String,
    pub(crate) published_as: &'static str,
    pub(crate) version_of: fn(version: i32, slug: &str) -> String,
    pub(crate) published_as_end: &'static str,
    pub(crate) discarded: &'static str,
    pub(crate) passed: &'static str,
    pub(crate) found_problems: &'static str,
    pub(crate) failed: &'static str,
    pub(crate) step: fn(what: &str, done: u32, all: u32) -> String,
    pub(crate) verify_again: &'static str,
    pub(crate) discard: &'static str,
    pub(crate) reason: &'static str,
    pub(crate) reason_hint: &'static str,
    pub(crate) publish_anyway: &'static str,
}

static ENGLISH: Package = Package {
    title: "Package · Admin",
    uploaded: |file, slug, by| {
        let by = by.map(|by| format!(" by {by}")).unwrap_or_default();
        format!("{file} for {slug}, uploaded{by} ")
    },
    replaces: |version| format!("This problem is published in version {version}. Publishing this package replaces it."),
    published_as: "Published as ",
    version_of: |version, slug| format!("version {version} of {slug}"),
    published_as_end: ".",
    discarded: "This package was discarded.",
    passed: "All checks passed. Publish the package to make the problem public.",
    found_problems: "Verification found problems.",
    failed: "An internal error stopped the verification. Fix the cause, then verify the package again.",
    step: |what, done, all| format!("{what}: {done} of {all}"),
    verify_again: "Verify again",
    discard: "Discard",
    reason: "Why publish it anyway?",
    reason_hint: "Kept with this version and in the list of changes.",
    publish_anyway: "Publish anyway",
};

pub(crate) fn package() -> &'static Package {
    match language() {
        Language::English => &ENGLISH,
    }
}
