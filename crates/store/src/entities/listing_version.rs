//! The version of the list of tracks.

use sea_orm::entity::prelude::*;

/// The only row.
#[derive(Clone, Debug, DeriveEntityModel)]
#[sea_orm(table_name = "listing_version")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: i32,
    pub(crate) version: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
