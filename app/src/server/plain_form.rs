//! Forms without wasm. A form posts to the address of its own page. The server reads the body and renders the page, which performs the
//! action. Then the page redirects, or shows the form with the typed values and the errors. So no typed text is lost, and no error is
//! part of an address.

use axum::{
    Form,
    body::Body,
    extract::FromRequest,
    response::{IntoResponse, Response},
};
use http::{Request, StatusCode, request::Parts};
use leptos::prelude::use_context;

use crate::texts;

/// Pages that accept POST, in the syntax of the server's router.
pub const PLAIN_FORM_PATHS: [&str; 17] = [
    "/login",
    "/register",
    "/account",
    "/account/keys",
    "/problems",
    "/problems/{slug}",
    "/lists",
    "/lists/{id}",
    "/review",
    "/admin/tracks",
    "/admin/new-track",
    "/admin/tracks/{slug}",
    "/admin/problems/{slug}",
    "/admin/imports/{id}",
    "/admin/shipped",
    "/admin/people",
    "/admin/failed",
];

/// The fields of a posted form.
#[derive(Clone, Debug)]
pub(crate) struct PlainForm(Vec<(String, String)>);

impl PlainForm {
    pub(crate) fn into_fields(self) -> Vec<(String, String)> {
        self.0
    }

    /// The value of a field; empty if the form has no such field.
    pub(crate) fn value(&self, name: &str) -> String {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone()).unwrap_or_default()
    }
}

/// Reads the form of a POST to one of [`PLAIN_FORM_PATHS`], and returns the request that renders the page.
///
/// The router limits the size of the body.
///
/// # Errors
/// The response to send, if the body is not a valid form or is too large.
pub async fn read_plain_form(request: Request<Body>) -> Result<Request<Body>, Response> {
    let (parts, body) = request.into_parts();
    let copy = Request::from_parts(parts.clone(), body);
    let Form(fields) = Form::<Vec<(String, String)>>::from_request(copy, &()).await.map_err(|rejection| {
        let status = rejection.status();
        let detail = if status == StatusCode::PAYLOAD_TOO_LARGE {
            texts::faults().form_too_large
        } else {
            texts::faults().invalid_form
        };
        (status, detail).into_response()
    })?;
    let mut request = Request::from_parts(parts, Body::empty());
    request.extensions_mut().insert(PlainForm(fields));
    Ok(request)
}

/// Why an uploaded package was refused.
#[derive(Clone, Debug)]
pub struct RefusedUpload(pub std::sync::Arc<assay_service::Error>);

/// The refused upload that the current page must show, if any.
pub(crate) fn refused_upload() -> Option<RefusedUpload> {
    use_context::<Parts>()?.extensions.get::<RefusedUpload>().cloned()
}

/// Redirects to the page that the form was posted to, so that reloading it does not send the form again.
pub(crate) fn go_back() {
    let parts = use_context::<Parts>();
    if let Some(address) = parts.as_ref().and_then(|parts| parts.uri.path_and_query()) {
        crate::response::redirect(address.as_str());
    }
}

/// The form that was posted to the current page, if any.
pub(crate) fn posted() -> Option<PlainForm> {
    use_context::<Parts>()?.extensions.get::<PlainForm>().cloned()
}
