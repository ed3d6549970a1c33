//! Where a submission stands: in line while it waits, among the accepted ones afterwards.

use assay_domain::{Measured, Measures, SubmissionId};
use sea_orm::FromQueryResult;

use crate::{Result, Store, boxed, rows, sql::Sql};

/// More would not make a chart any better.
const MOST_COMPARED: i64 = 2000;

impl Store {
    /// How many submissions that wait are judged before this one, as people take turns: of each of the others at most as many as this person
    /// has waiting up to this one. Nothing when this one does not wait.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn queued_before(&self, id: SubmissionId) -> Result<Option<u32>> {
        let sql = Sql::new(
            "WITH own AS (
                SELECT id, user_id, COALESCE(retried_at, created_at) AS since FROM submissions WHERE id = $1 AND state = 'queued'
            ), earlier AS (
                SELECT o.user_id, COUNT(*) AS waiting FROM submissions o, own
                WHERE o.state = 'queued' AND o.id <> own.id AND COALESCE(o.retried_at, o.created_at) <= own.since
                    AND (o.id < own.id OR COALESCE(o.retried_at, o.created_at) < own.since)
                GROUP BY o.user_id
            ), place AS (
                SELECT own.user_id, COALESCE(earlier.waiting, 0) AS waiting FROM own LEFT JOIN earlier ON earlier.user_id = own.user_id
            )
            SELECT CAST(place.waiting + (
                SELECT COALESCE(SUM(CASE WHEN earlier.waiting > place.waiting THEN place.waiting + 1 ELSE earlier.waiting END), 0)
                FROM earlier WHERE earlier.user_id <> place.user_id
            ) AS BIGINT) FROM place",
        )
        .bind(id.0);
        sql.scalar::<i64>(&self.read).await?.map(rows::count).transpose()
    }

    /// What an accepted submission used, and what the accepted ones of its problem and language did, the newest of them;
    /// nothing when it was not accepted.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn standing(&self, id: SubmissionId) -> Result<Option<Measures>> {
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
        .bind(MOST_COMPARED);
        let all: Vec<MeasuredRow> = sql.all(&self.read).await?;
        Ok(Some(Measures {
            own: measured(own.cpu_ms, own.memory_kib)?,
            all: all.into_iter().map(|row| measured(row.cpu_ms, row.memory_kib)).collect::<Result<_>>()?,
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
struct MeasuredRow {
    cpu_ms: i32,
    memory_kib: i32,
}

fn measured(cpu_ms: i32, memory_kib: i32) -> Result<Measured> {
    Ok(Measured { cpu_ms: rows::count(cpu_ms)?, memory_kib: rows::count(memory_kib)? })
}
