//! The account of the request.

use assay_domain::Me;
use axum::Json;

use crate::{problem_json::Problem, visitor::Who};

/// `GET me`.
pub(crate) async fn show(Who(visitor): Who) -> Result<Json<Me>, Problem> {
    Ok(Json(visitor.require()?.clone()))
}
