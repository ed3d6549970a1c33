//! Tracks.

use assay_domain::{Slug, Track};
use assay_service::Service;
use axum::{
    Json,
    extract::State,
    http::{HeaderName, HeaderValue, header},
    response::IntoResponse,
};

use super::query::Named;
use crate::{problem_json::Problem, visitor::Who};

const X_CACHE: HeaderName = HeaderName::from_static("x-cache");

/// `GET tracks`. `X-Cache` says whether the listing came from the cache.
pub(crate) async fn list(State(service): State<Service>, Who(visitor): Who) -> Result<impl IntoResponse, Problem> {
    let (json, cache) = service.tracks_json(visitor.id()).await?;
    let headers = [(header::CONTENT_TYPE, "application/json"), (X_CACHE, cache.as_str())]
        .map(|(name, value)| (name, HeaderValue::from_static(value)));
    Ok((headers, [&br#"{"items":"#[..], &json, &br#","next":null}"#[..]].concat()))
}

/// `GET tracks/{slug}`.
pub(crate) async fn show(
    State(service): State<Service>,
    Who(visitor): Who,
    Named(slug): Named<Slug>,
) -> Result<Json<Track>, Problem> {
    Ok(Json(service.track(&slug, visitor.id()).await?))
}
