//! API keys. Keys cannot create keys: `POST` needs a session.

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

/// The body of `POST keys`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewKey {
    name: String,
    scope: Scope,
    /// Days until it expires. Null for no end.
    days: Option<u32>,
}

/// The answer of `POST keys`. The key is shown only once.
#[derive(Debug, Serialize)]
pub(crate) struct Created {
    id: ApiKeyId,
    key: String,
}

/// `GET keys`: the person's keys, newest first.
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
    // A cache must not keep the key.
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
