//! Problems of tracks.

use sea_orm::entity::prelude::*;

/// A problem in a track.
#[derive(Clone, Debug, DeriveEntityModel)]
#[sea_orm(table_name = "track_items")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) track_id: i64,
    /// Problems and headings share their positions.
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) position: i32,
    pub(crate) problem_id: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
