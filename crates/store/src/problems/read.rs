//! Reading published problems. A page needs one statement with all that it shows, so that it reads few rows.

use assay_domain::{
    Attachment, Limits, Page, Problem, ProblemFilter, ProblemSort, ProblemSummary, Sample, Slug, SolveState, UserId,
};

use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder};

use super::{new::StatementFile, tags};
use crate::{Error, Result, Store, boxed, cursor, entities::problem_statements, like::containing, rows, sql::Sql};

/// This list's letter in cursors.
const LIST: char = 'p';

/// Problems with the level of the user `$1` (0 untouched, 1 tried, 2 solved), and whether the user has starred them. The level is read per
/// shown problem: a join with all submissions of the user would read and sort all problems for each page.
pub(crate) const SUMMARIES: &str = "
    SELECT p.slug, v.title, v.difficulty, COALESCE((SELECT MAX(CASE WHEN s.verdict = 'accepted' THEN 2 ELSE 1 END)
            FROM submissions s WHERE s.user_id = $1 AND s.problem_id = p.id), 0) AS level,
        EXISTS (SELECT 1 FROM stars x WHERE x.user_id = $1 AND x.problem_id = p.id) AS starred,
        COALESCE((SELECT {joined_tags} FROM problem_tags g WHERE g.problem_id = p.id), '') AS tags
    FROM problems p JOIN problem_versions v ON v.problem_id = p.id AND v.version = p.version";

impl Store {
    /// A published problem's current edition, and whether `reader` has solved it. The statement is in the first available
    /// language of `wanted`, else in the default language.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn problem(&self, slug: &Slug, reader: Option<UserId>, wanted: &[String]) -> Result<Option<Problem>> {
        let sql = Sql::new(
            "SELECT p.id, p.slug, v.version, v.difficulty, v.samples, v.time_ms, v.memory_kib, v.output_kib, v.kind, v.code_kib,
                v.languages, v.verified, v.attachments, v.templates, v.signature, COALESCE((SELECT MAX(CASE WHEN s.verdict = 'accepted' THEN 2 ELSE 1 END) FROM submissions s
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
        // An edition never changes, so this needs no common transaction.
        let statements = problem_statements::Entity::find()
            .filter(problem_statements::Column::ProblemId.eq(problem.id))
            .filter(problem_statements::Column::Version.eq(problem.version))
            .order_by_asc(problem_statements::Column::Position)
            .all(&self.read)
            .await?;
        problem.problem(statements, wanted).map(Some)
    }

    /// Published problems in the order of the filter, at most `limit` of them.
    ///
    /// # Errors
    /// [`BadCursor`](crate::Error::BadCursor), also if the cursor is from another order; when the database fails.
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
            Some(slug) => filtered(sql, filter).push(order.after).push_bind(" WHERE b.slug = ", slug).push(")"),
            None => filtered(sql, filter),
        };
        let rows: Vec<SummaryRow> =
            sql.push(order.by).push_bind(" LIMIT ", cursor::rows_to_read(limit)).all(&self.read).await?;
        let items = rows.into_iter().map(SummaryRow::summary).collect::<Result<Vec<_>>>()?;
        Ok(cursor::page(items, limit, LIST, |item| format!("{}{}", order.letter, item.slug)))
    }

    /// A random published problem that matches the filter.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn random_problem(
        &self,
        filter: &ProblemFilter,
        reader: Option<UserId>,
    ) -> Result<Option<ProblemSummary>> {
        let sql = filtered(Sql::new(SUMMARIES).bind(reader.map(|user| user.0)), filter);
        let row: Option<SummaryRow> = sql.push(" ORDER BY RANDOM() LIMIT 1").one(&self.read).await?;
        row.map(SummaryRow::summary).transpose()
    }
}

/// An order of the list. A cursor names the last problem of a page. Its position is looked up again, so that a changed title
/// of this problem does not skip or repeat others.
struct Order {
    /// Its letter in cursors.
    letter: char,
    by: &'static str,
    /// The condition for problems after problem `b`, without the end.
    after: &'static str,
}

impl Order {
    fn of(sort: ProblemSort) -> Self {
        match sort {
            ProblemSort::Title => Self {
                letter: 't',
                by: " ORDER BY p.title_key",
                after: " AND p.title_key > (SELECT b.title_key FROM problems b",
            },
            ProblemSort::Difficulty => Self {
                letter: 'd',
                by: " ORDER BY p.difficulty_rank, p.title_key",
                after: " AND (p.difficulty_rank, p.title_key) > (SELECT b.difficulty_rank, b.title_key FROM problems b",
            },
            ProblemSort::Newest => {
                Self { letter: 'n', by: " ORDER BY p.id DESC", after: " AND p.id < (SELECT b.id FROM problems b" }
            }
        }
    }

    /// The slug in a cursor of this order.
    fn read(&self, cursor: &str) -> Result<String> {
        let key = cursor::decode(LIST, cursor)?;
        key.strip_prefix(self.letter).map(str::to_owned).ok_or(Error::BadCursor)
    }
}

/// Adds the conditions of the filter to [`SUMMARIES`].
fn filtered(sql: Sql, filter: &ProblemFilter) -> Sql {
    let sql = sql
        .push(" WHERE p.published")
        .push_some(" AND v.difficulty = ", filter.difficulty.map(|difficulty| difficulty.as_str().to_owned()));
    let sql = match &filter.text {
        Some(text) => sql.push_bind(" AND p.title_key LIKE ", containing(text)).push(" ESCAPE '!'"),
        None => sql,
    };
    let sql = sql.push(filter.state.map_or("", in_state));
    let sql = match &filter.tag {
        Some(tag) => sql
            .push_bind(" AND p.id IN (SELECT g.problem_id FROM problem_tags g WHERE g.tag = ", rows::storable(tag))
            .push(")"),
        None => sql,
    };
    let sql = if filter.starred {
        sql.push(" AND EXISTS (SELECT 1 FROM stars x WHERE x.user_id = $1 AND x.problem_id = p.id)")
    } else {
        sql
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

/// The condition for problems in a state of the user `$1`.
fn in_state(state: SolveState) -> &'static str {
    match state {
        SolveState::Untouched => " AND p.id NOT IN (SELECT s.problem_id FROM submissions s WHERE s.user_id = $1)",
        SolveState::Tried => {
            " AND p.id IN (SELECT s.problem_id FROM submissions s WHERE s.user_id = $1)
            AND p.id NOT IN (SELECT s.problem_id FROM submissions s WHERE s.user_id = $1 AND s.verdict = 'accepted')"
        }
        SolveState::Solved => {
            " AND p.id IN (SELECT s.problem_id FROM submissions s WHERE s.user_id = $1 AND s.verdict = 'accepted')"
        }
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
    starred: bool,
}

impl SummaryRow {
    pub(crate) fn summary(self) -> Result<ProblemSummary> {
        Ok(ProblemSummary {
            slug: rows::slug(&self.slug)?,
            title: self.title,
            difficulty: self.difficulty.as_deref().map(rows::difficulty).transpose()?,
            state: rows::solve_state(self.level),
            tags: tags::of_row(&self.tags),
            starred: self.starred,
        })
    }
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
    verified: Option<String>,
    attachments: String,
    templates: String,
    signature: Option<String>,
    level: i32,
    tags: String,
    /// 0 if there is an editorial.
    first_aid: Option<i32>,
    last_aid: Option<i32>,
}

impl ProblemRow {
    fn problem(self, statements: Vec<problem_statements::Model>, wanted: &[String]) -> Result<Problem> {
        let languages: Vec<String> = statements.iter().map(|statement| statement.language.clone()).collect();
        let index = wanted.iter().find_map(|wanted| language_index(&languages, wanted)).unwrap_or(0);
        let Some(statement) = statements.into_iter().nth(index) else {
            return Err(Error::BadRow(format!("problem {} has no statement", self.slug)));
        };
        let shown: Vec<String> = rows::from_json(&statement.samples)?;
        let mut samples: Vec<Sample> = rows::from_json(&self.samples)?;
        for sample in &mut samples {
            sample.in_statement = shown.contains(&sample.name);
        }
        let attachments: Vec<(String, String)> = rows::from_json(&self.attachments)?;
        let pdf = statement.pdf_hash.map(|hash| StatementFile { hash, extension: "pdf".to_owned() }.url());
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
            signature: self.signature.as_deref().map(rows::from_json).transpose()?.map(Box::new),
            samples,
            limits: Limits {
                time_ms: rows::count(self.time_ms)?,
                memory_kib: rows::count(self.memory_kib)?,
                output_kib: rows::count(self.output_kib)?,
            },
            code_kib: rows::count(self.code_kib)?,
            languages: self.languages.as_deref().map(rows::from_json).transpose()?,
            verified: self.verified.as_deref().map(rows::from_json).transpose()?.unwrap_or_default(),
            state: rows::solve_state(self.level),
            tags: tags::of_row(&self.tags),
            hints: rows::count(self.last_aid.unwrap_or(0))?,
            editorial: self.first_aid == Some(0),
        })
    }
}

/// The index of the wanted language, or of one that differs only in its region (`pt` and `pt-BR`).
pub(crate) fn language_index(languages: &[String], wanted: &str) -> Option<usize> {
    let base = |code: &str| code.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    let exactly = languages.iter().position(|language| language.eq_ignore_ascii_case(wanted));
    exactly.or_else(|| languages.iter().position(|language| base(language) == base(wanted)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_found_by_its_code_or_with_another_region() {
        let languages = ["en", "pt-BR", "pt-PT", "sv"].map(str::to_owned);
        for (wanted, index) in
            [("en", Some(0)), ("EN-gb", Some(0)), ("pt-pt", Some(2)), ("pt", Some(1)), ("sv-SE", Some(3)), ("de", None)]
        {
            assert_eq!(language_index(&languages, wanted), index, "{wanted}");
        }
    }
}
