//! Languages that connected workers can judge.

use assay_domain::{Language, Page};
use assay_service::Service;
use axum::{Json, extract::State};

use crate::problem_json::ProblemJson;

/// List languages
///
/// The programming languages that connected workers can judge.
#[utoipa::path(
    get, path = "/languages", operation_id = "list_languages", tag = "Languages", security(()),
    responses((
        status = 200, description = "The languages, by name", body = Page<Language>,
        example = json!({ "next": null, "items": [{
            "id": "python3", "name": "Python 3", "editor_mode": "python", "version": "3.11.2", "functions": true,
        }] }),
    )),
)]
pub(crate) async fn list(State(service): State<Service>) -> Result<Json<Page<Language>>, ProblemJson> {
    Ok(Json(Page { items: service.languages().await?, next: None }))
}
