//! Ending the leases of workers that are known to be gone.

use crate::{Result, Store, boxed, sql::Sql};

impl Store {
    /// Ends every lease, and says how many there were: what is marked as running can be begun again at once. Only for a caller who knows
    /// that no worker lives, such as a server that alone holds the data folder, before it starts its own; a worker that does live would lose
    /// its work, though nothing worse: what it writes is refused once another has begun.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn end_leases(&self) -> Result<u64> {
        let sql =
            Sql::new("UPDATE submissions SET lease_until = {now} WHERE state = 'running' AND lease_until > {now}");
        let submissions = sql.run(&self.write).await?;
        let sql = Sql::new("UPDATE imports SET lease_until = {now} WHERE state = 'running' AND lease_until > {now}");
        Ok(submissions + sql.run(&self.write).await?)
    }
}
