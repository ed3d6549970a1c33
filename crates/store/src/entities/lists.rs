//! Personal lists.

use sea_orm::entity::prelude::*;

/// A personal list.
#[derive(Clone, Debug, DeriveEntityModel)]
#[sea_orm(table_name = "lists")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) user_id: i64,
    pub(crate) name: String,
    pub(crate) created_at: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
