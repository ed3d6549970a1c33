//! Tracks.

use assay_domain::{Slug, Track};
use assay_service::Service;
use axum::{
    Json,
    body::Bytes,
    extract::State,
    http::{HeaderName, HeaderValue, header},
    response::IntoResponse,
};

use serde::Deserialize;

use super::query::{Named, Query};
use crate::{problem_json::Problem, visitor::Who};

const X_CACHE: HeaderName = HeaderName::from_static("x-cache");

/// The query of the list.
#[derive(Debug, Deserialize)]
pub(crate) struct Wanted {
    cursor: Option<String>,
    limit: Option<u32>,
}

/// `GET tracks?cursor=&limit=`. `X-Cache` says whether the listing came from the cache.
pub(crate) async fn list(
    State(service): State<Service>,
    Who(visitor): Who,
    Query(Wanted { cursor, limit }): Query<Wanted>,
) -> Result<impl IntoResponse, Problem> {
    let (json, cache) = service.tracks_json(cursor.as_deref(), limit, visitor.id()).await?;
    let headers = [(header::CONTENT_TYPE, "application/json"), (X_CACHE, cache.as_str())]
        .map(|(name, value)| (name, HeaderValue::from_static(value)));
    Ok((headers, Bytes::from_owner(json)))
}

/// `GET tracks/{slug}`.
pub(crate) async fn show(
    State(service): State<Service>,
    Who(visitor): Who,
    Named(slug): Named<Slug>,
) -> Result<Json<Track>, Problem> {
    Ok(Json(service.track(&slug, visitor.id()).await?))
}
