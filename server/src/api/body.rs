//! Request bodies. Errors say what to send.

use std::error::Error;

use axum::{
    Json,
    body::{Body as RequestBody, to_bytes},
    extract::{FromRequest, Request, rejection::JsonRejection},
    http::StatusCode,
};
use http_body_util::LengthLimitError;
use serde::de::DeserializeOwned;

use crate::{connections::Stalled, problem_json::Problem, router::MAX_BODY_BYTES};

/// A JSON body.
pub(crate) struct Body<T>(pub(crate) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        match Json::<T>::from_request(request, state).await {
            Ok(Json(value)) => Ok(Self(value)),
            Err(rejection) => Err(refuse(&rejection)),
        }
    }
}

fn refuse(rejection: &JsonRejection) -> Problem {
    let detail = match rejection {
        JsonRejection::JsonDataError(_) => {
            format!("The JSON does not match the expected format. {}", rejection.body_text())
        }
        JsonRejection::JsonSyntaxError(_) => format!("Send JSON as UTF-8. {}", rejection.body_text()),
        JsonRejection::MissingJsonContentType(_) => "Send JSON, with Content-Type: application/json.".into(),
        _ => rejection.body_text(),
    };
    Problem::new(rejection.status(), detail)
}

/// Reads the whole body, so that slow clients wait only here.
pub(crate) async fn read(request: Request) -> Result<Request, Problem> {
    let (parts, body) = request.into_parts();
    match to_bytes(body, MAX_BODY_BYTES).await {
        Ok(bytes) => Ok(Request::from_parts(parts, RequestBody::from(bytes))),
        Err(error) if is_caused_by::<LengthLimitError>(&error) => Err(Problem::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            "The request is larger than 512 KiB. A source may have 128 KiB.",
        )),
        Err(error) if is_caused_by::<Stalled>(&error) => {
            Err(Problem::new(StatusCode::REQUEST_TIMEOUT, "The request's body arrived too slowly. Send it again."))
        }
        Err(_) => Err(Problem::new(StatusCode::BAD_REQUEST, "The request's body is incomplete. Send it again.")),
    }
}

fn is_caused_by<E: Error + 'static>(error: &(dyn Error + 'static)) -> bool {
    let mut cause = Some(error);
    while let Some(error) = cause {
        if error.is::<E>() {
            return true;
        }
        cause = error.source();
    }
    false
}
