//! What other servers must still be told. One row a topic: a newer version makes the older message needless, so the table
//! cannot grow while nobody listens.

use sea_orm::FromQueryResult;

use crate::{Result, Store, boxed, sql::Sql};

/// A message still to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutboxEntry {
    /// What it is about; see [`OutboxEntry::tracks`].
    pub topic: String,
    /// The version that holds now.
    pub version: i64,
}

impl OutboxEntry {
    /// Says that listings of tracks below `version` are stale.
    #[must_use]
    pub fn tracks(version: i64) -> Self {
        Self { topic: TRACKS.to_owned(), version }
    }
}

/// The topic of track listings.
pub(crate) const TRACKS: &str = "tracks";

impl Store {
    /// Messages still to be sent. Taking does not remove them, and several servers may take the same one: telling twice
    /// does no harm.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn outbox_take(&self) -> Result<Vec<OutboxEntry>> {
        let sql = Sql::new("SELECT topic, version FROM outbox ORDER BY created_at");
        let rows: Vec<OutboxRow> = sql.all(&self.read).await?;
        Ok(rows.into_iter().map(|row| OutboxEntry { topic: row.topic, version: row.version }).collect())
    }

    /// Removes a message that was sent, unless a newer version took its place.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn outbox_done(&self, entry: &OutboxEntry) -> Result<()> {
        Sql::new("DELETE FROM outbox WHERE topic = $1 AND version <= $2")
            .bind(entry.topic.as_str())
            .bind(entry.version)
            .run(&self.write)
            .await?;
        Ok(())
    }
}

#[derive(FromQueryResult)]
struct OutboxRow {
    topic: String,
    version: i64,
}
