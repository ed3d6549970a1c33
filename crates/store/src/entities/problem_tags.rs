//! Tags of current editions.

use sea_orm::entity::prelude::*;

/// A tag of a problem.
#[derive(Clone, Debug, DeriveEntityModel)]
#[sea_orm(table_name = "problem_tags")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) problem_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) tag: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
