//! The connections for reading. If a connection breaks, the read is repeated on another one.

use async_trait::async_trait;
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, ExecResult, QueryResult, RuntimeErr,
    Statement, TransactionOptions, TransactionTrait, sqlx,
};

/// A pool whose connections are tested only after being idle for a second. After a restart of the database, the first reads
/// can get broken connections; they are repeated.
#[derive(Clone, Debug)]
pub(crate) struct Readers {
    pool: DatabaseConnection,
    /// How many connections the pool has at most; all of them can be broken.
    connections: u32,
}

impl Readers {
    pub(crate) fn new(pool: DatabaseConnection, connections: u32) -> Self {
        Self { pool, connections }
    }

    pub(crate) async fn ping(&self) -> Result<(), DbErr> {
        self.retry(|| self.pool.ping()).await
    }

    pub(crate) async fn close(&self) -> Result<(), DbErr> {
        self.pool.clone().close().await
    }

    pub(crate) async fn begin(&self, options: TransactionOptions) -> Result<DatabaseTransaction, DbErr> {
        self.retry(|| self.pool.begin_with_options(options)).await
    }

    /// Repeats `read` until it gets a connection that works.
    async fn retry<T, F: Future<Output = Result<T, DbErr>>>(&self, read: impl Fn() -> F) -> Result<T, DbErr> {
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
        self.retry(|| self.pool.query_one_raw(statement.clone())).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.retry(|| self.pool.query_all_raw(statement.clone())).await
    }
}

/// Whether the connection broke, or the database closed it while stopping (PostgreSQL's `admin_shutdown` and
/// `crash_shutdown`).
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
