//! Request bodies. Errors say what to send.

use assay_domain::{MAX_SOURCE_BYTES, RequestRefusal};
use axum::{
    Json,
    body::{Body as RequestBody, to_bytes},
    extract::{FromRequest, Request, rejection::JsonRejection},
    http::StatusCode,
};
use http_body_util::LengthLimitError;
use serde::de::DeserializeOwned;

use crate::{problem_json::ProblemJson, stalled::is_caused_by};

/// The largest request body. A source of 128 KiB becomes larger in JSON or in a form.
pub(crate) const MAX_BODY_BYTES: usize = 512 * 1024;

/// A JSON body.
pub(crate) struct Body<T>(pub(crate) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Body<T> {
    type Rejection = ProblemJson;

    async fn from_request(request: Request, state: &S) -> Result<Self, ProblemJson> {
        match Json::<T>::from_request(request, state).await {
            Ok(Json(value)) => Ok(Self(value)),
            Err(rejection) => Err(refuse(&rejection)),
        }
    }
}

fn refuse(rejection: &JsonRejection) -> ProblemJson {
    let reason = rejection.body_text();
    let refusal = match rejection {
        JsonRejection::JsonDataError(_) => RequestRefusal::UnexpectedJson { reason },
        JsonRejection::JsonSyntaxError(_) => RequestRefusal::NotJson { reason },
        JsonRejection::MissingJsonContentType(_) => RequestRefusal::ContentTypeMissing,
        _ => RequestRefusal::UnreadableBody { reason },
    };
    ProblemJson::new(rejection.status(), refusal)
}

/// Reads the whole body, so that slow clients wait only here.
pub(crate) async fn read(request: Request) -> Result<Request, ProblemJson> {
    let (parts, body) = request.into_parts();
    match to_bytes(body, MAX_BODY_BYTES).await {
        Ok(bytes) => Ok(Request::from_parts(parts, RequestBody::from(bytes))),
        Err(error) if is_caused_by::<LengthLimitError>(&error) => Err(ProblemJson::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            RequestRefusal::BodyTooLarge { most_kib: MAX_BODY_BYTES / 1024, source_kib: MAX_SOURCE_BYTES / 1024 },
        )),
        Err(_) => Err(ProblemJson::new(StatusCode::BAD_REQUEST, RequestRefusal::IncompleteBody)),
    }
}
