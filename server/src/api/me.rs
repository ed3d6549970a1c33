//! The account of the request.

use assay_domain::Me;
use axum::Json;

use crate::{problem_json::ProblemJson, visitor::Who};

/// Read your account
///
/// The account of the API key or session.
#[utoipa::path(
    get, path = "/me", operation_id = "read_me", tag = "Account",
    responses((
        status = 200, description = "Your account", body = Me,
        example = json!({ "id": 3, "name": "Ada", "email": "ada@example.org", "role": "learner" }),
    )),
)]
pub(crate) async fn show(Who(visitor): Who) -> Result<Json<Me>, ProblemJson> {
    Ok(Json(visitor.require()?.clone()))
}
