//! Storing the result of a verification. The condition of each statement decides who may do it.

use assay_domain::{ImportId, PackageReport};

use crate::{Result, Store, boxed, rows, sql::Sql};

impl Store {
    /// Stores the report. Returns false and writes nothing if `attempt` is not the current one.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn finish_import(&self, id: ImportId, attempt: i32, report: &PackageReport) -> Result<bool> {
        let sql = Sql::new(
            "UPDATE imports SET state = 'done', worker = NULL, lease_until = NULL, finished_at = {now}, so_far = NULL, ok = $3,
                report = $4, steps_done = steps
            WHERE id = $1 AND attempt = $2 AND state = 'running'",
        )
        .bind(id.0)
        .bind(attempt)
        .bind(report.ok)
        .bind(rows::storable(&rows::to_json(report)?));
        Ok(sql.run(&self.write).await? > 0)
    }

    /// Ends an import that could not be verified because of an internal failure; `cause` is for admins. Without `attempt`,
    /// ends an import without a valid lease. Returns false if another worker holds the lease, or the import has ended.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn give_up_import(&self, id: ImportId, attempt: Option<i32>, cause: &str) -> Result<bool> {
        let sql = Sql::new(
            "UPDATE imports SET state = 'done', worker = NULL, lease_until = NULL, finished_at = {now}, so_far = NULL, internal = $2
            WHERE id = $1 AND ((state = 'running' AND attempt = $3)
                OR ($3 IS NULL AND (state = 'queued' OR (state = 'running' AND lease_until <= {now}))))",
        )
        .bind(id.0)
        .bind(rows::storable(cause))
        .bind(attempt);
        Ok(sql.run(&self.write).await? > 0)
    }
}
