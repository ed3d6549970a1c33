//! Having a submission judged again that could not be judged.

use assay_domain::{SubmissionId, UserId};
use sea_orm::FromQueryResult;
use serde_json::json;

use crate::{
    Result, Store,
    audit::{Note, note},
    boxed,
    sql::Sql,
};

/// A submission that is queued again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retried {
    /// Whose it is.
    pub owner: UserId,
    /// How often judging was begun so far; the next attempt counts on from there.
    pub attempt: i32,
}

impl Store {
    /// Queues a submission that ended as a judge error, for the problem's newest edition: the fault may have been in the one
    /// it was submitted to. What it came to is forgotten, and it may be begun as often as a new one before it is given up.
    /// Nothing, and nothing written, when it did not end so.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn retry(&self, id: SubmissionId, actor: Option<UserId>) -> Result<Option<Retried>> {
        let transaction = self.begin_write().await?;
        let sql = Sql::new(
            "SELECT user_id, attempt, problem_version, internal FROM submissions
            WHERE id = $1 AND verdict = 'judge_error' {for_update}",
        )
        .bind(id.0);
        let Some(failed): Option<FailedRow> = sql.one(&transaction).await? else {
            transaction.rollback().await?;
            return Ok(None);
        };
        let sql = Sql::new(
            "UPDATE submissions SET state = 'queued', attempts_before = attempt, retried_at = {now}, verdict = NULL,
                finished_at = NULL, score = NULL, cpu_ms = NULL, wall_ms = NULL, memory_kib = NULL, passed = 0, total = 0,
                compile_output = NULL, failure = NULL, internal = NULL, groups_json = NULL,
                problem_version = (SELECT p.version FROM problems p WHERE p.id = submissions.problem_id)
            WHERE id = $1 RETURNING problem_version",
        )
        .bind(id.0);
        let edition = sql.scalar::<i32>(&transaction).await?;
        Sql::new("DELETE FROM case_results WHERE submission_id = $1").bind(id.0).run(&transaction).await?;
        let target = id.to_string();
        let retried = Note {
            actor,
            action: "submission.retry",
            target: &target,
            before: Some(
                json!({ "state": "done", "verdict": "judge_error", "cause": failed.internal, "edition": failed.problem_version }),
            ),
            after: Some(json!({ "state": "queued", "edition": edition })),
        };
        note(&transaction, retried).await?;
        transaction.commit().await?;
        Ok(Some(Retried { owner: UserId(failed.user_id), attempt: failed.attempt }))
    }
}

#[derive(FromQueryResult)]
struct FailedRow {
    user_id: i64,
    attempt: i32,
    problem_version: i32,
    internal: Option<String>,
}
