//! What the two databases spell differently in queries and writes.

use sea_orm::DbBackend;

/// Replaces `{now}` by the database's clock in ms since 1970, and `{for_update}` by what keeps a row that was read from
/// being changed by others until the transaction ends.
pub(crate) fn render(backend: DbBackend, sql: &str) -> String {
    let (now, for_update) = if backend == DbBackend::Sqlite {
        // Its writers exclude each other anyway.
        ("CAST(ROUND(UNIXEPOCH('subsec') * 1000) AS INTEGER)", "")
    } else {
        // Not now(): that is when the transaction began.
        ("CAST(EXTRACT(EPOCH FROM CLOCK_TIMESTAMP()) * 1000 AS BIGINT)", "FOR NO KEY UPDATE")
    };
    sql.replace("{now}", now).replace("{for_update}", for_update)
}
