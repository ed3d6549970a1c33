//! API keys of users.

use sea_orm::entity::prelude::*;

/// An API key.
#[derive(Clone, Debug, DeriveEntityModel)]
#[sea_orm(table_name = "api_keys")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) user_id: i64,
    /// SHA-256 of the key.
    pub(crate) key_hash: Vec<u8>,
    pub(crate) label: String,
    pub(crate) created_at: i64,
    pub(crate) scope: String,
    /// `None`: never.
    pub(crate) expires_at: Option<i64>,
    pub(crate) last_used_at: Option<i64>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
