//! Reading problems.

use assay_domain::{Difficulty, Limits, Page, Problem, ProblemSort, ProblemSummary, Slug, SolveState, UserId};

use sea_orm::FromQueryResult;

use super::tags;
use crate::{Error, Result, Store, cursor, like::containing, rows, sql::Sql};

/// This list's letter in cursors.
const LIST: char = 'p';

/// Problems with how far the person `$1` is with each, in one query: 0 untouched, 1 tried, 2 solved.
pub(crate) const SUMMARIES: &str = "
    SELECT p.slug, v.title, v.difficulty, COALESCE(s.level, 0) AS level,
        COALESCE((SELECT {joined_tags} FROM problem_tags g WHERE g.problem_id = p.id), '') AS tags
    FROM problems p JOIN problem_versions v ON v.problem_id = p.id AND v.version = p.version
    LEFT JOIN (SELECT problem_id, MAX(CASE WHEN verdict = 'accepted' THEN 2 ELSE 1 END) AS level
        FROM submissions WHERE user_id = $1 GROUP BY problem_id) s ON s.problem_id = p.id";

/// Which problems are wanted; an empty filter wants all.
#[derive(Clone, Debug, Default)]
pub struct ProblemFilter {
    /// Part of the title or slug, in any case.
    pub text: Option<String>,
    /// How hard.
    pub difficulty: Option<Difficulty>,
    /// How far the reader is.
    pub state: Option<SolveState>,
    /// In which track.
    pub track: Option<Slug>,
    /// With this tag.
    pub tag: Option<String>,
    /// In which order.
    pub sort: ProblemSort,
}

impl Store {
    /// A published problem's newest edition, with how far `reader` is.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn problem(&self, slug: &Slug, reader: Option<UserId>) -> Result<Option<Problem>> {
        let sql = Sql::new(
            "SELECT p.slug, v.title, v.version, v.difficulty, v.statement_html, v.samples, v.time_ms, v.memory_kib,
                v.output_kib, COALESCE((SELECT MAX(CASE WHEN s.verdict = 'accepted' THEN 2 ELSE 1 END) FROM submissions s
                    WHERE s.user_id = $2 AND s.problem_id = p.id), 0) AS level,
                COALESCE((SELECT {joined_tags} FROM problem_tags g WHERE g.problem_id = p.id), '') AS tags
            FROM problems p JOIN problem_versions v ON v.problem_id = p.id AND v.version = p.version
            WHERE p.slug = $1 AND p.published",
        )
        .bind(slug.as_str())
        .bind(reader.map(|user| user.0));
        sql.one::<ProblemRow>(&self.read).await?.map(ProblemRow::problem).transpose()
    }

    /// Published problems in the order the filter asks for, at most `limit` of them.
    ///
    /// # Errors
    /// [`BadCursor`](crate::Error::BadCursor), also for one of another order; when the database fails.
    pub async fn problems(
        &self,
        filter: &ProblemFilter,
        cursor: Option<&str>,
        limit: u32,
        reader: Option<UserId>,
    ) -> Result<Page<ProblemSummary>> {
        let order = Order::of(filter.sort);
        let after = cursor.map(|cursor| order.read(cursor)).transpose()?;
        let sql = Sql::new(SUMMARIES).bind(reader.map(|user| user.0));
        let sql = match after {
            Some(slug) => narrowed(sql, filter).push(order.beyond).push_bind(" WHERE b.slug = ", slug).push(")"),
            None => narrowed(sql, filter),
        };
        let rows: Vec<SummaryRow> =
            sql.push(order.by).push_bind(" LIMIT ", cursor::fetch(limit)).all(&self.read).await?;
        let items = rows.into_iter().map(SummaryRow::summary).collect::<Result<Vec<_>>>()?;
        Ok(cursor::page(items, limit, LIST, |item| format!("{}{}", order.letter, item.slug)))
    }

    /// Any published problem that passes the filter.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn random_problem(
        &self,
        filter: &ProblemFilter,
        reader: Option<UserId>,
    ) -> Result<Option<ProblemSummary>> {
        let sql = narrowed(Sql::new(SUMMARIES).bind(reader.map(|user| user.0)), filter);
        let row: Option<SummaryRow> = sql.push(" ORDER BY RANDOM() LIMIT 1").one(&self.read).await?;
        row.map(SummaryRow::summary).transpose()
    }
}

/// An order of the list. A cursor names the last problem of a page; where that stands is looked up again, so that a problem whose
/// title changed meanwhile moves nothing else.
struct Order {
    /// Its letter in cursors.
    letter: char,
    by: &'static str,
    /// The condition for what comes after problem `b`, left open.
    beyond: &'static str,
}

impl Order {
    fn of(sort: ProblemSort) -> Self {
        match sort {
            ProblemSort::Title => Self {
                letter: 't',
                by: " ORDER BY p.title_key",
                beyond: " AND p.title_key > (SELECT b.title_key FROM problems b",
            },
            ProblemSort::Difficulty => Self {
                letter: 'd',
                by: " ORDER BY p.difficulty_rank, p.title_key",
                beyond: " AND (p.difficulty_rank, p.title_key) > (SELECT b.difficulty_rank, b.title_key FROM problems b",
            },
            ProblemSort::Newest => {
                Self { letter: 'n', by: " ORDER BY p.id DESC", beyond: " AND p.id < (SELECT b.id FROM problems b" }
            }
        }
    }

    /// The slug that a cursor of this order holds.
    fn read(&self, cursor: &str) -> Result<String> {
        let key = cursor::decode(LIST, cursor)?;
        key.strip_prefix(self.letter).map(str::to_owned).ok_or(Error::BadCursor)
    }
}

/// [`SUMMARIES`] with the conditions of the filter.
fn narrowed(sql: Sql, filter: &ProblemFilter) -> Sql {
    let sql = sql
        .push(" WHERE p.published")
        .push_some(" AND v.difficulty = ", filter.difficulty.map(|difficulty| difficulty.as_str().to_owned()));
    let sql = match &filter.text {
        Some(text) => sql.push_bind(" AND p.title_key LIKE ", containing(text)).push(" ESCAPE '!'"),
        None => sql,
    };
    let sql = sql.push_some(" AND COALESCE(s.level, 0) = ", filter.state.map(rows::level));
    let sql = match &filter.tag {
        Some(tag) => sql
            .push_bind(" AND p.id IN (SELECT g.problem_id FROM problem_tags g WHERE g.tag = ", rows::storable(tag))
            .push(")"),
        None => sql,
    };
    match &filter.track {
        Some(track) => sql
            .push_bind(
                " AND p.id IN (SELECT i.problem_id FROM track_items i JOIN tracks t ON t.id = i.track_id
                WHERE t.published AND t.deleted_at IS NULL AND t.slug = ",
                track.as_str(),
            )
            .push(")"),
        None => sql,
    }
}

/// A row of [`SUMMARIES`].
#[derive(FromQueryResult)]
pub(crate) struct SummaryRow {
    slug: String,
    title: String,
    difficulty: Option<String>,
    level: i32,
    tags: String,
}

impl SummaryRow {
    pub(crate) fn summary(self) -> Result<ProblemSummary> {
        Ok(ProblemSummary {
            slug: rows::slug(&self.slug)?,
            title: self.title,
            difficulty: self.difficulty.as_deref().map(rows::difficulty).transpose()?,
            state: rows::solve_state(self.level),
            tags: tags::of_row(&self.tags),
        })
    }
}

#[derive(FromQueryResult)]
struct ProblemRow {
    slug: String,
    title: String,
    version: i32,
    difficulty: Option<String>,
    statement_html: String,
    samples: String,
    time_ms: i32,
    memory_kib: i32,
    output_kib: i32,
    level: i32,
    tags: String,
}

impl ProblemRow {
    fn problem(self) -> Result<Problem> {
        Ok(Problem {
            slug: rows::slug(&self.slug)?,
            title: self.title,
            version: self.version,
            difficulty: self.difficulty.as_deref().map(rows::difficulty).transpose()?,
            statement_html: self.statement_html,
            samples: rows::from_json(&self.samples)?,
            limits: Limits {
                time_ms: rows::count(self.time_ms)?,
                memory_kib: rows::count(self.memory_kib)?,
                output_kib: rows::count(self.output_kib)?,
            },
            state: rows::solve_state(self.level),
            tags: tags::of_row(&self.tags),
        })
    }
}
