//! Reading submissions. A page needs one statement with all that it shows, and lists have a cursor.

use assay_domain::{
    CaseReport, LanguageId, Page, Slug, Submission, SubmissionId, SubmissionSummary, Timestamp, UserId, Verdict,
};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder};

use super::files::files;
use crate::{Result, Store, boxed, cursor, entities::case_results, like::containing, rows, sql::Sql};

/// This list's letter in cursors.
const LIST: char = 's';

/// Conditions for a list of submissions. An empty filter matches all.
#[derive(Clone, Debug, Default)]
pub struct SubmissionFilter {
    pub problem: Option<Slug>,
    /// Part of the problem's title or slug; upper and lower case are the same.
    pub problem_text: Option<String>,
    pub verdict: Option<Verdict>,
    pub language: Option<LanguageId>,
}

impl Store {
    /// A submission and its owner. The caller checks who may read it.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn submission(&self, id: SubmissionId) -> Result<Option<(UserId, Submission)>> {
        let sql = Sql::new(
            "SELECT s.id, s.user_id, p.slug, v.title, s.language, s.interface, s.state, s.verdict, s.score, s.cpu_ms, s.wall_ms,
                s.memory_kib, s.passed, s.total, s.compile_output, s.failure, s.attempt, s.created_at, s.finished_at, s.source,
                s.file_name, s.more_files, s.groups_json,
                (SELECT c.team_message FROM case_results c WHERE c.submission_id = s.id AND c.team_message IS NOT NULL
                    ORDER BY CASE WHEN c.verdict = 'accepted' THEN 1 ELSE 0 END, c.position LIMIT 1) AS team_message
            FROM submissions s JOIN problems p ON p.id = s.problem_id
            JOIN problem_versions v ON v.problem_id = s.problem_id AND v.version = s.problem_version
            WHERE s.id = $1",
        )
        .bind(id.0);
        sql.one::<SubmissionRow>(&self.read).await?.map(SubmissionRow::submission).transpose()
    }

    /// The results of a submission's cases, in order.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn case_reports(&self, id: SubmissionId) -> Result<Vec<CaseReport>> {
        let cases = case_results::Entity::find()
            .filter(case_results::Column::SubmissionId.eq(id.0))
            .order_by_asc(case_results::Column::Position);
        cases.all(&self.read).await?.into_iter().map(report).collect()
    }

    /// A user's submissions, newest first, at most `limit` of them.
    ///
    /// # Errors
    /// [`BadCursor`](crate::Error::BadCursor); when the database fails.
    #[boxed]
    pub async fn submissions(
        &self,
        owner: UserId,
        filter: &SubmissionFilter,
        cursor: Option<&str>,
        limit: u32,
    ) -> Result<Page<SubmissionSummary>> {
        let before = cursor::number(LIST, cursor)?;
        let sql = Sql::new(&format!("SELECT {SUMMARY} FROM {SUBMITTED} WHERE s.user_id = $1")).bind(owner.0);
        let sql = filtered(sql.push_some(" AND s.id < ", before), filter)
            .push_bind(" ORDER BY s.id DESC LIMIT ", cursor::rows_to_read(limit));
        let rows: Vec<SummaryRow> = sql.all(&self.read).await?;
        let items = rows.into_iter().map(SummaryRow::summary).collect::<Result<Vec<_>>>()?;
        Ok(cursor::page(items, limit, LIST, |item| item.id))
    }
}

/// The columns of a submission in a list.
pub(super) const SUMMARY: &str =
    "s.id, p.slug, v.title, s.language, s.interface, s.state, s.verdict, s.cpu_ms, s.memory_kib, s.passed,
    s.total, s.created_at";

/// Submissions with their problem's edition.
pub(super) const SUBMITTED: &str = "submissions s JOIN problems p ON p.id = s.problem_id
    JOIN problem_versions v ON v.problem_id = s.problem_id AND v.version = s.problem_version";

/// Adds the conditions of a filter to a query on [`SUBMITTED`].
pub(super) fn filtered(sql: Sql, filter: &SubmissionFilter) -> Sql {
    let sql = sql
        .push_some(" AND p.slug = ", filter.problem.as_ref().map(|slug| slug.as_str().to_owned()))
        .push_some(" AND s.verdict = ", filter.verdict.map(|verdict| verdict.as_str().to_owned()))
        .push_some(" AND s.language = ", filter.language.as_ref().map(|language| rows::storable(language.as_str())));
    match &filter.problem_text {
        // Matches the current title, and the title of the submission's edition, which lists show.
        Some(text) => sql
            .push_bind(" AND (p.title_key LIKE ", containing(text))
            .push_bind(" ESCAPE '!' OR v.search LIKE ", containing(text))
            .push(" ESCAPE '!')"),
        None => sql,
    }
}

#[derive(FromQueryResult)]
struct SubmissionRow {
    #[sea_orm(nested)]
    summary: SummaryRow,
    user_id: i64,
    score: Option<f64>,
    wall_ms: Option<i32>,
    compile_output: Option<String>,
    failure: Option<String>,
    attempt: i32,
    finished_at: Option<i64>,
    source: String,
    file_name: Option<String>,
    more_files: Option<String>,
    groups_json: Option<String>,
    team_message: Option<String>,
}

impl SubmissionRow {
    fn submission(self) -> Result<(UserId, Submission)> {
        let summary = self.summary.summary()?;
        let named = self.file_name.is_some();
        let files = files(self.file_name, self.source, self.more_files.as_deref())?;
        let submission = Submission {
            id: summary.id,
            problem: summary.problem,
            problem_title: summary.problem_title,
            language: summary.language,
            interface: summary.interface,
            state: summary.state,
            verdict: summary.verdict,
            score: self.score,
            cpu_ms: summary.cpu_ms,
            wall_ms: self.wall_ms.map(rows::count).transpose()?,
            memory_kib: summary.memory_kib,
            passed: summary.passed,
            total: summary.total,
            compile_output: self.compile_output,
            failure: self.failure.as_deref().map(rows::from_json).transpose()?,
            groups: self.groups_json.as_deref().map(rows::from_json).transpose()?.unwrap_or_default(),
            message: self.team_message,
            attempt: self.attempt,
            created_at: summary.created_at,
            finished_at: self.finished_at.map(Timestamp),
            source: files
                .iter()
                .find(|file| !file.source.trim().is_empty())
                .map(|file| file.source.clone())
                .unwrap_or_default(),
            files: if named { files } else { Vec::new() },
        };
        Ok((UserId(self.user_id), submission))
    }
}

#[derive(FromQueryResult)]
pub(super) struct SummaryRow {
    id: i64,
    slug: String,
    title: String,
    language: String,
    interface: Option<String>,
    state: String,
    verdict: Option<String>,
    cpu_ms: Option<i32>,
    memory_kib: Option<i32>,
    passed: i32,
    total: i32,
    created_at: i64,
}

impl SummaryRow {
    pub(super) fn summary(self) -> Result<SubmissionSummary> {
        Ok(SubmissionSummary {
            id: SubmissionId(self.id),
            problem: rows::slug(&self.slug)?,
            problem_title: self.title,
            language: LanguageId(self.language),
            interface: self.interface.as_deref().map(rows::interface).transpose()?,
            state: rows::state(&self.state)?,
            verdict: self.verdict.as_deref().map(rows::verdict).transpose()?,
            cpu_ms: self.cpu_ms.map(rows::count).transpose()?,
            memory_kib: self.memory_kib.map(rows::count).transpose()?,
            passed: rows::count(self.passed)?,
            total: rows::count(self.total)?,
            created_at: Timestamp(self.created_at),
        })
    }
}

fn report(case: case_results::Model) -> Result<CaseReport> {
    Ok(CaseReport {
        cpu_ms: rows::count(case.cpu_ms)?,
        wall_ms: rows::count(case.wall_ms)?,
        memory_kib: rows::count(case.memory_kib)?,
        score: case.score,
        team_message: case.team_message,
        judge_message: case.judge_message,
        ..CaseReport::new(rows::count(case.position)?, rows::verdict(&case.verdict)?)
    })
}
