//! The differences between the SQL of SQLite and PostgreSQL.

use sea_orm_migration::{
    SchemaManager,
    sea_orm::{ConnectionTrait, DbBackend, DbErr},
};

/// Runs statements separated by `;`. Replaces `{id}` with the type of a row's id, `{bytes}` of a byte string, `{key}` of a
/// text that sorts by its bytes (otherwise PostgreSQL uses the host's locale), and `{real}` of a 64-bit float.
pub(crate) async fn run(manager: &SchemaManager<'_>, sql: &str) -> Result<(), DbErr> {
    let words = match manager.get_database_backend() {
        // With AUTOINCREMENT, an id is never used again, so an old job cannot refer to a new row.
        DbBackend::Sqlite => ["INTEGER PRIMARY KEY AUTOINCREMENT", "BLOB", "TEXT", "REAL"],
        DbBackend::Postgres => {
            ["BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY", "BYTEA", "TEXT COLLATE \"C\"", "DOUBLE PRECISION"]
        }
        other => return Err(DbErr::Custom(format!("{other:?} is not supported: use SQLite or PostgreSQL"))),
    };
    let [id, bytes, key, real] = words;
    let sql = sql.replace("{id}", id).replace("{bytes}", bytes).replace("{key}", key).replace("{real}", real);
    manager.get_connection().execute_unprepared(&sql).await?;
    Ok(())
}
