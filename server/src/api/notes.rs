//! Private notes about problems.

use assay_domain::{Missing, Note, Slug};
use assay_service::{Error, Service};
use axum::{Json, extract::State};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{body::Body, query::Named};
use crate::{
    description::{Conflict, TooManyRequests},
    problem_json::ProblemJson,
    visitor::Who,
};

/// A new text of a note.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ChangedNote)]
pub(crate) struct Changed {
    /// The text as Markdown, at most 32 KiB. An empty text clears the note.
    markdown: String,
    /// The revision that you changed. 0 if there was no note.
    revision: i32,
}

/// Read a note
///
/// Your note about a problem. Only you can see it.
#[utoipa::path(
    get, path = "/notes/{problem}", operation_id = "read_note", tag = "Notes",
    params(("problem" = Slug, Path, description = "The problem's slug")),
    responses((
        status = 200, description = "The note", body = Note,
        example = json!({
            "markdown": "Sort *first*.", "html": "<p>Sort <em>first</em>.</p>\n", "revision": 2,
            "saved_at": 1_764_374_400_000_i64,
        }),
    )),
)]
pub(crate) async fn show(
    State(service): State<Service>,
    Who(visitor): Who,
    Named(problem): Named<Slug>,
) -> Result<Json<Note>, ProblemJson> {
    let note = service.note(visitor.require()?, &problem).await?;
    Ok(Json(note.ok_or(Error::not_found(Missing::Note))?))
}

/// Save a note
///
/// Replaces the revision that you name. The answer is 409 if another program or browser saved a newer one: then read that first.
#[utoipa::path(
    put, path = "/notes/{problem}", operation_id = "save_note", tag = "Notes",
    params(("problem" = Slug, Path, description = "The problem's slug")),
    request_body(content = Changed, example = json!({ "markdown": "Sort *first*.", "revision": 0 })),
    responses(
        (status = 200, description = "The note as saved", body = Note),
        (status = 409, response = Conflict),
        (status = 429, response = TooManyRequests),
    ),
)]
pub(crate) async fn save(
    State(service): State<Service>,
    Who(visitor): Who,
    Named(problem): Named<Slug>,
    Body(Changed { markdown, revision }): Body<Changed>,
) -> Result<Json<Note>, ProblemJson> {
    Ok(Json(service.save_note(visitor.require()?, &problem, &markdown, revision).await?))
}
