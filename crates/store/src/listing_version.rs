//! The version of the list of tracks, which caches compare.

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter,
    sea_query::{Expr, OnConflict},
};

use crate::{
    Error, Result,
    dialect::now,
    entities::{listing_version, outbox},
    insert::insert,
    only::Only,
    outbox::TRACKS,
};

/// The key of the only row.
const ROW: i32 = 1;

/// Raises the version in the transaction of a write to tracks, and adds a message to the outbox. The row stays locked
/// until the transaction ends, so versions are committed in order.
pub(crate) async fn raise(db: &impl ConnectionTrait) -> Result<i64> {
    let raised = listing_version::Entity::update_many()
        .col_expr(listing_version::Column::Version, Expr::col(listing_version::Column::Version).add(1))
        .filter(listing_version::Column::Id.eq(ROW))
        .exec_with_returning(db)
        .await?;
    let version = raised.first().ok_or_else(missing)?.version;
    let row = outbox::ActiveModel { topic: Set(TRACKS.to_owned()), version: Set(version), ..Default::default() };
    let newer = OnConflict::column(outbox::Column::Topic)
        .update_columns([outbox::Column::Version, outbox::Column::CreatedAt])
        .to_owned();
    insert(row, [(outbox::Column::CreatedAt, now(db))]).on_conflict(newer).run(db).await?;
    Ok(version)
}

pub(crate) async fn read(db: &impl ConnectionTrait) -> Result<i64> {
    Ok(listing_version::Entity::find_by_id(ROW).only(db).await?.ok_or_else(missing)?.version)
}

fn missing() -> Error {
    Error::BadRow("the list of tracks has no version".to_owned())
}
