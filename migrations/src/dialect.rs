//! What the two databases spell differently.

use sea_orm_migration::{
    SchemaManager,
    sea_orm::{ConnectionTrait, DbBackend, DbErr},
};

/// Runs statements, separated by `;`, in which `{id}` is a row's own number, `{bytes}` a byte string, `{key}` a text that
/// sorts by its bytes (else PostgreSQL would sort by the host's language), and `{real}` a 64-bit float.
pub(crate) async fn run(manager: &SchemaManager<'_>, sql: &str) -> Result<(), DbErr> {
    let words = match manager.get_database_backend() {
        // AUTOINCREMENT: a number is never used again, so a stale job cannot meet another row.
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
