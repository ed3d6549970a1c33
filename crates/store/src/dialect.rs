//! The differences between the SQL of SQLite and PostgreSQL.

use sea_orm::DbBackend;

/// Replaces `{now}` with the database's clock in ms since 1970, `{for_update}` with the clause that locks the rows until
/// the transaction ends, and `{joined_tags}` with the tags `g.tag` of a group, one per line.
pub(crate) fn render(backend: DbBackend, sql: &str) -> String {
    let (now, for_update, joined_tags) = if backend == DbBackend::Sqlite {
        // SQLite has only one writer at a time, so it needs no row locks.
        ("CAST(ROUND(UNIXEPOCH('subsec') * 1000) AS INTEGER)", "", "GROUP_CONCAT(g.tag, CHAR(10))")
    } else {
        // Not now(), which is the time when the transaction began.
        (
            "CAST(EXTRACT(EPOCH FROM CLOCK_TIMESTAMP()) * 1000 AS BIGINT)",
            "FOR NO KEY UPDATE",
            "STRING_AGG(g.tag, CHR(10))",
        )
    };
    sql.replace("{now}", now).replace("{for_update}", for_update).replace("{joined_tags}", joined_tags)
}
