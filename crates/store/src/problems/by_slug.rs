//! Looking up problems by their slug.

use assay_domain::Slug;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait, sea_query::SelectStatement,
};

use crate::{Error, Result, entities::problems, only::Only};

/// The id of a published problem.
///
/// # Errors
/// [`NoSuchProblem`](crate::Error::NoSuchProblem); when the database fails.
pub(crate) async fn published_id(db: &impl ConnectionTrait, slug: &Slug) -> Result<i64> {
    let problem = problems::Entity::find()
        .filter(problems::Column::Slug.eq(slug.as_str()))
        .filter(problems::Column::Published.eq(true))
        .only(db)
        .await?;
    problem.map(|problem| problem.id).ok_or_else(|| Error::NoSuchProblem(slug.clone()))
}

/// The id of a problem, published or not, as a subquery.
pub(crate) fn id_of(slug: &Slug) -> SelectStatement {
    problems::Entity::find()
        .select_only()
        .column(problems::Column::Id)
        .filter(problems::Column::Slug.eq(slug.as_str()))
        .into_query()
}
