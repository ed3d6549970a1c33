//! The tables of Assay's database, for both SQLite and PostgreSQL. Each change is a file, ordered by date.
//!
//! The statements are plain SQL, because most of a table is its `CHECK` constraints, which keep invalid states out of the
//! database. [`dialect`] covers the differences between the databases.

mod dialect;
mod m20261120_000001_people;
mod m20261120_000002_problems;
mod m20261120_000003_tracks;
mod m20261120_000004_submissions;
mod m20261120_000005_audit;
mod m20261121_000006_admin;
mod m20261121_000007_packages;
mod m20261121_000008_solving;
mod m20261121_000009_catalogue;
mod m20261121_000010_aids;
mod m20261121_000011_sections;
mod m20261128_000012_keys;
mod m20261129_000013_idempotency;
mod m20261129_000014_functions;
mod m20261129_000015_lessons;
mod m20261129_000016_reviews;
mod m20261129_000017_personal;
mod m20261130_000018_shipped;
mod m20261130_000019_left;
mod step;

use sea_orm_migration::{MigrationTrait, MigratorTrait, async_trait};

/// Migrates a database to the newest version.
#[derive(Clone, Copy, Debug)]
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261120_000001_people::STEP),
            Box::new(m20261120_000002_problems::STEP),
            Box::new(m20261120_000003_tracks::STEP),
            Box::new(m20261120_000004_submissions::STEP),
            Box::new(m20261120_000005_audit::STEP),
            Box::new(m20261121_000006_admin::STEP),
            Box::new(m20261121_000007_packages::Migration),
            Box::new(m20261121_000008_solving::STEP),
            Box::new(m20261121_000009_catalogue::STEP),
            Box::new(m20261121_000010_aids::STEP),
            Box::new(m20261121_000011_sections::STEP),
            Box::new(m20261128_000012_keys::STEP),
            Box::new(m20261129_000013_idempotency::STEP),
            Box::new(m20261129_000014_functions::STEP),
            Box::new(m20261129_000015_lessons::STEP),
            Box::new(m20261129_000017_personal::STEP),
            Box::new(m20261129_000016_reviews::STEP),
            Box::new(m20261130_000018_shipped::Migration),
            Box::new(m20261130_000019_left::STEP),
        ]
    }
}
