//! Rejudging submissions that could not be judged.

use assay_domain::{AuditAction, SubmissionId, UserId, Verdict};
use sea_orm::{ColumnTrait, DerivePartialModel, EntityTrait, QueryFilter, QuerySelect, sea_query::LockType};
use serde_json::json;

use super::QueuedAgain;
use crate::{
    Result, Store,
    audit::{Entry, record},
    boxed,
    entities::{case_results, submissions},
    only::Only,
    sql::Sql,
};

impl Store {
    /// Queues a submission with a judge error again. It is judged with the problem's current edition, because the old one may
    /// have caused the error. The old result is deleted, and the submission gets as many tries as a new one. Returns `None`
    /// and writes nothing if it has no judge error.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn retry(&self, id: SubmissionId, actor: Option<UserId>) -> Result<Option<QueuedAgain>> {
        let transaction = self.begin_write().await?;
        let failed = submissions::Entity::find_by_id(id.0)
            .filter(submissions::Column::Verdict.eq(Verdict::JudgeError.as_str()))
            .lock(LockType::NoKeyUpdate);
        let Some(failed) = failed.into_partial_model::<FailedRow>().only(&transaction).await? else {
            transaction.rollback().await?;
            return Ok(None);
        };
        // Reads the current edition in the same statement.
        let sql = Sql::new(
            "UPDATE submissions SET state = 'queued', attempts_before = attempt, retried_at = {now}, verdict = NULL,
                finished_at = NULL, score = NULL, cpu_ms = NULL, wall_ms = NULL, memory_kib = NULL, passed = 0, total = 0,
                compile_output = NULL, failure = NULL, internal = NULL, groups_json = NULL,
                problem_version = (SELECT p.version FROM problems p WHERE p.id = submissions.problem_id)
            WHERE id = $1 RETURNING problem_version",
        )
        .bind(id.0);
        let edition = sql.scalar::<i32>(&transaction).await?;
        case_results::Entity::delete_many()
            .filter(case_results::Column::SubmissionId.eq(id.0))
            .exec(&transaction)
            .await?;
        let target = id.to_string();
        let retried = Entry {
            actor,
            action: AuditAction::SubmissionRetry,
            target: &target,
            before: Some(
                json!({ "state": "done", "verdict": "judge_error", "cause": failed.internal, "edition": failed.problem_version }),
            ),
            after: Some(json!({ "state": "queued", "edition": edition })),
        };
        record(&transaction, retried).await?;
        transaction.commit().await?;
        Ok(Some(QueuedAgain { owner: UserId(failed.user_id), attempt: failed.attempt }))
    }
}

#[derive(DerivePartialModel)]
#[sea_orm(entity = "submissions::Entity")]
struct FailedRow {
    user_id: i64,
    attempt: i32,
    problem_version: i32,
    internal: Option<String>,
}
