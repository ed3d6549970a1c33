//! Languages that connected workers can judge.

use assay_domain::{Language, Page};
use assay_service::Service;
use axum::{Json, extract::State};

use crate::problem_json::Problem;

/// `GET languages`.
pub(crate) async fn list(State(service): State<Service>) -> Result<Json<Page<Language>>, Problem> {
    Ok(Json(Page { items: service.languages().await?, next: None }))
}
