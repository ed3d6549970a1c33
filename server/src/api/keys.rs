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
use utoipa::ToSchema;

use super::{body::Body, query::Named};
use crate::{
    description::{Conflict, TooManyRequests},
    problem_json::ProblemJson,
    visitor::Who,
};

/// The settings of a new key.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewKey {
    /// Its name: 1 to 100 characters.
    name: String,
    /// What it may do. Only admins can create keys with the scope `admin`.
    scope: Scope,
    /// Days until it expires: 1 to 3650. Null for no end.
    days: Option<u32>,
}

/// A new key.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CreatedKey)]
pub(crate) struct Created {
    /// The key's id.
    id: ApiKeyId,
    /// The key itself.
    key: String,
}

/// List API keys
///
/// Your keys, newest first.
#[utoipa::path(
    get, path = "/keys", operation_id = "list_keys", tag = "API keys",
    responses((status = 200, description = "Your keys", body = Page<ApiKeyInfo>)),
)]
pub(crate) async fn list(
    State(service): State<Service>,
    Who(visitor): Who,
) -> Result<Json<Page<ApiKeyInfo>>, ProblemJson> {
    Ok(Json(Page { items: service.api_keys(&visitor).await?, next: None }))
}

/// Create an API key
///
/// The key is shown only in this answer. Keys cannot create keys, so this needs a session.
#[utoipa::path(
    post, path = "/keys", operation_id = "create_key", tag = "API keys",
    request_body(content = NewKey, example = json!({ "name": "my laptop", "scope": "submit", "days": 90 })),
    responses(
        (status = 201, description = "The new key", body = Created),
        (status = 409, response = Conflict),
        (status = 429, response = TooManyRequests),
    ),
)]
pub(crate) async fn create(
    State(service): State<Service>,
    Who(visitor): Who,
    Body(NewKey { name, scope, days }): Body<NewKey>,
) -> Result<impl IntoResponse, ProblemJson> {
    let (key, id) = service.create_api_key(&visitor, &name, scope, days).await?;
    // A cache must not keep the key.
    let headers = AppendHeaders([(header::CACHE_CONTROL, "no-store")]);
    Ok((StatusCode::CREATED, headers, Json(Created { id, key: key.expose().to_owned() })))
}

/// Revoke an API key
///
/// Programs can no longer use it.
#[utoipa::path(
    delete, path = "/keys/{id}", operation_id = "revoke_key", tag = "API keys",
    params(("id" = ApiKeyId, Path, description = "The key's id")),
    responses((status = 204, description = "The key is revoked")),
)]
pub(crate) async fn revoke(
    State(service): State<Service>,
    Who(visitor): Who,
    Named(id): Named<ApiKeyId>,
) -> Result<StatusCode, ProblemJson> {
    service.revoke_api_key(&visitor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
