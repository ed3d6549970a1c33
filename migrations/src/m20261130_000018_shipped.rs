//! The shipped problems and tracks: what was loaded, so that an upgrade changes only what no admin changed. Editions keep their tags, and the
//! languages in which they were verified.

use std::collections::BTreeMap;

use sea_orm_migration::{
    MigrationName, MigrationTrait, SchemaManager, async_trait,
    sea_orm::{ConnectionTrait, DbErr, Statement},
};
use serde_json::Value;

use crate::dialect;

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261130_000018_shipped"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, UP).await?;
        write_verified(manager.get_connection()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, DOWN).await
    }
}

const UP: &str = r"
CREATE TABLE shipped (
    kind TEXT NOT NULL,
    slug {key} NOT NULL,
    -- The hash of the package, or of the track's content. NULL if it was never loaded.
    fingerprint TEXT,
    state TEXT NOT NULL,
    -- The edition with this package. NULL for tracks and for deleted problems.
    version INTEGER,
    -- The edition that was in use before this one, if it replaced one.
    version_before INTEGER,
    -- The content of the track, as JSON.
    content TEXT,
    -- The content of the track before this one replaced it, as JSON.
    content_before TEXT,
    -- Why it could not be loaded at the last start.
    error TEXT,
    at BIGINT NOT NULL,
    PRIMARY KEY (kind, slug),
    CONSTRAINT shipped_kind_known CHECK (kind IN ('problem', 'track')),
    CONSTRAINT shipped_state_known CHECK (state IN ('applied', 'kept', 'undone', 'failed')),
    CONSTRAINT shipped_failed_has_error CHECK (state <> 'failed' OR error IS NOT NULL),
    CONSTRAINT shipped_loaded_has_fingerprint CHECK (state = 'failed' OR fingerprint IS NOT NULL)
);

-- The tags of the edition, as JSON. The table of tags has those of the current edition. NULL for editions from before this column: those
-- are filled when another edition becomes the current one.
ALTER TABLE problem_versions ADD COLUMN tags TEXT;
-- The languages in which solutions were shown to fit the limits, as JSON. NULL if this is not known.
ALTER TABLE problem_versions ADD COLUMN verified TEXT;
";

const DOWN: &str = r"
ALTER TABLE problem_versions DROP COLUMN verified;
ALTER TABLE problem_versions DROP COLUMN tags;
DROP TABLE shipped;
";

/// How many reports are read at once. A report may have a megabyte, and there may be one for each edition.
const BATCH: i64 = 16;

/// Writes the languages of existing editions that have a report. The format of reports is written out here, because the types may change
/// later.
async fn write_verified(db: &impl ConnectionTrait) -> Result<(), DbErr> {
    let mut last = (0, 0);
    while let Some(key) = write_batch(db, last).await? {
        last = key;
    }
    Ok(())
}

/// Writes the languages of the editions after `after`, up to [`BATCH`] of them. Returns the problem and the version of the last one.
async fn write_batch(db: &impl ConnectionTrait, after: (i64, i32)) -> Result<Option<(i64, i32)>, DbErr> {
    let backend = db.get_database_backend();
    let editions = Statement::from_sql_and_values(
        backend,
        "SELECT problem_id, version, report FROM problem_origins
            WHERE report IS NOT NULL AND (problem_id, version) > ($1, $2) ORDER BY problem_id, version LIMIT $3",
        [after.0.into(), after.1.into(), BATCH.into()],
    );
    let mut last = None;
    for edition in db.query_all_raw(editions).await? {
        let (problem, version): (i64, i32) = (edition.try_get("", "problem_id")?, edition.try_get("", "version")?);
        let report: String = edition.try_get("", "report")?;
        let update = Statement::from_sql_and_values(
            backend,
            "UPDATE problem_versions SET verified = $1 WHERE problem_id = $2 AND version = $3",
            [languages(&report)?.into(), problem.into(), version.into()],
        );
        db.execute_raw(update).await?;
        last = Some((problem, version));
    }
    Ok(last)
}

/// The languages in which every submission that must be accepted was accepted, as JSON.
fn languages(report: &str) -> Result<String, DbErr> {
    let report: Value = serde_json::from_str(report).map_err(|error| DbErr::Custom(error.to_string()))?;
    let mut fits: BTreeMap<String, bool> = BTreeMap::new();
    for submission in report["submissions"].as_array().into_iter().flatten() {
        let must_pass = submission["permitted"]
            .as_array()
            .is_some_and(|permitted| permitted.len() == 1 && permitted.iter().all(|verdict| verdict == "accepted"));
        if let (true, Some(language)) = (must_pass, submission["language"].as_str()) {
            *fits.entry(language.to_owned()).or_insert(true) &= submission["ok"] == true;
        }
    }
    let fitting: Vec<String> = fits.into_iter().filter(|(_, fits)| *fits).map(|(language, _)| language).collect();
    Ok(Value::from(fitting).to_string())
}
