//! What the two databases spell differently in queries and writes.

use sea_orm::DbBackend;

/// Replaces `{now}` by the database's clock in ms since 1970, `{for_update}` by what keeps a row that was read from
/// being changed by others until the transaction ends, and `{joined_tags}` by the tags `g.tag` of a group, one a line.
pub(crate) fn render(backend: DbBackend, sql: &str) -> String {
    let (now, for_update, joined_tags) = if backend == DbBackend::Sqlite {
        // Its writers exclude each other anyway.
        ("CAST(ROUND(UNIXEPOCH('subsec') * 1000) AS INTEGER)", "", "GROUP_CONCAT(g.tag, CHAR(10))")
    } else {
        // Not now(): that is when the transaction began.
        (
            "CAST(EXTRACT(EPOCH FROM CLOCK_TIMESTAMP()) * 1000 AS BIGINT)",
            "FOR NO KEY UPDATE",
            "STRING_AGG(g.tag, CHR(10))",
        )
    };
    sql.replace("{now}", now).replace("{for_update}", for_update).replace("{joined_tags}", joined_tags)
}
