//! Links that work once.

use sea_orm::entity::prelude::*;

/// A link that makes a user the first admin.
#[derive(Clone, Debug, DeriveEntityModel)]
#[sea_orm(table_name = "one_time_links")]
pub(crate) struct Model {
    /// SHA-256 of the token.
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) token_hash: Vec<u8>,
    pub(crate) created_at: i64,
    pub(crate) expires_at: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
