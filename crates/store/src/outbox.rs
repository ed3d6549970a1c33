//! What other servers must still be told. One row a topic: a newer version makes the older message needless, so the table
//! cannot grow while nobody listens.

use crate::{Result, Store};

/// A message still to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutboxEntry {
    /// What it is about; `tracks` means that listings of tracks below `version` are stale.
    pub topic: String,
    /// The version that holds now.
    pub version: i64,
}

impl Store {
    /// Messages still to be sent. Taking does not remove them, and several servers may take the same one: telling twice
    /// does no harm.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn outbox_take(&self) -> Result<Vec<OutboxEntry>> {
        todo!()
    }

    /// Removes a message that was sent, unless a newer version took its place.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn outbox_done(&self, entry: &OutboxEntry) -> Result<()> {
        todo!()
    }
}
