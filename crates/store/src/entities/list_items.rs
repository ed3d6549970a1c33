//! Problems of personal lists.

use sea_orm::entity::prelude::*;

/// A problem in a personal list.
#[derive(Clone, Debug, DeriveEntityModel)]
#[sea_orm(table_name = "list_items")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) list_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) problem_id: i64,
    /// Gives the order. It has gaps.
    pub(crate) position: i64,
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
