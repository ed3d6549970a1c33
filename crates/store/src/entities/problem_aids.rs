//! Hints and editorials of editions.

use sea_orm::entity::prelude::*;

/// A hint or an editorial in one language.
#[derive(Clone, Debug, DeriveEntityModel)]
#[sea_orm(table_name = "problem_aids")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) problem_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) version: i32,
    /// 0: the editorial.
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) hint: i32,
    /// The position among the languages, from 1. The first is the default.
    pub(crate) position: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) language: String,
    pub(crate) html: String,
    pub(crate) pdf_hash: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {
    /// The problem whose current edition has it.
    #[sea_orm(
        belongs_to = "super::problems::Entity",
        from = "(Column::ProblemId, Column::Version)",
        to = "(super::problems::Column::Id, super::problems::Column::Version)"
    )]
    Problem,
}

impl Related<super::problems::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Problem.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
