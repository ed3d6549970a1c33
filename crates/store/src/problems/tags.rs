//! Tags of problems.

use std::collections::BTreeSet;

use assay_domain::TagCount;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder};

use crate::{Result, Store, boxed, entities::problem_tags, listing_version, rows, sql::Sql};

/// Tags of published problems, the same for all users.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagListing {
    /// The version of the list of tracks, at which they were read. Every write that changes them raises it.
    pub version: i64,
    /// The tags, sorted by name.
    pub tags: Vec<TagCount>,
}

impl Store {
    /// The tags that most published problems have, at most `most` of them, read in one transaction with their version. This reads the tags of
    /// all problems.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn tags(&self, most: u32) -> Result<TagListing> {
        let snapshot = self.begin_snapshot().await?;
        let version = listing_version::read(&snapshot).await?;
        // Sorts twice: by count to choose the tags, then by name. Few problems are unpublished, so excluding these is cheaper than a join with
        // the published ones.
        let sql = Sql::new(
            "SELECT c.tag, c.problems FROM (SELECT g.tag, COUNT(*) AS problems FROM problem_tags g
                WHERE g.problem_id NOT IN (SELECT p.id FROM problems p WHERE NOT p.published)
                GROUP BY g.tag ORDER BY COUNT(*) DESC, g.tag LIMIT $1) c ORDER BY c.tag",
        )
        .bind(i64::from(most));
        let rows: Vec<TagRow> = sql.all(&snapshot).await?;
        snapshot.commit().await?;
        let tags = rows.into_iter().map(|row| Ok(TagCount { tag: row.tag, problems: rows::count(row.problems)? }));
        Ok(TagListing { version, tags: tags.collect::<Result<_>>()? })
    }
}

#[derive(FromQueryResult)]
struct TagRow {
    tag: String,
    problems: i64,
}

/// Replaces the tags of a problem. Returns whether they changed.
pub(super) async fn replace(db: &impl ConnectionTrait, problem: i64, tags: &[String]) -> Result<bool> {
    let before: BTreeSet<String> = of_problem(db, problem).await?.into_iter().collect();
    // Duplicate tags are allowed and stored once.
    let tags: BTreeSet<String> = tags.iter().map(|tag| rows::storable(tag)).filter(|tag| !tag.is_empty()).collect();
    if tags == before {
        return Ok(false);
    }
    problem_tags::Entity::delete_many().filter(problem_tags::Column::ProblemId.eq(problem)).exec(db).await?;
    for tag in tags {
        let row = problem_tags::ActiveModel { problem_id: Set(problem), tag: Set(tag) };
        problem_tags::Entity::insert(row).exec_without_returning(db).await?;
    }
    Ok(true)
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
