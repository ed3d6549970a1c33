//! The one-time link that makes a person the first admin. The server logs it at a start without an admin.

use assay_domain::RequestRefusal;
use assay_service::{OneTimeToken, Service};
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

use crate::{problem_json::ProblemJson, visitor::Who};

/// The query of the link.
#[derive(Debug, Deserialize)]
pub(crate) struct Link {
    token: String,
}

/// `GET /admin/claim?token=…` makes the logged-in person an admin. Other visitors log in first and are sent back here.
pub(crate) async fn claim(State(service): State<Service>, Who(visitor): Who, Query(link): Query<Link>) -> Response {
    let Ok(token) = link.token.parse::<OneTimeToken>() else {
        return ProblemJson::new(StatusCode::NOT_FOUND, RequestRefusal::IncompleteLink).into_response();
    };
    let Ok(me) = visitor.require() else {
        // The token has only letters, digits and underscores, so it needs no escaping.
        return Redirect::to(&format!("/login?next=/admin/claim%3Ftoken%3D{}", token.expose())).into_response();
    };
    match service.claim_admin(me, &token).await {
        Ok(()) => Redirect::to("/admin").into_response(),
        Err(error) if error.is_not_found() => {
            ProblemJson::new(StatusCode::NOT_FOUND, RequestRefusal::UsedLink).into_response()
        }
        Err(error) => ProblemJson::from(error).into_response(),
    }
}
