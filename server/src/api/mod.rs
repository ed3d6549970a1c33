//! The REST interface under `/api/v1`, with one file per resource. Errors are problem+json, lists are `{"items": […], "next": …}`.

pub(crate) mod all_submissions;
pub(crate) mod drafts;
pub(crate) mod keys;
pub(crate) mod languages;
pub(crate) mod me;
pub(crate) mod problems;
pub(crate) mod runs;
pub(crate) mod submissions;
pub(crate) mod tracks;

mod body;
pub(crate) mod query;

use std::{any::Any, time::Duration};

use assay_service::Service;
use axum::{
    extract::{Request, State},
    http::{Method, StatusCode},
    middleware::Next,
    response::{IntoResponse, Response},
};

use crate::{problem_json::Problem, visitor::Who};

/// The maximum time of a request after its body has arrived. Does not apply to sockets.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(30);

/// Reads the whole body, counts reads against the rate limit (writes have their own limits), and stops requests that take too long.
pub(crate) async fn apply_limits(
    State(service): State<Service>,
    Who(visitor): Who,
    request: Request,
    next: Next,
) -> Response {
    let request = match body::read(request).await {
        Ok(request) => request,
        Err(problem) => return problem.into_response(),
    };
    let answer = async {
        if request.method() == Method::GET
            && let Err(error) = service.limits().read(visitor.id(), visitor.address).await
        {
            return Problem::from(error).into_response();
        }
        next.run(request).await
    };
    match tokio::time::timeout(REQUEST_TIMEOUT, answer).await {
        Ok(response) => response,
        Err(_) => {
            Problem::new(StatusCode::GATEWAY_TIMEOUT, "The server took too long to answer. Try again.").into_response()
        }
    }
}

pub(crate) async fn not_found() -> Problem {
    Problem::new(StatusCode::NOT_FOUND, "There is nothing at this address.")
}

pub(crate) async fn method_not_allowed() -> Problem {
    Problem::new(StatusCode::METHOD_NOT_ALLOWED, "This address does not support this method.")
}

/// Answers for a handler that panicked. Only this request fails.
pub(crate) fn panicked(panic: Box<dyn Any + Send + 'static>) -> Response {
    let text = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
    tracing::error!(panic = text.unwrap_or("unknown"), "a handler panicked");
    Problem::from(assay_service::Error::Internal).into_response()
}
