//! The version of the list of tracks, which caches compare.

use sea_orm::ConnectionTrait;

use crate::{Error, Result, outbox::TRACKS, sql::Sql};

/// Raises the version in the transaction of a write to tracks, and adds a message to the outbox. The row stays locked
/// until the transaction ends, so versions are committed in order.
pub(crate) async fn raise(db: &impl ConnectionTrait) -> Result<i64> {
    let sql = Sql::new("UPDATE listing_version SET version = version + 1 WHERE id = 1 RETURNING version");
    let version = sql.scalar::<i64>(db).await?.ok_or_else(missing)?;
    Sql::new(
        "INSERT INTO outbox (topic, version, created_at) VALUES ($1, $2, {now})
        ON CONFLICT (topic) DO UPDATE SET version = excluded.version, created_at = excluded.created_at",
    )
    .bind(TRACKS)
    .bind(version)
    .run(db)
    .await?;
    Ok(version)
}

pub(crate) async fn read(db: &impl ConnectionTrait) -> Result<i64> {
    Sql::new("SELECT version FROM listing_version WHERE id = 1").scalar(db).await?.ok_or_else(missing)
}

fn missing() -> Error {
    Error::BadRow("the list of tracks has no version".to_owned())
}
