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
    title: "Package, admin",
    uploaded: |file, slug, by| {
        let by = by.map(|by| format!(" by {by}")).unwrap_or_default();
        format!("{file} for {slug}, uploaded{by} ")
    },
    replaces: |version| {
        format!("There is an edition {version} of this problem. Once published, this package replaces it.")
    },
    this_is: "This is ",
    edition_of: |version, slug| format!("edition {version} of {slug}"),
    this_is_end: ".",
    discarded: "This was discarded.",
    holds: "Everything holds. Publish it, and people can solve it.",
    differs: "Something is not as the package says: see below.",
    failed: "It could not be verified, through no fault of the package. See to the cause, then verify it again.",
    step: |what, done, all| format!("{what}: {done} of {all}"),
    retry: "Verify again",
    discard: "Discard",
    reason: "Why publish it all the same?",
    reason_hint: "It is kept with the edition, and among the changes.",
    override_it: "Publish all the same",
};

/// A package that was uploaded.
pub(crate) fn package() -> &'static Package {
    match language() {
        Language::English => &ENGLISH,
    }
}
