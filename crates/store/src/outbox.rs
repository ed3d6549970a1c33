//! Messages that must still be sent to other servers. There is one row per topic, because a newer version replaces the
//! older message. So the table cannot grow while messages cannot be sent.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::{Result, Store, boxed, entities::outbox};

/// A message that must still be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutboxEntry {
    /// See [`OutboxEntry::tracks`].
    pub topic: String,
    /// The current version of the topic's data.
    pub version: i64,
}

impl OutboxEntry {
    /// The message that lists of tracks below `version` are stale.
    #[must_use]
    pub fn tracks(version: i64) -> Self {
        Self { topic: TRACKS.to_owned(), version }
    }
}

/// The topic for lists of tracks.
pub(crate) const TRACKS: &str = "tracks";

impl Store {
    /// The messages that must still be sent. Reading does not remove them. Several servers may send the same message, which
    /// does no harm.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn outbox_take(&self) -> Result<Vec<OutboxEntry>> {
        let rows = outbox::Entity::find().order_by_asc(outbox::Column::CreatedAt).all(&self.read).await?;
        Ok(rows.into_iter().map(|row| OutboxEntry { topic: row.topic, version: row.version }).collect())
    }

    /// Removes a sent message, unless a newer version replaced it.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn outbox_done(&self, entry: &OutboxEntry) -> Result<()> {
        outbox::Entity::delete_many()
            .filter(outbox::Column::Topic.eq(entry.topic.as_str()))
            .filter(outbox::Column::Version.lte(entry.version))
            .exec(&self.write)
            .await?;
        Ok(())
    }
}
