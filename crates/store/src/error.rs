//! Errors of the store.

use std::{io, path::PathBuf};

use assay_domain::{ImportId, ListId, Slug, TrackEntry};
use sea_orm::DbErr;

use crate::limits::{MAX_API_KEYS, MAX_TRACK_ENTRIES};

/// Why an operation of the store failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The email address already belongs to an account.
    #[error("an account with this email address already exists")]
    EmailTaken,
    /// The problem does not exist, or is not published.
    #[error("problem {0:?} does not exist")]
    NoSuchProblem(Slug),
    /// The track does not exist, or is deleted.
    #[error("track {0:?} does not exist")]
    NoSuchTrack(Slug),
    /// The slug already belongs to a track, which may be deleted.
    #[error("track {0:?} already exists; deleted tracks keep their names")]
    TrackTaken(Slug),
    /// The track was changed after it was read.
    #[error("another admin changed track {0:?}: reload it and try again")]
    TrackChanged(Slug),
    /// A problem or heading is in a track twice.
    #[error("{0} is in the list twice")]
    DuplicateTrackEntry(TrackEntry),
    /// A track has too many problems and headings.
    #[error("a track can have at most {MAX_TRACK_ENTRIES} problems and headings: divide it into two")]
    TrackFull,
    /// Nothing with this slug is shipped, or an admin deleted it.
    #[error("{0:?} is not in the shipped library, or was deleted")]
    NoSuchShipped(Slug),
    /// The choice does not fit what is in use.
    #[error("what is in use for {0:?} has changed: reload the page")]
    ShippedChanged(Slug),
    /// The list does not exist, or belongs to another user.
    #[error("list {0} does not exist")]
    NoSuchList(ListId),
    /// The user has another list with this name.
    #[error("a list with this name already exists")]
    ListNameTaken,
    /// The user has the most lists that are allowed.
    #[error("this account already has {0} lists: delete one first")]
    TooManyLists(u32),
    /// The list has the most problems that are allowed.
    #[error("this list already has {0} problems: remove one first")]
    ListFull(u32),
    /// The import does not exist.
    #[error("import {0} does not exist")]
    NoSuchImport(ImportId),
    /// The import was already published or discarded.
    #[error("import {0} was already published or discarded")]
    ImportClosed(ImportId),
    /// The package was not verified, or did not pass.
    #[error("import {0} was not verified or did not pass: to publish it anyway, give a reason")]
    NotVerified(ImportId),
    /// The user's idempotency key belongs to a different submission.
    #[error("this idempotency key belongs to a different submission")]
    IdempotencyKeyReused,
    /// The account does not exist.
    #[error("this account does not exist")]
    NoSuchUser,
    /// The account has the most API keys that are allowed.
    #[error("this account already has {MAX_API_KEYS} API keys: revoke one first")]
    TooManyKeys,
    /// An installation must always have an admin.
    #[error("this is the last admin: make another user an admin first")]
    LastAdmin,
    /// A text contains NUL, which PostgreSQL cannot store.
    #[error("a text contains the character NUL (U+0000), which cannot be stored")]
    Nul,
    /// The cursor does not belong to this list.
    #[error("this cursor does not belong to this list: use `next` of an earlier page, or leave the cursor out")]
    BadCursor,
    /// The data folder, or a file in it, cannot be created or written.
    #[error(
        "cannot write {}: {source}. Make the folder writable for the user that runs this program, or set ASSAY_DATA_DIR to another folder",
        path.display()
    )]
    Unwritable {
        /// The file or folder.
        path: PathBuf,
        source: io::Error,
    },
    /// A file of test data is missing.
    #[error("test data {hash} is missing in {place}: import the problem again")]
    NoSuchBlob {
        /// Its SHA-256, in hex.
        hash: String,
        /// The folder or bucket.
        place: String,
    },
    /// The content of a file of test data does not match its hash.
    #[error("test data {place} is damaged: import the problem again")]
    DamagedBlob {
        /// The file or object.
        place: String,
    },
    /// The storage of the test data cannot be reached, read or written.
    #[error("cannot use the test data {place}: {source}")]
    BlobsUnreachable {
        /// The bucket, file or object.
        place: String,
        source: object_store::Error,
    },
    /// `ASSAY_BLOBS` is invalid.
    #[error(
        "ASSAY_BLOBS is {address:?}: use a folder, or s3://bucket/prefix with AWS_REGION, AWS_ACCESS_KEY_ID and so on set{}",
        source.as_ref().map_or_else(String::new, |source| format!(" ({source})"))
    )]
    BadBlobsAddress {
        address: String,
        /// The error of the client for buckets.
        source: Option<object_store::Error>,
    },
    /// `ASSAY_BLOB_CACHE_BYTES` is not a number.
    #[error("ASSAY_BLOB_CACHE_BYTES is {0:?}: use a number of bytes, such as 4294967296")]
    BadCacheSize(String),
    /// A file to store, or stored test data, cannot be read.
    #[error("cannot read {}: {source}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        source: io::Error,
    },
    /// The URL of the database is invalid.
    #[error("{0:?} is not a database URL: use sqlite:///path/to/file, a path, or postgres://user@host/database")]
    BadUrl(String),
    /// A newer version of Assay migrated the database.
    #[error("a newer version of Assay wrote this database: run that version, or restore a backup ({0})")]
    Newer(String),
    /// A row has content that this program does not write.
    #[error("the database contains an invalid row: {0}")]
    BadRow(String),
    /// The database failed, or cannot be reached.
    #[error("the database failed: {0}")]
    Database(#[source] DbErr),
}

/// A value of a statement contains NUL. sea-orm passes it on, and [`Error::Nul`] is made of it.
#[derive(Debug, thiserror::Error)]
#[error("the text contains NUL")]
pub(crate) struct ContainsNul;

impl From<DbErr> for Error {
    fn from(error: DbErr) -> Self {
        match &error {
            DbErr::TryIntoErr { source, .. } if source.is::<ContainsNul>() => Self::Nul,
            _ => Self::Database(error),
        }
    }
}

/// What operations of the store return.
pub type Result<T> = std::result::Result<T, Error>;
