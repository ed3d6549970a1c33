//! Loading, missing, and login states of a page.

use super::{Language, language};

pub(crate) struct States {
    pub(crate) loading: &'static str,
    pub(crate) not_found: &'static str,
    pub(crate) not_found_detail: &'static str,
    pub(crate) log_in_first: &'static str,
    pub(crate) home: &'static str,
    pub(crate) try_again: &'static str,
}

static ENGLISH: States = States {
    loading: "Loading…",
    not_found: "Page not found",
    not_found_detail: "It may have been moved, or you don't have access to it.",
    log_in_first: "Log in first",
    home: "Home",
    try_again: "Try again",
};

pub(crate) fn states() -> &'static States {
    match language() {
        Language::English => &ENGLISH,
    }
}
