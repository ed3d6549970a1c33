//! The current edition of a problem. It need not be the newest one: an admin may go back to an earlier one.

use assay_domain::Slug;
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::tags;
use crate::{Error, Result, rows, sql::Sql, tracks::version};

/// A problem's row with its current edition.
pub(crate) struct LockedProblem {
    pub(crate) id: i64,
    /// The current edition.
    pub(crate) version: i32,
    pub(crate) published: bool,
    /// The current edition's package. `None` if the problem has no edition yet.
    pub(crate) package_hash: Option<String>,
}

/// Reads a problem, and locks it until the transaction ends. `None` if there is none.
pub(crate) async fn lock(db: &impl ConnectionTrait, slug: &Slug) -> Result<Option<LockedProblem>> {
    let sql = Sql::new("SELECT id, version, published FROM problems WHERE slug = $1 {for_update}").bind(slug.as_str());
    let Some(row): Option<ProblemRow> = sql.one(db).await? else { return Ok(None) };
    // Not in the same statement: if that waits for the lock, PostgreSQL reads the new row, but other tables as they were before.
    let sql = Sql::new("SELECT package_hash FROM problem_versions WHERE problem_id = $1 AND version = $2")
        .bind(row.id)
        .bind(row.version);
    let package_hash = sql.scalar(db).await?;
    Ok(Some(LockedProblem { id: row.id, version: row.version, published: row.published, package_hash }))
}

/// Gives an edition its tags, if it is from before editions had them.
pub(crate) async fn add_tags(db: &impl ConnectionTrait, problem: i64, version: i32, tags: &[String]) -> Result<()> {
    Sql::new("UPDATE problem_versions SET tags = $1 WHERE problem_id = $2 AND version = $3 AND tags IS NULL")
        .bind(rows::to_json(&tags)?)
        .bind(problem)
        .bind(version)
        .run(db)
        .await?;
    Ok(())
}

/// The newest edition with this package, if there is one.
pub(crate) async fn with_package(db: &impl ConnectionTrait, problem: i64, package_hash: &str) -> Result<Option<i32>> {
    let sql = Sql::new("SELECT MAX(version) FROM problem_versions WHERE problem_id = $1 AND package_hash = $2")
        .bind(problem)
        .bind(package_hash);
    Ok(sql.scalar::<Option<i32>>(db).await?.flatten())
}

/// Makes another edition the current one, and raises the version of the list of tracks, which it returns.
pub(crate) async fn move_to(db: &impl ConnectionTrait, problem: &LockedProblem, version: i32) -> Result<i64> {
    keep_tags(db, problem.id, problem.version).await?;
    let sql = Sql::new("SELECT search, difficulty, tags FROM problem_versions WHERE problem_id = $1 AND version = $2")
        .bind(problem.id)
        .bind(version);
    let Some(row): Option<EditionRow> = sql.one(db).await? else {
        return Err(Error::BadRow(format!("problem {} has no edition {version}", problem.id)));
    };
    let difficulty = row.difficulty.as_deref().map(rows::difficulty).transpose()?;
    Sql::new("UPDATE problems SET version = $1, title_key = $2, difficulty_rank = $3 WHERE id = $4")
        .bind(version)
        .bind(row.search)
        .bind(rows::difficulty_rank(difficulty))
        .bind(problem.id)
        .run(db)
        .await?;
    if let Some(tags) = row.tags {
        tags::replace(db, problem.id, &rows::from_json::<Vec<String>>(&tags)?).await?;
    }
    version::raise(db).await
}

/// Writes the current tags into the current edition, if it is from before editions had their tags.
pub(super) async fn keep_tags(db: &impl ConnectionTrait, problem: i64, version: i32) -> Result<()> {
    let missing = Sql::new("SELECT 1 FROM problem_versions WHERE problem_id = $1 AND version = $2 AND tags IS NULL")
        .bind(problem)
        .bind(version);
    if missing.scalar::<i32>(db).await?.is_none() {
        return Ok(());
    }
    add_tags(db, problem, version, &tags::of_problem(db, problem).await?).await
}

#[derive(FromQueryResult)]
struct ProblemRow {
    id: i64,
    version: i32,
    published: bool,
}

#[derive(FromQueryResult)]
struct EditionRow {
    search: String,
    difficulty: Option<String>,
    tags: Option<String>,
}
