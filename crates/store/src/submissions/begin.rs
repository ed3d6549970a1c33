//! Leases on submissions: a worker takes a submission to judge it. The condition of each statement decides who has the lease.

use assay_domain::{Interface, LanguageId, Plan, Slug, SourceFile, SubmissionId, UserId};

use sea_orm::{EntityTrait, FromQueryResult, QuerySelect};

use super::files::files;
use crate::{Error, Result, Store, boxed, entities::submissions, only::Only, rows, sql::Sql};

/// A submission that the caller may judge until its lease expires.
#[derive(Clone, Debug)]
pub struct Begun {
    /// The number of this attempt, from 1. [`renew`](Store::renew) and [`finish`](Store::finish) need it as proof that the
    /// caller still holds the lease.
    pub attempt: i32,
    /// How many times judging was begun since it was submitted or last retried by an admin, including this time.
    pub tries: i32,
    /// The submitter.
    pub user: UserId,
    pub problem: Slug,
    pub language: LanguageId,
    /// Its files, at least one. A single file may have no name.
    pub files: Vec<SourceFile>,
    /// The file or class to start, if the submitter named one.
    pub entry_point: Option<String>,
    /// How it gets the cases, if it is a function problem.
    pub interface: Option<Interface>,
    /// How it is judged, from the edition it was submitted to. Files are named by their SHA-256, which is their name in
    /// [`Blobs`](crate::Blobs).
    pub plan: Plan<String>,
}

impl Store {
    /// Takes a submission that is queued, or whose lease expired, for `lease_ms` milliseconds. Only one of several callers
    /// gets it; the others get `None`.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn begin(&self, id: SubmissionId, worker: &str, lease_ms: i64) -> Result<Option<Begun>> {
        // A single statement decides. A second caller finds the row running with a valid lease.
        let sql = Sql::new(
            "UPDATE submissions SET state = 'running', attempt = attempt + 1, worker = $2, lease_until = {now} + $3
            WHERE id = $1 AND (state = 'queued' OR (state = 'running' AND lease_until <= {now}))
            RETURNING attempt, attempt - attempts_before AS tries, user_id, problem_id, problem_version, language, source,
                file_name, more_files, entry_point, interface",
        )
        .bind(id.0)
        .bind(worker)
        .bind(lease_ms);
        let Some(row): Option<BegunRow> = sql.one(&self.write).await? else { return Ok(None) };
        // An edition never changes, so this needs no common transaction. It need not be the problem's current one.
        let sql = Sql::new(
            "SELECT slug, plan FROM problem_versions
            JOIN problems ON problems.id = problem_id WHERE problem_id = $1 AND problem_versions.version = $2",
        )
        .bind(row.problem_id)
        .bind(row.problem_version);
        let Some(edition): Option<EditionRow> = sql.one(&self.read).await? else {
            return Err(Error::BadRow(format!("submission {id} has no edition")));
        };
        Ok(Some(Begun {
            attempt: row.attempt,
            tries: row.tries,
            user: UserId(row.user_id),
            problem: rows::slug(&edition.slug)?,
            language: LanguageId(row.language),
            files: files(row.file_name, row.source, row.more_files.as_deref())?,
            entry_point: row.entry_point,
            interface: row.interface.as_deref().map(rows::interface).transpose()?,
            plan: rows::from_json(&edition.plan)?,
        }))
    }

    /// Extends a lease to `lease_ms` milliseconds from now. Returns false if `attempt` is no longer the current one, because
    /// another began or the submission was cancelled; then the caller must stop judging.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn renew(&self, id: SubmissionId, attempt: i32, lease_ms: i64) -> Result<bool> {
        let sql = Sql::new(
            "UPDATE submissions SET lease_until = {now} + $3 WHERE id = $1 AND attempt = $2 AND state = 'running'",
        )
        .bind(id.0)
        .bind(attempt)
        .bind(lease_ms);
        Ok(sql.run(&self.write).await? > 0)
    }

    /// The language of a submission in any state.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn language_of(&self, id: SubmissionId) -> Result<Option<LanguageId>> {
        let language = submissions::Entity::find_by_id(id.0).select_only().column(submissions::Column::Language);
        Ok(language.into_tuple().only(&self.read).await?.map(LanguageId))
    }
}

#[derive(FromQueryResult)]
struct BegunRow {
    attempt: i32,
    tries: i32,
    user_id: i64,
    problem_id: i64,
    problem_version: i32,
    language: String,
    source: String,
    file_name: Option<String>,
    more_files: Option<String>,
    entry_point: Option<String>,
    interface: Option<String>,
}

#[derive(FromQueryResult)]
struct EditionRow {
    slug: String,
    plan: String,
}
