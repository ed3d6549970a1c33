//! The one-time link by which the first admin comes to be. It is printed in the log at the first start.

use assay_service::{Error, OneTimeToken, Service};
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

use crate::{problem_json::Problem, visitor::Who};

/// The part of the link after the question mark.
#[derive(Debug, Deserialize)]
pub(crate) struct Link {
    token: String,
}

/// `GET /admin/claim?token=…`: whoever opens it logged in becomes an admin; others log in first and come back.
pub(crate) async fn claim(State(service): State<Service>, Who(visitor): Who, Query(link): Query<Link>) -> Response {
    let Ok(token) = link.token.parse::<OneTimeToken>() else {
        return Problem::new(StatusCode::NOT_FOUND, "This is not a whole link: copy it from the log to its end.")
            .into_response();
    };
    let Ok(me) = visitor.require() else {
        // The token is letters, digits and underscores: nothing to escape.
        return Redirect::to(&format!("/login?next=/admin/claim%3Ftoken%3D{}", token.expose())).into_response();
    };
    match service.claim_admin(me, &token).await {
        Ok(()) => Redirect::to("/admin").into_response(),
        Err(Error::NotFound(_)) => Problem::new(
            StatusCode::NOT_FOUND,
            "This link was used, has expired, or there is an admin already. Use `assay user promote EMAIL` instead.",
        )
        .into_response(),
        Err(error) => Problem::from(error).into_response(),
    }
}
