//! Saving drafts. The revision keeps a tab or device from overwriting what another one saved.

use assay_domain::{Draft, LanguageId, Slug, Timestamp, UserId};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, LockType, OnConflict},
};

use super::read::to_draft;
use crate::{
    Error, Result, Store, boxed,
    dialect::now,
    entities::{draft_history, drafts},
    insert::insert,
    only::Only,
    problems::published_id,
    rows,
    sql::Sql,
};

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
        let problem = published_id(&transaction, &key.problem).await?;
        let current = lock_draft(&transaction, key, problem).await?;
        let size = |source: &str| i64::try_from(source.len()).unwrap_or(i64::MAX);
        let growth = size(&source) - current.as_ref().map_or(0, |current| size(&current.source));
        if growth > 0 && growth > bounds.drafts - draft_bytes(&transaction, key.user).await? {
            transaction.rollback().await?;
            return Ok(DraftSaved::Full);
        }
        let Some(current) = current else {
            // If another request saved the first draft at the same time, this one inserts nothing.
            let saved = if seen == 0 { insert_draft(&transaction, key, problem, source).await? } else { None };
            transaction.commit().await?;
            return Ok(saved.map_or(DraftSaved::Changed, DraftSaved::Saved));
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
        let saved = drafts::Entity::update_many()
            .col_expr(drafts::Column::Source, Expr::value(source))
            .col_expr(drafts::Column::Revision, Expr::col(drafts::Column::Revision).add(1))
            .col_expr(drafts::Column::SavedAt, now(&transaction))
            .filter(drafts::Column::UserId.eq(key.user.0))
            .filter(drafts::Column::ProblemId.eq(problem))
            .filter(drafts::Column::Language.eq(key.language.as_str()))
            .exec_with_returning(&transaction)
            .await?;
        transaction.commit().await?;
        let saved = saved.into_iter().next().ok_or_else(|| Error::BadRow("a draft disappeared".to_owned()))?;
        Ok(DraftSaved::Saved(to_draft(saved)))
    }

    /// Adds a text to the earlier versions of a draft without changing the draft. Returns false if there is no draft.
    ///
    /// # Errors
    /// [`NoSuchProblem`](crate::Error::NoSuchProblem); when the database fails.
    #[boxed]
    pub async fn add_earlier_draft(&self, key: &DraftKey, source: &str, bounds: DraftBounds) -> Result<bool> {
        let source = rows::storable(source);
        let transaction = self.begin_write().await?;
        let problem = published_id(&transaction, &key.problem).await?;
        let exists = lock_draft(&transaction, key, problem).await?.is_some();
        if exists {
            insert_earlier(&transaction, key, problem, &source, None, bounds).await?;
        }
        transaction.commit().await?;
        Ok(exists)
    }
}

/// Reads a draft, and locks it until the transaction ends.
async fn lock_draft(db: &impl ConnectionTrait, key: &DraftKey, problem: i64) -> Result<Option<Draft>> {
    let draft = drafts::Entity::find_by_id((key.user.0, problem, key.language.to_string()));
    Ok(draft.lock(LockType::NoKeyUpdate).only(db).await?.map(to_draft))
}

/// Inserts the first revision. `None` if there is a draft already.
async fn insert_draft(
    db: &impl ConnectionTrait,
    key: &DraftKey,
    problem: i64,
    source: String,
) -> Result<Option<Draft>> {
    let row = drafts::ActiveModel {
        user_id: Set(key.user.0),
        problem_id: Set(problem),
        language: Set(key.language.to_string()),
        source: Set(source.clone()),
        revision: Set(1),
        ..Default::default()
    };
    let saved_at = insert(row, [(drafts::Column::SavedAt, now(db))])
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .returning(drafts::Column::SavedAt, db)
        .await?;
    let draft = |saved_at| Draft { language: key.language.clone(), source, revision: 1, saved_at: Timestamp(saved_at) };
    Ok(saved_at.map(draft))
}

/// Whether the newest earlier version is old enough to add another one.
async fn is_due(db: &impl ConnectionTrait, key: &DraftKey, problem: i64) -> Result<bool> {
    // The database's clock decides.
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
    let row = draft_history::ActiveModel {
        user_id: Set(key.user.0),
        problem_id: Set(problem),
        language: Set(key.language.to_string()),
        source: Set(source.to_owned()),
        ..Default::default()
    };
    let saved_at = saved_at.map_or_else(|| now(db), Expr::value);
    insert(row, [(draft_history::Column::SavedAt, saved_at)]).run(db).await?;
    // Keeps the newest versions, up to a number and a total size.
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
    // Plain SQL: sums the sizes as a BIGINT.
    let sql = Sql::new("SELECT CAST(COALESCE(SUM(OCTET_LENGTH(source)), 0) AS BIGINT) FROM drafts WHERE user_id = $1")
        .bind(user.0);
    Ok(sql.scalar::<i64>(db).await?.unwrap_or_default())
}
