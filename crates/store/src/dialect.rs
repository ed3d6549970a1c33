//! The differences between the SQL of SQLite and PostgreSQL.

use sea_orm::{ConnectionTrait, DbBackend, sea_query::Expr};

use crate::{Error, Result, sql::Sql};

/// The database's clock in ms since 1970. PostgreSQL reads it each time when it occurs in a statement; see [`read_clock`].
pub(crate) fn now(db: &impl ConnectionTrait) -> Expr {
    Expr::cust(clock(db.get_database_backend()))
}

/// Reads the database's clock, in ms since 1970, for a row with several times that must agree.
pub(crate) async fn read_clock(db: &impl ConnectionTrait) -> Result<i64> {
    Sql::new("SELECT {now}").scalar(db).await?.ok_or_else(|| Error::BadRow("the clock has no time".to_owned()))
}

fn clock(backend: DbBackend) -> &'static str {
    if backend == DbBackend::Sqlite {
        "CAST(ROUND(UNIXEPOCH('subsec') * 1000) AS INTEGER)"
    } else {
        // Not now(), which is the time when the transaction began.
        "CAST(EXTRACT(EPOCH FROM CLOCK_TIMESTAMP()) * 1000 AS BIGINT)"
    }
}

/// Replaces `{now}` with the database's clock in ms since 1970, `{for_update}` with the clause that locks the rows until
/// the transaction ends, and `{joined_tags}` with the tags `g.tag` of a group, one per line.
pub(crate) fn render(backend: DbBackend, sql: &str) -> String {
    let (for_update, joined_tags) = if backend == DbBackend::Sqlite {
        // SQLite has only one writer at a time, so it needs no row locks.
        ("", "GROUP_CONCAT(g.tag, CHAR(10))")
    } else {
        ("FOR NO KEY UPDATE", "STRING_AGG(g.tag, CHR(10))")
    };
    sql.replace("{now}", clock(backend)).replace("{for_update}", for_update).replace("{joined_tags}", joined_tags)
}
