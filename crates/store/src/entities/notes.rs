//! Private notes about problems.

use sea_orm::entity::prelude::*;

/// A note.
#[derive(Clone, Debug, DeriveEntityModel)]
#[sea_orm(table_name = "notes")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) user_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) problem_id: i64,
    pub(crate) markdown: String,
    pub(crate) html: String,
    /// Grows with every change.
    pub(crate) revision: i32,
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
