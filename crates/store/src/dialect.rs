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

/// Replaces words in braces:
///
/// - `{now}`: the database's clock in ms since 1970.
/// - `{for_update}`: the clause that locks the rows until the transaction ends.
/// - `{joined_tags}`: the tags `g.tag` of a group, one per line.
/// - `{json_rows}` and `{json_row}`: the functions that make a JSON array of rows, and of values.
/// - `{is_one_of}$1{end}`: the condition that the column before it is one of the slugs in a text, which are separated by commas.
pub(crate) fn render(backend: DbBackend, sql: &str) -> String {
    let words = if backend == DbBackend::Sqlite {
        [
            // SQLite has only one writer at a time, so it needs no row locks.
            ("{for_update}", ""),
            ("{joined_tags}", "GROUP_CONCAT(g.tag, CHAR(10))"),
            ("{json_rows}", "JSON_GROUP_ARRAY"),
            ("{json_row}", "JSON_ARRAY"),
            ("{is_one_of}", "IN (SELECT value FROM JSON_EACH('[\"' || REPLACE("),
            ("{end}", ", ',', '\",\"') || '\"]'))"),
        ]
    } else {
        [
            ("{for_update}", "FOR NO KEY UPDATE"),
            ("{joined_tags}", "STRING_AGG(g.tag, CHR(10))"),
            ("{json_rows}", "JSON_AGG"),
            ("{json_row}", "JSON_BUILD_ARRAY"),
            ("{is_one_of}", "= ANY(STRING_TO_ARRAY("),
            ("{end}", ", ','))"),
        ]
    };
    words.iter().fold(sql.replace("{now}", clock(backend)), |sql, (word, text)| match sql.contains(word) {
        true => sql.replace(word, text),
        false => sql,
    })
}
