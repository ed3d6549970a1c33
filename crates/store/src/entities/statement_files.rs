//! Public files of editions, such as pictures in statements.

use sea_orm::entity::prelude::*;

/// A public file. Everyone who knows its name can download it.
#[derive(Clone, Debug, DeriveEntityModel)]
#[sea_orm(table_name = "statement_files")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) hash: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) extension: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) problem_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) version: i32,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
