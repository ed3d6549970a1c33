//! Secret random bytes that all servers of an installation share.

use crate::{Error, Result, Store, boxed, sql::Sql};

impl Store {
    /// The installation's secret for a purpose. Stores `fresh` if there is none yet.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn secret(&self, purpose: &str, fresh: [u8; 32]) -> Result<[u8; 32]> {
        // If two servers start at the same time, one writes and both read the same.
        Sql::new(
            "INSERT INTO secrets (purpose, bytes, created_at) VALUES ($1, $2, {now}) ON CONFLICT (purpose) DO NOTHING",
        )
        .bind(purpose)
        .bind(fresh.to_vec())
        .run(&self.write)
        .await?;
        let stored: Option<Vec<u8>> =
            Sql::new("SELECT bytes FROM secrets WHERE purpose = $1").bind(purpose).scalar(&self.read).await?;
        let bytes = stored.and_then(|bytes| bytes.try_into().ok());
        bytes.ok_or_else(|| Error::BadRow(format!("the secret for {purpose} is not 32 bytes")))
    }
}
