//! Loading, missing, and login states of a page.

texts! {
    pub(crate) fn states() -> States;

    loading = "Loading…",
    not_found = "Page not found",
    not_found_detail = "It may have been moved, or you don't have access to it.",
    log_in_first = "Log in first",
    home = "Home",
    try_again = "Try again",
}
