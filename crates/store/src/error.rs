//! What can go wrong in the store.

use std::{io, path::PathBuf};

use assay_domain::Slug;

/// Why an operation of the store failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The address already belongs to an account.
    #[error("an account with this e-mail address already exists")]
    EmailTaken,
    /// No such problem, or not published.
    #[error("there is no problem {0:?}")]
    NoSuchProblem(Slug),
    /// No such track, or it is deleted.
    #[error("there is no track {0:?}")]
    NoSuchTrack(Slug),
    /// The slug belongs to a track already, which may be a deleted one.
    #[error("there is a track {0:?} already; it may be a deleted one, which keeps its name")]
    TrackTaken(Slug),
    /// Somebody else changed the track since it was read.
    #[error("track {0:?} was changed by somebody else meanwhile: read it again")]
    TrackChanged(Slug),
    /// A list of a track's problems names one twice.
    #[error("problem {0:?} is in the list twice")]
    TwiceInTrack(Slug),
    /// No such account.
    #[error("there is no such account")]
    NoSuchUser,
    /// An installation always has an admin.
    #[error("this is the last admin: make somebody else one first")]
    LastAdmin,
    /// A cursor that this list did not hand out.
    #[error("this is not a cursor of this list: take it from `next` of an earlier page, or leave it out")]
    BadCursor,
    /// The data folder, or a file in it, cannot be created or written.
    #[error(
        "cannot write {}: {source}. Make the folder writable for the user that runs this program, or name another one in ASSAY_DATA_DIR",
        path.display()
    )]
    Unwritable {
        /// What could not be written.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file of test data is not there.
    #[error("test data {hash} is missing in {}: import the problem again", folder.display())]
    NoSuchBlob {
        /// The SHA-256 of what should be there, in hex.
        hash: String,
        /// Where it was looked for.
        folder: PathBuf,
    },
    /// A file of test data does not hold what its name says.
    #[error("test data {} is damaged: import the problem again", path.display())]
    DamagedBlob {
        /// The file.
        path: PathBuf,
    },
    /// A file to be stored, or stored test data, cannot be read.
    #[error("cannot read {}: {source}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The database's address names no database this program knows.
    #[error("{0:?} is no database address: use sqlite:///path/to/file, a path, or postgres://user@host/database")]
    BadUrl(String),
    /// The database has tables that this program does not know.
    #[error("the database was written by a newer Assay: run that one, or restore a backup ({0})")]
    Newer(String),
    /// A row holds what this program cannot have written.
    #[error("the database holds a row that cannot be read: {0}")]
    BadRow(String),
    /// The database failed, or cannot be reached.
    #[error("the database failed: {0}")]
    Database(#[from] sea_orm::DbErr),
}

/// What operations of the store return.
pub type Result<T> = std::result::Result<T, Error>;
