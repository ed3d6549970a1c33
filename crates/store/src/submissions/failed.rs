//! Submissions that could not be judged. They are read from the database, because the broker can lose its dead letters. With a bound
//! verdict, their index would not be used.

use assay_domain::{FailedJudging, LanguageId, Page, SubmissionId, Timestamp};
use sea_orm::FromQueryResult;

use crate::{Result, Store, boxed, cursor, rows, sql::Sql};

/// This list's letter in cursors.
const LIST: char = 'f';

impl Store {
    /// Submissions with a judge error, newest first, at most `limit` of them.
    ///
    /// # Errors
    /// [`BadCursor`](crate::Error::BadCursor); when the database fails.
    #[boxed]
    pub async fn failed_judgings(&self, cursor: Option<&str>, limit: u32) -> Result<Page<FailedJudging>> {
        let sql = Sql::new(
            "SELECT s.id, u.name, u.email, p.slug, v.title, s.language, s.attempt, s.internal, s.finished_at,
                (SELECT c.judge_message FROM case_results c WHERE c.submission_id = s.id AND c.verdict = 'judge_error'
                    ORDER BY c.position LIMIT 1) AS judge_message
            FROM submissions s JOIN users u ON u.id = s.user_id JOIN problems p ON p.id = s.problem_id
            JOIN problem_versions v ON v.problem_id = s.problem_id AND v.version = s.problem_version
            WHERE s.verdict = 'judge_error'",
        )
        .push_some(" AND s.id < ", cursor::number(LIST, cursor)?)
        .push_bind(" ORDER BY s.id DESC LIMIT ", cursor::rows_to_read(limit));
        let rows: Vec<FailedRow> = sql.all(&self.read).await?;
        let items = rows.into_iter().map(FailedRow::failed).collect::<Result<Vec<_>>>()?;
        Ok(cursor::page(items, limit, LIST, |item| item.id))
    }

    /// How many submissions have a judge error.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn count_failed_judgings(&self) -> Result<u32> {
        let sql = Sql::new("SELECT COUNT(*) FROM submissions WHERE verdict = 'judge_error'");
        rows::count(sql.scalar::<i64>(&self.read).await?.unwrap_or(0))
    }
}

#[derive(FromQueryResult)]
struct FailedRow {
    id: i64,
    name: String,
    email: String,
    slug: String,
    title: String,
    language: String,
    attempt: i32,
    internal: Option<String>,
    judge_message: Option<String>,
    finished_at: i64,
}

impl FailedRow {
    fn failed(self) -> Result<FailedJudging> {
        Ok(FailedJudging {
            id: SubmissionId(self.id),
            person: self.name,
            email: self.email,
            problem: rows::slug(&self.slug)?,
            problem_title: self.title,
            language: LanguageId(self.language),
            attempt: self.attempt,
            cause: match (self.internal, self.judge_message) {
                (Some(cause), Some(message)) => Some(format!("{cause}\n{message}")),
                (cause, message) => cause.or(message),
            },
            at: Timestamp(self.finished_at),
        })
    }
}
