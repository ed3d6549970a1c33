//! Leases on imports: a worker takes an import to verify it. The condition of each statement decides who has the lease.

use assay_domain::{ImportId, NamedFile, Slug};
use sea_orm::{EntityTrait, FromQueryResult, QuerySelect};

use crate::{Error, NewProblem, Result, Store, boxed, entities::imports, only::Only, rows, sql::Sql};

/// An import that the caller may verify until its lease expires.
#[derive(Clone, Debug)]
pub struct BegunImport {
    /// The number of this attempt, from 1. Later calls pass it as proof that they still hold the lease.
    pub attempt: i32,
    /// How many times it was begun since the upload or the last retry by an admin, including this time.
    pub tries: i32,
    /// The slug of the problem, which is also the name of the package's folder.
    pub slug: Slug,
    /// The name of the uploaded file.
    pub file_name: String,
    /// The package's files, by SHA-256.
    pub files: Vec<NamedFile<String>>,
    /// The partial result of an attempt that was interrupted. Only workers know its format.
    pub so_far: Option<String>,
}

impl Store {
    /// Takes an import that is queued, or whose lease expired, for `lease_ms` milliseconds. Only one of several callers gets
    /// it; the others get `None`.
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
        let origin = problem.origin.ok_or_else(|| Error::BadRow(format!("import {id} has no origin")))?;
        Ok(Some(BegunImport {
            attempt: row.attempt,
            tries: row.tries,
            slug: rows::slug(&row.slug)?,
            file_name: row.file_name,
            files: origin.files,
            so_far: row.so_far,
        }))
    }

    /// Extends a lease to `lease_ms` milliseconds from now, and stores the progress. Returns false if `attempt` is no longer
    /// the current one; then the caller must stop.
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

    /// Like [`renew_import`](Self::renew_import), and also keeps the partial result, so that another worker can continue.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn save_import(
        &self,
        id: ImportId,
        attempt: i32,
        lease_ms: i64,
        so_far: &str,
        (done, all): (u32, u32),
    ) -> Result<bool> {
        let sql = Sql::new(
            "UPDATE imports SET lease_until = {now} + $3, so_far = $4, steps_done = $5, steps = $6
            WHERE id = $1 AND attempt = $2 AND state = 'running'",
        )
        .bind(id.0)
        .bind(attempt)
        .bind(lease_ms)
        .bind(rows::storable(so_far))
        .bind(rows::measure(done.min(all)))
        .bind(rows::measure(all));
        Ok(sql.run(&self.write).await? > 0)
    }

    /// The partial result of an import that has not ended.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn import_so_far(&self, id: ImportId) -> Result<Option<String>> {
        let so_far = imports::Entity::find_by_id(id.0).select_only().column(imports::Column::SoFar);
        Ok(so_far.into_tuple::<Option<String>>().only(&self.read).await?.flatten())
    }

    /// Puts an import back into the queue with its partial result, so that more urgent jobs can run, or because the host is too
    /// busy. `is_try` says whether this attempt counts as a try. Returns false if `attempt` is no longer the current one.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn requeue_import(
        &self,
        id: ImportId,
        attempt: i32,
        so_far: &str,
        (done, all): (u32, u32),
        is_try: bool,
    ) -> Result<bool> {
        let sql = Sql::new(
            "UPDATE imports SET state = 'queued', worker = NULL, lease_until = NULL, so_far = $3, steps_done = $4, steps = $5,
                attempts_before = attempts_before + $6
            WHERE id = $1 AND attempt = $2 AND state = 'running'",
        )
        .bind(id.0)
        .bind(attempt)
        .bind(rows::storable(so_far))
        .bind(rows::measure(done.min(all)))
        .bind(rows::measure(all))
        .bind(i32::from(!is_try));
        Ok(sql.run(&self.write).await? > 0)
    }

    /// Puts an import back into the queue whose lease expired. The lost attempt counts as a try. Returns false if it is not
    /// running, or a worker holds its lease.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn requeue_lost_import(&self, id: ImportId) -> Result<bool> {
        let sql = Sql::new(
            "UPDATE imports SET state = 'queued', worker = NULL, lease_until = NULL
            WHERE id = $1 AND state = 'running' AND lease_until <= {now}",
        )
        .bind(id.0);
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
