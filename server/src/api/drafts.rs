//! Drafts, and their history.

use assay_domain::{
    ChangedDraft, Draft, DraftSummary, EarlierDraft, LanguageId, NewEarlierDraft, Page, RequestRefusal, Slug,
};
use assay_service::Service;
use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use serde::Deserialize;
use utoipa::IntoParams;

use super::{
    body::Body,
    query::{Named, Query},
};
use crate::{
    description::{Conflict, TooManyRequests},
    problem_json::ProblemJson,
    visitor::Who,
};

/// List drafts
///
/// Your drafts of a problem: one per language, without the text.
#[utoipa::path(
    get, path = "/drafts/{problem}", operation_id = "list_drafts", tag = "Drafts",
    params(("problem" = Slug, Path, description = "The problem's slug")),
    responses((status = 200, description = "Your drafts", body = Page<DraftSummary>)),
)]
pub(crate) async fn list(
    State(service): State<Service>,
    Who(visitor): Who,
    Named(problem): Named<Slug>,
) -> Result<Json<Page<DraftSummary>>, ProblemJson> {
    let items = service.drafts(visitor.require()?, &problem).await?;
    Ok(Json(Page { items, next: None }))
}

/// Read a draft
///
/// The code that you saved for a problem in a language.
#[utoipa::path(
    get, path = "/drafts/{problem}/{language}", operation_id = "read_draft", tag = "Drafts",
    params(
        ("problem" = Slug, Path, description = "The problem's slug"),
        ("language" = LanguageId, Path, description = "The id of a language; with `.stdin` at the end for a program that reads the cases of a function problem"),
    ),
    responses((
        status = 200, description = "The draft", body = Draft,
        example = json!({
            "language": "python3", "source": "print(42)", "revision": 3, "saved_at": 1_764_374_400_000_i64,
        }),
    )),
)]
pub(crate) async fn show(
    State(service): State<Service>,
    Who(visitor): Who,
    Path((problem, language)): Path<(String, String)>,
) -> Result<Json<Draft>, ProblemJson> {
    Ok(Json(service.draft(visitor.require()?, &slug(&problem)?, &language).await?))
}

/// Save a draft
///
/// Replaces the revision that you name. The answer is 409 if another program or browser saved a newer one: then read that first.
#[utoipa::path(
    put, path = "/drafts/{problem}/{language}", operation_id = "save_draft", tag = "Drafts",
    params(
        ("problem" = Slug, Path, description = "The problem's slug"),
        ("language" = LanguageId, Path, description = "The id of a language; with `.stdin` at the end for a program that reads the cases of a function problem"),
    ),
    request_body(content = ChangedDraft, example = json!({ "source": "print(42)", "revision": 0 })),
    responses(
        (status = 200, description = "The draft as saved", body = Draft),
        (status = 409, response = Conflict),
        (status = 429, response = TooManyRequests),
    ),
)]
pub(crate) async fn save(
    State(service): State<Service>,
    Who(visitor): Who,
    Path((problem, language)): Path<(String, String)>,
    Body(changed): Body<ChangedDraft>,
) -> Result<Json<Draft>, ProblemJson> {
    let ChangedDraft { source, revision, keep } = changed;
    let me = visitor.require()?;
    Ok(Json(service.save_draft(me, &slug(&problem)?, &language, &source, revision, keep).await?))
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Cursor {
    /// `next` of the previous page.
    cursor: Option<String>,
}

/// List earlier drafts
///
/// What you saved before, newest first.
#[utoipa::path(
    get, path = "/drafts/{problem}/{language}/history", operation_id = "list_earlier_drafts", tag = "Drafts",
    params(
        ("problem" = Slug, Path, description = "The problem's slug"),
        ("language" = LanguageId, Path, description = "The id of a language; with `.stdin` at the end for a program that reads the cases of a function problem"),
        Cursor,
    ),
    responses((status = 200, description = "A page of earlier drafts", body = Page<EarlierDraft>)),
)]
pub(crate) async fn history(
    State(service): State<Service>,
    Who(visitor): Who,
    Path((problem, language)): Path<(String, String)>,
    Query(Cursor { cursor }): Query<Cursor>,
) -> Result<Json<Page<EarlierDraft>>, ProblemJson> {
    let me = visitor.require()?;
    Ok(Json(service.earlier_drafts(me, &slug(&problem)?, &language, cursor.as_deref()).await?))
}

/// Add an earlier draft
///
/// Adds a text to the history and does not change the draft.
#[utoipa::path(
    post, path = "/drafts/{problem}/{language}/history", operation_id = "add_earlier_draft", tag = "Drafts",
    params(
        ("problem" = Slug, Path, description = "The problem's slug"),
        ("language" = LanguageId, Path, description = "The id of a language; with `.stdin` at the end for a program that reads the cases of a function problem"),
    ),
    request_body(content = NewEarlierDraft, example = json!({ "source": "print(41)" })),
    responses((status = 201, description = "The text is stored"), (status = 429, response = TooManyRequests)),
)]
pub(crate) async fn add_to_history(
    State(service): State<Service>,
    Who(visitor): Who,
    Path((problem, language)): Path<(String, String)>,
    Body(NewEarlierDraft { source }): Body<NewEarlierDraft>,
) -> Result<StatusCode, ProblemJson> {
    service.add_earlier_draft(visitor.require()?, &slug(&problem)?, &language, &source).await?;
    Ok(StatusCode::CREATED)
}

fn slug(text: &str) -> Result<Slug, ProblemJson> {
    text.parse().map_err(|_| ProblemJson::new(StatusCode::NOT_FOUND, RequestRefusal::UnknownName))
}
