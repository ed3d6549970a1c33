//! Opening the database.

use std::{
    collections::BTreeSet,
    fs::{self, OpenOptions},
    io,
    ops::Deref,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use assay_migrations::Migrator;
use sea_orm::{
    AccessMode, ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    IsolationLevel, SqliteTransactionMode, TransactionOptions, TransactionTrait,
    sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous},
};

use crate::{Error, Result, boxed, readers::Readers, sql::Sql};

/// How long a write waits for another process's (the command line's beside the server's).
const BUSY: Duration = Duration::from_secs(5);
/// How long an operation waits for a connection of the pool before it fails.
const ACQUIRE: Duration = Duration::from_secs(30);
/// Readers of a SQLite file: they do not wait for the writer, but each holds a thread.
const READERS: u32 = 4;
/// Connections to PostgreSQL that read, per process.
const POSTGRES_READERS: u32 = 10;
/// Connections to PostgreSQL that write, per process.
const POSTGRES_WRITERS: u32 = 6;
/// After how long without use a connection that reads is tested before it is used again.
const TESTED_AFTER: Duration = Duration::from_secs(1);
/// Any number: whoever migrates holds this lock of the PostgreSQL server.
const MIGRATION_LOCK: i64 = 0x4153_5341_5901;

/// The database. Clones share its connections, and each costs one count.
#[derive(Clone, Debug)]
pub struct Store(Arc<Pools>);

/// The connections of a store.
#[derive(Debug)]
pub struct Pools {
    /// On SQLite they cannot write.
    pub(crate) read: Readers,
    /// On SQLite the one connection that writes, so that writers of this process queue instead of colliding. On PostgreSQL each is tested
    /// before it is used: a write that met a dead connection could not be repeated, since it might have happened.
    pub(crate) write: DatabaseConnection,
}

impl Deref for Store {
    type Target = Pools;

    fn deref(&self) -> &Pools {
        &self.0
    }
}

impl Store {
    /// Opens `postgres://…`, `sqlite:///absolute/path` or a plain path; missing folders and the SQLite file are created.
    /// Call [`migrate`](Self::migrate) next.
    ///
    /// # Errors
    /// [`BadUrl`](Error::BadUrl); [`Unwritable`](Error::Unwritable) when the file cannot be created or
    /// written; when the database cannot be reached.
    #[boxed]
    pub async fn connect(url: &str) -> Result<Self> {
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            postgres(url).await
        } else {
            sqlite(&sqlite_path(url)?).await
        }
    }

    /// Brings the tables up to date. Several processes may do so at once.
    ///
    /// # Errors
    /// [`Newer`](Error::Newer) when the database was written by a newer Assay; when the database fails.
    #[boxed]
    pub async fn migrate(&self) -> Result<()> {
        use sea_orm_migration::MigratorTrait;
        let transaction = self.begin_write().await?;
        if transaction.get_database_backend() == DbBackend::Postgres {
            Sql::new("SELECT PG_ADVISORY_XACT_LOCK($1)").bind(MIGRATION_LOCK).run(&transaction).await?;
        }
        Migrator::up(&transaction, None).await.map_err(|error| match error {
            DbErr::Custom(text) => Error::Newer(text),
            error => Error::Database(error),
        })?;
        Ok(transaction.commit().await?)
    }

    /// Whether the tables are as this version wants them. For those who may not change tables, such as a worker: they wait for a server.
    ///
    /// # Errors
    /// When the database fails; also where it was never migrated.
    #[boxed]
    pub async fn is_migrated(&self) -> Result<bool> {
        use sea_orm_migration::MigratorTrait;
        let Some(newest) = Migrator::migrations().last().map(|migration| migration.name().to_owned()) else {
            return Ok(true);
        };
        let sql = Sql::new("SELECT version FROM seaql_migrations WHERE version = $1").bind(newest);
        Ok(sql.scalar::<String>(&self.read).await?.is_some())
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// When it does not.
    #[boxed]
    pub async fn ping(&self) -> Result<()> {
        Ok(self.read.ping().await?)
    }

    /// Closes all connections, of all clones.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn close(&self) -> Result<()> {
        self.read.close().await?;
        Ok(self.write.clone().close().await?)
    }

    /// A transaction that writes. On SQLite it holds the file's write lock from the start: a transaction that begins as a
    /// reader and writes later can fail half-way, and no waiting would help it.
    pub(crate) async fn begin_write(&self) -> Result<DatabaseTransaction> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let pool = self.write.clone();
        begin(async move { pool.begin_with_options(options).await }).await
    }

    /// A transaction whose reads all see the database at one moment.
    pub(crate) async fn begin_snapshot(&self) -> Result<DatabaseTransaction> {
        let options = if self.read.get_database_backend() == DbBackend::Postgres {
            TransactionOptions {
                isolation_level: Some(IsolationLevel::RepeatableRead),
                access_mode: Some(AccessMode::ReadOnly),
                ..TransactionOptions::default()
            }
        } else {
            // What any transaction of SQLite does.
            TransactionOptions::default()
        };
        let pool = self.read.clone();
        begin(async move { pool.begin(options).await }).await
    }
}

/// Begins in a task of its own, which ends even if the caller is dropped meanwhile (as requests are when their client goes
/// away). Else PostgreSQL's driver would return a connection to the pool with a transaction open that it knows nothing of,
/// and whatever was written on that connection next would be answered for and never committed.
async fn begin(
    beginning: impl Future<Output = std::result::Result<DatabaseTransaction, DbErr>> + Send + 'static,
) -> Result<DatabaseTransaction> {
    Ok(tokio::spawn(beginning).await.map_err(|error| DbErr::Custom(format!("no transaction was begun: {error}")))??)
}

async fn postgres(url: &str) -> Result<Store> {
    let options = |connections| {
        let mut options = ConnectOptions::new(url);
        options.max_connections(connections).acquire_timeout(ACQUIRE).sqlx_logging(false);
        options
    };
    // After a restart of the database every connection is dead, and each would cost somebody an error.
    let write = Database::connect(options(POSTGRES_WRITERS).test_before_acquire(true).clone()).await?;
    let read = options(POSTGRES_READERS).test_before_acquire_if_idle_for(TESTED_AFTER).clone();
    let read = Readers::new(Database::connect(read).await?, POSTGRES_READERS);
    Ok(Store(Arc::new(Pools { read, write })))
}

async fn sqlite(file: &Path) -> Result<Store> {
    prepare(file)?;
    // The writer first: it makes the file what readers expect.
    let write = sqlite_pool(file, 1, false).await?;
    let read = Readers::new(sqlite_pool(file, READERS, true).await?, READERS);
    Ok(Store(Arc::new(Pools { read, write })))
}

async fn sqlite_pool(file: &Path, connections: u32, read_only: bool) -> Result<DatabaseConnection> {
    let file = file.to_owned();
    // The path is given below as it is: in an address, some characters would mean something.
    let mut options = ConnectOptions::new("sqlite://file");
    options
        .max_connections(connections)
        .acquire_timeout(ACQUIRE)
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false)
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(move |options| {
            options
                .filename(&file)
                .create_if_missing(true)
                .busy_timeout(BUSY)
                .journal_mode(SqliteJournalMode::Wal)
                // An answered request survives a power cut.
                .synchronous(SqliteSynchronous::Full)
                .foreign_keys(true)
                .pragma("query_only", if read_only { "ON" } else { "OFF" })
        });
    // Two processes that open a new file at the same moment both turn it to WAL, and for that step alone SQLite does not
    // wait for the other.
    let mut tries = 0;
    loop {
        match Database::connect(options.clone()).await {
            Err(error) if tries < 50 && is_locked(&error) => {
                tries += 1;
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            result => return Ok(result?),
        }
    }
}

fn is_locked(error: &DbErr) -> bool {
    error.to_string().contains("database is locked")
}

/// Makes sure that the file and its folder are there and can be written, so that the reason is known if not.
///
/// Once a file and process: locks on a file belong to the process, and closing any descriptor of it drops them all. SQLite's would
/// go, and the next process to leave the database would take it for the last and remove the log under us.
/// (<https://www.sqlite.org/howtocorrupt.html>, 2.2)
fn prepare(file: &Path) -> Result<()> {
    static PREPARED: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());
    // Held until the end: no connection of another caller may come in between.
    let mut prepared = PREPARED.lock().unwrap_or_else(PoisonError::into_inner);
    if let Ok(path) = fs::canonicalize(file)
        && prepared.contains(&path)
    {
        return Ok(());
    }
    probe(file)?;
    if let Ok(path) = fs::canonicalize(file) {
        prepared.insert(path);
    }
    Ok(())
}

fn probe(file: &Path) -> Result<()> {
    if let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder).map_err(|source| Error::Unwritable { path: folder.to_owned(), source })?;
    }
    let mut options = OpenOptions::new();
    options.append(true).create(true);
    // It holds password hashes.
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let unwritable = |source| Error::Unwritable { path: file.to_owned(), source };
    options.open(file).map_err(unwritable)?;
    // SQLite keeps its log in files beside the database, so that a writable file in a folder that is not does not do.
    let mut beside = file.as_os_str().to_owned();
    beside.push(format!("-probe-{}", std::process::id()));
    let beside = PathBuf::from(beside);
    let unwritable = |source| Error::Unwritable { path: beside.clone(), source };
    options.open(&beside).map_err(unwritable)?;
    match fs::remove_file(&beside) {
        // Another connection of this process may have been as quick.
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(unwritable(error)),
        _ => Ok(()),
    }
}

fn sqlite_path(url: &str) -> Result<PathBuf> {
    let path = url.strip_prefix("sqlite://").or_else(|| url.strip_prefix("sqlite:"));
    let path = match path {
        Some(path) => path.split_once('?').map_or(path, |(path, _options)| path),
        None if url.contains("://") => return Err(Error::BadUrl(url.to_owned())),
        None => url,
    };
    // A database in memory is another one on each connection.
    if path.is_empty() || path == ":memory:" {
        return Err(Error::BadUrl(url.to_owned()));
    }
    Ok(PathBuf::from(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn missing_folders_are_made_and_impossible_ones_named() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::connect(folder.path().join("a/b/assay.db").to_str().unwrap()).await.unwrap();
        store.ping().await.unwrap();
        let file = folder.path().join("file");
        fs::write(&file, "").unwrap();
        let error = Store::connect(file.join("assay.db").to_str().unwrap()).await.unwrap_err();
        assert!(matches!(&error, Error::Unwritable { path, .. } if *path == file), "{error}");
        assert!(error.to_string().contains("ASSAY_DATA_DIR"), "{error}");
        let error = Store::connect(folder.path().to_str().unwrap()).await.unwrap_err();
        assert!(matches!(error, Error::Unwritable { .. }), "{error}");
    }

    #[tokio::test]
    async fn a_second_store_does_not_drop_the_locks_of_the_first() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("assay.db");
        let first = Store::connect(file.to_str().unwrap()).await.unwrap();
        first.migrate().await.unwrap();
        let second = Store::connect(file.to_str().unwrap()).await.unwrap();
        second.ping().await.unwrap();
        // Another process comes and goes. Were our locks gone, it would think itself alone and remove the log.
        let other = "import sqlite3, sys; db = sqlite3.connect(sys.argv[1]); db.execute('SELECT 1 FROM users').fetchall(); db.close()";
        let status = std::process::Command::new("python3").args(["-c", other]).arg(&file).status().unwrap();
        assert!(status.success());
        assert!(folder.path().join("assay.db-wal").exists(), "the log was removed under an open database");
    }

    #[tokio::test]
    async fn a_file_is_written_by_one_connection_that_waits_for_the_disk() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::connect(folder.path().join("assay.db").to_str().unwrap()).await.unwrap();
        store.migrate().await.unwrap();
        for (name, value) in [("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1")] {
            let pragma =
                || Sql::new(&format!("SELECT CAST(value AS TEXT) FROM (SELECT {name} AS value FROM pragma_{name})"));
            assert_eq!(pragma().scalar::<String>(&store.write).await.unwrap().as_deref(), Some(value), "{name}");
            assert_eq!(pragma().scalar::<String>(&store.read).await.unwrap().as_deref(), Some(value), "{name}");
        }
        let written = Sql::new("UPDATE listing_version SET version = version + 1").run(&store.read).await;
        assert!(matches!(written, Err(Error::Database(_))));
    }

    #[test]
    fn addresses_of_files_are_understood() {
        for (url, path) in [
            ("sqlite:///srv/assay.db?mode=rwc", "/srv/assay.db"),
            ("sqlite://data/assay.db", "data/assay.db"),
            ("/srv/what is this?.db", "/srv/what is this?.db"),
        ] {
            assert_eq!(sqlite_path(url).unwrap(), PathBuf::from(path));
        }
        for bad in ["", "sqlite:", "sqlite::memory:", "mysql://localhost/assay"] {
            assert!(matches!(sqlite_path(bad), Err(Error::BadUrl(_))), "{bad}");
        }
    }
}
