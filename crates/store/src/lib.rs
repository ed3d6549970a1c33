//! Everything Assay remembers: people, problems, tracks, submissions. All SQL is here, for SQLite and PostgreSQL alike.
//!
//! Statements are written out, in the common part of both dialects, instead of being built from entities: what makes a
//! submission end exactly once is the `WHERE` of a single statement, and it should be read where it is used. Times come
//! from the database's clock, so that several hosts with several clocks agree on leases and sessions.

mod audit;
mod blobs;
mod connect;
mod cursor;
mod dialect;
mod drafts;
mod error;
mod imports;
mod like;
mod outbox;
mod people;
mod problems;
mod readers;
mod rows;
mod sql;
mod submissions;
mod tracks;

// The future of every public method is boxed, so that its code is generated in this crate once and not again in every crate that
// awaits it.
use async_recursion::async_recursion as boxed;

pub use audit::{AuditFilter, AuditRecord};
pub use blobs::{BlobFile, Blobs, BlobsConfig};
pub use connect::Store;
pub use drafts::{DraftBounds, DraftKey, DraftSaved};
pub use error::{Error, Result};
pub use imports::{BegunImport, NewImport, PublishedImport, UnfinishedImport};
pub use outbox::OutboxEntry;
pub use people::{Credentials, MOST_API_KEYS, NewPassword, NewUser, Registered, Revoke};
pub use problems::{
    Imported, NewAid, NewProblem, NewStatement, Origin, ProblemFilter, RunBasis, StatementFile, StoredPackage,
    SubmissionRules,
};
pub use submissions::{Aborted, AllSubmissionsFilter, Begun, NewSubmission, Retried, SubmissionFilter, Unfinished};
pub use tracks::{MOST_ENTRIES, NewTrack, TrackKey, TrackListing, TrackWritten};
