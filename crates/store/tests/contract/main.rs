//! What the store promises, checked against a real database: SQLite in a fresh file, or, when `ASSAY_TEST_DATABASE_URL`
//! names a PostgreSQL database, a fresh schema there for each test.

mod aborting;
mod beside;
mod constraints;
mod finishing;
mod fixture;
mod history;
mod leases;
mod outbox;
mod people;
mod problems;
mod progress;
mod sessions;
mod tracks;
