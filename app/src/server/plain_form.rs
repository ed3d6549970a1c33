//! Forms without wasm. A form posts to the address of its own page; the server reads the body, and renders the page with
//! it in reach. The page does what was asked and either sends the browser on, or shows itself with what was typed and what is
//! wrong with it. So nothing typed is ever lost, and no error travels in an address.

use axum::{
    Form,
    body::Body,
    extract::FromRequest,
    response::{IntoResponse, Response},
};
use http::{Request, StatusCode, request::Parts};
use leptos::prelude::use_context;

use crate::texts;

/// Pages whose address takes POST, as the server's router writes paths.
pub const PLAIN_FORM_PATHS: [&str; 12] = [
    "/login",
    "/register",
    "/account",
    "/account/keys",
    "/problems/{slug}",
    "/admin/tracks",
    "/admin/new-track",
    "/admin/tracks/{slug}",
    "/admin/problems/{slug}",
    "/admin/imports/{id}",
    "/admin/people",
    "/admin/failed",
];

/// The fields of a posted form.
#[derive(Clone, Debug)]
pub(crate) struct PlainForm(Vec<(String, String)>);

impl PlainForm {
    /// All fields, in order.
    pub(crate) fn into_fields(self) -> Vec<(String, String)> {
        self.0
    }

    /// What stands in a field; nothing when the form has no such field.
    pub(crate) fn value(&self, name: &str) -> String {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone()).unwrap_or_default()
    }
}

/// Reads the form out of a POST to one of [`PLAIN_FORM_PATHS`] and gives back the request to render the page with.
///
/// The size of the body is bounded by the router's own body limit.
///
/// # Errors
/// With the answer to send when the body is no form or too large.
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

/// Why a package that was posted to the page of problems was refused.
#[derive(Clone, Debug)]
pub struct RefusedUpload(pub std::sync::Arc<assay_service::Error>);

/// The refusal this page is to show, where something was uploaded to it.
pub(crate) fn refused_upload() -> Option<RefusedUpload> {
    use_context::<Parts>()?.extensions.get::<RefusedUpload>().cloned()
}

/// The form this page was asked for with, when it was posted to.
pub(crate) fn posted() -> Option<PlainForm> {
    use_context::<Parts>()?.extensions.get::<PlainForm>().cloned()
}
