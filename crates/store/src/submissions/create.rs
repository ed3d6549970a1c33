//! Storing a new submission. One statement finds the problem and decides whether the key was used; the database's clock decides how
//! long a key counts.

use assay_domain::{IdempotencyKey, Interface, LanguageId, Slug, Sources, SubmissionId, UserId};
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::files::Columns;
use crate::{Error, Result, Store, boxed, sql::Sql};

/// A new submission.
#[derive(Clone, Debug)]
pub struct NewSubmission {
    /// The submitter.
    pub user: UserId,
    pub problem: Slug,
    /// The caller checks that this language can be judged.
    pub language: LanguageId,
    pub sources: Sources,
    /// How it gets the cases, if it is a function problem.
    pub interface: Option<Interface>,
    /// A second submission of the user with this key is not stored. The key is forgotten after 24 hours.
    pub idempotency_key: Option<IdempotencyKey>,
}

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

impl Store {
    /// How long a user with a limit of `max` submissions per 24 hours must wait, in ms; `None`: the user may submit now.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn daily_limit_wait(&self, user: UserId, max: u32) -> Result<Option<i64>> {
        // Reads only one row of the index: the user's submission number `max` from the newest.
        let sql = Sql::new(
            "SELECT created_at + $3 - {now} FROM submissions WHERE user_id = $1 ORDER BY id DESC LIMIT 1 OFFSET $2",
        )
        .bind(user.0)
        .bind(i64::from(max.max(1)) - 1)
        .bind(DAY_MS);
        Ok(sql.scalar::<i64>(&self.read).await?.filter(|wait| *wait > 0))
    }

    /// The submission that an earlier request with the same key stored, if any.
    ///
    /// # Errors
    /// [`IdempotencyKeyReused`](crate::Error::IdempotencyKeyReused) when it differs from `new`; when the database fails.
    #[boxed]
    pub async fn repeated_submission(&self, new: &NewSubmission) -> Result<Option<SubmissionId>> {
        let Some(key) = &new.idempotency_key else { return Ok(None) };
        repeated(&self.read, new, key).await
    }

    /// Stores a queued submission for the problem's current edition. It is safe on disk when this returns. If an earlier request
    /// with the same key stored it, this returns that submission and stores nothing.
    ///
    /// # Errors
    /// [`NoSuchProblem`](crate::Error::NoSuchProblem); [`IdempotencyKeyReused`](crate::Error::IdempotencyKeyReused) when the
    /// key belongs to a different submission; when the database fails.
    #[boxed]
    pub async fn create_submission(&self, new: &NewSubmission) -> Result<SubmissionId> {
        if let Some(key) = &new.idempotency_key {
            forget(&self.write, new.user, key).await?;
        }
        let columns = Columns::of(&new.sources)?;
        let sql = Sql::new(
            "INSERT INTO submissions (user_id, problem_id, problem_version, language, source, file_name, more_files, entry_point,
                interface, idempotency_key, state, attempt, passed, total, created_at)
            SELECT $1, p.id, p.version, $2, $3, $4, $5, $6, $7, $8, 'queued', 0, 0, 0, {now} FROM problems p
            WHERE p.slug = $9 AND p.published
            ON CONFLICT (user_id, idempotency_key) WHERE idempotency_key IS NOT NULL DO NOTHING RETURNING id",
        )
        .bind(new.user.0)
        .bind(new.language.as_str())
        .bind(columns.source)
        .bind(columns.file_name)
        .bind(columns.more_files)
        .bind(new.sources.entry_point().map(str::to_owned))
        .bind(new.interface.map(|interface| interface.as_str().to_owned()))
        .bind(new.idempotency_key.as_ref().map(|key| key.as_str().to_owned()))
        .bind(new.problem.as_str());
        let id = match (sql.scalar::<i64>(&self.write).await?, &new.idempotency_key) {
            (Some(id), _) => Some(SubmissionId(id)),
            // The problem does not exist, or another request has just used the key.
            (None, Some(key)) => repeated(&self.write, new, key).await?,
            (None, None) => None,
        };
        id.ok_or_else(|| Error::NoSuchProblem(new.problem.clone()))
    }
}

/// Removes a key that is older than 24 hours, so that it can be used again. Others may stay: they have no effect.
async fn forget(db: &impl ConnectionTrait, user: UserId, key: &IdempotencyKey) -> Result<()> {
    let sql = Sql::new(
        "UPDATE submissions SET idempotency_key = NULL
        WHERE user_id = $1 AND idempotency_key = $2 AND created_at <= {now} - $3",
    )
    .bind(user.0)
    .bind(key.as_str())
    .bind(DAY_MS);
    sql.run(db).await?;
    Ok(())
}

/// The submission with this key.
async fn repeated(
    db: &impl ConnectionTrait,
    new: &NewSubmission,
    key: &IdempotencyKey,
) -> Result<Option<SubmissionId>> {
    let sql = Sql::new(
        "SELECT s.id, p.slug, s.language, s.source, s.file_name, s.more_files, s.entry_point, s.interface
        FROM submissions s JOIN problems p ON p.id = s.problem_id
        WHERE s.user_id = $1 AND s.idempotency_key = $2 AND s.created_at > {now} - $3",
    )
    .bind(new.user.0)
    .bind(key.as_str())
    .bind(DAY_MS);
    let Some(row) = sql.one::<KeyedRow>(db).await? else { return Ok(None) };
    let id = SubmissionId(row.id);
    if row.is_same(new)? { Ok(Some(id)) } else { Err(Error::IdempotencyKeyReused) }
}

#[derive(FromQueryResult)]
struct KeyedRow {
    id: i64,
    slug: String,
    language: String,
    source: String,
    file_name: Option<String>,
    more_files: Option<String>,
    entry_point: Option<String>,
    interface: Option<String>,
}

impl KeyedRow {
    fn is_same(&self, new: &NewSubmission) -> Result<bool> {
        let columns = Columns::of(&new.sources)?;
        Ok(self.slug == new.problem.as_str()
            && self.language == new.language.as_str()
            && self.entry_point.as_deref() == new.sources.entry_point()
            && (new.interface.is_none() || self.interface.as_deref() == new.interface.map(Interface::as_str))
            && (&self.source, &self.file_name, &self.more_files)
                == (&columns.source, &columns.file_name, &columns.more_files))
    }
}
