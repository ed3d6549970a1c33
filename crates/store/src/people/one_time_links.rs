//! Links that make the person who opens one an admin: how the first admin comes to be.

use assay_domain::UserId;

use crate::{Result, Store, boxed, sql::Sql};

impl Store {
    /// Stores the SHA-256 of a link's token; the link works once, for `ttl_ms` milliseconds.
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

    /// Makes `user` an admin if the link is known, has not ended, and there is no admin yet; false otherwise. A link is only a way to
    /// the first admin: once there is one, however made, a link in some log is worth nothing.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn use_one_time_link(&self, token_hash: [u8; 32], user: UserId) -> Result<bool> {
        let transaction = self.begin_write().await?;
        // Of two at once, the second finds nothing to delete.
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
