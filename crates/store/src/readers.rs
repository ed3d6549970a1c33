//! The connections that read. A lost connection costs nobody an error: a read that is repeated does no harm.

use async_trait::async_trait;
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, ExecResult, QueryResult, RuntimeErr,
    Statement, TransactionOptions, TransactionTrait, sqlx,
};

/// A pool whose connections are not tested before each read, only after a second without use. So after a restart of the database the
/// first reads may meet dead connections; each takes another one then.
#[derive(Clone, Debug)]
pub(crate) struct Readers {
    pool: DatabaseConnection,
    /// How many connections of the pool can be dead.
    connections: u32,
}

impl Readers {
    pub(crate) fn new(pool: DatabaseConnection, connections: u32) -> Self {
        Self { pool, connections }
    }

    pub(crate) async fn ping(&self) -> Result<(), DbErr> {
        self.repeated(|| self.pool.ping()).await
    }

    pub(crate) async fn close(&self) -> Result<(), DbErr> {
        self.pool.clone().close().await
    }

    /// Nothing has happened yet where beginning fails.
    pub(crate) async fn begin(&self, options: TransactionOptions) -> Result<DatabaseTransaction, DbErr> {
        self.repeated(|| self.pool.begin_with_options(options)).await
    }

    async fn repeated<T, F: Future<Output = Result<T, DbErr>>>(&self, read: impl Fn() -> F) -> Result<T, DbErr> {
        let mut lost = 0;
        loop {
            match read().await {
                Err(error) if lost < self.connections && is_lost(&error) => lost += 1,
                result => return result,
            }
        }
    }
}

#[async_trait]
impl ConnectionTrait for Readers {
    fn get_database_backend(&self) -> DbBackend {
        self.pool.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.pool.execute_raw(statement).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.pool.execute_unprepared(sql).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.repeated(|| self.pool.query_one_raw(statement.clone())).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.repeated(|| self.pool.query_all_raw(statement.clone())).await
    }
}

/// Whether the connection broke, or the database ended it because it stops (PostgreSQL's `admin_shutdown` and `crash_shutdown`).
fn is_lost(error: &DbErr) -> bool {
    let (DbErr::Query(RuntimeErr::SqlxError(error))
    | DbErr::Exec(RuntimeErr::SqlxError(error))
    | DbErr::Conn(RuntimeErr::SqlxError(error))) = error
    else {
        return false;
    };
    match &**error {
        sqlx::Error::Io(_) => true,
        sqlx::Error::Database(error) => matches!(error.code().as_deref(), Some("57P01" | "57P02")),
        _ => false,
    }
}
