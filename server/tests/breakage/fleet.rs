//! Two servers and two workers in their own processes, with one PostgreSQL and one Redis.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use assay_broker::{Broker, RedisConfig};
use assay_domain::{Class, Limits, Plan, PlannedCase};
use assay_store::{Blobs, NewProblem, Store};
use assay_testbed::{Postgres, Program, Redis, free_port, share_prepared};
use rustix::process::Signal;
use tempfile::TempDir;

use crate::{
    programs::{CASES, SUM, SUM_LONG_LIMIT, SUM_SHORT_LIMIT},
    wait_until,
};

pub(crate) struct Fleet {
    pub(crate) servers: Vec<Server>,
    pub(crate) workers: Vec<Worker>,
    pub(crate) store: Store,
    pub(crate) broker: Broker,
    // They come after the programs that use them, so that they stop last.
    pub(crate) redis: Redis,
    pub(crate) postgres: Postgres,
    folder: TempDir,
}

pub(crate) struct Server {
    program: Option<Program>,
    port: u16,
}

pub(crate) struct Worker {
    pub(crate) program: Program,
    /// Its id in rows and heartbeats.
    pub(crate) id: String,
}

/// The clock of a worker.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Clock {
    Right,
    /// One hour ahead.
    Ahead,
    /// One hour behind.
    Behind,
}

/// A trigger that records every start and every end of a submission.
const WATCH: &str = "
    CREATE TABLE begun (submission BIGINT, attempt INTEGER, worker TEXT, at TIMESTAMPTZ DEFAULT CLOCK_TIMESTAMP());
    CREATE TABLE ended (submission BIGINT, attempt INTEGER, verdict TEXT, at TIMESTAMPTZ DEFAULT CLOCK_TIMESTAMP());
    CREATE FUNCTION watch() RETURNS TRIGGER LANGUAGE plpgsql AS $$ BEGIN
        IF NEW.state = 'done' THEN INSERT INTO ended VALUES (NEW.id, NEW.attempt, NEW.verdict);
        ELSIF NEW.attempt <> OLD.attempt THEN INSERT INTO begun VALUES (NEW.id, NEW.attempt, NEW.worker);
        END IF; RETURN NULL; END $$;
    CREATE TRIGGER watch AFTER UPDATE ON submissions FOR EACH ROW EXECUTE FUNCTION watch();
";

impl Fleet {
    pub(crate) async fn start() -> Self {
        let (redis, postgres, folder) = (Redis::start(), Postgres::start(), tempfile::tempdir().unwrap());
        // The test needs no pages and no shipped content.
        fs::create_dir(folder.path().join("site")).unwrap();
        fs::write(folder.path().join("site/hash.txt"), "").unwrap();
        fs::create_dir(folder.path().join("content")).unwrap();
        let store = Store::connect(&postgres.url()).await.unwrap();
        store.migrate().await.unwrap();
        let _no_rows = postgres.query(WATCH);
        put_problems(&store, &Blobs::open(&folder.path().join("blobs")).unwrap()).await;
        let broker = Broker::redis(RedisConfig::new(redis.url())).await.unwrap();
        let mut fleet = Self { servers: Vec::new(), workers: Vec::new(), store, broker, redis, postgres, folder };
        // Leases must not depend on the clocks of workers.
        for (number, clock) in [Clock::Ahead, Clock::Behind].into_iter().enumerate() {
            fleet.servers.push(Server { program: None, port: free_port() });
            fleet.start_server(number);
            let worker = fleet.worker(number, clock);
            fleet.workers.push(worker);
        }
        fleet
    }

    pub(crate) fn urls(&self) -> [String; 2] {
        [0, 1].map(|number: usize| format!("http://127.0.0.1:{}", self.servers[number].port))
    }

    /// Starts a server on its port.
    pub(crate) fn start_server(&mut self, number: usize) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_assay-server"));
        self.environment(&mut command, &format!("server{number}"));
        command
            .env("ASSAY_ADDR", format!("127.0.0.1:{}", self.servers[number].port))
            .env("ASSAY_SITE_DIR", self.folder.path().join("site"))
            .env("ASSAY_CONTENT_DIR", self.folder.path().join("content"));
        let (program, _) = Program::start(&format!("server {number}"), &mut command, "serving");
        program.wait_for("shipped library is up to date");
        self.servers[number].program = Some(program);
    }

    /// Dropping the program sends SIGKILL.
    pub(crate) fn kill_server(&mut self, number: usize) {
        drop(self.servers[number].program.take());
    }

    /// Ends a worker with SIGKILL, and starts a new one with one slot in its place.
    pub(crate) fn replace_worker(&mut self, number: usize, clock: Clock) {
        // First, because starting the new one takes as long as some judgements. Dropping it sends the signal.
        drop(self.workers.remove(number));
        self.workers.insert(number, self.worker(number, clock));
    }

    fn worker(&self, number: usize, clock: Clock) -> Worker {
        let mut command = Command::new(worker_program());
        let data = format!("worker{number}");
        share_prepared(&self.folder.path().join(&data), &Path::new(env!("CARGO_TARGET_TMPDIR")).join("prepared"))
            .unwrap();
        self.environment(&mut command, &data);
        command.env("ASSAY_SLOTS", "1");
        clock.set(&mut command);
        let (program, judging) = Program::start(&format!("worker {number}"), &mut command, "judging");
        clock.check(judging["timestamp"].as_str().unwrap());
        Worker { program, id: judging["worker.id"].as_str().unwrap().to_owned() }
    }

    fn environment(&self, command: &mut Command, data: &str) {
        let variables = std::env::vars().map(|(name, _)| name);
        for ours in variables.filter(|name| name.starts_with("ASSAY_")) {
            command.env_remove(ours);
        }
        command
            .env("DATABASE_URL", self.postgres.url())
            .env("REDIS_URL", self.redis.url())
            .env("ASSAY_BLOBS", self.folder.path().join("blobs"))
            .env("ASSAY_DATA_DIR", self.folder.path().join(data));
    }

    /// The worker that is judging a submission.
    pub(crate) fn worker_of(&self, id: impl std::fmt::Display) -> Option<String> {
        let rows =
            self.postgres.query(&format!("SELECT worker FROM submissions WHERE id = {id} AND state = 'running'"));
        rows.into_iter().flatten().next()
    }

    /// Waits until nothing is queued or running. Fails if a lease, a dead letter or a judge error is left.
    pub(crate) async fn wait_until_idle(&self) {
        wait_until("no submission waits or runs", async || {
            self.store.queue_state().await.is_ok_and(|state| state.queued == 0 && state.running == 0)
        })
        .await;
        for class in Class::ALL {
            wait_until(&format!("the queue {} is empty", class.as_str()), async || {
                self.broker.depth(class).await.is_ok_and(|depth| depth == 0)
            })
            .await;
            assert_eq!(self.redis.command(&["ZCARD", &format!("assay:leases:{}", class.as_str())]), "0", "leases");
        }
        assert_eq!(self.redis.command(&["HLEN", "assay:jobs"]), "0", "jobs that are in no queue");
        assert_eq!(self.broker.dead_letters().await.unwrap(), [], "dead letters");
        assert_eq!(self.store.count_failed_judgings().await.unwrap(), 0, "judge errors");
    }

    /// Stops all programs with SIGTERM.
    pub(crate) async fn stop(self) {
        let servers = self.servers.into_iter().filter_map(|server| server.program);
        for mut program in servers.chain(self.workers.into_iter().map(|worker| worker.program)) {
            program.signal(Signal::TERM);
            let mut status = None;
            wait_until("the program has stopped", async || {
                status = program.ended();
                status.is_some()
            })
            .await;
            assert!(status.unwrap().success(), "{status:?}");
        }
        self.store.close().await.unwrap();
    }
}

impl Clock {
    /// Preloads libfaketime. The monotonic clock stays correct, as on a real host with a wrong clock.
    fn set(self, command: &mut Command) {
        let shift = match self {
            Self::Right => return,
            Self::Ahead => "+1h",
            Self::Behind => "-1h",
        };
        command.env("LD_PRELOAD", faketime()).env("FAKETIME", shift).env("FAKETIME_DONT_FAKE_MONOTONIC", "1");
    }

    /// Checks that a time from the worker's log has the offset.
    fn check(self, logged: &str) {
        let minutes = |time: &str| {
            let day: i64 = time[8..10].parse().unwrap();
            let (hour, minute): (i64, i64) = (time[11..13].parse().unwrap(), time[14..16].parse().unwrap());
            (day * 24 + hour) * 60 + minute
        };
        let out = Command::new("date").args(["-u", "+%Y-%m-%dT%H:%M:%S"]).output().unwrap();
        let off = minutes(logged) - minutes(std::str::from_utf8(&out.stdout).unwrap());
        let expected = match self {
            Self::Right => -1..=1,
            Self::Ahead => 59..=61,
            Self::Behind => -61..=-59,
        };
        // At the end of a month, the days cannot be compared.
        assert!(expected.contains(&off) || off.abs() > 20 * 24 * 60, "the worker's clock is off by {off} min");
    }
}

fn faketime() -> PathBuf {
    let folders = fs::read_dir("/usr/lib").unwrap().map(|entry| entry.unwrap().path());
    let found = folders.map(|folder| folder.join("faketime/libfaketime.so.1")).find(|file| file.is_file());
    found.expect("libfaketime is not installed: run `make setup-test`")
}

fn worker_program() -> PathBuf {
    let program = PathBuf::from(env!("CARGO_BIN_EXE_assay-server")).with_file_name("assay-worker");
    assert!(program.is_file(), "{} is not built: run `cargo build -p assay-worker` first", program.display());
    program
}

async fn put_problems(store: &Store, blobs: &Blobs) {
    let mut cases = Vec::new();
    for (number, (input, answer)) in CASES.into_iter().enumerate() {
        let input = blobs.put(input.into()).await.unwrap();
        let answer = blobs.put(answer.into()).await.unwrap();
        cases.push(PlannedCase::of(&(number + 1).to_string(), number == 0, input, answer));
    }
    for (slug, time_ms) in [(SUM, 2000), (SUM_SHORT_LIMIT, 200), (SUM_LONG_LIMIT, 15_000)] {
        let plan = Plan::of_cases(Limits { time_ms, ..Limits::default() }, cases.clone());
        let problem = NewProblem::new(slug.parse().unwrap(), slug, "<p>Add two numbers.</p>", plan);
        store.put_problem(&problem).await.unwrap();
    }
}
