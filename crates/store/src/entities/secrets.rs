//! Secret random bytes that all servers share.

use std::fmt;

use sea_orm::entity::prelude::*;

/// A secret.
#[derive(Clone, DeriveEntityModel)]
#[sea_orm(table_name = "secrets")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) purpose: String,
    pub(crate) bytes: Vec<u8>,
    pub(crate) created_at: i64,
}

/// Without the secret, so that no log contains it.
impl fmt::Debug for Model {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Model").field("purpose", &self.purpose).finish_non_exhaustive()
    }
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
