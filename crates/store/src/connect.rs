//! Opening the database.

use crate::Result;

/// The database. Cheap to clone; clones share its connections.
#[derive(Clone, Debug)]
pub struct Store {}

impl Store {
    /// Opens `postgres://…`, `sqlite:///absolute/path` or a plain path; missing folders and the SQLite file are created.
    /// Call [`migrate`](Self::migrate) next.
    ///
    /// # Errors
    /// [`BadUrl`](crate::Error::BadUrl); [`Unwritable`](crate::Error::Unwritable) when the file cannot be created or
    /// written; when the database cannot be reached.
    pub async fn connect(url: &str) -> Result<Self> {
        todo!()
    }

    /// Brings the tables up to date. Several processes may do so at once.
    ///
    /// # Errors
    /// When the database fails, or was written by a newer Assay.
    pub async fn migrate(&self) -> Result<()> {
        todo!()
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ping(&self) -> Result<()> {
        todo!()
    }

    /// Closes all connections, of all clones.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn close(&self) -> Result<()> {
        todo!()
    }
}
