//! Errors that the browser notices itself, and what frames all others.

use super::{Language, language};

pub(crate) struct Faults {
    pub(crate) not_found: &'static str,
    pub(crate) too_large: &'static str,
    pub(crate) source_too_large: fn(bytes: usize, most: usize) -> String,
    pub(crate) no_connection: &'static str,
    pub(crate) no_connection_detail: &'static str,
    pub(crate) invalid_request: &'static str,
    pub(crate) reload: &'static str,
    #[cfg(feature = "ssr")]
    pub(crate) bad_request: &'static str,
    #[cfg(not(feature = "ssr"))]
    pub(crate) unexpected: &'static str,
    pub(crate) internal: &'static str,
    pub(crate) internal_detail: &'static str,
    pub(crate) sentence: fn(title: &str, detail: &str) -> String,
    #[cfg(feature = "ssr")]
    pub(crate) form_too_large: &'static str,
    #[cfg(feature = "ssr")]
    pub(crate) invalid_form: &'static str,
}

static ENGLISH: Faults = Faults {
    not_found: "Not found",
    too_large: "Too large",
    source_too_large: |bytes, most| {
        format!("The source has {} KiB; at most {} KiB are allowed.", bytes.div_ceil(1024), most / 1024)
    },
    no_connection: "No connection",
    no_connection_detail: "The server cannot be reached. Check your connection, then try again.",
    invalid_request: "Invalid request",
    reload: "Reload the page, then try again.",
    #[cfg(feature = "ssr")]
    bad_request: "The request is too large or is not valid text. Reload the page, then try again.",
    #[cfg(not(feature = "ssr"))]
    unexpected: "Unexpected response",
    internal: "Something went wrong on our side",
    internal_detail: "Try again. If it happens again, tell an admin.",
    sentence: |title, detail| format!("{title}. {detail}"),
    #[cfg(feature = "ssr")]
    form_too_large: "This form is too large.",
    #[cfg(feature = "ssr")]
    invalid_form: "Invalid form submission.",
};

pub(crate) fn faults() -> &'static Faults {
    match language() {
        Language::English => &ENGLISH,
    }
}
