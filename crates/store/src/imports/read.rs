//! Reading imports.

use assay_domain::{Import, ImportId, ImportOutcome, Timestamp};
use sea_orm::FromQueryResult;

use crate::{Result, Store, boxed, rows, sql::Sql};

const IMPORTS: &str =
    "SELECT i.id, i.slug, i.title, i.file_name, u.email, i.state, i.steps_done, i.steps, i.ok, i.report, i.internal,
        i.created_at, i.settled_at, i.version
    FROM imports i LEFT JOIN users u ON u.id = i.actor";

impl Store {
    /// An import.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn import(&self, id: ImportId) -> Result<Option<Import>> {
        let sql = Sql::new(IMPORTS).push_bind(" WHERE i.id = ", id.0);
        sql.one::<ImportRow>(&self.read).await?.map(ImportRow::import).transpose()
    }

    /// Imports that were neither published nor discarded, newest first, at most `limit` of them, without their reports.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn open_imports(&self, limit: u32) -> Result<Vec<Import>> {
        let sql =
            Sql::new(IMPORTS).push_bind(" WHERE i.settled_at IS NULL ORDER BY i.id DESC LIMIT ", i64::from(limit));
        let rows: Vec<ImportRow> = sql.all(&self.read).await?;
        rows.into_iter().map(|row| ImportRow { report: None, ..row }.import()).collect()
    }
}

#[derive(FromQueryResult)]
struct ImportRow {
    id: i64,
    slug: String,
    title: String,
    file_name: String,
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
