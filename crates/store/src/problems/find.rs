//! Finding problems to add to a track, with a search.

use assay_domain::{ManagedProblem, Slug};
use sea_orm::FromQueryResult;

use crate::{Result, Store, boxed, like::containing, rows, sql::Sql};

impl Store {
    /// Problems with `text` in their title or slug that are not in `track`, published or not. Sorted by slug, at most `limit`
    /// of them.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn find_problems(&self, text: &str, track: &Slug, limit: u32) -> Result<Vec<ManagedProblem>> {
        let sql = Sql::new(MANAGED_PROBLEMS)
            .push_bind(" WHERE v.search LIKE ", containing(text))
            .push_bind(
                " ESCAPE '!' AND p.id NOT IN (SELECT i.problem_id FROM track_items i JOIN tracks t ON t.id = i.track_id
                WHERE t.slug = ",
                track.as_str(),
            )
            .push_bind(") ORDER BY p.slug LIMIT ", i64::from(limit));
        let rows: Vec<ManagedProblemRow> = sql.all(&self.read).await?;
        rows.into_iter().map(ManagedProblemRow::problem).collect()
    }
}

/// Problems in their current edition, published or not.
pub(crate) const MANAGED_PROBLEMS: &str = "SELECT p.slug, v.title, v.difficulty, p.published FROM problems p
    JOIN problem_versions v ON v.problem_id = p.id AND v.version = p.version";

/// A row of [`MANAGED_PROBLEMS`].
#[derive(FromQueryResult)]
pub(crate) struct ManagedProblemRow {
    slug: String,
    title: String,
    difficulty: Option<String>,
    published: bool,
}

impl ManagedProblemRow {
    pub(crate) fn problem(self) -> Result<ManagedProblem> {
        Ok(ManagedProblem {
            slug: rows::slug(&self.slug)?,
            title: self.title,
            difficulty: self.difficulty.as_deref().map(rows::difficulty).transpose()?,
            published: self.published,
        })
    }
}
