//! JSON bodies, with errors that say what to send.

use axum::{
    Json,
    extract::{FromRequest, Request, rejection::JsonRejection},
    http::StatusCode,
};
use serde::de::DeserializeOwned;

use crate::problem_json::Problem;

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
        JsonRejection::JsonDataError(_) => format!("The JSON has not the right shape. {}", rejection.body_text()),
        JsonRejection::JsonSyntaxError(_) => format!("Send JSON as UTF-8. {}", rejection.body_text()),
        JsonRejection::MissingJsonContentType(_) => "Send JSON, with Content-Type: application/json.".into(),
        _ if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            "The request is larger than 512 KiB; a source may be 128 KiB.".into()
        }
        _ => rejection.body_text(),
    };
    Problem::new(rejection.status(), detail)
}
