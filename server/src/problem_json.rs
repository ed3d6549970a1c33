//! Errors of the REST interface: `application/problem+json` from RFC 9457.

use std::time::Duration;

use assay_service::{Error, FieldError};
use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;

/// An error for the client.
#[derive(Debug)]
pub(crate) struct Problem {
    status: StatusCode,
    title: String,
    detail: String,
    errors: Vec<FieldError>,
    retry_after_s: Option<u64>,
}

#[derive(Serialize)]
struct Body {
    // The type is always `about:blank` (RFC 9457, 4.2.1), because clients only need the status.
    r#type: &'static str,
    title: String,
    status: u16,
    detail: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<FieldError>,
}

impl Problem {
    /// An error with the standard title of its status.
    pub(crate) fn new(status: StatusCode, detail: impl Into<String>) -> Self {
        let title = status.canonical_reason().unwrap_or("Error").to_owned();
        Self { status, title, detail: detail.into(), errors: Vec::new(), retry_after_s: None }
    }

    /// Whether the client caused the error, and not the server.
    pub(crate) fn is_refusal(&self) -> bool {
        self.status.is_client_error()
    }

    /// Adds a `Retry-After` header.
    pub(crate) fn retry_after(self, wait: Duration) -> Self {
        Self { retry_after_s: Some(wait.as_secs()), ..self }
    }
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        Self {
            status: StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR),
            title: error.title().to_owned(),
            detail: error.detail(),
            errors: error.fields().to_vec(),
            retry_after_s: error.retry_after_s(),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let Self { status, title, detail, errors, retry_after_s } = self;
        let body = Body { r#type: "about:blank", title, status: status.as_u16(), detail, errors };
        let mut response = (status, Json(body)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if let Some(seconds) = retry_after_s {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}
