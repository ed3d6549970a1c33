//! For problem packages: editions have plans, statements in several languages, origins and verification reports; imports are
//! verified; submissions can have several files, scores by group, and messages of validators.

use sea_orm_migration::{
    MigrationName, MigrationTrait, SchemaManager, async_trait,
    sea_orm::{ConnectionTrait, DbErr, Statement},
};
use serde_json::{Value, json};

use crate::dialect;

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261121_000007_packages"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, ADD).await?;
        write_plans(manager.get_connection()).await?;
        dialect::run(manager, REMOVE).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, DOWN).await
    }
}

const ADD: &str = r#"
-- How submissions are judged, as JSON. Files are named by their SHA-256.
ALTER TABLE problem_versions ADD COLUMN plan TEXT NOT NULL DEFAULT '';
-- The parts of the plan that are read alone.
ALTER TABLE problem_versions ADD COLUMN kind TEXT NOT NULL
    DEFAULT '{"scoring":false,"interactive":false,"passes":1,"submit_answer":false,"minimise":false}';
ALTER TABLE problem_versions ADD COLUMN code_kib INTEGER NOT NULL DEFAULT 128 CONSTRAINT problem_versions_code CHECK (code_kib > 0);
-- The allowed languages, as JSON; NULL: all.
ALTER TABLE problem_versions ADD COLUMN languages TEXT;
ALTER TABLE problem_versions ADD COLUMN attachments TEXT NOT NULL DEFAULT '[]';
ALTER TABLE problem_versions ADD COLUMN templates TEXT NOT NULL DEFAULT '[]';
-- What runs before submitting need besides the plan, as JSON.
ALTER TABLE problem_versions ADD COLUMN trial TEXT NOT NULL DEFAULT '{"model":null,"input_validators":[]}';

CREATE TABLE problem_statements (
    problem_id BIGINT NOT NULL,
    version INTEGER NOT NULL,
    position INTEGER NOT NULL,
    language TEXT NOT NULL,
    title TEXT NOT NULL,
    html TEXT NOT NULL,
    pdf_hash TEXT,
    -- The names of the samples that the statement already shows, as JSON.
    samples TEXT NOT NULL DEFAULT '[]',
    PRIMARY KEY (problem_id, version, language),
    FOREIGN KEY (problem_id, version) REFERENCES problem_versions (problem_id, version) ON DELETE CASCADE,
    CONSTRAINT problem_statements_position_counts CHECK (position >= 1),
    CONSTRAINT problem_statements_title_given CHECK (title <> ''),
    CONSTRAINT problem_statements_pdf_whole CHECK (LENGTH(pdf_hash) = 64)
);
INSERT INTO problem_statements (problem_id, version, position, language, title, html)
    SELECT problem_id, version, 1, 'en', title, statement_html FROM problem_versions;

-- Public files, such as pictures in statements. Everyone who knows the name can download them.
CREATE TABLE statement_files (
    hash TEXT NOT NULL,
    extension TEXT NOT NULL,
    problem_id BIGINT NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (hash, extension, problem_id, version),
    FOREIGN KEY (problem_id, version) REFERENCES problem_versions (problem_id, version) ON DELETE CASCADE,
    CONSTRAINT statement_files_hash_whole CHECK (LENGTH(hash) = 64),
    CONSTRAINT statement_files_extension_given CHECK (extension <> '')
);

-- The packages that editions were imported from.
CREATE TABLE problem_origins (
    problem_id BIGINT NOT NULL,
    version INTEGER NOT NULL,
    file_name TEXT NOT NULL,
    files TEXT NOT NULL,
    imported_by BIGINT REFERENCES users (id),
    report TEXT,
    override_reason TEXT,
    PRIMARY KEY (problem_id, version),
    FOREIGN KEY (problem_id, version) REFERENCES problem_versions (problem_id, version) ON DELETE CASCADE,
    CONSTRAINT problem_origins_reason_given CHECK (override_reason <> '')
);

-- Uploaded packages.
CREATE TABLE imports (
    id {id},
    actor BIGINT NOT NULL REFERENCES users (id),
    slug {key} NOT NULL,
    title TEXT NOT NULL,
    file_name TEXT NOT NULL,
    package_hash TEXT NOT NULL,
    -- The new edition, as JSON.
    problem TEXT NOT NULL,
    state TEXT NOT NULL,
    attempt INTEGER NOT NULL,
    attempts_before INTEGER NOT NULL,
    worker TEXT,
    lease_until BIGINT,
    -- The partial result of an interrupted verification, as JSON. Only workers know its format.
    so_far TEXT,
    steps_done INTEGER NOT NULL,
    steps INTEGER NOT NULL,
    ok BOOLEAN,
    report TEXT,
    internal TEXT,
    created_at BIGINT NOT NULL,
    queued_at BIGINT NOT NULL,
    finished_at BIGINT,
    -- When it was published or discarded, and the edition if it was published.
    settled_at BIGINT,
    version INTEGER,
    CONSTRAINT imports_slug_given CHECK (slug <> ''),
    CONSTRAINT imports_state_known CHECK (state IN ('queued', 'running', 'done')),
    CONSTRAINT imports_done_has_end CHECK ((state = 'done') = (finished_at IS NOT NULL)),
    CONSTRAINT imports_done_has_result CHECK (state = 'done' OR (ok IS NULL AND report IS NULL AND internal IS NULL)),
    CONSTRAINT imports_done_has_reason CHECK (state <> 'done' OR report IS NOT NULL OR internal IS NOT NULL),
    CONSTRAINT imports_running_has_lease CHECK ((state = 'running') = (lease_until IS NOT NULL)),
    CONSTRAINT imports_running_has_worker CHECK ((state = 'running') = (worker IS NOT NULL)),
    CONSTRAINT imports_attempt_counts CHECK (attempt >= 0 AND attempts_before >= 0 AND (state <> 'running' OR attempt >= 1)),
    CONSTRAINT imports_steps_count CHECK (0 <= steps_done AND steps_done <= steps)
);
CREATE INDEX imports_unfinished ON imports (id) WHERE state <> 'done';
CREATE INDEX imports_unsettled ON imports (id) WHERE settled_at IS NULL;

-- The name of the main file, if it has one, and the other files as JSON.
ALTER TABLE submissions ADD COLUMN file_name TEXT;
ALTER TABLE submissions ADD COLUMN more_files TEXT;
ALTER TABLE submissions ADD COLUMN entry_point TEXT;
ALTER TABLE submissions ADD COLUMN groups_json TEXT;
ALTER TABLE case_results ADD COLUMN score {real};
-- The output validator's messages for the submitter and for admins.
ALTER TABLE case_results ADD COLUMN team_message TEXT;
ALTER TABLE case_results ADD COLUMN judge_message TEXT;
"#;

/// The columns and tables that plans replace. They are removed, so that older workers cannot judge with incomplete data.
const REMOVE: &str = r"
ALTER TABLE problem_versions DROP COLUMN statement_html;
ALTER TABLE problem_versions DROP COLUMN comparison;
DROP TABLE problem_cases;
";

/// Editions are kept, but submissions to them cannot be judged. Only a backup has the data for this.
const DOWN: &str = r"
ALTER TABLE case_results DROP COLUMN judge_message;
ALTER TABLE case_results DROP COLUMN team_message;
ALTER TABLE case_results DROP COLUMN score;
ALTER TABLE submissions DROP COLUMN groups_json;
ALTER TABLE submissions DROP COLUMN entry_point;
ALTER TABLE submissions DROP COLUMN more_files;
ALTER TABLE submissions DROP COLUMN file_name;
DROP TABLE imports;
DROP TABLE problem_origins;
DROP TABLE statement_files;
CREATE TABLE problem_cases (
    problem_id BIGINT NOT NULL,
    version INTEGER NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    sample BOOLEAN NOT NULL,
    shown BOOLEAN NOT NULL,
    input_hash TEXT NOT NULL,
    answer_hash TEXT NOT NULL,
    input_bytes BIGINT NOT NULL,
    answer_bytes BIGINT NOT NULL,
    PRIMARY KEY (problem_id, version, position),
    FOREIGN KEY (problem_id, version) REFERENCES problem_versions (problem_id, version) ON DELETE CASCADE,
    CONSTRAINT problem_cases_position_counts CHECK (position >= 1),
    CONSTRAINT problem_cases_hashes_whole CHECK (LENGTH(input_hash) = 64 AND LENGTH(answer_hash) = 64),
    CONSTRAINT problem_cases_sizes CHECK (input_bytes >= 0 AND answer_bytes >= 0)
);
ALTER TABLE problem_versions ADD COLUMN statement_html TEXT NOT NULL DEFAULT '';
ALTER TABLE problem_versions ADD COLUMN comparison TEXT NOT NULL DEFAULT '{}';
UPDATE problem_versions SET statement_html = (SELECT s.html FROM problem_statements s
    WHERE s.problem_id = problem_versions.problem_id AND s.version = problem_versions.version AND s.position = 1);
DROP TABLE problem_statements;
ALTER TABLE problem_versions DROP COLUMN trial;
ALTER TABLE problem_versions DROP COLUMN templates;
ALTER TABLE problem_versions DROP COLUMN attachments;
ALTER TABLE problem_versions DROP COLUMN languages;
ALTER TABLE problem_versions DROP COLUMN code_kib;
ALTER TABLE problem_versions DROP COLUMN kind;
ALTER TABLE problem_versions DROP COLUMN plan;
";

/// Writes plans for the existing editions. The JSON is written out here, because the types may change later.
async fn write_plans(db: &impl ConnectionTrait) -> Result<(), DbErr> {
    let backend = db.get_database_backend();
    let editions = "SELECT problem_id, version, time_ms, memory_kib, output_kib, comparison FROM problem_versions";
    for edition in db.query_all_raw(Statement::from_string(backend, editions)).await? {
        let (problem, version): (i64, i32) = (edition.try_get("", "problem_id")?, edition.try_get("", "version")?);
        let number = |column| edition.try_get::<i32>("", column);
        let comparison: String = edition.try_get("", "comparison")?;
        let flags = flags(&comparison)?;
        let cases = Statement::from_sql_and_values(
            backend,
            "SELECT name, sample, shown, input_hash, answer_hash FROM problem_cases
            WHERE problem_id = $1 AND version = $2 ORDER BY position",
            [problem.into(), version.into()],
        );
        let (mut sample, mut secret) = (Vec::new(), Vec::new());
        for case in db.query_all_raw(cases).await? {
            let text = |column| case.try_get::<String>("", column);
            let is_sample: bool = case.try_get("", "sample")?;
            let planned = json!({ "case": {
                "name": text("name")?, "sample": is_sample, "shown": case.try_get::<bool>("", "shown")?,
                "input": text("input_hash")?, "answer": text("answer_hash")?,
                "args": [], "files": [], "validator_args": flags,
            } });
            if is_sample { &mut sample } else { &mut secret }.push(planned);
        }
        let grading = json!({ "pass_fail": { "static_case": null } });
        let group =
            |name: &str, parts: Vec<Value>| json!({ "group": { "name": name, "grading": grading, "parts": parts } });
        let mut parts = Vec::new();
        if !sample.is_empty() {
            parts.push(group("sample", sample));
        }
        parts.push(group("secret", secret));
        let plan = json!({
            "kind": { "scoring": false, "interactive": false, "passes": 1, "submit_answer": false, "minimise": false },
            "limits": {
                "time_ms": number("time_ms")?, "memory_kib": number("memory_kib")?, "output_kib": number("output_kib")?,
            },
            "code_kib": 128,
            "compile": { "time_ms": 10_000, "memory_kib": 2_097_152 },
            "validation": { "time_ms": 60_000, "memory_kib": 2_097_152, "output_kib": 8_192 },
            "languages": null, "file_writing": false,
            "output_validators": [], "static_validator": null, "graders": [], "include": [],
            "root": { "name": "", "grading": grading, "parts": parts },
        });
        let update = Statement::from_sql_and_values(
            backend,
            "UPDATE problem_versions SET plan = $1 WHERE problem_id = $2 AND version = $3",
            [plan.to_string().into(), problem.into(), version.into()],
        );
        db.execute_raw(update).await?;
    }
    Ok(())
}

/// The flags of the default output validator with the same meaning as the stored JSON.
fn flags(comparison: &str) -> Result<Vec<String>, DbErr> {
    let comparison: Value = serde_json::from_str(comparison).map_err(|error| DbErr::Custom(error.to_string()))?;
    let mut flags = Vec::new();
    for flag in ["case_sensitive", "space_change_sensitive"] {
        if comparison[flag] == true {
            flags.push(flag.to_owned());
        }
    }
    for (field, flag) in
        [("float_relative", "float_relative_tolerance"), ("float_absolute", "float_absolute_tolerance")]
    {
        if let Value::Number(tolerance) = &comparison[field] {
            flags.extend([flag.to_owned(), tolerance.to_string()]);
        }
    }
    Ok(flags)
}
