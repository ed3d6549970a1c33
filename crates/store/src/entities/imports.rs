//! Uploaded packages.

use sea_orm::entity::prelude::*;

/// An import.
#[derive(Clone, Debug, DeriveEntityModel)]
#[sea_orm(table_name = "imports")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) actor: i64,
    pub(crate) slug: String,
    pub(crate) title: String,
    pub(crate) file_name: String,
    pub(crate) package_hash: String,
    /// The new edition, as JSON.
    pub(crate) problem: String,
    pub(crate) state: String,
    pub(crate) attempt: i32,
    pub(crate) attempts_before: i32,
    pub(crate) worker: Option<String>,
    pub(crate) lease_until: Option<i64>,
    /// The partial result of an interrupted verification. Only workers know its format.
    pub(crate) so_far: Option<String>,
    pub(crate) steps_done: i32,
    pub(crate) steps: i32,
    pub(crate) ok: Option<bool>,
    /// JSON.
    pub(crate) report: Option<String>,
    pub(crate) internal: Option<String>,
    pub(crate) created_at: i64,
    pub(crate) queued_at: i64,
    pub(crate) finished_at: Option<i64>,
    /// When it was published or discarded.
    pub(crate) settled_at: Option<i64>,
    /// The edition, if it was published.
    pub(crate) version: Option<i32>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {
    /// The admin who uploaded it.
    #[sea_orm(belongs_to = "super::users::Entity", from = "Column::Actor", to = "super::users::Column::Id")]
    User,
}

impl Related<super::users::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::User.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
