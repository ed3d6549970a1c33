//! Saving drafts. The revision keeps a tab or device from overwriting what another one saved.

use assay_domain::{Draft, LanguageId, Slug, UserId};
use sea_orm::ConnectionTrait;

use super::read::DraftRow;
use crate::{Error, Result, Store, boxed, rows, sql::Sql};

/// How many earlier versions of a draft are kept.
const MAX_EARLIER: i64 = 20;
/// While a user types, an earlier version is kept at most this often, in ms.
const KEEP_INTERVAL_MS: i64 = 60 * 1000;

/// Identifies a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftKey {
    pub user: UserId,
    pub problem: Slug,
    pub language: LanguageId,
}

/// The result of saving a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DraftSaved {
    /// The draft as saved.
    Saved(Draft),
    /// Nothing was saved: another tab or device saved a newer revision.
    Changed,
    /// Nothing was saved: the user's drafts would become larger than allowed.
    Full,
}

/// How many bytes of text a user may store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DraftBounds {
    /// In drafts. Above this, no draft may grow.
    pub drafts: i64,
    /// In earlier versions. Above this, the oldest are deleted.
    pub earlier: i64,
}

impl Store {
    /// Saves a draft based on revision `seen` (0: there was no draft). The old text becomes an earlier version at most once
    /// a minute, but always with `keep`. Saving the same text again succeeds and changes nothing, with any value of `seen`.
    ///
    /// # Errors
    /// [`NoSuchProblem`](crate::Error::NoSuchProblem); when the database fails.
    #[boxed]
    pub async fn save_draft(
        &self,
        key: &DraftKey,
        source: &str,
        seen: i32,
        keep: bool,
        bounds: DraftBounds,
    ) -> Result<DraftSaved> {
        let source = rows::storable(source);
        let transaction = self.begin_write().await?;
        let problem = problem_id(&transaction, &key.problem).await?;
        let current = lock_draft(&transaction, key, problem).await?;
        let size = |source: &str| i64::try_from(source.len()).unwrap_or(i64::MAX);
        let growth = size(&source) - current.as_ref().map_or(0, |current| size(&current.source));
        if growth > 0 && growth > bounds.drafts - draft_bytes(&transaction, key.user).await? {
            transaction.rollback().await?;
            return Ok(DraftSaved::Full);
        }
        let Some(current) = current else {
            let sql = Sql::new(
                "INSERT INTO drafts (user_id, problem_id, language, source, revision, saved_at)
                VALUES ($1, $2, $3, $4, 1, {now}) ON CONFLICT DO NOTHING
                RETURNING language, source, revision, saved_at",
            )
            .bind(key.user.0)
            .bind(problem)
            .bind(key.language.as_str())
            .bind(source);
            // If another request saved the first draft at the same time, this one inserts nothing.
            let saved = if seen == 0 { sql.one::<DraftRow>(&transaction).await? } else { None };
            transaction.commit().await?;
            return Ok(saved.map_or(DraftSaved::Changed, |row| DraftSaved::Saved(row.draft())));
        };
        if current.source == source {
            transaction.rollback().await?;
            return Ok(DraftSaved::Saved(current));
        }
        if current.revision != seen {
            transaction.rollback().await?;
            return Ok(DraftSaved::Changed);
        }
        if keep || is_due(&transaction, key, problem).await? {
            insert_earlier(&transaction, key, problem, &current.source, Some(current.saved_at.0), bounds).await?;
        }
        let sql = Sql::new(
            "UPDATE drafts SET source = $4, revision = revision + 1, saved_at = {now}
            WHERE user_id = $1 AND problem_id = $2 AND language = $3 RETURNING language, source, revision, saved_at",
        )
        .bind(key.user.0)
        .bind(problem)
        .bind(key.language.as_str())
        .bind(source);
        let saved: Option<DraftRow> = sql.one(&transaction).await?;
        transaction.commit().await?;
        saved.map(|row| DraftSaved::Saved(row.draft())).ok_or_else(|| Error::BadRow("a draft disappeared".to_owned()))
    }

    /// Adds a text to the earlier versions of a draft without changing the draft. Returns false if there is no draft.
    ///
    /// # Errors
    /// [`NoSuchProblem`](crate::Error::NoSuchProblem); when the database fails.
    #[boxed]
    pub async fn add_earlier_draft(&self, key: &DraftKey, source: &str, bounds: DraftBounds) -> Result<bool> {
        let source = rows::storable(source);
        let transaction = self.begin_write().await?;
        let problem = problem_id(&transaction, &key.problem).await?;
        let exists = lock_draft(&transaction, key, problem).await?.is_some();
        if exists {
            insert_earlier(&transaction, key, problem, &source, None, bounds).await?;
        }
        transaction.commit().await?;
        Ok(exists)
    }
}

async fn problem_id(db: &impl ConnectionTrait, slug: &Slug) -> Result<i64> {
    let sql = Sql::new("SELECT id FROM problems WHERE slug = $1 AND published").bind(slug.as_str());
    sql.scalar::<i64>(db).await?.ok_or_else(|| Error::NoSuchProblem(slug.clone()))
}

/// Reads a draft, and locks it until the transaction ends.
async fn lock_draft(db: &impl ConnectionTrait, key: &DraftKey, problem: i64) -> Result<Option<Draft>> {
    let sql = Sql::new(
        "SELECT language, source, revision, saved_at FROM drafts
        WHERE user_id = $1 AND problem_id = $2 AND language = $3 {for_update}",
    )
    .bind(key.user.0)
    .bind(problem)
    .bind(key.language.as_str());
    Ok(sql.one::<DraftRow>(db).await?.map(DraftRow::draft))
}

/// Whether the newest earlier version is old enough to add another one.
async fn is_due(db: &impl ConnectionTrait, key: &DraftKey, problem: i64) -> Result<bool> {
    let sql = Sql::new(
        "SELECT COALESCE(MAX(saved_at), 0) + $4 <= {now} FROM draft_history
        WHERE user_id = $1 AND problem_id = $2 AND language = $3",
    )
    .bind(key.user.0)
    .bind(problem)
    .bind(key.language.as_str())
    .bind(KEEP_INTERVAL_MS);
    Ok(sql.scalar::<bool>(db).await?.unwrap_or(true))
}

async fn insert_earlier(
    db: &impl ConnectionTrait,
    key: &DraftKey,
    problem: i64,
    source: &str,
    saved_at: Option<i64>,
    bounds: DraftBounds,
) -> Result<()> {
    if source.trim().is_empty() {
        return Ok(());
    }
    Sql::new(
        "INSERT INTO draft_history (user_id, problem_id, language, source, saved_at)
        VALUES ($1, $2, $3, $4, COALESCE($5, {now}))",
    )
    .bind(key.user.0)
    .bind(problem)
    .bind(key.language.as_str())
    .bind(source)
    .bind(saved_at)
    .run(db)
    .await?;
    Sql::new(
        "DELETE FROM draft_history WHERE user_id = $1 AND problem_id = $2 AND language = $3 AND id NOT IN
            (SELECT id FROM draft_history WHERE user_id = $1 AND problem_id = $2 AND language = $3
            ORDER BY id DESC LIMIT $4)",
    )
    .bind(key.user.0)
    .bind(problem)
    .bind(key.language.as_str())
    .bind(MAX_EARLIER)
    .run(db)
    .await?;
    // This limit counts the earlier versions of all drafts of the user. The oldest are deleted.
    Sql::new(
        "DELETE FROM draft_history WHERE user_id = $1 AND id IN (SELECT h.id FROM
            (SELECT id, SUM(OCTET_LENGTH(source)) OVER (ORDER BY id DESC) AS held FROM draft_history WHERE user_id = $1) AS h
            WHERE h.held > $2)",
    )
    .bind(key.user.0)
    .bind(bounds.earlier)
    .run(db)
    .await?;
    Ok(())
}

/// The size of all drafts of a user, in bytes.
async fn draft_bytes(db: &impl ConnectionTrait, user: UserId) -> Result<i64> {
    let sql = Sql::new("SELECT CAST(COALESCE(SUM(OCTET_LENGTH(source)), 0) AS BIGINT) FROM drafts WHERE user_id = $1")
        .bind(user.0);
    Ok(sql.scalar::<i64>(db).await?.unwrap_or_default())
}
