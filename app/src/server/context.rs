//! The current request: the visitor and the services.

use assay_domain::{FieldError, Refusal};
use assay_service::{CookiePolicy, Error, Service, Visitor};
use http::{HeaderMap, HeaderName, Uri, header, request::Parts};
use leptos::prelude::*;

use crate::{
    fault::{Fault, FieldFault},
    response::{set_header, set_status},
    texts::refusals,
};

/// The service with all operations.
pub(crate) fn service() -> Result<Service, Fault> {
    use_context().ok_or_else(|| missing("Service"))
}

/// The visitor who sent the request.
pub(crate) fn visitor() -> Result<Visitor, Fault> {
    use_context().ok_or_else(|| missing("Visitor"))
}

/// Whether cookies are Secure.
pub(crate) fn cookie_policy() -> Result<CookiePolicy, Fault> {
    use_context().ok_or_else(|| missing("CookiePolicy"))
}

/// Converts an operation's error for the browser and sets the response's status.
pub(crate) fn answer<T>(result: Result<T, Error>) -> Result<T, Fault> {
    result.map_err(|error| fail(&error))
}

/// Sets the response's status from an error and converts it for the browser.
pub(crate) fn fail(error: &Error) -> Fault {
    set_status(error.status());
    if let Some(seconds) = error.refusal().retry_after_s() {
        set_header(header::RETRY_AFTER, &seconds.to_string());
    }
    let texts = refusals();
    let fault = |error: &FieldError| FieldFault {
        field: error.field.as_str().to_owned(),
        detail: (texts.field)(&error.problem),
    };
    Fault {
        status: error.status(),
        title: (texts.title)(error.kind()).to_owned(),
        detail: detail(error),
        fields: error.invalid_fields().iter().map(fault).collect(),
    }
}

/// Why an operation was refused, in words for users.
pub(crate) fn detail(error: &Error) -> String {
    refusals().detail(error.refusal(), error.invalid_fields())
}

/// The reader's preferred languages for statements, best first: `lang` in the page's address, then the browser's languages.
pub(crate) fn wanted_languages() -> Vec<String> {
    use_context::<Parts>().map(|parts| wanted_languages_of(&parts.uri, &parts.headers)).unwrap_or_default()
}

pub(super) fn wanted_languages_of(uri: &Uri, headers: &HeaderMap) -> Vec<String> {
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    // For server functions, the page's address is the referrer.
    let page = uri.query().filter(|query| query.contains("lang="));
    let page =
        page.or_else(|| text(header::REFERER).and_then(|address| address.split_once('?')).map(|(_, query)| query));
    let asked = page.and_then(|query| query.split('&').find_map(|pair| pair.strip_prefix("lang=")));
    assay_service::wanted_languages(asked, text(header::ACCEPT_LANGUAGE))
}

/// The path of the page.
pub(crate) fn path() -> String {
    use_context::<Parts>().map(|parts| parts.uri.path().to_owned()).unwrap_or_default()
}

/// The value of a cookie of the request.
pub(crate) fn cookie(name: &str) -> Option<String> {
    cookie_of(&use_context::<Parts>()?.headers, name).map(str::to_owned)
}

pub(super) fn cookie_of<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let headers = headers.get_all(header::COOKIE).iter().filter_map(|header| header.to_str().ok());
    assay_service::cookie::value_of(name, headers)
}

/// Whether the reader hides difficulties and tags.
pub(crate) fn hide_difficulty() -> bool {
    use_context::<Parts>().is_some_and(|parts| hides_difficulty(&parts.headers))
}

pub(super) fn hides_difficulty(headers: &HeaderMap) -> bool {
    cookie_of(headers, "hide_difficulty") == Some("1")
}

fn missing(what: &str) -> Fault {
    tracing::error!(context = what, "the server does not provide this context");
    fail(&Refusal::Internal.into())
}
