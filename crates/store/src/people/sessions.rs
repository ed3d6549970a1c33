//! Log-ins. Only the SHA-256 of a session's token is stored, so that a stolen copy of the database logs nobody in.

use assay_domain::{Me, UserId};

use crate::{Result, Store};

impl Store {
    /// Opens a session that ends `ttl_ms` milliseconds after its last use (use is noted at most once an hour).
    ///
    /// # Errors
    /// When the database fails.
    pub async fn create_session(&self, user: UserId, token_hash: [u8; 32], ttl_ms: i64) -> Result<()> {
        todo!()
    }

    /// The person of a session that has not ended.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn session_user(&self, token_hash: [u8; 32]) -> Result<Option<Me>> {
        todo!()
    }

    /// Ends a session.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn delete_session(&self, token_hash: [u8; 32]) -> Result<()> {
        todo!()
    }

    /// Removes sessions and one-time links that have ended, and says how many.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn delete_expired_sessions(&self) -> Result<u64> {
        todo!()
    }
}
