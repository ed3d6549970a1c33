//! The audit log.

use sea_orm::entity::prelude::*;

/// An entry.
#[derive(Clone, Debug, DeriveEntityModel)]
#[sea_orm(table_name = "audit")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) at: i64,
    /// `None`: the command line or the installation itself.
    pub(crate) actor: Option<i64>,
    pub(crate) action: String,
    pub(crate) target: String,
    pub(crate) before_json: Option<String>,
    pub(crate) after_json: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
