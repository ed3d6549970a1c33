//! An uploaded package.

texts! {
    pub(crate) fn package() -> Package;

    title = "Package · Admin",
    uploaded(file: &str, slug: &str, by: Option<&str>) = {
        let by = by.map(|by| format!(" by {by}")).unwrap_or_default();
        format!("{file} for {slug}, uploaded{by} ")
    },
    replaces(version: i32) = format!("This problem is published in version {version}. Publishing this package replaces it."),
    published_as = "Published as ",
    version_of(version: i32, slug: &str) = format!("version {version} of {slug}"),
    published_as_end = ".",
    discarded = "This package was discarded.",
    passed = "All checks passed. Publish the package to make the problem public.",
    found_problems = "Verification found problems.",
    failed = "An internal error stopped the verification. Fix the cause, then verify the package again.",
    step(what: &str, done: u32, all: u32) = format!("{what}: {done} of {all}"),
    verify_again = "Verify again",
    discard = "Discard",
    reason = "Why publish it anyway?",
    reason_hint = "Kept with this version and in the list of changes.",
    publish_anyway = "Publish anyway",
}
