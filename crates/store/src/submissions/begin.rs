//! Taking a submission to judge it, and keeping hold of it.

use assay_domain::{LanguageId, Plan, Slug, SourceFile, SubmissionId, UserId};

use sea_orm::FromQueryResult;

use super::files::files;
use crate::{Error, Result, Store, boxed, rows, sql::Sql};

/// A submission that is the caller's to judge, until the lease ends.
#[derive(Clone, Debug)]
pub struct Begun {
    /// Which attempt this is, from 1; proves the hold in [`renew`](Store::renew) and [`finish`](Store::finish).
    pub attempt: i32,
    /// How often judging was begun since it was submitted, or last queued by an admin; this time included.
    pub tries: i32,
    /// Whose submission.
    pub user: UserId,
    /// For which problem.
    pub problem: Slug,
    /// In which language.
    pub language: LanguageId,
    /// Its files, at least one; a single one may have no name.
    pub files: Vec<SourceFile>,
    /// The file or class it is started by, where somebody said so.
    pub entry_point: Option<String>,
    /// How it is judged, by the edition it was submitted to. Files are named by their SHA-256: their names in
    /// [`Blobs`](crate::Blobs).
    pub plan: Plan<String>,
}

impl Store {
    /// Takes a submission that is queued, or whose lease has ended, for `lease_ms` milliseconds. Of several callers at
    /// once exactly one gets it; nothing means that there is nothing to do.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn begin(&self, id: SubmissionId, worker: &str, lease_ms: i64) -> Result<Option<Begun>> {
        // One statement decides: whoever comes second finds the row running, its lease in the future.
        let sql = Sql::new(
            "UPDATE submissions SET state = 'running', attempt = attempt + 1, worker = $2, lease_until = {now} + $3
            WHERE id = $1 AND (state = 'queued' OR (state = 'running' AND lease_until <= {now}))
            RETURNING attempt, attempt - attempts_before AS tries, user_id, problem_id, problem_version, language, source,
                file_name, more_files, entry_point",
        )
        .bind(id.0)
        .bind(worker)
        .bind(lease_ms);
        let Some(row): Option<BegunRow> = sql.one(&self.write).await? else { return Ok(None) };
        // An edition never changes, so it need not be read in the same transaction.
        let sql = Sql::new(
            "SELECT slug, plan FROM problem_versions
            JOIN problems ON problems.id = problem_id WHERE problem_id = $1 AND problem_versions.version = $2",
        )
        .bind(row.problem_id)
        .bind(row.problem_version);
        let Some(edition): Option<EditionRow> = sql.one(&self.read).await? else {
            return Err(Error::BadRow(format!("submission {id} is for no edition")));
        };
        Ok(Some(Begun {
            attempt: row.attempt,
            tries: row.tries,
            user: UserId(row.user_id),
            problem: rows::slug(&edition.slug)?,
            language: LanguageId(row.language),
            files: files(row.file_name, row.source, row.more_files.as_deref())?,
            entry_point: row.entry_point,
            plan: rows::from_json(&edition.plan)?,
        }))
    }

    /// Moves the end of a lease to `lease_ms` milliseconds from now; false when the attempt is no longer the current one
    /// (another began, or the submission was aborted): stop judging.
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

    /// In which language a submission is, whatever its state.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn language_of(&self, id: SubmissionId) -> Result<Option<LanguageId>> {
        let sql = Sql::new("SELECT language FROM submissions WHERE id = $1").bind(id.0);
        Ok(sql.scalar::<String>(&self.read).await?.map(LanguageId))
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
}

#[derive(FromQueryResult)]
struct EditionRow {
    slug: String,
    plan: String,
}
