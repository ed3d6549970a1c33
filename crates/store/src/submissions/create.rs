//! Storing a new submission.

use assay_domain::{Interface, LanguageId, Slug, Sources, SubmissionId, UserId};

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

    /// Stores a queued submission for the problem's newest edition. It is safe on disk when this returns.
    ///
    /// # Errors
    /// [`NoSuchProblem`](crate::Error::NoSuchProblem); when the database fails.
    #[boxed]
    pub async fn create_submission(&self, new: &NewSubmission) -> Result<SubmissionId> {
        let columns = Columns::of(&new.sources)?;
        let sql = Sql::new(
            "INSERT INTO submissions (user_id, problem_id, problem_version, language, source, file_name, more_files, entry_point,
                interface, state, attempt, passed, total, created_at)
            SELECT $1, p.id, p.version, $2, $3, $4, $5, $6, $7, 'queued', 0, 0, 0, {now} FROM problems p
            WHERE p.slug = $8 AND p.published RETURNING id",
        )
        .bind(new.user.0)
        .bind(new.language.as_str())
        .bind(columns.source)
        .bind(columns.file_name)
        .bind(columns.more_files)
        .bind(new.sources.entry_point().map(str::to_owned))
        .bind(new.interface.map(|interface| interface.as_str().to_owned()))
        .bind(new.problem.as_str());
        let id = sql.scalar::<i64>(&self.write).await?;
        id.map(SubmissionId).ok_or_else(|| Error::NoSuchProblem(new.problem.clone()))
    }
}
