//! Ending the leases of workers that no longer run.

use crate::{Result, Store, boxed, sql::Sql};

impl Store {
    /// Ends all leases, so that running submissions and imports can be begun again at once. Returns how many leases ended.
    ///
    /// Call this only when no worker runs, for example in a server that alone uses the data folder, before it starts its
    /// worker. A worker that still runs would lose its work, because its results are rejected once another attempt began.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn end_leases(&self) -> Result<u64> {
        // Literal states, so that PostgreSQL uses the indexes of unfinished ones.
        let sql =
            Sql::new("UPDATE submissions SET lease_until = {now} WHERE state = 'running' AND lease_until > {now}");
        let submissions = sql.run(&self.write).await?;
        let sql = Sql::new("UPDATE imports SET lease_until = {now} WHERE state = 'running' AND lease_until > {now}");
        Ok(submissions + sql.run(&self.write).await?)
    }
}
