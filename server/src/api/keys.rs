//! API keys. Keys cannot make keys: `POST` takes a session.

use assay_domain::{ApiKeyId, ApiKeyInfo, Page, Scope};
use assay_service::Service;
use axum::{
    Json,
    extract::State,
    http::{StatusCode, header},
    response::{AppendHeaders, IntoResponse},
};
use serde::{Deserialize, Serialize};

use super::{body::Body, query::Named};
use crate::{problem_json::Problem, visitor::Who};

/// What `POST keys` takes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewKey {
    name: String,
    scope: Scope,
    /// After how many days it expires; none for never.
    days: Option<u32>,
}

/// What it answers: the key itself, this once.
#[derive(Debug, Serialize)]
pub(crate) struct Created {
    id: ApiKeyId,
    key: String,
}

/// `GET keys`: the person's own, the newest first.
pub(crate) async fn list(State(service): State<Service>, Who(visitor): Who) -> Result<Json<Page<ApiKeyInfo>>, Problem> {
    Ok(Json(Page { items: service.api_keys(&visitor).await?, next: None }))
}

/// `POST keys`.
pub(crate) async fn create(
    State(service): State<Service>,
    Who(visitor): Who,
    Body(NewKey { name, scope, days }): Body<NewKey>,
) -> Result<impl IntoResponse, Problem> {
    let (key, id) = service.create_api_key(&visitor, &name, scope, days).await?;
    // No cache keeps a secret.
    let headers = AppendHeaders([(header::CACHE_CONTROL, "no-store")]);
    Ok((StatusCode::CREATED, headers, Json(Created { id, key: key.expose().to_owned() })))
}

/// `DELETE keys/{id}`.
pub(crate) async fn revoke(
    State(service): State<Service>,
    Who(visitor): Who,
    Named(id): Named<ApiKeyId>,
) -> Result<StatusCode, Problem> {
    service.revoke_api_key(&visitor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
