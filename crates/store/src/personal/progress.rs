//! A user's progress with problems. The content of problems is the same for all users and is cached, so pages read this separately.

use std::collections::HashMap;

use assay_domain::{LanguageId, ListChoice, ListId, Note, Slug, SolveState, Timestamp, UserId};
use sea_orm::FromQueryResult;

use crate::{Result, Store, boxed, rows, sql::Sql};

/// A user's progress with a problem.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    pub state: SolveState,
    pub starred: bool,
}

/// A user's progress, note and lists for a problem.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonalProblem {
    pub progress: Progress,
    pub note: Option<Note>,
    /// The user's lists, sorted by name, and whether each has the problem.
    pub lists: Vec<ListChoice>,
    /// The language of the user's last submission to this problem, else to any problem.
    pub last_language: Option<LanguageId>,
}

/// The columns of [`ProgressRow`] for user `$1` and problem `p`: the level (0 untouched, 1 tried, 2 solved), and whether it is starred. They are
/// read per problem: a join with all submissions of the user would read all of them.
macro_rules! progress_columns {
    () => {
        "COALESCE((SELECT MAX(CASE WHEN s.verdict = 'accepted' THEN 2 ELSE 1 END)
            FROM submissions s WHERE s.user_id = $1 AND s.problem_id = p.id), 0) AS level,
        EXISTS (SELECT 1 FROM stars x WHERE x.user_id = $1 AND x.problem_id = p.id) AS starred"
    };
}
pub(crate) use progress_columns;

impl Store {
    /// A user's progress with these problems. Unknown problems are left out.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn progress(&self, user: UserId, problems: &[Slug]) -> Result<HashMap<Slug, Progress>> {
        if problems.is_empty() {
            return Ok(HashMap::new());
        }
        let columns = progress_columns!();
        let sql = Sql::new(&format!("SELECT p.slug, {columns} FROM problems p WHERE p.slug {{is_one_of}}$2{{end}}"))
            .bind(user.0)
            .bind(rows::joined_slugs(problems));
        let rows: Vec<SlugRow> = sql.all(&self.read).await?;
        rows.into_iter().map(|row| Ok((rows::slug(&row.slug)?, row.progress.progress()))).collect()
    }

    /// A user's progress, note and lists for a problem. Nothing if the problem does not exist.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn personal_problem(&self, user: UserId, problem: &Slug) -> Result<PersonalProblem> {
        // The sum keeps PostgreSQL from looking for the newest one among all submissions of the user.
        let last_here = "(SELECT MAX(s.id + 0) FROM submissions s WHERE s.user_id = $1 AND s.problem_id = p.id)";
        let last = "(SELECT MAX(s.id) FROM submissions s WHERE s.user_id = $1)";
        let sql = Sql::new(&format!(
            "SELECT {}, (SELECT l.language FROM submissions l WHERE l.id = COALESCE({last_here}, {last})) AS last_language,
                n.markdown, n.html, n.revision, n.saved_at,
                (SELECT CAST({{json_rows}}({{json_row}}(o.id, o.name, o.contained)) AS TEXT) FROM (SELECT l.id, l.name,
                    CASE WHEN EXISTS (SELECT 1 FROM list_items i WHERE i.list_id = l.id AND i.problem_id = p.id) THEN 1 ELSE 0 END AS contained
                    FROM lists l WHERE l.user_id = $1 ORDER BY l.name) o) AS lists
            FROM problems p LEFT JOIN notes n ON n.user_id = $1 AND n.problem_id = p.id WHERE p.slug = $2",
            progress_columns!()
        ))
        .bind(user.0)
        .bind(problem.as_str());
        let row: Option<PersonalRow> = sql.one(&self.read).await?;
        row.map(PersonalRow::personal).transpose().map(Option::unwrap_or_default)
    }
}

#[derive(FromQueryResult)]
struct ProgressRow {
    level: i32,
    starred: bool,
}

impl ProgressRow {
    fn progress(&self) -> Progress {
        Progress { state: rows::solve_state(self.level), starred: self.starred }
    }
}

#[derive(FromQueryResult)]
struct SlugRow {
    slug: String,
    #[sea_orm(nested)]
    progress: ProgressRow,
}

#[derive(FromQueryResult)]
struct PersonalRow {
    #[sea_orm(nested)]
    progress: ProgressRow,
    last_language: Option<String>,
    markdown: Option<String>,
    html: Option<String>,
    revision: Option<i32>,
    saved_at: Option<i64>,
    /// Id, name and whether it has the problem, as JSON. PostgreSQL has NULL for no rows.
    lists: Option<String>,
}

impl PersonalRow {
    fn personal(self) -> Result<PersonalProblem> {
        let lists: Vec<(i64, String, i32)> =
            self.lists.as_deref().map(rows::from_json).transpose()?.unwrap_or_default();
        let choice = |(id, name, contained)| ListChoice { id: ListId(id), name, contains: contained != 0 };
        let note = self.markdown.zip(self.html).zip(self.revision).zip(self.saved_at);
        let note = note.map(|(((markdown, html), revision), saved_at)| Note {
            markdown,
            html,
            revision,
            saved_at: Timestamp(saved_at),
        });
        Ok(PersonalProblem {
            progress: self.progress.progress(),
            note,
            lists: lists.into_iter().map(choice).collect(),
            last_language: self.last_language.map(LanguageId),
        })
    }
}
