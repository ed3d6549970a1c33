//! Errors of the REST interface: `application/problem+json` from RFC 9457, with a code for programs.

use std::time::Duration;

use assay_app::refusals;
use assay_domain::{FieldError, Refusal, RequestRefusal};
use assay_service::Error;
use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;

/// An error for the client.
#[derive(Debug)]
pub(crate) struct ProblemJson {
    status: StatusCode,
    title: &'static str,
    detail: String,
    // In a box, because results should stay small.
    code: Box<Code>,
    errors: Vec<ExplainedField>,
    retry_after_s: Option<u64>,
}

/// Why the request was refused, for programs.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Code {
    /// An operation refused it.
    Operation(Refusal),
    /// It was refused before any operation began.
    Request(RequestRefusal),
}

/// An invalid field.
#[derive(Debug, Serialize)]
struct ExplainedField {
    #[serde(flatten)]
    error: FieldError,
    /// What is wrong, and what to do.
    detail: String,
}

#[derive(Serialize)]
struct Body {
    // The type is always `about:blank` (RFC 9457, 4.2.1), because the code says more.
    r#type: &'static str,
    title: &'static str,
    status: u16,
    detail: String,
    #[serde(flatten)]
    code: Box<Code>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<ExplainedField>,
}

/// An error as a message on the live socket. Clients read it as `ServerMessage::Error`.
#[derive(Serialize)]
struct SocketMessage<'a> {
    r#type: &'static str,
    detail: &'a str,
    #[serde(flatten)]
    code: &'a Code,
}

impl ProblemJson {
    /// An error with the standard title of its status.
    pub(crate) fn new(status: StatusCode, refusal: RequestRefusal) -> Self {
        Self {
            status,
            title: status.canonical_reason().unwrap_or("Error"),
            detail: (refusals().request)(&refusal),
            code: Box::new(Code::Request(refusal)),
            errors: Vec::new(),
            retry_after_s: None,
        }
    }

    /// Whether the client caused the error, and not the server.
    pub(crate) fn is_refusal(&self) -> bool {
        self.status.is_client_error()
    }

    /// The same error as a message on the live socket.
    pub(crate) fn socket_message(&self) -> impl Serialize {
        SocketMessage { r#type: "error", detail: &self.detail, code: &self.code }
    }

    /// Adds a `Retry-After` header.
    pub(crate) fn retry_after(self, wait: Duration) -> Self {
        Self { retry_after_s: Some(wait.as_secs()), ..self }
    }
}

impl From<Error> for ProblemJson {
    fn from(error: Error) -> Self {
        let texts = refusals();
        let explained =
            |error: &FieldError| ExplainedField { error: error.clone(), detail: (texts.field)(&error.problem) };
        Self {
            status: StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR),
            title: (texts.title)(error.kind()),
            detail: detail(&error),
            code: Box::new(Code::Operation(error.refusal().clone())),
            errors: error.invalid_fields().iter().map(explained).collect(),
            retry_after_s: error.refusal().retry_after_s(),
        }
    }
}

/// Why an operation was refused, in words for users.
fn detail(error: &Error) -> String {
    refusals().detail(error.refusal(), error.invalid_fields())
}

impl IntoResponse for ProblemJson {
    fn into_response(self) -> Response {
        let Self { status, title, detail, code, errors, retry_after_s } = self;
        let body = Body { r#type: "about:blank", title, status: status.as_u16(), detail, code, errors };
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
