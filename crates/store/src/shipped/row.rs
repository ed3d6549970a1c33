//! The row of a shipped problem or track.

use assay_domain::{AuditAction, ShippedKind, Slug};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, QueryFilter, QuerySelect, UpdateMany,
    sea_query::{Expr, LockType, OnConflict},
};

pub(super) use crate::entities::shipped::{Model as ShippedRow, State};
use crate::{
    Result, Store, boxed,
    dialect::now,
    entities::shipped::{self, Column},
    insert::insert,
    only::Only,
    rows,
    sql::Sql,
};

/// The number of PostgreSQL's lock for loading.
const LOADING_LOCK: i64 = 0x6173_7368;

/// The audit entry of the first load by versions without this table.
const OLD_LOAD: AuditAction = AuditAction::ContentLoad;

/// The new values of a row.
pub(super) struct NewRow<'a> {
    pub(super) fingerprint: &'a str,
    pub(super) state: State,
    pub(super) version: Option<i32>,
    pub(super) version_before: Option<i32>,
    pub(super) content: Option<String>,
    pub(super) content_before: Option<String>,
}

/// Lets one server at a time load. A row that does not exist yet cannot be locked, so this is a lock for all of them.
pub(super) async fn lock_loading(db: &impl ConnectionTrait) -> Result<()> {
    // SQLite has only one writer at a time.
    if db.get_database_backend() == DbBackend::Postgres {
        Sql::new("SELECT PG_ADVISORY_XACT_LOCK($1)").bind(LOADING_LOCK).run(db).await?;
    }
    Ok(())
}

/// Reads a row, and locks it until the transaction ends.
pub(super) async fn lock(db: &impl ConnectionTrait, kind: ShippedKind, slug: &Slug) -> Result<Option<ShippedRow>> {
    let row = shipped::Entity::find_by_id((kind.as_str().to_owned(), slug.to_string()));
    Ok(row.lock(LockType::NoKeyUpdate).only(db).await?)
}

/// The update of a row.
pub(super) fn update(kind: ShippedKind, slug: &Slug) -> UpdateMany<shipped::Entity> {
    shipped::Entity::update_many().filter(Column::Kind.eq(kind.as_str())).filter(Column::Slug.eq(slug.as_str()))
}

pub(super) async fn write(db: &impl ConnectionTrait, kind: ShippedKind, slug: &Slug, row: NewRow<'_>) -> Result<()> {
    let row = shipped::ActiveModel {
        kind: Set(kind.as_str().to_owned()),
        slug: Set(slug.to_string()),
        fingerprint: Set(Some(row.fingerprint.to_owned())),
        state: Set(row.state),
        version: Set(row.version),
        version_before: Set(row.version_before),
        content: Set(row.content),
        content_before: Set(row.content_before),
        error: Set(None),
        left_at: Set(None),
        ..Default::default()
    };
    let replaced = [
        Column::Fingerprint,
        Column::State,
        Column::Version,
        Column::VersionBefore,
        Column::Content,
        Column::ContentBefore,
        Column::Error,
        Column::At,
        Column::LeftAt,
    ];
    let again = OnConflict::columns([Column::Kind, Column::Slug]).update_columns(replaced).to_owned();
    insert(row, [(Column::At, now(db))]).on_conflict(again).run(db).await?;
    Ok(())
}

/// Whether this is the fingerprint that was loaded last. Forgets an error of a later attempt, and that it left the library for a while.
pub(super) async fn is_loaded(
    db: &impl ConnectionTrait,
    kind: ShippedKind,
    slug: &Slug,
    row: Option<&ShippedRow>,
    fingerprint: &str,
) -> Result<bool> {
    let Some(row) = row.filter(|row| row.fingerprint.as_deref() == Some(fingerprint)) else { return Ok(false) };
    if row.error.is_some() || row.left_at.is_some() {
        update(kind, slug)
            .col_expr(Column::Error, Expr::value(None::<String>))
            .col_expr(Column::LeftAt, Expr::value(None::<i64>))
            .exec(db)
            .await?;
    }
    Ok(true)
}

/// Whether a version without this table loaded the shipped content, and no admin has changed this problem or track since. Hiding it does not
/// change its content.
pub(super) async fn is_as_loaded_before(db: &impl ConnectionTrait, kind: ShippedKind, slug: &Slug) -> Result<bool> {
    // Plain SQL: the subquery reads the same table.
    let sql = Sql::new(
        "SELECT 1 FROM audit l WHERE l.action = $1 AND NOT EXISTS (SELECT 1 FROM audit a WHERE a.id > l.id AND a.target = $2
            AND a.action LIKE $3 AND a.action NOT IN ($4, $5, 'problem.discard')) LIMIT 1",
    )
    .bind(OLD_LOAD.as_str())
    .bind(slug.as_str())
    .bind(format!("{}.%", kind.as_str()))
    .bind(format!("{}.publish", kind.as_str()))
    .bind(format!("{}.unpublish", kind.as_str()));
    Ok(sql.scalar::<i32>(db).await?.is_some())
}

impl Store {
    /// Records why a shipped problem or track could not be loaded. The version that was loaded before stays in use, and the next start tries again.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn shipping_failed(&self, kind: ShippedKind, slug: &Slug, error: &str) -> Result<()> {
        let row = shipped::ActiveModel {
            kind: Set(kind.as_str().to_owned()),
            slug: Set(slug.to_string()),
            state: Set(State::Failed),
            error: Set(Some(rows::storable(error))),
            left_at: Set(None),
            ..Default::default()
        };
        let again = OnConflict::columns([Column::Kind, Column::Slug])
            .update_columns([Column::Error, Column::At, Column::LeftAt])
            .to_owned();
        insert(row, [(Column::At, now(&self.write))]).on_conflict(again).run(&self.write).await?;
        Ok(())
    }
}
