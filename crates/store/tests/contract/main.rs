//! Tests of the store on a real database. Each test uses a new SQLite file, or, if `ASSAY_TEST_DATABASE_URL` is set, a new
//! schema in that PostgreSQL database.

// Clippy only recognizes the test functions themselves as tests, not the functions that they call.
#![allow(clippy::unwrap_used)]

mod all_submissions;
mod api_keys;
mod auditing;
mod cancelling;
mod constraints;
mod drafts;
mod dropped_requests;
mod finishing;
mod fixture;
mod history;
mod idempotency;
mod importing;
mod leases;
mod leaving;
mod managing_people;
mod managing_tracks;
mod migrating;
mod outbox;
mod people;
mod personal;
mod postgresql;
mod problems;
mod progress;
mod queue_position;
mod restarting;
mod retrying;
mod reviews;
mod sessions;
mod shipping;
mod tracks;
mod two_processes;
mod usage;
mod waiting;
mod worker_rights;
