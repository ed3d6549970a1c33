//! Whether a query finds a row.

use sea_orm::{
    ConnectionTrait, DbErr, EntityTrait, QueryTrait, Select,
    sea_query::{Expr, Query, SelectStatement},
};

/// A query of which only the existence of rows matters.
pub(crate) trait Exists {
    /// Whether it finds a row. The database stops at the first one. sea-orm's own `exists` has no limit, and removes that of the query, so
    /// all rows would be read.
    fn exists<C: ConnectionTrait>(self, db: &C) -> impl Future<Output = Result<bool, DbErr>> + Send;
}

impl<E> Exists for Select<E>
where
    E: EntityTrait<Model: Send>,
{
    async fn exists<C: ConnectionTrait>(self, db: &C) -> Result<bool, DbErr> {
        let found = db.query_one(&exists_query(self)).await?;
        found.map_or(Ok(false), |row| row.try_get_by_index(0))
    }
}

fn exists_query<E: EntityTrait>(rows: Select<E>) -> SelectStatement {
    Query::select().expr(Expr::exists(rows.into_query())).to_owned()
}

#[cfg(test)]
mod tests {
    use sea_orm::{ColumnTrait, DbBackend, EntityTrait, QueryFilter, QuerySelect};

    use super::*;
    use crate::entities::track_headings;

    #[test]
    fn the_answer_is_one_row() {
        let start = track_headings::Entity::find().filter(track_headings::Column::Title.eq("Start")).limit(1);
        let query = exists_query(start);
        for backend in [DbBackend::Sqlite, DbBackend::Postgres] {
            let sql = backend.build(&query).to_string();
            assert!(sql.starts_with("SELECT EXISTS(SELECT ") && sql.ends_with("'Start' LIMIT 1)"), "{sql}");
        }
    }
}
