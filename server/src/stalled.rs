//! The answer to requests whose body arrives too slowly.

use std::{
    error::Error,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use assay_domain::RequestRefusal;
use axum::{
    body::Body,
    extract::Request,
    http::StatusCode,
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use http_body_util::BodyExt as _;

use crate::{connections::Stalled, problem_json::ProblemJson};

/// Answers 408 if the body arrived too slowly. Otherwise, forms and uploads would call it invalid.
pub(crate) async fn answer(request: Request, next: Next) -> Response {
    if request.method().is_safe() {
        return next.run(request).await;
    }
    let is_stalled = Arc::new(AtomicBool::new(false));
    let seen = Arc::clone(&is_stalled);
    let request = request.map(|body| {
        Body::new(body.map_err(move |error| {
            seen.fetch_or(is_caused_by::<Stalled>(&error), Ordering::Relaxed);
            error
        }))
    });
    let response = next.run(request).await;
    if is_stalled.load(Ordering::Relaxed) {
        return ProblemJson::new(StatusCode::REQUEST_TIMEOUT, RequestRefusal::BodyTooSlow).into_response();
    }
    response
}

/// Whether an error or one of its causes has this type.
pub(crate) fn is_caused_by<E: Error + 'static>(error: &(dyn Error + 'static)) -> bool {
    let mut cause = Some(error);
    while let Some(error) = cause {
        if error.is::<E>() {
            return true;
        }
        cause = error.source();
    }
    false
}
