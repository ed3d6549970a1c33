//! What running a program before it is submitted takes of its problem.

use assay_domain::{Limits, Slug};
use sea_orm::FromQueryResult;

use crate::{Result, Store, StoredCase, rows, sql::Sql};

/// What running a program takes of its problem, in the newest edition.
#[derive(Clone, Debug)]
pub struct RunBasis {
    /// What it may use on one case.
    pub limits: Limits,
    /// How answers are compared: JSON that the judge understands.
    pub comparison_json: String,
    /// The samples, in order.
    pub samples: Vec<StoredCase>,
}

impl Store {
    /// What running a program takes of a published problem.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn run_basis(&self, problem: &Slug) -> Result<Option<RunBasis>> {
        let sql = Sql::new(
            "SELECT v.problem_id, v.version, v.time_ms, v.memory_kib, v.output_kib, v.comparison FROM problems p
            JOIN problem_versions v ON v.problem_id = p.id AND v.version = p.version WHERE p.slug = $1 AND p.published",
        )
        .bind(problem.as_str());
        let Some(edition): Option<EditionRow> = sql.one(&self.read).await? else { return Ok(None) };
        let sql = Sql::new(
            "SELECT name, sample, shown, input_hash, answer_hash FROM problem_cases
            WHERE problem_id = $1 AND version = $2 AND sample ORDER BY position",
        )
        .bind(edition.problem_id)
        .bind(edition.version);
        let samples: Vec<CaseRow> = sql.all(&self.read).await?;
        Ok(Some(RunBasis {
            limits: Limits {
                time_ms: rows::count(edition.time_ms)?,
                memory_kib: rows::count(edition.memory_kib)?,
                output_kib: rows::count(edition.output_kib)?,
            },
            comparison_json: edition.comparison,
            samples: samples.into_iter().map(CaseRow::case).collect(),
        }))
    }
}

#[derive(FromQueryResult)]
struct EditionRow {
    problem_id: i64,
    version: i32,
    time_ms: i32,
    memory_kib: i32,
    output_kib: i32,
    comparison: String,
}

#[derive(FromQueryResult)]
struct CaseRow {
    name: String,
    sample: bool,
    shown: bool,
    input_hash: String,
    answer_hash: String,
}

impl CaseRow {
    fn case(self) -> StoredCase {
        let Self { name, sample, shown, input_hash, answer_hash } = self;
        StoredCase { name, sample, shown, input_hash, answer_hash }
    }
}
