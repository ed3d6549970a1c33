//! Lists of published problems. A page needs one statement with all that it shows, so that it reads few rows.

use assay_domain::{Page, ProblemFilter, ProblemSort, ProblemSummary, SolveState, UserId};
use sea_orm::FromQueryResult;

use super::tags;
use crate::{Error, Result, Store, boxed, cursor, like::containing, personal::progress_columns, rows, sql::Sql};

/// This list's letter in cursors.
const LIST: char = 'p';

/// Problems with the level of the user `$1` (0 untouched, 1 tried, 2 solved), and whether the user has starred them. The level is read per
/// shown problem: a join with all submissions of the user would read and sort all problems for each page.
pub(crate) const SUMMARIES: &str = concat!(
    "SELECT p.slug, v.title, v.difficulty, ",
    progress_columns!(),
    ", COALESCE((SELECT {joined_tags} FROM problem_tags g WHERE g.problem_id = p.id), '') AS tags
    FROM problems p JOIN problem_versions v ON v.problem_id = p.id AND v.version = p.version"
);

impl Store {
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
