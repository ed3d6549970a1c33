//! Compares what an accepted submission used with other accepted submissions.

use assay_domain::{PeakUsage, SubmissionId, UsageComparison};
use sea_orm::FromQueryResult;

use crate::{Result, Store, boxed, rows, sql::Sql};

/// The chart does not get better with more submissions.
const MAX_COMPARED: i64 = 2000;

impl Store {
    /// The usage of an accepted submission and of the newest accepted ones for its problem in its language. `None` if the
    /// submission was not accepted.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn usage_comparison(&self, id: SubmissionId) -> Result<Option<UsageComparison>> {
        // With a bound verdict, the index of accepted submissions would not be used.
        let sql = Sql::new(
            "SELECT problem_id, language, cpu_ms, memory_kib FROM submissions
            WHERE id = $1 AND verdict = 'accepted' AND cpu_ms IS NOT NULL AND memory_kib IS NOT NULL",
        )
        .bind(id.0);
        let Some(own): Option<OwnRow> = sql.one(&self.read).await? else { return Ok(None) };
        let sql = Sql::new(
            "SELECT cpu_ms, memory_kib FROM submissions
            WHERE problem_id = $1 AND language = $2 AND verdict = 'accepted' AND cpu_ms IS NOT NULL
                AND memory_kib IS NOT NULL
            ORDER BY id DESC LIMIT $3",
        )
        .bind(own.problem_id)
        .bind(own.language)
        .bind(MAX_COMPARED);
        let all: Vec<UsageRow> = sql.all(&self.read).await?;
        Ok(Some(UsageComparison {
            own: peak_usage(own.cpu_ms, own.memory_kib)?,
            all: all.into_iter().map(|row| peak_usage(row.cpu_ms, row.memory_kib)).collect::<Result<_>>()?,
        }))
    }
}

#[derive(FromQueryResult)]
struct OwnRow {
    problem_id: i64,
    language: String,
    cpu_ms: i32,
    memory_kib: i32,
}

#[derive(FromQueryResult)]
struct UsageRow {
    cpu_ms: i32,
    memory_kib: i32,
}

fn peak_usage(cpu_ms: i32, memory_kib: i32) -> Result<PeakUsage> {
    Ok(PeakUsage { cpu_ms: rows::count(cpu_ms)?, memory_kib: rows::count(memory_kib)? })
}
