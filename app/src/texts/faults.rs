//! Errors that the browser itself detects, and the texts around all other errors.

texts! {
    pub(crate) fn faults() -> Faults;

    not_found = "Not found",
    too_large = "Too large",
    source_too_large(bytes: usize, most: usize) =
        format!("The source has {} KiB; at most {} KiB are allowed.", bytes.div_ceil(1024), most / 1024),
    no_connection = "No connection",
    no_connection_detail = "The server cannot be reached. Check your connection, then try again.",
    invalid_request = "Invalid request",
    reload = "Reload the page, then try again.",
    #[cfg(feature = "ssr")]
    bad_request = "The request is too large or is not valid text. Reload the page, then try again.",
    #[cfg(not(feature = "ssr"))]
    unexpected = "Unexpected response",
    internal = "Something went wrong on our side",
    internal_detail = "Try again. If it happens again, tell an admin.",
    sentence(title: &str, detail: &str) = format!("{title}. {detail}"),
    #[cfg(feature = "ssr")]
    form_too_large = "This form is too large.",
    #[cfg(feature = "ssr")]
    invalid_form = "Invalid form submission.",
}
