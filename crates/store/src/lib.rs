//! The database: people, problems, tracks and submissions. All SQL is in this crate, for both SQLite and PostgreSQL.
//!
//! Each table has an entity, and simple statements are built from it. Other statements are plain SQL that both databases
//! understand (`sql.rs`), and their module says why. Times come from the database's clock, because the clocks of hosts
//! differ.

mod audit;
mod blobs;
mod checked;
mod connect;
mod cursor;
mod dialect;
mod drafts;
mod entities;
mod error;
mod exists;
mod imports;
mod insert;
mod like;
mod limits;
mod listing_version;
mod only;
mod outbox;
mod people;
mod personal;
mod problems;
mod readers;
mod reviews;
mod rows;
mod shipped;
mod sql;
mod submissions;
mod tracks;

// The futures of all public methods are boxed, so that their code is generated only in this crate and not in every crate
// that awaits them.
use async_recursion::async_recursion as boxed;

pub use audit::{AuditFilter, AuditRecord};
pub use blobs::{BlobFile, Blobs, BlobsConfig};
pub use connect::Store;
pub use drafts::{DraftBounds, DraftKey, DraftSaved};
pub use error::{Error, Result};
pub use imports::{BegunImport, NewImport, PublishedImport, UnfinishedImport};
pub use limits::{MAX_API_KEYS, MAX_TRACK_ENTRIES};
pub use outbox::OutboxEntry;
pub use people::{Credentials, NewPassword, NewUser, Registered, Revoke};
pub use personal::{NewNote, NoteSaved, PersonalProblem, Progress};
pub use problems::{
    Imported, NewAid, NewProblem, NewStatement, Origin, PublishedProblem, RunPlan, StatementFile, StoredPackage,
    SubmissionRules, TagListing,
};
pub use reviews::{GradedCard, NewCard, Rescheduled, ReviewBounds, ReviewCard, StoredReview, StoredStart};
pub use shipped::{ShippedFingerprints, Shipping, VerifiedPackage};
pub use submissions::{Aborted, AllSubmissionsFilter, Begun, NewSubmission, QueuedAgain, SubmissionFilter, Unfinished};
pub use tracks::{LessonPicture, NewLesson, NewTrack, TrackContent, TrackKey, TrackListing, TrackStored, TrackWritten};
