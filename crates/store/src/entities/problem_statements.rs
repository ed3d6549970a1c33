//! Statements of editions, one per language.

use sea_orm::entity::prelude::*;

/// A statement.
#[derive(Clone, Debug, DeriveEntityModel)]
#[sea_orm(table_name = "problem_statements")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) problem_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) version: i32,
    /// The position among the languages, from 1. The first is the default.
    pub(crate) position: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) language: String,
    pub(crate) title: String,
    /// Empty if there is only a PDF.
    pub(crate) html: String,
    pub(crate) pdf_hash: Option<String>,
    /// The names of the samples that it already shows, as JSON.
    pub(crate) samples: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
