//! What an admin makes of a package that was uploaded.

use assay_domain::{ImportId, PackageReport, Slug, UserId};
use sea_orm::{ConnectionTrait, FromQueryResult};
use serde_json::json;

use crate::{
    Error, NewProblem, Result, Store,
    audit::{Note, note},
    boxed,
    problems::{note_import, put},
    rows,
    sql::Sql,
};

/// What publishing a package led to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedImport {
    /// The problem.
    pub slug: Slug,
    /// Its newest edition now.
    pub version: i32,
    /// Whether that was added; else the package is the one it was made of.
    pub added: bool,
    /// The version of the listing of tracks, where this changed it: others must be told.
    pub listing: Option<i64>,
}

impl Store {
    /// Makes an edition of a package that was verified. Where something does not hold, that takes a reason, which is kept.
    ///
    /// # Errors
    /// [`NoSuchImport`](crate::Error::NoSuchImport); [`ImportSettled`](crate::Error::ImportSettled) where somebody was faster;
    /// [`NotVerified`](crate::Error::NotVerified) where it has not been, or something does not hold and there is no reason; when
    /// the database fails.
    #[boxed]
    pub async fn publish_import(&self, id: ImportId, actor: UserId, reason: Option<&str>) -> Result<PublishedImport> {
        let transaction = self.begin_write().await?;
        let row = hold(&transaction, id).await?;
        let report: Option<PackageReport> = row.report.as_deref().map(rows::from_json).transpose()?;
        let holds = row.state == "done" && row.ok == Some(true);
        if !holds && (row.state != "done" || reason.is_none()) {
            return Err(Error::NotVerified(id));
        }
        let mut problem: NewProblem = rows::from_json(&row.problem)?;
        if let Some(time) = report.as_ref().and_then(|report| report.time.as_ref()) {
            problem.plan.limits.time_ms = time.limit_ms;
        }
        if let Some(origin) = &mut problem.origin {
            origin.by = Some(UserId(row.actor));
            origin.report = report;
            origin.override_reason = reason.filter(|_| !holds).map(str::to_owned);
        }
        let imported = put(&transaction, &problem).await?;
        settle(&transaction, id, Some(imported.version)).await?;
        if imported.added {
            note_import(&transaction, &problem, imported.version, Some(actor)).await?;
        }
        transaction.commit().await?;
        let (version, added, listing) = (imported.version, imported.added, imported.listing);
        Ok(PublishedImport { slug: problem.slug, version, added, listing })
    }

    /// Puts a package away that is not to be published.
    ///
    /// # Errors
    /// [`NoSuchImport`](crate::Error::NoSuchImport), [`ImportSettled`](crate::Error::ImportSettled); when the database fails.
    #[boxed]
    pub async fn discard_import(&self, id: ImportId, actor: UserId) -> Result<()> {
        let transaction = self.begin_write().await?;
        let row = hold(&transaction, id).await?;
        // Whoever verifies it finds out at the next renewal.
        let end =
            "UPDATE imports SET state = 'done', worker = NULL, lease_until = NULL, finished_at = {now}, so_far = NULL,
            internal = 'discarded before it was verified' WHERE id = $1 AND state <> 'done'";
        Sql::new(end).bind(id.0).run(&transaction).await?;
        settle(&transaction, id, None).await?;
        let before = Some(json!({ "import": id, "file": row.file_name, "ok": row.ok }));
        note(
            &transaction,
            Note { actor: Some(actor), action: "problem.discard", target: &row.slug, before, after: None },
        )
        .await?;
        Ok(transaction.commit().await?)
    }

    /// Queues a package again that could not be verified, or shall be once more. What was found is forgotten.
    ///
    /// # Errors
    /// [`NoSuchImport`](crate::Error::NoSuchImport), [`ImportSettled`](crate::Error::ImportSettled),
    /// [`NotVerified`](crate::Error::NotVerified) where it is waiting or running already; when the database fails.
    #[boxed]
    pub async fn retry_import(&self, id: ImportId) -> Result<()> {
        let transaction = self.begin_write().await?;
        if hold(&transaction, id).await?.state != "done" {
            return Err(Error::NotVerified(id));
        }
        Sql::new(
            "UPDATE imports SET state = 'queued', attempts_before = attempt, queued_at = {now}, finished_at = NULL, ok = NULL,
                report = NULL, internal = NULL, steps_done = 0, steps = 0 WHERE id = $1",
        )
        .bind(id.0)
        .run(&transaction)
        .await?;
        Ok(transaction.commit().await?)
    }
}

#[derive(FromQueryResult)]
struct HeldRow {
    actor: i64,
    slug: String,
    file_name: String,
    problem: String,
    state: String,
    ok: Option<bool>,
    report: Option<String>,
    settled_at: Option<i64>,
}

/// Reads one that is not settled, and keeps others from changing it until the transaction ends.
async fn hold(db: &impl ConnectionTrait, id: ImportId) -> Result<HeldRow> {
    let sql = Sql::new(
        "SELECT actor, slug, file_name, problem, state, ok, report, settled_at FROM imports WHERE id = $1 {for_update}",
    )
    .bind(id.0);
    let row: HeldRow = sql.one(db).await?.ok_or(Error::NoSuchImport(id))?;
    if row.settled_at.is_some() { Err(Error::ImportSettled(id)) } else { Ok(row) }
}

async fn settle(db: &impl ConnectionTrait, id: ImportId, version: Option<i32>) -> Result<()> {
    Sql::new("UPDATE imports SET settled_at = {now}, version = $2 WHERE id = $1")
        .bind(id.0)
        .bind(version)
        .run(db)
        .await?;
    Ok(())
}
