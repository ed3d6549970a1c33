//! Accounts.

use std::fmt;

use sea_orm::entity::prelude::*;

/// An account.
#[derive(Clone, DeriveEntityModel)]
#[sea_orm(table_name = "users")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    /// In lower case.
    pub(crate) email: String,
    pub(crate) name: String,
    /// The password's hash as a PHC string.
    pub(crate) password_hash: String,
    pub(crate) role: String,
    pub(crate) created_at: i64,
    /// Whether the user wants reviews.
    pub(crate) reviews: bool,
}

/// Without the password's hash, so that no log contains it.
impl fmt::Debug for Model {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Model").field("id", &self.id).finish_non_exhaustive()
    }
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
