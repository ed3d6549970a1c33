//! Drafts.

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

/// What `PUT drafts/{problem}/{language}` takes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Changed {
    source: String,
    /// The revision it was made from; 0 for none.
    revision: i32,
    /// Whether what was there before is kept in any case.
    #[serde(default)]
    keep: bool,
}

/// What `POST drafts/{problem}/{language}/history` takes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Aside {
    source: String,
}

/// `GET drafts/{problem}`: one per language, without the texts.
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

/// `PUT drafts/{problem}/{language}`: 409 when another draft was saved since.
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

/// Where to read on.
#[derive(Debug, Deserialize)]
pub(crate) struct Since {
    cursor: Option<String>,
}

/// `GET drafts/{problem}/{language}/history?cursor=`: what it was before, the newest first.
pub(crate) async fn history(
    State(service): State<Service>,
    Who(visitor): Who,
    Path((problem, language)): Path<(String, String)>,
    Query(Since { cursor }): Query<Since>,
) -> Result<Json<Page<EarlierDraft>>, Problem> {
    let me = visitor.require()?;
    Ok(Json(service.earlier_drafts(me, &slug(&problem)?, &language, cursor.as_deref()).await?))
}

/// `POST drafts/{problem}/{language}/history`: keeps a text that is not to be the draft.
pub(crate) async fn put_aside(
    State(service): State<Service>,
    Who(visitor): Who,
    Path((problem, language)): Path<(String, String)>,
    Body(Aside { source }): Body<Aside>,
) -> Result<StatusCode, Problem> {
    service.add_earlier_draft(visitor.require()?, &slug(&problem)?, &language, &source).await?;
    Ok(StatusCode::CREATED)
}

fn slug(text: &str) -> Result<Slug, Problem> {
    text.parse().map_err(|_| Problem::new(StatusCode::NOT_FOUND, "There is nothing of this name."))
}
