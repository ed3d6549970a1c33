//! Results of the cases of submissions.

use sea_orm::entity::prelude::*;

/// The result of a case.
#[derive(Clone, Debug, DeriveEntityModel)]
#[sea_orm(table_name = "case_results")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) submission_id: i64,
    /// From 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) position: i32,
    pub(crate) verdict: String,
    pub(crate) cpu_ms: i32,
    pub(crate) wall_ms: i32,
    pub(crate) memory_kib: i32,
    pub(crate) score: Option<f64>,
    pub(crate) team_message: Option<String>,
    pub(crate) judge_message: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
