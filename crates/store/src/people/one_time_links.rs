//! Links that make the person who opens one an admin: how the first admin comes to be.

use assay_domain::UserId;

use crate::{Result, Store};

impl Store {
    /// Stores the SHA-256 of a link's token; the link works once, for `ttl_ms` milliseconds.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn create_one_time_link(&self, token_hash: [u8; 32], ttl_ms: i64) -> Result<()> {
        todo!()
    }

    /// Makes `user` an admin if the link is known and has not ended; false otherwise. All links are void afterwards:
    /// an older one may still be in some log.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn use_one_time_link(&self, token_hash: [u8; 32], user: UserId) -> Result<bool> {
        todo!()
    }
}
