//! Submissions.

use sea_orm::entity::prelude::*;

/// A submission.
#[derive(Clone, Debug, DeriveEntityModel)]
#[sea_orm(table_name = "submissions")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) user_id: i64,
    pub(crate) problem_id: i64,
    pub(crate) problem_version: i32,
    pub(crate) language: String,
    /// The first file.
    pub(crate) source: String,
    pub(crate) state: String,
    pub(crate) attempt: i32,
    pub(crate) worker: Option<String>,
    pub(crate) lease_until: Option<i64>,
    pub(crate) verdict: Option<String>,
    pub(crate) score: Option<f64>,
    pub(crate) cpu_ms: Option<i32>,
    pub(crate) wall_ms: Option<i32>,
    pub(crate) memory_kib: Option<i32>,
    pub(crate) passed: i32,
    pub(crate) total: i32,
    pub(crate) compile_output: Option<String>,
    /// JSON.
    pub(crate) failure: Option<String>,
    /// The cause of a judge error, for admins.
    pub(crate) internal: Option<String>,
    pub(crate) created_at: i64,
    pub(crate) finished_at: Option<i64>,
    /// The attempts before an admin last rejudged it.
    pub(crate) attempts_before: i32,
    /// When it was queued again.
    pub(crate) retried_at: Option<i64>,
    /// The name of the first file, if it has one.
    pub(crate) file_name: Option<String>,
    /// The other files, as JSON.
    pub(crate) more_files: Option<String>,
    pub(crate) entry_point: Option<String>,
    /// Scores by group.
    pub(crate) groups_json: Option<String>,
    pub(crate) idempotency_key: Option<String>,
    /// `None`: the problem has no signature.
    pub(crate) interface: Option<String>,
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
