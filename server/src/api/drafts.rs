//! Drafts, and their history.

use assay_domain::{Draft, DraftSummary, EarlierDraft, Page, Slug};
use assay_service::Service;
use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use serde::Deserialize;

use super::{
    body::Body,
    query::{Named, Query},
};
use crate::{problem_json::Problem, visitor::Who};

/// The body of `PUT drafts/{problem}/{language}`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Changed {
    source: String,
    /// The revision that was edited. 0 if there was none.
    revision: i32,
    /// Whether to put the old text into the history.
    #[serde(default)]
    keep: bool,
}

/// The body of `POST drafts/{problem}/{language}/history`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct HistoryEntry {
    source: String,
}

/// `GET drafts/{problem}`: one item per language, without the source.
pub(crate) async fn list(
    State(service): State<Service>,
    Who(visitor): Who,
    Named(problem): Named<Slug>,
) -> Result<Json<Page<DraftSummary>>, Problem> {
    let items = service.drafts(visitor.require()?, &problem).await?;
    Ok(Json(Page { items, next: None }))
}

/// `GET drafts/{problem}/{language}`.
pub(crate) async fn show(
    State(service): State<Service>,
    Who(visitor): Who,
    Path((problem, language)): Path<(String, String)>,
) -> Result<Json<Draft>, Problem> {
    Ok(Json(service.draft(visitor.require()?, &slug(&problem)?, &language).await?))
}

/// `PUT drafts/{problem}/{language}`: 409 if another draft was saved in the meantime.
pub(crate) async fn save(
    State(service): State<Service>,
    Who(visitor): Who,
    Path((problem, language)): Path<(String, String)>,
    Body(changed): Body<Changed>,
) -> Result<Json<Draft>, Problem> {
    let Changed { source, revision, keep } = changed;
    let me = visitor.require()?;
    Ok(Json(service.save_draft(me, &slug(&problem)?, &language, &source, revision, keep).await?))
}

#[derive(Debug, Deserialize)]
pub(crate) struct Cursor {
    cursor: Option<String>,
}

/// `GET drafts/{problem}/{language}/history?cursor=`: earlier drafts, newest first.
pub(crate) async fn history(
    State(service): State<Service>,
    Who(visitor): Who,
    Path((problem, language)): Path<(String, String)>,
    Query(Cursor { cursor }): Query<Cursor>,
) -> Result<Json<Page<EarlierDraft>>, Problem> {
    let me = visitor.require()?;
    Ok(Json(service.earlier_drafts(me, &slug(&problem)?, &language, cursor.as_deref()).await?))
}

/// `POST drafts/{problem}/{language}/history`: adds a text to the history and does not change the draft.
pub(crate) async fn add_to_history(
    State(service): State<Service>,
    Who(visitor): Who,
    Path((problem, language)): Path<(String, String)>,
    Body(HistoryEntry { source }): Body<HistoryEntry>,
) -> Result<StatusCode, Problem> {
    service.add_earlier_draft(visitor.require()?, &slug(&problem)?, &language, &source).await?;
    Ok(StatusCode::CREATED)
}

fn slug(text: &str) -> Result<Slug, Problem> {
    text.parse().map_err(|_| Problem::new(StatusCode::NOT_FOUND, "There is nothing with this name."))
}
