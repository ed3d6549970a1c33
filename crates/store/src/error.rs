//! What can go wrong in the store.

use std::{io, path::PathBuf};

use assay_domain::{ImportId, Slug, TrackEntry};

use crate::{people::MOST_API_KEYS, tracks::MOST_ENTRIES};

/// Why an operation of the store failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The address already belongs to an account.
    #[error("an account with this email address already exists")]
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
    /// A track's list has a problem or a heading twice.
    #[error("{0} is in the list twice")]
    TwiceInTrack(TrackEntry),
    /// A track has more problems and headings than it may have.
    #[error("a track may have {MOST_ENTRIES} problems and headings at most: divide it into two")]
    TrackFull,
    /// No such package was uploaded.
    #[error("there is no import {0}")]
    NoSuchImport(ImportId),
    /// The package was published or discarded meanwhile.
    #[error("import {0} was published or discarded meanwhile")]
    ImportSettled(ImportId),
    /// The package was not verified, or something does not hold.
    #[error(
        "import {0} is not verified, or something about it does not hold: say why it is to be published all the same"
    )]
    NotVerified(ImportId),
    /// No such account.
    #[error("there is no such account")]
    NoSuchUser,
    /// The account has as many API keys as it may have.
    #[error("this account has {MOST_API_KEYS} API keys already: revoke one first")]
    TooManyKeys,
    /// An installation always has an admin.
    #[error("this is the last admin: make somebody else one first")]
    LastAdmin,
    /// A text holds NUL, which a database cannot store.
    #[error("a text holds the character NUL (U+0000), which cannot be stored")]
    Nul,
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
    #[error("test data {hash} is missing in {place}: import the problem again")]
    NoSuchBlob {
        /// The SHA-256 of what should be there, in hex.
        hash: String,
        /// Where it was looked for.
        place: String,
    },
    /// A file of test data does not hold what its name says.
    #[error("test data {place} is damaged: import the problem again")]
    DamagedBlob {
        /// The file or object.
        place: String,
    },
    /// The place of test data cannot be asked, read or written.
    #[error("cannot use the test data {place}: {source}")]
    BlobsUnreachable {
        /// The bucket, file or object.
        place: String,
        /// Why.
        source: object_store::Error,
    },
    /// The address of the test data names nothing this program knows.
    #[error(
        "ASSAY_BLOBS is {address:?}: use a folder, or s3://bucket/prefix with AWS_REGION, AWS_ACCESS_KEY_ID and the like set{}",
        source.as_ref().map_or_else(String::new, |source| format!(" ({source})"))
    )]
    BadBlobsAddress {
        /// What was given.
        address: String,
        /// What is wrong with it, where it is a bucket's.
        source: Option<object_store::Error>,
    },
    /// The size of the cache is no number of bytes.
    #[error("ASSAY_BLOB_CACHE_BYTES is {0:?}: use a number of bytes, such as 4294967296")]
    BadCacheSize(String),
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
