//! Tracks.

use assay_domain::{Page, Slug, Track};
use assay_service::Service;
use axum::{
    Json,
    extract::State,
    response::{AppendHeaders, IntoResponse},
};

use super::query::Named;
use crate::{problem_json::Problem, visitor::Who};

/// `GET tracks`. `X-Cache` tells whether the listing came from the cache.
pub(crate) async fn list(State(service): State<Service>, Who(visitor): Who) -> Result<impl IntoResponse, Problem> {
    let listing = service.tracks(visitor.id()).await?;
    let cache = AppendHeaders([("x-cache", listing.cache.as_str())]);
    Ok((cache, Json(Page { items: listing.items, next: None })))
}

/// `GET tracks/{slug}`.
pub(crate) async fn show(
    State(service): State<Service>,
    Who(visitor): Who,
    Named(slug): Named<Slug>,
) -> Result<Json<Track>, Problem> {
    Ok(Json(service.track(&slug, visitor.id()).await?))
}
