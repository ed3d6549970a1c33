//! Problems.

use sea_orm::entity::prelude::*;

/// A problem.
#[derive(Clone, Debug, DeriveEntityModel)]
#[sea_orm(table_name = "problems")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) slug: String,
    pub(crate) published: bool,
    /// The current edition.
    pub(crate) version: i32,
    pub(crate) created_at: i64,
    /// The current edition's titles in lower case, followed by the slug.
    pub(crate) title_key: String,
    /// 1 easy, 2 medium, 3 hard, 4 unknown.
    pub(crate) difficulty_rank: i32,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
