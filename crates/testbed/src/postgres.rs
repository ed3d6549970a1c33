use std::{
    fs,
    io::{self, BufRead, BufReader, Write},
    os::unix::{fs::chown, process::CommandExt},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use rustix::process::{Signal, geteuid};
use tempfile::TempDir;

use crate::{
    ports::free_port,
    service::{Service, folder_on_path},
};

/// The variable that names the folder for the files of an empty database. `initdb` takes half a second of CPU time, so tests share its result.
const TEMPLATE: &str = "ASSAY_POSTGRES_TEMPLATE";

/// A PostgreSQL with an empty database and without a password.
#[derive(Debug)]
pub struct Postgres {
    service: Option<Service>,
    port: u16,
    folder: TempDir,
    programs: PathBuf,
    settings: Vec<&'static str>,
}

impl Postgres {
    #[must_use]
    pub fn start() -> Self {
        Self::start_with(Vec::new())
    }

    fn start_with(settings: Vec<&'static str>) -> Self {
        let programs = programs();
        let folder = tempfile::tempdir().unwrap();
        if let Some((user, group)) = other_user() {
            chown(folder.path(), Some(user), Some(group)).unwrap();
        }
        let mut postgres = Self { service: None, port: 0, folder, programs, settings };
        match std::env::var_os(TEMPLATE) {
            Some(template) => postgres.copy_template(Path::new(&template)),
            None => postgres.init(),
        }
        for _ in 0..5 {
            postgres.port = free_port();
            postgres.service = postgres.run();
            if postgres.service.is_some() {
                return postgres;
            }
        }
        panic!("cannot start PostgreSQL");
    }

    #[must_use]
    pub fn is_installed() -> bool {
        find_programs().is_some()
    }

    /// Starts one that counts statements in `pg_stat_statements`. More settings are `name=value`.
    #[must_use]
    pub fn start_counting(settings: &[&'static str]) -> Self {
        let postgres = Self::start_with([&["shared_preload_libraries=pg_stat_statements"], settings].concat());
        let _ = postgres.query("CREATE EXTENSION pg_stat_statements");
        postgres
    }

    /// The address for `DATABASE_URL`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("postgres://assay@127.0.0.1:{}/postgres", self.port)
    }

    /// Closes all connections and stops.
    pub fn stop(&mut self) {
        self.service.take().unwrap().end(Signal::INT);
    }

    /// Starts it again after [`stop`](Self::stop), with the same port and data.
    pub fn restart(&mut self) {
        self.service = self.run();
        assert!(self.service.is_some(), "cannot restart PostgreSQL");
    }

    /// Runs statements, and returns their rows with one text per column.
    #[must_use]
    pub fn query(&self, sql: &str) -> Vec<Vec<String>> {
        let mut psql = self.command("psql");
        psql.args(["--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--field-separator=\t"]).args([
            "--set=ON_ERROR_STOP=1",
            "--dbname",
            &self.url(),
            "--command",
            sql,
        ]);
        let out = psql.output().unwrap();
        assert!(out.status.success(), "{out:?}");
        let text = String::from_utf8(out.stdout).unwrap();
        text.lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect()
    }

    /// Locks a table for all others until the lock is dropped.
    #[must_use]
    pub fn lock(&self, table: &str) -> TableLock {
        let mut psql = self.command("psql");
        psql.args(["--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--dbname", &self.url()]);
        let mut session = psql.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let sql = format!("BEGIN; LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE;\n\\echo locked\n");
        session.stdin.as_mut().unwrap().write_all(sql.as_bytes()).unwrap();
        let mut line = String::new();
        BufReader::new(session.stdout.take().unwrap()).read_line(&mut line).unwrap();
        assert_eq!(line, "locked\n");
        TableLock(session)
    }

    /// Creates the files of an empty database.
    fn init(&self) {
        let mut initdb = self.command("initdb");
        initdb
            .args(["--no-sync", "--auth=trust", "--username=assay", "--encoding=UTF8", "--locale=C", "--pgdata"])
            .arg(self.data());
        succeed(&mut initdb);
    }

    /// Copies the files from a template, and creates the template if it does not exist.
    fn copy_template(&self, template: &Path) {
        if template.exists() {
            return copy(template, &self.data());
        }
        self.init();
        // Other tests must see only a complete template.
        let unfinished = tempfile::tempdir_in(template.parent().unwrap()).unwrap();
        let copied = unfinished.path().join("data");
        copy(&self.data(), &copied);
        match fs::rename(&copied, template) {
            // Another test may have been faster.
            Err(error) if matches!(error.kind(), io::ErrorKind::DirectoryNotEmpty | io::ErrorKind::AlreadyExists) => {}
            renamed => renamed.unwrap(),
        }
    }

    fn run(&self) -> Option<Service> {
        let mut command = self.command("postgres");
        command
            .args(["-p", &self.port.to_string(), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="])
            // Tests need no protection against power loss.
            .args(["-c", "fsync=off"])
            // Shared memory is in its folder, so that nothing of it stays after a kill.
            .args(["-c", "dynamic_shared_memory_type=mmap"])
            .args(self.settings.iter().flat_map(|setting| ["-c", setting]))
            .arg("-D")
            .arg(self.data());
        Service::start(&mut command, "database system is ready to accept connections")
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(self.programs.join(program));
        command.current_dir(self.folder.path());
        if let Some((user, group)) = other_user() {
            command.uid(user).gid(group);
        }
        command
    }
}

/// A session that locks a table.
#[derive(Debug)]
pub struct TableLock(Child);

impl Drop for TableLock {
    fn drop(&mut self) {
        // Closing its input ends the session and its transaction.
        drop(self.0.stdin.take());
        self.0.wait().unwrap();
    }
}

fn copy(from: &Path, to: &Path) {
    succeed(Command::new("cp").arg("--archive").arg(from).arg(to));
}

fn succeed(command: &mut Command) {
    let out = command.output().unwrap();
    assert!(out.status.success(), "{out:?}");
}

/// The user to run PostgreSQL as. PostgreSQL refuses to run as root.
fn other_user() -> Option<(u32, u32)> {
    if !geteuid().is_root() {
        return None;
    }
    let users = fs::read_to_string("/etc/passwd").unwrap();
    let fields = users
        .lines()
        .map(|line| line.split(':').collect::<Vec<&str>>())
        .find(|fields| fields[0] == "postgres")
        .expect("there is no user postgres: run `make setup-test` to install PostgreSQL");
    Some((fields[2].parse().unwrap(), fields[3].parse().unwrap()))
}

fn programs() -> PathBuf {
    find_programs().expect("PostgreSQL is not installed: run `make setup-test`")
}

/// The newest of Debian's version folders, which are not on PATH, or else the one on PATH.
fn find_programs() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten();
    let mut found: Vec<(u32, PathBuf)> = versions
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let version = path.file_name()?.to_str()?.parse().ok()?;
            Some((version, path.join("bin")))
        })
        .filter(|(_, folder)| folder.join("postgres").is_file())
        .collect();
    found.sort();
    found.pop().map(|(_, folder)| folder).or_else(|| folder_on_path("postgres"))
}
