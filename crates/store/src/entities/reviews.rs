//! Solved problems that come back.

use sea_orm::entity::prelude::*;

/// The review of a problem.
#[derive(Clone, Debug, DeriveEntityModel)]
#[sea_orm(table_name = "reviews")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) user_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) problem_id: i64,
    pub(crate) due_at: i64,
    /// Days until the memory fades.
    pub(crate) stability: f64,
    pub(crate) difficulty: f64,
    /// Before the first review, the first accepted submission.
    pub(crate) reviewed_at: i64,
    pub(crate) reviews: i32,
    /// How many of the reviews had the grade again.
    pub(crate) lapses: i32,
    /// The review that is not graded yet.
    pub(crate) started_at: Option<i64>,
    /// The help that was opened during the review: 0 none, 1 hints, 2 the editorial.
    pub(crate) help: i32,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
