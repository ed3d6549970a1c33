//! The current edition of a problem. It need not be the newest one: an admin may go back to an earlier one.

use assay_domain::Slug;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DerivePartialModel, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, LockType},
};

use super::tags;
use crate::{
    Error, Result,
    entities::{problem_versions, problems},
    exists::Exists,
    listing_version,
    only::Only,
    rows,
};

/// A problem's row with its current edition.
pub(crate) struct LockedProblem {
    pub(crate) id: i64,
    /// The current edition.
    pub(crate) version: i32,
    pub(crate) published: bool,
    /// The current edition's package. `None` if the problem has no edition yet.
    pub(crate) package_hash: Option<String>,
    pub(crate) title_key: String,
    pub(crate) difficulty_rank: i32,
}

/// Reads a problem, and locks it until the transaction ends. `None` if there is none.
pub(crate) async fn lock(db: &impl ConnectionTrait, slug: &Slug) -> Result<Option<LockedProblem>> {
    let of_slug = problems::Column::Slug.eq(slug.as_str());
    let problem = problems::Entity::find().filter(of_slug).lock(LockType::NoKeyUpdate).only(db).await?;
    let Some(row) = problem else { return Ok(None) };
    // Not in the same statement: if that waits for the lock, PostgreSQL reads the new row, but other tables as they were before.
    let package_hash = problem_versions::Entity::find_by_id((row.id, row.version))
        .select_only()
        .column(problem_versions::Column::PackageHash)
        .into_tuple()
        .only(db)
        .await?;
    Ok(Some(LockedProblem {
        id: row.id,
        version: row.version,
        published: row.published,
        package_hash,
        title_key: row.title_key,
        difficulty_rank: row.difficulty_rank,
    }))
}

/// Gives an edition its tags, if it is from before editions had them.
pub(crate) async fn add_tags(db: &impl ConnectionTrait, problem: i64, version: i32, tags: &[String]) -> Result<()> {
    problem_versions::Entity::update_many()
        .col_expr(problem_versions::Column::Tags, Expr::value(rows::to_json(&tags)?))
        .filter(problem_versions::Column::ProblemId.eq(problem))
        .filter(problem_versions::Column::Version.eq(version))
        .filter(problem_versions::Column::Tags.is_null())
        .exec(db)
        .await?;
    Ok(())
}

/// The newest edition with this package, if there is one.
pub(crate) async fn with_package(db: &impl ConnectionTrait, problem: i64, package_hash: &str) -> Result<Option<i32>> {
    let newest = problem_versions::Entity::find()
        .select_only()
        .column(problem_versions::Column::Version)
        .filter(problem_versions::Column::ProblemId.eq(problem))
        .filter(problem_versions::Column::PackageHash.eq(package_hash))
        .order_by_desc(problem_versions::Column::Version);
    Ok(newest.into_tuple().one(db).await?)
}

/// Makes another edition the current one, and raises the version of the list of tracks, which it returns.
pub(crate) async fn move_to(db: &impl ConnectionTrait, problem: &LockedProblem, version: i32) -> Result<i64> {
    keep_tags(db, problem.id, problem.version).await?;
    let edition = problem_versions::Entity::find_by_id((problem.id, version));
    let Some(row) = edition.into_partial_model::<EditionRow>().only(db).await? else {
        return Err(Error::BadRow(format!("problem {} has no edition {version}", problem.id)));
    };
    let difficulty = row.difficulty.as_deref().map(rows::difficulty).transpose()?;
    problems::Entity::update_many()
        .col_expr(problems::Column::Version, Expr::value(version))
        .col_expr(problems::Column::TitleKey, Expr::value(row.search))
        .col_expr(problems::Column::DifficultyRank, Expr::value(rows::difficulty_rank(difficulty)))
        .filter(problems::Column::Id.eq(problem.id))
        .exec(db)
        .await?;
    if let Some(tags) = row.tags {
        tags::replace(db, problem.id, &rows::from_json::<Vec<String>>(&tags)?).await?;
    }
    listing_version::raise(db).await
}

/// Writes the current tags into the current edition, if it is from before editions had their tags.
pub(super) async fn keep_tags(db: &impl ConnectionTrait, problem: i64, version: i32) -> Result<()> {
    let edition = problem_versions::Entity::find_by_id((problem, version));
    if !edition.filter(problem_versions::Column::Tags.is_null()).exists(db).await? {
        return Ok(());
    }
    add_tags(db, problem, version, &tags::of_problem(db, problem).await?).await
}

#[derive(DerivePartialModel)]
#[sea_orm(entity = "problem_versions::Entity")]
struct EditionRow {
    search: String,
    difficulty: Option<String>,
    tags: Option<String>,
}
