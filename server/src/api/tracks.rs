//! Tracks.

use assay_domain::{Page, Slug, Track, TrackSummary};
use assay_service::Service;
use axum::{
    Json,
    body::Bytes,
    extract::State,
    http::{HeaderName, HeaderValue, header},
    response::IntoResponse,
};

use serde::Deserialize;
use utoipa::IntoParams;

use super::query::{Named, Query};
use crate::{problem_json::ProblemJson, visitor::Who};

const X_CACHE: HeaderName = HeaderName::from_static("x-cache");

/// The query of the list.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Wanted {
    /// `next` of the previous page.
    cursor: Option<String>,
    /// The size of a page. The default is 50, and the most is 100.
    limit: Option<u32>,
}

/// List tracks
///
/// The published tracks, oldest first.
#[utoipa::path(
    get, path = "/tracks", operation_id = "list_tracks", tag = "Tracks", params(Wanted), security(()),
    responses((
        status = 200, description = "A page of tracks", body = Page<TrackSummary>,
        headers(("X-Cache" = String, description = "`hit` if the answer came from the cache, otherwise `miss` or `bypass`")),
    )),
)]
pub(crate) async fn list(
    State(service): State<Service>,
    Who(visitor): Who,
    Query(Wanted { cursor, limit }): Query<Wanted>,
) -> Result<impl IntoResponse, ProblemJson> {
    let (json, cache) = service.tracks_json(cursor.as_deref(), limit, visitor.id()).await?;
    let headers = [(header::CONTENT_TYPE, "application/json"), (X_CACHE, cache.as_str())]
        .map(|(name, value)| (name, HeaderValue::from_static(value)));
    Ok((headers, Bytes::from_owner(json)))
}

/// Read a track
///
/// The track with all its problems, and the lessons of its sections.
#[utoipa::path(
    get, path = "/tracks/{slug}", operation_id = "read_track", tag = "Tracks", security(()),
    params(("slug" = Slug, Path, description = "The track's slug")),
    responses((status = 200, description = "The track", body = Track)),
)]
pub(crate) async fn show(
    State(service): State<Service>,
    Who(visitor): Who,
    Named(slug): Named<Slug>,
) -> Result<Json<Track>, ProblemJson> {
    Ok(Json(service.track_with_lessons(&slug, visitor.id()).await?))
}
