//! An admin chooses the shipped problem or track, or goes back.

use assay_domain::{AuditAction, ShippedKind, Slug, UserId};
use sea_orm::{ConnectionTrait, sea_query::Expr};
use serde_json::json;

use super::row::{self, ShippedRow, State};
use crate::{
    Error, Result, Store, TrackContent,
    audit::{Entry, record},
    boxed,
    checked::Transaction,
    dialect::now,
    entities::{shipped::Column, tracks},
    listing_version,
    problems::edition::{self, LockedProblem},
    rows,
    tracks::content::{self, content_of, replace},
};

impl Store {
    /// Puts the shipped edition or content into use. Returns the new version of the list of tracks, which caches must be told.
    ///
    /// # Errors
    /// [`NoSuchShipped`](crate::Error::NoSuchShipped); [`ShippedChanged`](crate::Error::ShippedChanged) if it is in use already;
    /// [`NoSuchProblem`](crate::Error::NoSuchProblem) if the track needs one that does not exist; when the database fails.
    #[boxed]
    pub async fn use_shipped(&self, kind: ShippedKind, slug: &Slug, actor: UserId) -> Result<i64> {
        let transaction = self.begin_write().await?;
        let row = locked_row(&transaction, kind, slug).await?;
        match kind {
            ShippedKind::Problem => {
                let (problem, shipped) = locked_problem(&transaction, slug, &row).await?;
                if problem.version == shipped {
                    return Err(Error::ShippedChanged(slug.clone()));
                }
                edition::move_to(&transaction, &problem, shipped).await?;
                row::update(kind, slug)
                    .col_expr(Column::State, Expr::value(State::Applied))
                    .col_expr(Column::VersionBefore, Expr::value(problem.version))
                    .col_expr(Column::At, now(&transaction))
                    .exec(&transaction)
                    .await?;
                record_move(&transaction, slug, AuditAction::ProblemUseShipped, actor, (problem.version, shipped))
                    .await?;
            }
            ShippedKind::Track => {
                let (track, shipped) = locked_track(&transaction, slug, &row).await?;
                let used = content_of(&transaction, &track).await?;
                if !replace(&transaction, slug, &track, &shipped, Some(actor), AuditAction::TrackUseShipped).await? {
                    return Err(Error::ShippedChanged(slug.clone()));
                }
                row::update(kind, slug)
                    .col_expr(Column::State, Expr::value(State::Applied))
                    .col_expr(Column::ContentBefore, Expr::value(rows::to_json(&used)?))
                    .col_expr(Column::At, now(&transaction))
                    .exec(&transaction)
                    .await?;
            }
        }
        commit(transaction).await
    }

    /// Goes back to the edition or content that was in use before the shipped one. Returns the new version of the list of tracks, which
    /// caches must be told.
    ///
    /// # Errors
    /// [`NoSuchShipped`](crate::Error::NoSuchShipped); [`ShippedChanged`](crate::Error::ShippedChanged) if the shipped one is not in use,
    /// or replaced nothing; [`NoSuchProblem`](crate::Error::NoSuchProblem) if the track needs one that does not exist; when the database
    /// fails.
    #[boxed]
    pub async fn undo_shipped(&self, kind: ShippedKind, slug: &Slug, actor: UserId) -> Result<i64> {
        let transaction = self.begin_write().await?;
        let row = locked_row(&transaction, kind, slug).await?;
        let changed = || Error::ShippedChanged(slug.clone());
        match kind {
            ShippedKind::Problem => {
                let (problem, shipped) = locked_problem(&transaction, slug, &row).await?;
                let before = row.version_before.filter(|_| problem.version == shipped).ok_or_else(changed)?;
                edition::move_to(&transaction, &problem, before).await?;
                record_move(&transaction, slug, AuditAction::ProblemUndoShipped, actor, (problem.version, before))
                    .await?;
            }
            ShippedKind::Track => {
                let (track, shipped) = locked_track(&transaction, slug, &row).await?;
                let in_use = content_of(&transaction, &track).await?.is_same(&shipped);
                let before = row.content_before.as_deref().filter(|_| in_use).ok_or_else(changed)?;
                let before: TrackContent = rows::from_json(before)?;
                replace(&transaction, slug, &track, &before, Some(actor), AuditAction::TrackUndoShipped).await?;
            }
        }
        row::update(kind, slug)
            .col_expr(Column::State, Expr::value(State::Undone))
            .col_expr(Column::VersionBefore, Expr::value(None::<i32>))
            .col_expr(Column::ContentBefore, Expr::value(None::<String>))
            .col_expr(Column::At, now(&transaction))
            .exec(&transaction)
            .await?;
        commit(transaction).await
    }
}

async fn commit(transaction: Transaction) -> Result<i64> {
    // The change has raised it.
    let listing = listing_version::read(&transaction).await?;
    transaction.commit().await?;
    Ok(listing)
}

async fn locked_row(db: &impl ConnectionTrait, kind: ShippedKind, slug: &Slug) -> Result<ShippedRow> {
    let row = row::lock(db, kind, slug).await?.filter(|row| row.left_at.is_none());
    row.ok_or_else(|| Error::NoSuchShipped(slug.clone()))
}

/// The problem, and the edition that was shipped last.
async fn locked_problem(db: &impl ConnectionTrait, slug: &Slug, row: &ShippedRow) -> Result<(LockedProblem, i32)> {
    let problem = edition::lock(db, slug).await?;
    problem.zip(row.version).ok_or_else(|| Error::NoSuchShipped(slug.clone()))
}

/// The track, and the content that was shipped last.
async fn locked_track(
    db: &impl ConnectionTrait,
    slug: &Slug,
    row: &ShippedRow,
) -> Result<(tracks::Model, TrackContent)> {
    let track = content::find(db, slug).await?.filter(|track| track.deleted_at.is_none());
    let shipped = row.content.as_deref().map(rows::from_json).transpose()?;
    track.zip(shipped).ok_or_else(|| Error::NoSuchShipped(slug.clone()))
}

async fn record_move(
    db: &impl ConnectionTrait,
    slug: &Slug,
    action: AuditAction,
    actor: UserId,
    (before, after): (i32, i32),
) -> Result<()> {
    let (before, after) = (Some(json!({ "edition": before })), Some(json!({ "edition": after })));
    record(db, Entry { actor: Some(actor), action, target: slug.as_str(), before, after }).await
}
