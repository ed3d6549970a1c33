//! Saving drafts: by revision, so that nobody overwrites what another tab or device wrote meanwhile.

use assay_domain::{Draft, LanguageId, Slug, UserId};
use sea_orm::ConnectionTrait;

use super::read::DraftRow;
use crate::{Error, Result, Store, boxed, rows, sql::Sql};

/// So many earlier drafts are kept of each; the oldest go.
const MOST_EARLIER: i64 = 20;
/// While somebody types, one is kept at most so often, in ms.
const KEPT_EVERY_MS: i64 = 60 * 1000;

/// Whose draft, of what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftKey {
    /// Whose.
    pub user: UserId,
    /// For which problem.
    pub problem: Slug,
    /// In which language.
    pub language: LanguageId,
}

/// What became of a draft that was to be saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DraftSaved {
    /// This is the draft now.
    Saved(Draft),
    /// Nothing was written: another one has been saved since.
    Changed,
    /// Nothing was written: the person's drafts would take more bytes than allowed.
    Full,
}

/// How many bytes of text one person may store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DraftBounds {
    /// In drafts; past that, none may grow.
    pub drafts: i64,
    /// In earlier drafts; past that, the oldest are deleted.
    pub earlier: i64,
}

impl Store {
    /// Saves a draft that was made from revision `seen`, 0 for none. What was there before is kept now and then, and in any
    /// case with `keep`. Saving what is there already changes nothing, whatever was seen.
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
        let there = locked(&transaction, key, problem).await?;
        let size = |source: &str| i64::try_from(source.len()).unwrap_or(i64::MAX);
        let grows = size(&source) - there.as_ref().map_or(0, |there| size(&there.source));
        if grows > 0 && grows > bounds.drafts - draft_bytes(&transaction, key.user).await? {
            transaction.rollback().await?;
            return Ok(DraftSaved::Full);
        }
        let Some(there) = there else {
            let sql = Sql::new(
                "INSERT INTO drafts (user_id, problem_id, language, source, revision, saved_at)
                VALUES ($1, $2, $3, $4, 1, {now}) ON CONFLICT DO NOTHING
                RETURNING language, source, revision, saved_at",
            )
            .bind(key.user.0)
            .bind(problem)
            .bind(key.language.as_str())
            .bind(source);
            // One that somebody saved this very moment is one that was not seen.
            let saved = if seen == 0 { sql.one::<DraftRow>(&transaction).await? } else { None };
            transaction.commit().await?;
            return Ok(saved.map_or(DraftSaved::Changed, |row| DraftSaved::Saved(row.draft())));
        };
        if there.source == source {
            transaction.rollback().await?;
            return Ok(DraftSaved::Saved(there));
        }
        if there.revision != seen {
            transaction.rollback().await?;
            return Ok(DraftSaved::Changed);
        }
        if keep || is_due(&transaction, key, problem).await? {
            put_aside(&transaction, key, problem, &there.source, Some(there.saved_at.0), bounds).await?;
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
        saved.map(|row| DraftSaved::Saved(row.draft())).ok_or_else(|| Error::BadRow("a draft has gone".to_owned()))
    }

    /// Puts a text among the earlier drafts without changing the draft; false, and nothing written, when there is no draft.
    ///
    /// # Errors
    /// [`NoSuchProblem`](crate::Error::NoSuchProblem); when the database fails.
    #[boxed]
    pub async fn put_draft_aside(&self, key: &DraftKey, source: &str, bounds: DraftBounds) -> Result<bool> {
        let source = rows::storable(source);
        let transaction = self.begin_write().await?;
        let problem = problem_id(&transaction, &key.problem).await?;
        let there = locked(&transaction, key, problem).await?.is_some();
        if there {
            put_aside(&transaction, key, problem, &source, None, bounds).await?;
        }
        transaction.commit().await?;
        Ok(there)
    }
}

async fn problem_id(db: &impl ConnectionTrait, slug: &Slug) -> Result<i64> {
    let sql = Sql::new("SELECT id FROM problems WHERE slug = $1 AND published").bind(slug.as_str());
    sql.scalar::<i64>(db).await?.ok_or_else(|| Error::NoSuchProblem(slug.clone()))
}

async fn locked(db: &impl ConnectionTrait, key: &DraftKey, problem: i64) -> Result<Option<Draft>> {
    let sql = Sql::new(
        "SELECT language, source, revision, saved_at FROM drafts
        WHERE user_id = $1 AND problem_id = $2 AND language = $3 {for_update}",
    )
    .bind(key.user.0)
    .bind(problem)
    .bind(key.language.as_str());
    Ok(sql.one::<DraftRow>(db).await?.map(DraftRow::draft))
}

/// Whether the newest of the earlier drafts is old enough for another one.
async fn is_due(db: &impl ConnectionTrait, key: &DraftKey, problem: i64) -> Result<bool> {
    let sql = Sql::new(
        "SELECT COALESCE(MAX(saved_at), 0) + $4 <= {now} FROM draft_history
        WHERE user_id = $1 AND problem_id = $2 AND language = $3",
    )
    .bind(key.user.0)
    .bind(problem)
    .bind(key.language.as_str())
    .bind(KEPT_EVERY_MS);
    Ok(sql.scalar::<bool>(db).await?.unwrap_or(true))
}

async fn put_aside(
    db: &impl ConnectionTrait,
    key: &DraftKey,
    problem: i64,
    source: &str,
    saved_at: Option<i64>,
    bounds: DraftBounds,
) -> Result<()> {
    // Nobody looks for nothing.
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
    .bind(MOST_EARLIER)
    .run(db)
    .await?;
    // The newest of all of the person's stay, whichever draft they are of.
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

/// How many bytes all drafts of a person take.
async fn draft_bytes(db: &impl ConnectionTrait, user: UserId) -> Result<i64> {
    let sql = Sql::new("SELECT CAST(COALESCE(SUM(OCTET_LENGTH(source)), 0) AS BIGINT) FROM drafts WHERE user_id = $1")
        .bind(user.0);
    Ok(sql.scalar::<i64>(db).await?.unwrap_or_default())
}
