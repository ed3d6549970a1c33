//! Publishing, discarding and retrying imports.

use assay_domain::{AuditAction, ImportId, PackageReport, Slug, SubmissionState, UserId};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, LockType},
};
use serde_json::json;

use crate::{
    Error, NewProblem, Result, Store,
    audit::{Entry, record},
    boxed,
    dialect::now,
    entities::imports,
    only::Only,
    problems::{record_import, write_problem},
    rows,
    sql::Sql,
};

/// The result of publishing an import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedImport {
    pub slug: Slug,
    /// The problem's current edition.
    pub version: i32,
    /// Whether this edition is new. If not, the package is the same as that of the current edition.
    pub added: bool,
    /// The new version of the list of tracks, if it changed. Caches must be told.
    pub listing: Option<i64>,
}

impl Store {
    /// Publishes a verified import as an edition. If it did not pass verification, this needs a reason, which is stored.
    ///
    /// # Errors
    /// [`NoSuchImport`](crate::Error::NoSuchImport); [`ImportClosed`](crate::Error::ImportClosed);
    /// [`NotVerified`](crate::Error::NotVerified) if it was not verified, or if it did not pass and there is no reason; when
    /// the database fails.
    #[boxed]
    pub async fn publish_import(&self, id: ImportId, actor: UserId, reason: Option<&str>) -> Result<PublishedImport> {
        let transaction = self.begin_write().await?;
        let row = lock_open(&transaction, id).await?;
        let report: Option<PackageReport> = row.report.as_deref().map(rows::from_json).transpose()?;
        let passed = row.state == "done" && row.ok == Some(true);
        if !passed && (row.state != "done" || reason.is_none()) {
            return Err(Error::NotVerified(id));
        }
        let mut problem: NewProblem = rows::from_json(&row.problem)?;
        if let Some(time) = report.as_ref().and_then(|report| report.time.as_ref()) {
            problem.plan.limits.time_ms = time.limit_ms;
        }
        if let Some(origin) = &mut problem.origin {
            origin.by = Some(UserId(row.actor));
            origin.report = report;
            origin.override_reason = reason.filter(|_| !passed).map(str::to_owned);
        }
        let written = write_problem(&transaction, &problem).await?;
        if written.added {
            record_import(&transaction, &problem, &written, Some(actor)).await?;
        }
        let imported = written.raise(&transaction, false).await?;
        close(&transaction, id, Some(imported.version)).await?;
        transaction.commit().await?;
        let (version, added, listing) = (imported.version, imported.added, imported.listing);
        Ok(PublishedImport { slug: problem.slug, version, added, listing })
    }

    /// Discards an import.
    ///
    /// # Errors
    /// [`NoSuchImport`](crate::Error::NoSuchImport), [`ImportClosed`](crate::Error::ImportClosed); when the database fails.
    #[boxed]
    pub async fn discard_import(&self, id: ImportId, actor: UserId) -> Result<()> {
        let transaction = self.begin_write().await?;
        let row = lock_open(&transaction, id).await?;
        // The condition decides whether it has ended. A worker that verifies it stops at the next renewal of its lease.
        let end =
            "UPDATE imports SET state = 'done', worker = NULL, lease_until = NULL, finished_at = {now}, so_far = NULL,
            internal = 'discarded before it was verified' WHERE id = $1 AND state <> 'done'";
        Sql::new(end).bind(id.0).run(&transaction).await?;
        close(&transaction, id, None).await?;
        let before = Some(json!({ "import": id, "file": row.file_name, "ok": row.ok }));
        record(
            &transaction,
            Entry { actor: Some(actor), action: AuditAction::ProblemDiscard, target: &row.slug, before, after: None },
        )
        .await?;
        transaction.commit().await
    }

    /// Queues an import for another verification. Deletes the old report.
    ///
    /// # Errors
    /// [`NoSuchImport`](crate::Error::NoSuchImport), [`ImportClosed`](crate::Error::ImportClosed),
    /// [`NotVerified`](crate::Error::NotVerified) if it is already queued or running; when the database fails.
    #[boxed]
    pub async fn retry_import(&self, id: ImportId) -> Result<()> {
        let transaction = self.begin_write().await?;
        if lock_open(&transaction, id).await?.state != "done" {
            return Err(Error::NotVerified(id));
        }
        let queued = imports::ActiveModel {
            state: Set(SubmissionState::Queued.as_str().to_owned()),
            finished_at: Set(None),
            ok: Set(None),
            report: Set(None),
            internal: Set(None),
            steps_done: Set(0),
            steps: Set(0),
            ..Default::default()
        };
        imports::Entity::update_many()
            .set(queued)
            .col_expr(imports::Column::AttemptsBefore, Expr::col(imports::Column::Attempt))
            .col_expr(imports::Column::QueuedAt, now(&transaction))
            .filter(imports::Column::Id.eq(id.0))
            .exec(&transaction)
            .await?;
        transaction.commit().await
    }
}

/// Reads an import that is neither published nor discarded, and locks it until the transaction ends.
async fn lock_open(db: &impl ConnectionTrait, id: ImportId) -> Result<imports::Model> {
    let row = imports::Entity::find_by_id(id.0).lock(LockType::NoKeyUpdate).only(db).await?;
    let row = row.ok_or(Error::NoSuchImport(id))?;
    if row.settled_at.is_some() { Err(Error::ImportClosed(id)) } else { Ok(row) }
}

async fn close(db: &impl ConnectionTrait, id: ImportId, version: Option<i32>) -> Result<()> {
    imports::Entity::update_many()
        .col_expr(imports::Column::SettledAt, now(db))
        .col_expr(imports::Column::Version, Expr::value(version))
        .filter(imports::Column::Id.eq(id.0))
        .exec(db)
        .await?;
    Ok(())
}
