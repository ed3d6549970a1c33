//! The tracks to know before a track.

use sea_orm::entity::prelude::*;

/// A track to know before.
#[derive(Clone, Debug, DeriveEntityModel)]
#[sea_orm(table_name = "track_prerequisites")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) track_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) position: i32,
    /// This track need not exist.
    pub(crate) slug: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {
    /// The track to know before.
    #[sea_orm(belongs_to = "super::tracks::Entity", from = "Column::Slug", to = "super::tracks::Column::Slug")]
    Track,
}

impl Related<super::tracks::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Track.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
