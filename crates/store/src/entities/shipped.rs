//! The shipped problems and tracks.

use sea_orm::entity::prelude::*;

/// What the last start, or an admin since then, did with a shipped problem or track.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub(crate) enum State {
    /// The shipped one was put into use, or was in use already.
    Applied,
    /// An admin's, or its deletion, was kept.
    Kept,
    /// An admin went back to what was in use before.
    Undone,
    /// It was never loaded, because of an error.
    Failed,
}

/// What became of a shipped problem or track.
#[derive(Clone, Debug, DeriveEntityModel)]
#[sea_orm(table_name = "shipped")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) kind: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) slug: String,
    /// The hash of the package, or of the track's content. `None`: never loaded.
    pub(crate) fingerprint: Option<String>,
    pub(crate) state: State,
    /// The edition with this package.
    pub(crate) version: Option<i32>,
    /// The edition that it replaced.
    pub(crate) version_before: Option<i32>,
    /// The content of the track, as JSON.
    pub(crate) content: Option<String>,
    /// The content that it replaced, as JSON.
    pub(crate) content_before: Option<String>,
    /// Why it could not be loaded at the last start.
    pub(crate) error: Option<String>,
    pub(crate) at: i64,
    /// When it left the library. `None`: it is shipped.
    pub(crate) left_at: Option<i64>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
