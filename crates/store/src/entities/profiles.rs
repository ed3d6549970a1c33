//! Settings of profiles.

use sea_orm::entity::prelude::*;

/// The settings of a profile. Without a row, it is private and its days are in UTC.
#[derive(Clone, Debug, DeriveEntityModel)]
#[sea_orm(table_name = "profiles")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) user_id: i64,
    pub(crate) public: bool,
    pub(crate) utc_offset_min: i32,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
