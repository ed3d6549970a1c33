//! One-time links. A link makes the user who opens it the first admin.

use assay_domain::UserId;

use crate::{Result, Store, boxed, sql::Sql};

impl Store {
    /// Stores the SHA-256 of a link's token. The link works once, within `ttl_ms` milliseconds.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn create_one_time_link(&self, token_hash: [u8; 32], ttl_ms: i64) -> Result<()> {
        Sql::new("INSERT INTO one_time_links (token_hash, created_at, expires_at) VALUES ($1, {now}, {now} + $2)")
            .bind(token_hash.to_vec())
            .bind(ttl_ms)
            .run(&self.write)
            .await?;
        Ok(())
    }

    /// Makes `user` an admin if the link is valid and there is no admin yet, and returns whether it did. Once there is an
    /// admin, links in old logs do not work.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn use_one_time_link(&self, token_hash: [u8; 32], user: UserId) -> Result<bool> {
        let transaction = self.begin_write().await?;
        // If two requests use the link at the same time, only one deletes it.
        let used = Sql::new(
            "DELETE FROM one_time_links WHERE token_hash = $1 AND expires_at > {now}
            AND NOT EXISTS (SELECT 1 FROM users WHERE role = 'admin')",
        )
        .bind(token_hash.to_vec())
        .run(&transaction)
        .await?;
        if used == 0 {
            transaction.rollback().await?;
            return Ok(false);
        }
        Sql::new("UPDATE users SET role = 'admin' WHERE id = $1").bind(user.0).run(&transaction).await?;
        Sql::new("DELETE FROM one_time_links").run(&transaction).await?;
        transaction.commit().await?;
        Ok(true)
    }
}
