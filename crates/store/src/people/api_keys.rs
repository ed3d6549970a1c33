//! Keys for programs. Only the SHA-256 of a key is stored.

use assay_domain::{Me, UserId};

use super::accounts::PersonRow;
use crate::{Result, Store, boxed, sql::Sql};

impl Store {
    /// Stores a key of a person's; `label` says what it is for.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn create_api_key(&self, user: UserId, key_hash: [u8; 32], label: &str) -> Result<()> {
        Sql::new("INSERT INTO api_keys (user_id, key_hash, label, created_at) VALUES ($1, $2, $3, {now})")
            .bind(user.0)
            .bind(key_hash.to_vec())
            .bind(label)
            .run(&self.write)
            .await?;
        Ok(())
    }

    /// The person of a key.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn api_key_user(&self, key_hash: [u8; 32]) -> Result<Option<Me>> {
        let sql = Sql::new(
            "SELECT u.id, u.name, u.email, u.role FROM api_keys k JOIN users u ON u.id = k.user_id WHERE k.key_hash = $1",
        )
        .bind(key_hash.to_vec());
        sql.one::<PersonRow>(&self.read).await?.map(PersonRow::me).transpose()
    }
}
