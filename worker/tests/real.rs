//! The worker with the real judge, and the program `assay-worker` with signals.

#![allow(clippy::unwrap_used, reason = "a test may; clippy does not see that these functions are tests")]

use std::{
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Stdio},
    time::Duration,
};

use assay_broker::{Broker, BrokerConfig, LiveEvent};
use assay_domain::{
    Job, LanguageId, Limits, Phase, Plan, PlannedCase, Role, Source, Sources, Submission, SubmissionId,
    SubmissionState, UserId, Verdict,
};
use assay_store::{Aborted, Blobs, NewProblem, NewSubmission, NewUser, Store};
use assay_testbed::share_prepared;
use assay_worker::{ScalingSettings, SlotBounds, Worker, WorkerConfig, WorkerHandle};
use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

/// The program of this package. Its main function can also become a zygote.
const PROGRAM: &str = env!("CARGO_BIN_EXE_assay-worker");
/// Only a broken program takes this long.
const TIMEOUT: Duration = Duration::from_secs(60);
/// Runs long enough to receive a signal.
const SLOW: &str = "import time\na, b = map(int, input().split())\ntime.sleep(1)\nprint(a + b)";
const SUM: &str = "a, b = map(int, input().split())\nprint(a + b)";

#[tokio::test]
async fn a_submission_is_judged_in_a_sandbox_and_followed() {
    let fixture = Fixture::new().await;
    let mut reader = fixture.broker.subscribe(fixture.user).await.unwrap();
    let right = fixture.submit("python3", SUM).await;
    let wrong = fixture.submit("python3", "print(3)").await;
    let worker = fixture.worker().await;
    let mut phases = Vec::new();
    loop {
        let event = tokio::time::timeout(TIMEOUT, reader.recv()).await.expect("not done in time").unwrap();
        match event {
            LiveEvent::Progress(it) if it.submission == right => phases.push((it.phase, it.case, it.total, it.strip)),
            LiveEvent::Done { submission } if submission == wrong => break,
            _ => {}
        }
    }
    assert_eq!(
        phases,
        [
            (Phase::Compiling, 0, 0, String::new()),
            (Phase::Running, 1, 2, String::new()),
            (Phase::Running, 2, 2, "A".to_owned())
        ]
    );
    let right = fixture.read(right).await;
    assert_eq!((right.verdict, right.passed, right.total), (Some(Verdict::Accepted), 2, 2));
    let wrong = fixture.read(wrong).await;
    assert_eq!((wrong.verdict, wrong.passed), (Some(Verdict::WrongAnswer), 1));
    assert_eq!(wrong.failure.map(|failure| failure.case), Some(2));
    worker.shutdown(TIMEOUT).await;
}

#[tokio::test]
async fn slots_follow_a_backlog_and_every_program_runs_to_its_end() {
    let fixture = Fixture::new().await;
    let source = SLOW.replace("sleep(1)", "sleep(0.1)");
    let mut ids = Vec::new();
    for n in 0..8 {
        ids.push(fixture.submit("python3", &format!("{source}\n# {n}")).await);
    }
    let worker = fixture.worker_with(SlotBounds::between(1, 3).unwrap()).await;
    let said = async || fixture.broker.workers().await.unwrap().remove(0).worker;
    until("three slots judge", async || {
        // The worker adds no slot while the machine is busy, so submissions must wait until it is not.
        for _ in fixture.store.queue_state().await.unwrap().queued..4 {
            ids.push(fixture.submit("python3", &format!("{source}\n# {}", ids.len())).await);
        }
        said().await.busy.len() == 3
    })
    .await;
    until("one idle slot is left", async || {
        let said = said().await;
        said.slots == 1 && said.busy.is_empty()
    })
    .await;
    for id in ids {
        // The last slot may have taken another submission meanwhile.
        until("the submission is judged", async || fixture.read(id).await.state == SubmissionState::Done).await;
        let row = fixture.read(id).await;
        assert_eq!((row.state, row.verdict, row.attempt), (SubmissionState::Done, Some(Verdict::Accepted), 1));
    }
    worker.shutdown(TIMEOUT).await;
}

#[tokio::test]
async fn invalid_numbers_of_slots_are_refused_at_start() {
    for (set, words) in [
        (vec![("ASSAY_SLOTS", "0")], "ASSAY_SLOTS is \"0\": use 1 to 256"),
        (vec![("ASSAY_SLOTS_MIN", "3"), ("ASSAY_SLOTS_MAX", "2")], "the minimum must not exceed the maximum"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let mut program = Command::new(PROGRAM);
        program.env("ASSAY_DATA_DIR", folder.path()).envs(set).stdin(Stdio::null());
        let output = program.output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(!output.status.success() && said.contains(words), "{said}");
    }
}

#[tokio::test]
async fn a_running_program_is_stopped_when_its_owner_cancels() {
    let fixture = Fixture::new().await;
    let mut reader = fixture.broker.subscribe(fixture.user).await.unwrap();
    let worker = fixture.worker().await;
    // The limits would allow a longer run than this test.
    let id = fixture.submit("python3", "import time\ntime.sleep(600)").await;
    loop {
        match tokio::time::timeout(TIMEOUT, reader.recv()).await.expect("the program did not start in time").unwrap() {
            LiveEvent::Progress(it) if it.phase == Phase::Running => break,
            _ => {}
        }
    }
    assert_eq!(fixture.store.abort(id, fixture.user).await.unwrap(), Aborted::Done);
    fixture.broker.cancel(Job::submission(id)).await.unwrap();
    // A shutdown waits for running programs, so it ends in time only because the program was stopped.
    tokio::time::timeout(TIMEOUT, worker.shutdown(TIMEOUT * 10)).await.expect("the program was not stopped");
    let row = fixture.read(id).await;
    assert_eq!((row.verdict, row.attempt), (Some(Verdict::Aborted), 1));
}

#[tokio::test]
async fn sigterm_finishes_the_running_submission_and_leaves_the_queue() {
    let fixture = Fixture::new().await;
    let running = fixture.submit("python3", SLOW).await;
    let queued = fixture.submit("python3", SUM).await;
    let mut program = fixture.program();
    fixture.until_running(running).await;
    signal(&program, Signal::TERM);
    let ended = exited(&mut program).await;
    assert!(ended.success(), "{ended}");
    let row = fixture.read(running).await;
    assert_eq!((row.verdict, row.attempt), (Some(Verdict::Accepted), 1));
    let row = fixture.read(queued).await;
    assert_eq!((row.state, row.attempt), (SubmissionState::Queued, 0));
}

#[tokio::test]
async fn a_second_signal_stops_at_once_without_a_verdict() {
    let fixture = Fixture::new().await;
    let id = fixture.submit("python3", "import time\ntime.sleep(600)").await;
    let mut program = fixture.program();
    fixture.until_running(id).await;
    signal(&program, Signal::TERM);
    // The log says when the first signal has arrived.
    let log = fixture.log();
    until("the first signal has been received", async || std::fs::read_to_string(&log).unwrap().contains("stopping"))
        .await;
    signal(&program, Signal::TERM);
    exited(&mut program).await;
    let row = fixture.read(id).await;
    assert_eq!((row.state, row.attempt), (SubmissionState::Running, 1));
    assert_eq!(fixture.store.abort(id, fixture.user).await.unwrap(), Aborted::Done);
}

#[tokio::test]
async fn a_submission_of_a_killed_program_is_judged_again_once() {
    let fixture = Fixture::new().await;
    let id = fixture.submit("python3", SLOW).await;
    let mut program = fixture.program();
    fixture.until_running(id).await;
    signal(&program, Signal::KILL);
    exited(&mut program).await;
    assert_eq!(fixture.read(id).await.state, SubmissionState::Running);
    let worker = fixture.worker().await;
    until("the submission is done", async || fixture.read(id).await.state == SubmissionState::Done).await;
    let row = fixture.read(id).await;
    assert_eq!((row.verdict, row.attempt), (Some(Verdict::Accepted), 2));
    worker.shutdown(TIMEOUT).await;
}

/// A data folder with a user and a problem.
struct Fixture {
    store: Store,
    broker: Broker,
    blobs: Blobs,
    user: UserId,
    folder: TempDir,
}

impl Fixture {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::connect(&folder.path().join("assay.sqlite").to_string_lossy()).await.unwrap();
        store.migrate().await.unwrap();
        let blobs = Blobs::open(&folder.path().join("blobs")).unwrap();
        let person = NewUser {
            email: "ada@example.org".parse().unwrap(),
            name: "Ada".parse().unwrap(),
            password_hash: "hash".into(),
            role: Role::Learner,
        };
        let user = store.create_user(&person).await.unwrap();
        let mut cases = Vec::new();
        for (number, (input, answer)) in [("1 2\n", "3\n"), ("20 22\n", "42\n")].into_iter().enumerate() {
            let input = blobs.put(input.as_bytes().to_vec()).await.unwrap();
            let answer = blobs.put(answer.as_bytes().to_vec()).await.unwrap();
            cases.push(PlannedCase::of(&number.to_string(), false, input, answer));
        }
        // The wall clock stops a sleeping program after twice this time.
        let limits = Limits { time_ms: 200_000, ..Limits::default() };
        let plan = Plan::of_cases(limits, cases);
        let problem = NewProblem::new("sum".parse().unwrap(), "Sum", "<p>Add.</p>", plan);
        store.put_problem(&problem).await.unwrap();
        Self { store, broker: Broker::in_process(BrokerConfig::default()), blobs, user, folder }
    }

    /// Creates a row in state queued; the rescuer finds it.
    async fn submit(&self, language: &str, source: &str) -> SubmissionId {
        let submission = NewSubmission {
            user: self.user,
            problem: "sum".parse().unwrap(),
            language: LanguageId::from(language),
            sources: Sources::one(&Source::new(source.into()).unwrap()),
            interface: None,
            idempotency_key: None,
        };
        self.store.create_submission(&submission).await.unwrap()
    }

    async fn read(&self, id: SubmissionId) -> Submission {
        self.store.submission(id).await.unwrap().unwrap().1
    }

    async fn until_running(&self, id: SubmissionId) {
        until("the submission runs", async || self.read(id).await.state == SubmissionState::Running).await;
    }

    /// Starts a worker with one slot in this process.
    async fn worker(&self) -> WorkerHandle {
        self.worker_with(SlotBounds::exactly(1).unwrap()).await
    }

    /// Starts a worker whose number of slots changes without delay.
    async fn worker_with(&self, slots: SlotBounds) -> WorkerHandle {
        let mut config = WorkerConfig::new(self.store.clone(), self.broker.clone(), self.blobs.clone());
        config.slots = slots;
        config.scaling = ScalingSettings {
            interval: Duration::from_millis(10),
            add_after: Duration::ZERO,
            settle: Duration::ZERO,
            remove_after: Duration::from_millis(100),
            // The machine may be busy with other tests.
            free_cores: 0.0,
        };
        config.exclusive = true;
        config.rescue_every = Duration::from_millis(100);
        config.sandbox.zygote = Some(PathBuf::from(PROGRAM));
        Worker::start(config).await.unwrap()
    }

    /// Starts the program `assay-worker` on this data folder.
    fn program(&self) -> Child {
        let log = std::fs::File::create(self.log()).unwrap();
        share_prepared(self.folder.path(), &Path::new(env!("CARGO_TARGET_TMPDIR")).join("prepared")).unwrap();
        Command::new(PROGRAM)
            .env("ASSAY_DATA_DIR", self.folder.path())
            .env("ASSAY_SLOTS", "1")
            .env_remove("DATABASE_URL")
            .env_remove("REDIS_URL")
            .env_remove("ASSAY_LOG")
            .stdin(Stdio::null())
            .stderr(log)
            .spawn()
            .unwrap()
    }

    fn log(&self) -> PathBuf {
        Path::new(self.folder.path()).join("log")
    }
}

fn signal(program: &Child, signal: Signal) {
    kill_process(Pid::from_child(program), signal).unwrap();
}

async fn exited(program: &mut Child) -> ExitStatus {
    let looking = async {
        loop {
            if let Some(status) = program.try_wait().unwrap() {
                return status;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(TIMEOUT, looking).await.expect("did not end in time")
}

/// Waits until a condition holds.
async fn until(what: &str, mut holds: impl AsyncFnMut() -> bool) {
    let looking = async {
        while !holds().await {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    assert!(tokio::time::timeout(TIMEOUT, looking).await.is_ok(), "timed out waiting until {what}");
}
