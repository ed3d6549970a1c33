//! A database with a user and a problem, a broker, and workers.

use std::time::Duration;

use assay_broker::{Broker, BrokerConfig, LiveEvent, Subscription};
use assay_domain::{
    Class, Job, LanguageId, Limits, Owner, Plan, PlannedCase, Role, Slug, Source, Sources, Submission, SubmissionId,
    SubmissionState, UserId, Verdict, WorkerInfo,
};
use assay_store::{Blobs, NewProblem, NewSubmission, NewUser, Store};
use assay_worker::{SlotBounds, Worker, WorkerConfig, WorkerHandle};
use tempfile::TempDir;

use crate::script::Script;

/// Only a broken program takes this long.
pub(crate) const TIMEOUT: Duration = Duration::from_secs(30);
/// A lease that does not expire during a test.
pub(crate) const LONG_LEASE: Duration = Duration::from_secs(600);
/// A lease that expires soon.
pub(crate) const SHORT_LEASE: Duration = Duration::from_millis(300);

pub(crate) struct Fixture {
    pub(crate) store: Store,
    pub(crate) broker: Broker,
    pub(crate) blobs: Blobs,
    pub(crate) user: UserId,
    pub(crate) script: Script,
    _folder: TempDir,
}

impl Fixture {
    pub(crate) async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::connect(&folder.path().join("assay.sqlite").to_string_lossy()).await.unwrap();
        store.migrate().await.unwrap();
        let blobs = Blobs::open(&folder.path().join("blobs")).unwrap();
        let user = store
            .create_user(&NewUser {
                email: "ada@example.org".parse().unwrap(),
                name: "Ada".parse().unwrap(),
                password_hash: "hash".into(),
                role: Role::Learner,
            })
            .await
            .unwrap();
        let mut cases = Vec::new();
        for number in 1..=2 {
            let input = blobs.put(format!("input {number}\n").into_bytes()).await.unwrap();
            let answer = blobs.put(format!("answer {number}\n").into_bytes()).await.unwrap();
            cases.push(PlannedCase::of(&number.to_string(), number == 1, input, answer));
        }
        let fixture = Self {
            store,
            broker: Broker::in_process(BrokerConfig::default()),
            blobs,
            user,
            script: Script::new(),
            _folder: folder,
        };
        fixture.add_problem("sum", cases).await;
        fixture
    }

    pub(crate) async fn add_problem(&self, name: &str, cases: Vec<PlannedCase<String>>) {
        let plan = Plan::of_cases(Limits::default(), cases);
        self.store.put_problem(&NewProblem::new(slug(name), name, "<p>Do it.</p>", plan)).await.unwrap();
    }

    /// A worker for python3 with one slot, a long lease and practically no rescuer.
    pub(crate) fn config(&self) -> WorkerConfig {
        WorkerConfig {
            slots: SlotBounds::exactly(1).unwrap(),
            lease: LONG_LEASE,
            rescue_every: LONG_LEASE,
            ..WorkerConfig::new(self.store.clone(), self.broker.clone(), self.blobs.clone())
        }
    }

    pub(crate) async fn start(&self, config: WorkerConfig) -> WorkerHandle {
        Worker::start_with(config, self.script.capabilities(&["python3"])).await.unwrap()
    }

    /// Creates a row in state queued, without a job in the queue.
    pub(crate) async fn row(&self, problem: &str, language: &str, source: &str) -> SubmissionId {
        let submission = NewSubmission {
            user: self.user,
            problem: slug(problem),
            language: LanguageId::from(language),
            sources: Sources::one(&Source::new(source.into()).unwrap()),
            interface: None,
            idempotency_key: None,
        };
        self.store.create_submission(&submission).await.unwrap()
    }

    /// Submits in Python. Each submission has its own owner, because the queue may give an owner only one slot.
    pub(crate) async fn submit(&self, source: &str) -> SubmissionId {
        let id = self.row("sum", "python3", source).await;
        self.broker.enqueue(Class::Submit, Job::submission(id), &Owner::user(UserId(id.0))).await.unwrap();
        id
    }

    pub(crate) fn owner(&self) -> Owner {
        Owner::user(self.user)
    }

    pub(crate) async fn subscribe(&self) -> Subscription {
        self.broker.subscribe(self.user).await.unwrap()
    }

    pub(crate) async fn read(&self, id: SubmissionId) -> Submission {
        self.store.submission(id).await.unwrap().unwrap().1
    }

    /// State, verdict and attempt of a submission.
    pub(crate) async fn state(&self, id: SubmissionId) -> (SubmissionState, Option<Verdict>, i32) {
        let row = self.read(id).await;
        (row.state, row.verdict, row.attempt)
    }

    /// The last heartbeat of the only worker.
    pub(crate) async fn info(&self) -> WorkerInfo {
        let workers = self.broker.workers().await.unwrap();
        let [heartbeat] = &workers[..] else { panic!("not one worker: {workers:?}") };
        heartbeat.worker.clone()
    }

    pub(crate) async fn in_queue(&self, id: SubmissionId) -> bool {
        self.broker.contains(&Job::submission(id)).await.unwrap()
    }

    /// Waits until a job has left the queue.
    pub(crate) async fn acknowledged(&self, id: SubmissionId) {
        until("the job has left the queue", async || !self.in_queue(id).await).await;
    }
}

/// The live events up to the end of a submission.
pub(crate) async fn events_until_done(reader: &mut Subscription, id: SubmissionId) -> Vec<LiveEvent> {
    let mut events = Vec::new();
    loop {
        let event = tokio::time::timeout(TIMEOUT, reader.recv()).await.expect("not done in time").unwrap();
        if event == (LiveEvent::Done { submission: id }) {
            return events;
        }
        events.push(event);
    }
}

/// Waits until a condition holds.
pub(crate) async fn until(what: &str, holds: impl AsyncFn() -> bool) {
    let looking = async {
        while !holds().await {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    assert!(tokio::time::timeout(TIMEOUT, looking).await.is_ok(), "timed out waiting until {what}");
}

fn slug(text: &str) -> Slug {
    text.parse().unwrap()
}
