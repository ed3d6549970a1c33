//! Tracks.

use sea_orm::entity::prelude::*;

/// A track.
#[derive(Clone, Debug, DeriveEntityModel)]
#[sea_orm(table_name = "tracks")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) slug: String,
    pub(crate) title: String,
    pub(crate) description: String,
    pub(crate) published: bool,
    pub(crate) created_at: i64,
    /// Grows with every change.
    pub(crate) revision: i32,
    /// A deleted track keeps its row, so that it can be restored.
    pub(crate) deleted_at: Option<i64>,
    pub(crate) hours: Option<i32>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
