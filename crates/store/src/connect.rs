//! Opens and migrates the database.

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

use crate::{
    Error, Result, boxed,
    checked::{Checked, Transaction},
    readers::Readers,
    sql::Sql,
};

/// How long a write to SQLite waits for a write of another process, such as the command line. SQLite does not let processes take turns, so one can
/// wait while another writes many times.
const SQLITE_BUSY_TIMEOUT: Duration = Duration::from_secs(30);
/// How long an operation waits for a connection of the pool before it fails.
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(30);
/// Connections that read a SQLite file. They do not wait for the writer, but each needs a thread.
const SQLITE_READERS: u32 = 4;
/// Connections to PostgreSQL for reading, per process.
const POSTGRES_READERS: u32 = 10;
/// Connections to PostgreSQL for writing, per process.
const POSTGRES_WRITERS: u32 = 6;
/// Reading connections that were idle for longer are tested before they are used.
const TEST_AFTER_IDLE: Duration = Duration::from_secs(1);
/// The advisory lock of PostgreSQL that a migration holds. Any number works.
const MIGRATION_LOCK: i64 = 0x4153_5341_5901;

/// The database. Clones are cheap and share the connections.
#[derive(Clone, Debug)]
pub struct Store(Arc<Pools>);

/// The connections of a store.
#[derive(Debug)]
pub struct Pools {
    /// On SQLite, these connections cannot write.
    pub(crate) read: Checked<Readers>,
    /// On SQLite, a single connection, so that the writers of this process wait for each other. On PostgreSQL, each connection
    /// is tested before it is used: a write that fails on a broken connection cannot be repeated, because it may have happened.
    pub(crate) write: Checked<DatabaseConnection>,
}

impl Deref for Store {
    type Target = Pools;

    fn deref(&self) -> &Pools {
        &self.0
    }
}

impl Store {
    /// Opens `postgres://…`, `sqlite:///absolute/path` or a plain path. Creates missing folders and the SQLite file. Call
    /// [`migrate`](Self::migrate) next.
    ///
    /// # Errors
    /// [`BadUrl`](Error::BadUrl); [`Unwritable`](Error::Unwritable) when the file cannot be created or written; when the
    /// database cannot be reached.
    #[boxed]
    pub async fn connect(url: &str) -> Result<Self> {
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            postgres(url).await
        } else {
            sqlite(&sqlite_path(url)?).await
        }
    }

    /// Brings the tables up to date. Several processes may do this at the same time.
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
        Migrator::up(&transaction.0, None).await.map_err(|error| match error {
            DbErr::Custom(text) => Error::Newer(text),
            error => Error::Database(error),
        })?;
        transaction.commit().await
    }

    /// Whether the tables are up to date. Workers may not change tables; they wait until a server has migrated them.
    ///
    /// # Errors
    /// When the database fails, or was never migrated.
    #[boxed]
    pub async fn is_migrated(&self) -> Result<bool> {
        use sea_orm_migration::MigratorTrait;
        let Some(newest) = Migrator::migrations().last().map(|migration| migration.name().to_owned()) else {
            return Ok(true);
        };
        // This table belongs to sea-orm-migration, so it has no entity.
        let sql = Sql::new("SELECT version FROM seaql_migrations WHERE version = $1").bind(newest);
        Ok(sql.scalar::<String>(&self.read).await?.is_some())
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// When it does not.
    #[boxed]
    pub async fn ping(&self) -> Result<()> {
        Ok(self.read.0.ping().await?)
    }

    /// Closes the connections of all clones.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn close(&self) -> Result<()> {
        self.read.0.close().await?;
        Ok(self.write.0.clone().close().await?)
    }

    /// Begins a transaction that writes. On SQLite, it takes the write lock at the start. A transaction that reads first and
    /// writes later can fail in the middle, and waiting does not help.
    pub(crate) async fn begin_write(&self) -> Result<Transaction> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let pool = self.write.0.clone();
        begin(async move { pool.begin_with_options(options).await }).await
    }

    /// Begins a transaction whose reads all see the same state of the database.
    pub(crate) async fn begin_snapshot(&self) -> Result<Transaction> {
        let options = if self.read.get_database_backend() == DbBackend::Postgres {
            TransactionOptions {
                isolation_level: Some(IsolationLevel::RepeatableRead),
                access_mode: Some(AccessMode::ReadOnly),
                ..TransactionOptions::default()
            }
        } else {
            // All transactions of SQLite do this.
            TransactionOptions::default()
        };
        let pool = self.read.0.clone();
        begin(async move { pool.begin(options).await }).await
    }
}

/// Begins in a separate task, which finishes even if the caller is dropped, for example because a client disconnected.
/// Otherwise the driver of PostgreSQL returns a connection with an open transaction to the pool without noticing. The
/// next writes on that connection would seem to succeed but never be committed.
async fn begin(
    beginning: impl Future<Output = std::result::Result<DatabaseTransaction, DbErr>> + Send + 'static,
) -> Result<Transaction> {
    let begun = tokio::spawn(beginning).await;
    let begun = begun.map_err(|error| DbErr::Custom(format!("cannot begin a transaction: {error}")))?;
    Ok(Checked(begun?))
}

async fn postgres(url: &str) -> Result<Store> {
    let options = |connections| {
        let mut options = ConnectOptions::new(url);
        options.max_connections(connections).acquire_timeout(ACQUIRE_TIMEOUT).sqlx_logging(false);
        options
    };
    // A restart of the database breaks all connections. Without a test, each would make a request fail.
    let write = Database::connect(options(POSTGRES_WRITERS).test_before_acquire(true).clone()).await?;
    let read = options(POSTGRES_READERS).test_before_acquire_if_idle_for(TEST_AFTER_IDLE).clone();
    let read = Readers::new(Database::connect(read).await?, POSTGRES_READERS);
    Ok(Store(Arc::new(Pools { read: Checked(read), write: Checked(write) })))
}

async fn sqlite(file: &Path) -> Result<Store> {
    check_writable(file)?;
    // The writer comes first: it sets up the file for the readers.
    let write = sqlite_pool(file, 1, false).await?;
    let read = Readers::new(sqlite_pool(file, SQLITE_READERS, true).await?, SQLITE_READERS);
    Ok(Store(Arc::new(Pools { read: Checked(read), write: Checked(write) })))
}

async fn sqlite_pool(file: &Path, connections: u32, read_only: bool) -> Result<DatabaseConnection> {
    let file = file.to_owned();
    // The path is set below, because some of its characters would have a meaning in a URL.
    let mut options = ConnectOptions::new("sqlite://file");
    options
        .max_connections(connections)
        .acquire_timeout(ACQUIRE_TIMEOUT)
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false)
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(move |options| {
            options
                .filename(&file)
                .create_if_missing(true)
                .busy_timeout(SQLITE_BUSY_TIMEOUT)
                .journal_mode(SqliteJournalMode::Wal)
                // Saved data survives a power cut.
                .synchronous(SqliteSynchronous::Full)
                .foreign_keys(true)
                .pragma("query_only", if read_only { "ON" } else { "OFF" })
        });
    // When two processes open a new file at the same time, both switch it to WAL. SQLite does not wait for the other
    // process in this step.
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

/// Checks that the file can be created and written, for a good error message if not.
///
/// Runs only once per file and process. File locks belong to the process, and closing any descriptor of a file drops them
/// all, including those of SQLite. Another process that closes the database would then remove the log that we still use
/// (<https://www.sqlite.org/howtocorrupt.html>, 2.2).
fn check_writable(file: &Path) -> Result<()> {
    static CHECKED: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());
    // Locked until the end, so that no other caller opens a connection meanwhile.
    let mut checked = CHECKED.lock().unwrap_or_else(PoisonError::into_inner);
    if let Ok(path) = fs::canonicalize(file)
        && checked.contains(&path)
    {
        return Ok(());
    }
    probe(file)?;
    if let Ok(path) = fs::canonicalize(file) {
        checked.insert(path);
    }
    Ok(())
}

fn probe(file: &Path) -> Result<()> {
    if let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder).map_err(|source| Error::Unwritable { path: folder.to_owned(), source })?;
    }
    let mut options = OpenOptions::new();
    options.append(true).create(true);
    // The database contains password hashes.
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let unwritable = |source| Error::Unwritable { path: file.to_owned(), source };
    options.open(file).map_err(unwritable)?;
    // SQLite creates log files beside the database, so the folder must be writable, too.
    let mut sibling = file.as_os_str().to_owned();
    sibling.push(format!("-probe-{}", std::process::id()));
    let sibling = PathBuf::from(sibling);
    let unwritable = |source| Error::Unwritable { path: sibling.clone(), source };
    options.open(&sibling).map_err(unwritable)?;
    match fs::remove_file(&sibling) {
        // Another thread may have removed it first.
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
    // Each connection would have its own database in memory.
    if path.is_empty() || path == ":memory:" {
        return Err(Error::BadUrl(url.to_owned()));
    }
    Ok(PathBuf::from(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn missing_folders_are_created_and_unwritable_ones_named() {
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
        // Without our locks, the other process would remove the log when it closes the database.
        let other = "import sqlite3, sys; db = sqlite3.connect(sys.argv[1]); db.execute('SELECT 1 FROM users').fetchall(); db.close()";
        let status = std::process::Command::new("python3").args(["-c", other]).arg(&file).status().unwrap();
        assert!(status.success());
        assert!(folder.path().join("assay.db-wal").exists(), "the log was removed under an open database");
    }

    #[tokio::test]
    async fn sqlite_uses_wal_waits_for_the_disk_and_has_read_only_readers() {
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
    fn urls_of_files_are_parsed() {
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
