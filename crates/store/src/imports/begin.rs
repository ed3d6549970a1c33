//! Taking a package to verify it, and keeping hold of it.

use assay_domain::{ImportId, NamedFile, Slug};
use sea_orm::FromQueryResult;

use crate::{Error, NewProblem, Result, Store, boxed, rows, sql::Sql};

/// A package that is the caller's to verify, until the lease ends.
#[derive(Clone, Debug)]
pub struct BegunImport {
    /// Which attempt this is, from 1; proves the hold in what follows.
    pub attempt: i32,
    /// How often it was begun since it was uploaded, or last queued by an admin; this time included.
    pub tries: i32,
    /// The problem it is for: the name of the package's folder.
    pub slug: Slug,
    /// The file that was uploaded.
    pub file_name: String,
    /// The package's files, by SHA-256.
    pub files: Vec<NamedFile<String>>,
    /// What an earlier attempt had found when it made way, in the words of workers.
    pub so_far: Option<String>,
}

impl Store {
    /// Takes a package that is queued, or whose lease has ended, for `lease_ms` milliseconds. Of several callers at once exactly
    /// one gets it; nothing means that there is nothing to do.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn begin_import(&self, id: ImportId, worker: &str, lease_ms: i64) -> Result<Option<BegunImport>> {
        let sql = Sql::new(
            "UPDATE imports SET state = 'running', attempt = attempt + 1, worker = $2, lease_until = {now} + $3
            WHERE id = $1 AND (state = 'queued' OR (state = 'running' AND lease_until <= {now}))
            RETURNING attempt, attempt - attempts_before AS tries, slug, file_name, problem, so_far",
        )
        .bind(id.0)
        .bind(worker)
        .bind(lease_ms);
        let Some(row): Option<BegunRow> = sql.one(&self.write).await? else { return Ok(None) };
        let problem: NewProblem = rows::from_json(&row.problem)?;
        let origin = problem.origin.ok_or_else(|| Error::BadRow(format!("import {id} comes from nowhere")))?;
        Ok(Some(BegunImport {
            attempt: row.attempt,
            tries: row.tries,
            slug: rows::slug(&row.slug)?,
            file_name: row.file_name,
            files: origin.files,
            so_far: row.so_far,
        }))
    }

    /// Moves the end of a lease to `lease_ms` milliseconds from now, and says how far the work is; false when the attempt is no
    /// longer the current one: stop.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn renew_import(
        &self,
        id: ImportId,
        attempt: i32,
        lease_ms: i64,
        (done, all): (u32, u32),
    ) -> Result<bool> {
        let sql = Sql::new(
            "UPDATE imports SET lease_until = {now} + $3, steps_done = $4, steps = $5
            WHERE id = $1 AND attempt = $2 AND state = 'running'",
        )
        .bind(id.0)
        .bind(attempt)
        .bind(lease_ms)
        .bind(rows::measure(done.min(all)))
        .bind(rows::measure(all));
        Ok(sql.run(&self.write).await? > 0)
    }

    /// Puts a package back, with what has been found so far, for whoever comes next. Making way is no try.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn put_back_import(
        &self,
        id: ImportId,
        attempt: i32,
        so_far: &str,
        (done, all): (u32, u32),
    ) -> Result<bool> {
        let sql = Sql::new(
            "UPDATE imports SET state = 'queued', worker = NULL, lease_until = NULL, so_far = $3, steps_done = $4, steps = $5,
                attempts_before = attempts_before + 1
            WHERE id = $1 AND attempt = $2 AND state = 'running'",
        )
        .bind(id.0)
        .bind(attempt)
        .bind(rows::storable(so_far))
        .bind(rows::measure(done.min(all)))
        .bind(rows::measure(all));
        Ok(sql.run(&self.write).await? > 0)
    }
}

#[derive(FromQueryResult)]
struct BegunRow {
    attempt: i32,
    tries: i32,
    slug: String,
    file_name: String,
    problem: String,
    so_far: Option<String>,
}
