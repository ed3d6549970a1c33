//! Lessons of tracks.

use sea_orm::entity::prelude::*;

/// A lesson of a section.
#[derive(Clone, Debug, DeriveEntityModel)]
#[sea_orm(table_name = "track_lessons")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) track_id: i64,
    /// The title of the section.
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) heading: String,
    pub(crate) markdown: String,
    pub(crate) html: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {
    #[sea_orm(belongs_to = "super::tracks::Entity", from = "Column::TrackId", to = "super::tracks::Column::Id")]
    Track,
}

impl Related<super::tracks::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Track.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
