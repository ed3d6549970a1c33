//! Keys for programs. Only the SHA-256 of a key is stored.

use assay_domain::{Me, UserId};

use crate::{Result, Store};

impl Store {
    /// Stores a key of a person's; `label` says what it is for.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn create_api_key(&self, user: UserId, key_hash: [u8; 32], label: &str) -> Result<()> {
        todo!()
    }

    /// The person of a key.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn api_key_user(&self, key_hash: [u8; 32]) -> Result<Option<Me>> {
        todo!()
    }
}
