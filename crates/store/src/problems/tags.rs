//! Tags of problems.

use assay_domain::TagCount;
use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::{Result, Store, boxed, rows, sql::Sql};

impl Store {
    /// The tags that most published problems have, at most `most` of them, sorted by name.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn tags(&self, most: u32) -> Result<Vec<TagCount>> {
        let sql = Sql::new(
            "SELECT c.tag, c.problems FROM (SELECT g.tag, COUNT(*) AS problems FROM problem_tags g
                JOIN problems p ON p.id = g.problem_id WHERE p.published
                GROUP BY g.tag ORDER BY COUNT(*) DESC, g.tag LIMIT $1) c ORDER BY c.tag",
        )
        .bind(i64::from(most));
        let rows: Vec<TagRow> = sql.all(&self.read).await?;
        rows.into_iter().map(|row| Ok(TagCount { tag: row.tag, problems: rows::count(row.problems)? })).collect()
    }
}

#[derive(FromQueryResult)]
struct TagRow {
    tag: String,
    problems: i64,
}

/// Replaces the tags of a problem.
pub(super) async fn replace(db: &impl ConnectionTrait, problem: i64, tags: &[String]) -> Result<()> {
    Sql::new("DELETE FROM problem_tags WHERE problem_id = $1").bind(problem).run(db).await?;
    for tag in tags.iter().map(|tag| rows::storable(tag)).filter(|tag| !tag.is_empty()) {
        // Duplicate tags are allowed and stored once.
        Sql::new("INSERT INTO problem_tags (problem_id, tag) VALUES ($1, $2) ON CONFLICT DO NOTHING")
            .bind(problem)
            .bind(tag)
            .run(db)
            .await?;
    }
    Ok(())
}

/// The tags of a problem.
pub(super) async fn of_problem(db: &impl ConnectionTrait, problem: i64) -> Result<Vec<String>> {
    let sql = Sql::new("SELECT tag FROM problem_tags WHERE problem_id = $1 ORDER BY tag").bind(problem);
    let rows: Vec<NameRow> = sql.all(db).await?;
    Ok(rows.into_iter().map(|row| row.tag).collect())
}

#[derive(FromQueryResult)]
struct NameRow {
    tag: String,
}

/// The tags of a row. The query joined them with line breaks.
pub(crate) fn of_row(joined: &str) -> Vec<String> {
    let mut tags: Vec<String> = joined.lines().map(str::to_owned).collect();
    tags.sort_unstable();
    tags
}
