//! Earlier versions of drafts.

use sea_orm::entity::prelude::*;

/// An earlier version.
#[derive(Clone, Debug, DeriveEntityModel)]
#[sea_orm(table_name = "draft_history")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) user_id: i64,
    pub(crate) problem_id: i64,
    pub(crate) language: String,
    pub(crate) source: String,
    pub(crate) saved_at: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {
    #[sea_orm(belongs_to = "super::problems::Entity", from = "Column::ProblemId", to = "super::problems::Column::Id")]
    Problem,
}

impl Related<super::problems::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Problem.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
