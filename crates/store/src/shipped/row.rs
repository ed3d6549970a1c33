//! The row of a shipped problem or track.

use assay_domain::{AuditAction, ShippedKind, Slug};
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult};

use crate::{Result, Store, boxed, rows, sql::Sql};

/// The number of PostgreSQL's lock for loading.
const LOADING_LOCK: i64 = 0x6173_7368;

/// The audit entry of the first load by versions without this table.
const OLD_LOAD: AuditAction = AuditAction::ContentLoad;

/// What loading writes into the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    Applied,
    Kept,
}

impl Written {
    fn as_str(self) -> &'static str {
        match self {
            Self::Applied => "applied",
            Self::Kept => "kept",
        }
    }
}

/// A row, locked until the transaction ends.
#[derive(FromQueryResult)]
pub(super) struct ShippedRow {
    pub(super) fingerprint: Option<String>,
    pub(super) version: Option<i32>,
    pub(super) version_before: Option<i32>,
    pub(super) content: Option<String>,
    pub(super) content_before: Option<String>,
    pub(super) error: Option<String>,
}

/// The new values of a row.
pub(super) struct NewRow<'a> {
    pub(super) fingerprint: &'a str,
    pub(super) state: Written,
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

pub(super) async fn lock(db: &impl ConnectionTrait, kind: ShippedKind, slug: &Slug) -> Result<Option<ShippedRow>> {
    let sql = Sql::new(
        "SELECT fingerprint, version, version_before, content, content_before, error FROM shipped
        WHERE kind = $1 AND slug = $2 {for_update}",
    )
    .bind(kind.as_str())
    .bind(slug.as_str());
    sql.one(db).await
}

pub(super) async fn write(db: &impl ConnectionTrait, kind: ShippedKind, slug: &Slug, row: NewRow<'_>) -> Result<()> {
    Sql::new(
        "INSERT INTO shipped (kind, slug, fingerprint, state, version, version_before, content, content_before, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, {now})
        ON CONFLICT (kind, slug) DO UPDATE SET fingerprint = excluded.fingerprint, state = excluded.state,
            version = excluded.version, version_before = excluded.version_before, content = excluded.content,
            content_before = excluded.content_before, error = NULL, at = excluded.at",
    )
    .bind(kind.as_str())
    .bind(slug.as_str())
    .bind(row.fingerprint)
    .bind(row.state.as_str())
    .bind(row.version)
    .bind(row.version_before)
    .bind(row.content)
    .bind(row.content_before)
    .run(db)
    .await?;
    Ok(())
}

/// Whether this is the fingerprint that was loaded last. Forgets an error of a later attempt.
pub(super) async fn is_loaded(
    db: &impl ConnectionTrait,
    kind: ShippedKind,
    slug: &Slug,
    row: Option<&ShippedRow>,
    fingerprint: &str,
) -> Result<bool> {
    let Some(row) = row.filter(|row| row.fingerprint.as_deref() == Some(fingerprint)) else { return Ok(false) };
    if row.error.is_some() {
        Sql::new("UPDATE shipped SET error = NULL WHERE kind = $1 AND slug = $2")
            .bind(kind.as_str())
            .bind(slug.as_str())
            .run(db)
            .await?;
    }
    Ok(true)
}

/// Whether a version without this table loaded the shipped content, and no admin has changed this problem or track since. Hiding it does not
/// change its content.
pub(super) async fn is_as_loaded_before(db: &impl ConnectionTrait, kind: ShippedKind, slug: &Slug) -> Result<bool> {
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
        Sql::new(
            "INSERT INTO shipped (kind, slug, state, error, at) VALUES ($1, $2, 'failed', $3, {now})
            ON CONFLICT (kind, slug) DO UPDATE SET error = excluded.error, at = excluded.at",
        )
        .bind(kind.as_str())
        .bind(slug.as_str())
        .bind(rows::storable(error))
        .run(&self.write)
        .await?;
        Ok(())
    }
}
