//! The shipped library, for admins.

use assay_domain::{Missing, ShippedKind, ShippedLibrary, ShippedState, Slug};
use assay_service::{Error, Service};
use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use serde::Deserialize;
use utoipa::IntoParams;

use super::query::Query;
use crate::{description::Conflict, problem_json::ProblemJson, visitor::Who};

/// The query of the list.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Wanted {
    /// Only problems and tracks in this state. The counts are of all.
    state: Option<ShippedState>,
    /// `next` of the previous page.
    cursor: Option<String>,
    /// The size of a page. The default is 50, and the most is 100.
    limit: Option<u32>,
}

/// Read the shipped library
///
/// The problems and tracks that come with Assay, and what the last starts did with them. Those that need a look come first: what could not be
/// loaded, and what stayed as it is because an admin changed it. Those that this version no longer ships come last. They stay as they are,
/// so there is nothing to use or undo.
#[utoipa::path(
    get, path = "/admin/shipped", operation_id = "read_shipped_library", tag = "Admin", params(Wanted),
    responses((
        status = 200, description = "The library", body = ShippedLibrary,
        example = json!({
            "progress": { "state": "done", "done": 108, "total": 108 },
            "counts": [
                { "state": "kept", "problems": 1, "tracks": 0 },
                { "state": "added", "problems": 99, "tracks": 8 },
            ],
            "page": { "next": null, "items": [{
                "kind": "problem", "slug": "coffee-stamps", "title": "Coffee Stamps", "state": "kept", "at": 1_795_000_000_000_i64,
                "shipped_version": 3, "used_version": 2, "error": null, "can_use": true, "can_undo": false,
            }] },
        }),
    )),
)]
pub(crate) async fn show(
    State(service): State<Service>,
    Who(visitor): Who,
    Query(Wanted { state, cursor, limit }): Query<Wanted>,
) -> Result<Json<ShippedLibrary>, ProblemJson> {
    Ok(Json(service.admin(&visitor)?.shipped(state, cursor.as_deref(), limit).await?))
}

/// Use the shipped version
///
/// Puts the shipped version of a problem, or the shipped content of a track, into use instead of an admin's. Earlier versions stay, and
/// `undo` goes back.
#[utoipa::path(
    post, path = "/admin/shipped/{kind}/{slug}/use", operation_id = "use_shipped", tag = "Admin",
    params(
        ("kind" = ShippedKind, Path, description = "Whether it is a problem or a track"),
        ("slug" = Slug, Path, description = "Its slug"),
    ),
    responses((status = 204, description = "It is in use"), (status = 409, response = Conflict)),
)]
pub(crate) async fn choose(
    State(service): State<Service>,
    Who(visitor): Who,
    Path((kind, slug)): Path<(String, String)>,
) -> Result<StatusCode, ProblemJson> {
    let admin = service.admin(&visitor)?;
    let (kind, slug) = named(&kind, &slug)?;
    admin.use_shipped(kind, &slug).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Undo the shipped version
///
/// Goes back to the version of a problem, or the content of a track, that was in use before the shipped one.
#[utoipa::path(
    post, path = "/admin/shipped/{kind}/{slug}/undo", operation_id = "undo_shipped", tag = "Admin",
    params(
        ("kind" = ShippedKind, Path, description = "Whether it is a problem or a track"),
        ("slug" = Slug, Path, description = "Its slug"),
    ),
    responses((status = 204, description = "The one from before is in use"), (status = 409, response = Conflict)),
)]
pub(crate) async fn undo(
    State(service): State<Service>,
    Who(visitor): Who,
    Path((kind, slug)): Path<(String, String)>,
) -> Result<StatusCode, ProblemJson> {
    let admin = service.admin(&visitor)?;
    let (kind, slug) = named(&kind, &slug)?;
    admin.undo_shipped(kind, &slug).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn named(kind: &str, slug: &str) -> Result<(ShippedKind, Slug), ProblemJson> {
    match (kind.parse(), slug.parse()) {
        (Ok(kind), Ok(slug)) => Ok((kind, slug)),
        _ => Err(Error::not_found(Missing::Shipped).into()),
    }
}
