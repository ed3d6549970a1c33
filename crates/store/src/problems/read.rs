//! Reading problems.

use assay_domain::{
    Attachment, Difficulty, Limits, Page, Problem, ProblemSort, ProblemSummary, Sample, Slug, SolveState, UserId,
};

use sea_orm::FromQueryResult;

use super::{new::StatementFile, tags};
use crate::{Error, Result, Store, boxed, cursor, like::containing, rows, sql::Sql};

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
    /// A published problem's newest edition, with how far `reader` is. Its statement is in the first of the `wanted` languages
    /// that it has, else in the one for readers of any other.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn problem(&self, slug: &Slug, reader: Option<UserId>, wanted: &[String]) -> Result<Option<Problem>> {
        let sql = Sql::new(
            "SELECT p.id, p.slug, v.version, v.difficulty, v.samples, v.time_ms, v.memory_kib, v.output_kib, v.kind, v.code_kib,
                v.languages, v.attachments, v.templates, COALESCE((SELECT MAX(CASE WHEN s.verdict = 'accepted' THEN 2 ELSE 1 END) FROM submissions s
                    WHERE s.user_id = $2 AND s.problem_id = p.id), 0) AS level,
                COALESCE((SELECT {joined_tags} FROM problem_tags g WHERE g.problem_id = p.id), '') AS tags,
                (SELECT MIN(a.hint) FROM problem_aids a WHERE a.problem_id = p.id AND a.version = v.version) AS first_aid,
                (SELECT MAX(a.hint) FROM problem_aids a WHERE a.problem_id = p.id AND a.version = v.version) AS last_aid
            FROM problems p JOIN problem_versions v ON v.problem_id = p.id AND v.version = p.version
            WHERE p.slug = $1 AND p.published",
        )
        .bind(slug.as_str())
        .bind(reader.map(|user| user.0));
        let Some(problem): Option<ProblemRow> = sql.one(&self.read).await? else { return Ok(None) };
        // An edition never changes, so they need not be read in the same transaction.
        let sql = Sql::new(
            "SELECT language, title, html, pdf_hash, samples FROM problem_statements WHERE problem_id = $1 AND version = $2
            ORDER BY position",
        )
        .bind(problem.id)
        .bind(problem.version);
        let statements: Vec<StatementRow> = sql.all(&self.read).await?;
        problem.problem(statements, wanted).map(Some)
    }

    /// Published problems in the order the filter asks for, at most `limit` of them.
    ///
    /// # Errors
    /// [`BadCursor`](crate::Error::BadCursor), also for one of another order; when the database fails.
    #[boxed]
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
    #[boxed]
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
struct StatementRow {
    language: String,
    title: String,
    html: String,
    pdf_hash: Option<String>,
    samples: String,
}

#[derive(FromQueryResult)]
struct ProblemRow {
    id: i64,
    slug: String,
    version: i32,
    difficulty: Option<String>,
    samples: String,
    time_ms: i32,
    memory_kib: i32,
    output_kib: i32,
    kind: String,
    code_kib: i32,
    languages: Option<String>,
    attachments: String,
    templates: String,
    level: i32,
    tags: String,
    /// 0 where there is an editorial.
    first_aid: Option<i32>,
    last_aid: Option<i32>,
}

impl ProblemRow {
    fn problem(self, statements: Vec<StatementRow>, wanted: &[String]) -> Result<Problem> {
        let languages: Vec<String> = statements.iter().map(|statement| statement.language.clone()).collect();
        let place = wanted.iter().find_map(|wanted| place_of(&languages, wanted)).unwrap_or(0);
        let Some(statement) = statements.into_iter().nth(place) else {
            return Err(Error::BadRow(format!("problem {} has no statement", self.slug)));
        };
        let shown: Vec<String> = rows::from_json(&statement.samples)?;
        let mut samples: Vec<Sample> = rows::from_json(&self.samples)?;
        for sample in &mut samples {
            sample.in_statement = shown.contains(&sample.name);
        }
        let attachments: Vec<(String, String)> = rows::from_json(&self.attachments)?;
        let pdf = statement.pdf_hash.map(|hash| StatementFile { hash, extension: "pdf".to_owned() }.address());
        Ok(Problem {
            slug: rows::slug(&self.slug)?,
            title: statement.title,
            version: self.version,
            difficulty: self.difficulty.as_deref().map(rows::difficulty).transpose()?,
            kind: rows::from_json(&self.kind)?,
            statement_language: statement.language,
            statement_languages: languages,
            statement_html: statement.html,
            statement_pdf: pdf,
            attachments: attachments.into_iter().map(|(name, address)| Attachment { name, address }).collect(),
            templates: rows::from_json(&self.templates)?,
            samples,
            limits: Limits {
                time_ms: rows::count(self.time_ms)?,
                memory_kib: rows::count(self.memory_kib)?,
                output_kib: rows::count(self.output_kib)?,
            },
            code_kib: rows::count(self.code_kib)?,
            languages: self.languages.as_deref().map(rows::from_json).transpose()?,
            state: rows::solve_state(self.level),
            tags: tags::of_row(&self.tags),
            hints: rows::count(self.last_aid.unwrap_or(0))?,
            editorial: self.first_aid == Some(0),
        })
    }
}

/// Which of the languages is wanted: that very one, else one of its kind (`pt` for `pt-BR`, and the other way).
pub(crate) fn place_of(languages: &[String], wanted: &str) -> Option<usize> {
    let kind = |code: &str| code.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    let exactly = languages.iter().position(|language| language.eq_ignore_ascii_case(wanted));
    exactly.or_else(|| languages.iter().position(|language| kind(language) == kind(wanted)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_found_by_its_code_or_its_kind() {
        let languages = ["en", "pt-BR", "pt-PT", "sv"].map(str::to_owned);
        for (wanted, place) in
            [("en", Some(0)), ("EN-gb", Some(0)), ("pt-pt", Some(2)), ("pt", Some(1)), ("sv-SE", Some(3)), ("de", None)]
        {
            assert_eq!(place_of(&languages, wanted), place, "{wanted}");
        }
    }
}
