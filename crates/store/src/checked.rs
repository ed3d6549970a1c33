//! Connections that refuse what PostgreSQL cannot store. All statements with values go through them, except those of migrations.

use std::sync::Arc;

use async_trait::async_trait;
use sea_orm::{
    ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, ExecResult, QueryResult, Statement, Value, Values,
};

use crate::{Result, error::ContainsNul};

/// A connection that refuses NUL in texts. PostgreSQL cannot store it, so it is an error with both databases. Callers make
/// output of programs [storable](crate::rows::storable) first.
#[derive(Clone, Debug)]
pub(crate) struct Checked<C>(pub(crate) C);

/// A transaction.
pub(crate) type Transaction = Checked<DatabaseTransaction>;

impl Transaction {
    pub(crate) async fn commit(self) -> Result<()> {
        Ok(self.0.commit().await?)
    }

    pub(crate) async fn rollback(self) -> Result<()> {
        Ok(self.0.rollback().await?)
    }
}

#[async_trait]
impl<C: ConnectionTrait> ConnectionTrait for Checked<C> {
    fn get_database_backend(&self) -> DbBackend {
        self.0.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> std::result::Result<ExecResult, DbErr> {
        self.0.execute_raw(without_nul(statement)?).await
    }

    async fn execute_unprepared(&self, sql: &str) -> std::result::Result<ExecResult, DbErr> {
        self.0.execute_unprepared(sql).await
    }

    /// Reads all rows, because SQLite reports a failed commit of `… RETURNING` only then. So a query that can find many needs a limit.
    /// One that only asks whether there are any uses [`Exists`](crate::exists::Exists).
    async fn query_one_raw(&self, statement: Statement) -> std::result::Result<Option<QueryResult>, DbErr> {
        Ok(self.query_all_raw(statement).await?.into_iter().next())
    }

    async fn query_all_raw(&self, statement: Statement) -> std::result::Result<Vec<QueryResult>, DbErr> {
        self.0.query_all_raw(without_nul(statement)?).await
    }
}

fn without_nul(statement: Statement) -> std::result::Result<Statement, DbErr> {
    let has_nul = |value: &Value| matches!(value, Value::String(Some(text)) if text.contains('\0'));
    match &statement.values {
        Some(Values(values)) if values.iter().any(has_nul) => {
            Err(DbErr::TryIntoErr { from: "String", into: "a text of PostgreSQL", source: Arc::new(ContainsNul) })
        }
        _ => Ok(statement),
    }
}

#[cfg(test)]
mod tests {
    use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

    use crate::{
        Error, Store,
        entities::{track_headings, users},
        exists::Exists,
        sql::Sql,
    };

    #[tokio::test]
    async fn nul_is_refused_in_each_kind_of_statement() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::connect(folder.path().join("assay.db").to_str().unwrap()).await.unwrap();
        store.migrate().await.unwrap();
        let text = "a\0b";
        let row = track_headings::ActiveModel { track_id: Set(1), position: Set(1), title: Set(text.to_owned()) };
        let transaction = store.begin_write().await.unwrap();
        let errors = [
            track_headings::Entity::insert(row).exec_without_returning(&transaction).await.map(drop),
            users::Entity::find().filter(users::Column::Name.eq(text)).exists(&store.read).await.map(drop),
            users::Entity::delete_many().filter(users::Column::Name.eq(text)).exec(&store.write).await.map(drop),
        ];
        for result in errors {
            assert!(matches!(result.map_err(Error::from), Err(Error::Nul)));
        }
        let sql = Sql::new("SELECT id FROM users WHERE name = $1").bind(text);
        assert!(matches!(sql.scalar::<i64>(&store.read).await, Err(Error::Nul)));
    }
}
