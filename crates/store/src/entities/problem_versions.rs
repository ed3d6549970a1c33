//! Editions of problems.

use sea_orm::entity::prelude::*;

/// An edition.
#[derive(Clone, Debug, DeriveEntityModel)]
#[sea_orm(table_name = "problem_versions")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) problem_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) version: i32,
    pub(crate) title: String,
    /// Its titles in lower case, followed by the slug.
    pub(crate) search: String,
    pub(crate) difficulty: Option<String>,
    pub(crate) time_ms: i32,
    pub(crate) memory_kib: i32,
    pub(crate) output_kib: i32,
    /// JSON.
    pub(crate) samples: String,
    pub(crate) package_hash: String,
    pub(crate) created_at: i64,
    /// How submissions are judged, as JSON.
    pub(crate) plan: String,
    /// A part of the plan that is read alone, as JSON.
    pub(crate) kind: String,
    pub(crate) code_kib: i32,
    /// The allowed languages as JSON; `None`: all.
    pub(crate) languages: Option<String>,
    /// JSON.
    pub(crate) attachments: String,
    /// JSON.
    pub(crate) templates: String,
    /// What runs before submitting need besides the plan, as JSON.
    pub(crate) trial: String,
    /// JSON; `None`: not a function problem.
    pub(crate) signature: Option<String>,
    /// JSON; `None`: from before editions had tags.
    pub(crate) tags: Option<String>,
    /// The languages in which solutions were shown to fit the limits, as JSON; `None`: not known.
    pub(crate) verified: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {
    /// The problem whose current edition this is.
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
