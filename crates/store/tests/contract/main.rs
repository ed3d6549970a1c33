//! What the store promises, checked against a real database: SQLite in a fresh file, or, when `ASSAY_TEST_DATABASE_URL`
//! names a PostgreSQL database, a fresh schema there for each test.

// Every function here is part of a test; clippy sees that only of those that are one.
#![allow(clippy::unwrap_used)]

mod aborting;
mod all_submissions;
mod api_keys;
mod auditing;
mod beside;
mod cancelling;
mod constraints;
mod drafts;
mod finishing;
mod fixture;
mod history;
mod importing;
mod leases;
mod managing_people;
mod managing_tracks;
mod migrating;
mod outbox;
mod people;
mod postgresql;
mod problems;
mod progress;
mod queue_position;
mod restarting;
mod retrying;
mod sessions;
mod tracks;
mod usage;
mod waiting;
