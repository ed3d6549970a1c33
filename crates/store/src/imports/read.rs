//! Reading imports.

use assay_domain::{Import, ImportId, ImportOutcome, Timestamp};
use sea_orm::{ColumnTrait, DerivePartialModel, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr};

use crate::{
    Result, Store, boxed,
    entities::{imports, users},
    only::Only,
    rows,
};

impl Store {
    /// An import.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn import(&self, id: ImportId) -> Result<Option<Import>> {
        let import = imports::Entity::find_by_id(id.0).left_join(users::Entity);
        import.into_partial_model::<ImportRow>().only(&self.read).await?.map(ImportRow::import).transpose()
    }

    /// Imports that were neither published nor discarded, newest first, at most `limit` of them, without their reports.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn open_imports(&self, limit: u32) -> Result<Vec<Import>> {
        let open = imports::Entity::find()
            .left_join(users::Entity)
            .filter(imports::Column::SettledAt.is_null())
            .order_by_desc(imports::Column::Id)
            .limit(u64::from(limit));
        let rows = open.into_partial_model::<ImportRow>().all(&self.read).await?;
        rows.into_iter().map(|row| ImportRow { report: None, ..row }.import()).collect()
    }
}

#[derive(DerivePartialModel)]
#[sea_orm(entity = "imports::Entity")]
struct ImportRow {
    id: i64,
    slug: String,
    title: String,
    file_name: String,
    #[sea_orm(from_expr = "Expr::col((users::Entity, users::Column::Email))")]
    email: Option<String>,
    state: String,
    steps_done: i32,
    steps: i32,
    ok: Option<bool>,
    report: Option<String>,
    internal: Option<String>,
    created_at: i64,
    settled_at: Option<i64>,
    version: Option<i32>,
}

impl ImportRow {
    fn import(self) -> Result<Import> {
        Ok(Import {
            id: ImportId(self.id),
            slug: rows::slug(&self.slug)?,
            title: self.title,
            file_name: self.file_name,
            by: self.email,
            state: rows::state(&self.state)?,
            steps_done: rows::count(self.steps_done)?,
            steps: rows::count(self.steps)?,
            ok: self.ok,
            report: self.report.as_deref().map(rows::from_json).transpose()?,
            cause: self.internal,
            created_at: Timestamp(self.created_at),
            outcome: self.settled_at.map(|_| self.version.map_or(ImportOutcome::Discarded, ImportOutcome::Published)),
        })
    }
}
