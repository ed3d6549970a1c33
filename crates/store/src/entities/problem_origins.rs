//! The packages that editions were imported from.

use sea_orm::entity::prelude::*;

/// The package of an edition.
#[derive(Clone, Debug, DeriveEntityModel)]
#[sea_orm(table_name = "problem_origins")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) problem_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) version: i32,
    pub(crate) file_name: String,
    /// JSON.
    pub(crate) files: String,
    pub(crate) imported_by: Option<i64>,
    /// JSON.
    pub(crate) report: Option<String>,
    pub(crate) override_reason: Option<String>,
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
