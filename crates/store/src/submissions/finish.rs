//! Storing the result of a submission.

use assay_domain::{CaseReport, Judgement, SubmissionId};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use crate::{Result, Store, boxed, entities::case_results, rows, sql::Sql};

/// Both databases accept tens of thousands of values per statement. A row has nine.
const ROWS_PER_STATEMENT: usize = 1000;

impl Store {
    /// Stores a judgement with its cases, and deletes the cases of earlier attempts. Returns false and writes nothing if
    /// `attempt` is not the current one or the submission has ended.
    ///
    /// # Errors
    /// When the database fails; then nothing is written.
    #[boxed]
    pub async fn finish(&self, id: SubmissionId, attempt: i32, judgement: &Judgement) -> Result<bool> {
        let transaction = self.begin_write().await?;
        // The condition makes sure that a submission ends only once.
        let sql = Sql::new(
            "UPDATE submissions SET state = 'done', worker = NULL, lease_until = NULL, finished_at = {now}, verdict = $3,
                score = $4, cpu_ms = $5, wall_ms = $6, memory_kib = $7, passed = $8, total = $9, compile_output = $10,
                failure = $11, internal = $12, groups_json = $13
            WHERE id = $1 AND attempt = $2 AND state = 'running'",
        )
        .bind(id.0)
        .bind(attempt)
        .bind(judgement.verdict.as_str())
        .bind(judgement.score)
        .bind(judgement.max_of(|case| case.cpu_ms).map(rows::measure))
        .bind(judgement.max_of(|case| case.wall_ms).map(rows::measure))
        .bind(judgement.max_of(|case| case.memory_kib).map(rows::measure))
        .bind(rows::measure(judgement.passed()))
        .bind(rows::measure(judgement.total))
        .bind(judgement.compile_output.as_deref().map(rows::storable))
        .bind(judgement.failure.as_ref().map(rows::to_json).transpose()?)
        .bind(judgement.internal.as_deref().map(rows::storable))
        .bind((!judgement.groups.is_empty()).then(|| rows::to_json(&judgement.groups)).transpose()?);
        if sql.run(&transaction).await? == 0 {
            transaction.rollback().await?;
            return Ok(false);
        }
        case_results::Entity::delete_many()
            .filter(case_results::Column::SubmissionId.eq(id.0))
            .exec(&transaction)
            .await?;
        for cases in judgement.cases.chunks(ROWS_PER_STATEMENT) {
            let rows = cases.iter().map(|case| case_row(id, case));
            case_results::Entity::insert_many(rows).exec_without_returning(&transaction).await?;
        }
        transaction.commit().await?;
        Ok(true)
    }

    /// Ends a submission as a judge error; `reason` is for admins and never shown to its owner. Returns false if it has ended,
    /// or a worker holds its lease.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn give_up(&self, id: SubmissionId, reason: &str) -> Result<bool> {
        // The condition makes sure that a submission ends only once.
        let sql = Sql::new(
            "UPDATE submissions SET state = 'done', worker = NULL, lease_until = NULL, finished_at = {now},
                verdict = 'judge_error', internal = $2
            WHERE id = $1 AND (state = 'queued' OR (state = 'running' AND lease_until <= {now}))",
        )
        .bind(id.0)
        .bind(rows::storable(reason));
        Ok(sql.run(&self.write).await? > 0)
    }
}

fn case_row(id: SubmissionId, case: &CaseReport) -> case_results::ActiveModel {
    case_results::ActiveModel {
        submission_id: Set(id.0),
        position: Set(rows::measure(case.case)),
        verdict: Set(case.verdict.as_str().to_owned()),
        cpu_ms: Set(rows::measure(case.cpu_ms)),
        wall_ms: Set(rows::measure(case.wall_ms)),
        memory_kib: Set(rows::measure(case.memory_kib)),
        score: Set(case.score),
        team_message: Set(case.team_message.as_deref().map(rows::storable)),
        judge_message: Set(case.judge_message.as_deref().map(rows::storable)),
    }
}
