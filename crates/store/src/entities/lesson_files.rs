//! Pictures in lessons.

use sea_orm::entity::prelude::*;

/// A picture. Everyone who knows its hash can download it.
#[derive(Clone, Debug, DeriveEntityModel)]
#[sea_orm(table_name = "lesson_files")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) hash: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) extension: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) track_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) heading: String,
    /// Its name in the lesson's Markdown.
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) name: String,
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
