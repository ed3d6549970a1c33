//! Tags of problems.

use assay_domain::TagCount;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder,
    sea_query::OnConflict,
};

use crate::{Result, Store, boxed, entities::problem_tags, insert::insert, rows, sql::Sql};

impl Store {
    /// The tags that most published problems have, at most `most` of them, sorted by name.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn tags(&self, most: u32) -> Result<Vec<TagCount>> {
        // Sorts twice: by count to choose the tags, then by name. Few problems are unpublished, so excluding these is cheaper than a join with
        // the published ones.
        let sql = Sql::new(
            "SELECT c.tag, c.problems FROM (SELECT g.tag, COUNT(*) AS problems FROM problem_tags g
                WHERE g.problem_id NOT IN (SELECT p.id FROM problems p WHERE NOT p.published)
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
    problem_tags::Entity::delete_many().filter(problem_tags::Column::ProblemId.eq(problem)).exec(db).await?;
    for tag in tags.iter().map(|tag| rows::storable(tag)).filter(|tag| !tag.is_empty()) {
        // Duplicate tags are allowed and stored once.
        insert(problem_tags::ActiveModel { problem_id: Set(problem), tag: Set(tag) }, [])
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .run(db)
            .await?;
    }
    Ok(())
}

/// The tags of a problem.
pub(super) async fn of_problem(db: &impl ConnectionTrait, problem: i64) -> Result<Vec<String>> {
    let tags = problem_tags::Entity::find()
        .filter(problem_tags::Column::ProblemId.eq(problem))
        .order_by_asc(problem_tags::Column::Tag);
    Ok(tags.all(db).await?.into_iter().map(|row| row.tag).collect())
}

/// The tags of a row. The query joined them with line breaks.
pub(crate) fn of_row(joined: &str) -> Vec<String> {
    let mut tags: Vec<String> = joined.lines().map(str::to_owned).collect();
    tags.sort_unstable();
    tags
}
