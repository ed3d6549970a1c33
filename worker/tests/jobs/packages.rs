//! The verification of uploaded packages.

use std::{fs, time::Duration};

use assay_domain::{Class, ImportId, Job, Owner, SubmissionState, Verdict};
use assay_store::NewImport;
use assay_worker::{Worker, WorkerConfig};

use crate::fixture::{Fixture, SHORT_LEASE, TIMEOUT, until};

impl Fixture {
    /// A package of several steps, uploaded and queued.
    pub(crate) async fn upload(&self) -> ImportId {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("uploaded");
        for (name, text) in [
            ("problem.yaml", "problem_format_version: 2025-09\nname: Uploaded\n"),
            ("statement/problem.en.md", "Add.\n"),
            ("data/sample/1.in", "1\n"),
            ("data/sample/1.ans", "1\n"),
            ("data/secret/1.in", "2\n"),
            ("data/secret/1.ans", "2\n"),
            ("submissions/accepted/a.py", "print(input())\n"),
            ("submissions/accepted/b.py", "print(input())\n"),
        ] {
            fs::create_dir_all(root.join(name).parent().unwrap()).unwrap();
            fs::write(root.join(name), text).unwrap();
        }
        let package = assay_package::read(&root).unwrap();
        let problem = assay_import::store(&package, "uploaded.zip", &self.blobs).await.unwrap();
        let id = self.store.create_import(&NewImport { actor: self.user, problem }).await.unwrap();
        self.broker.enqueue(Class::Batch, Job::verify(id), &Owner::package(id)).await.unwrap();
        id
    }

    async fn import_state(&self, id: ImportId) -> SubmissionState {
        self.store.import(id).await.unwrap().unwrap().state
    }
}

#[tokio::test]
async fn a_package_is_verified_step_by_step() {
    let fixture = Fixture::new().await;
    fixture.script.release();
    let id = fixture.upload().await;
    let worker = fixture.start(fixture.config()).await;
    until("it is verified", async || fixture.import_state(id).await == SubmissionState::Done).await;
    let import = fixture.store.import(id).await.unwrap().unwrap();
    assert!(import.steps > 1 && import.steps_done == import.steps, "{import:?}");
    assert!(import.report.is_some() && import.cause.is_none(), "{import:?}");
    until("the job has left the queue", async || !fixture.broker.contains(&Job::verify(id)).await.unwrap()).await;
    worker.shutdown(TIMEOUT).await;
}

#[tokio::test]
async fn a_submission_does_not_wait_for_a_whole_package() {
    let fixture = Fixture::new().await;
    let id = fixture.upload().await;
    let worker = fixture.start(fixture.config()).await;
    assert_eq!(fixture.script.next_started().await, "step 0");
    until("the heartbeat names the job", async || {
        fixture.info().await.busy.iter().any(|slot| slot.job == Job::verify(id))
    })
    .await;
    let submission = fixture.submit("accept").await;
    fixture.script.release();
    // The only slot takes the submission before the next step.
    assert_eq!(fixture.script.next_started().await, "accept");
    assert_eq!(fixture.script.next_started().await, "step 1");
    until("it is verified", async || fixture.import_state(id).await == SubmissionState::Done).await;
    assert_eq!(fixture.state(submission).await.1, Some(Verdict::Accepted));
    worker.shutdown(TIMEOUT).await;
}

#[tokio::test]
async fn a_package_of_a_killed_worker_is_verified_by_another_worker() {
    let fixture = Fixture::new().await;
    let id = fixture.upload().await;
    let short = |config| WorkerConfig { lease: SHORT_LEASE, rescue_every: SHORT_LEASE, ..config };
    let worker = fixture.start(short(fixture.config())).await;
    assert_eq!(fixture.script.next_started().await, "step 0");
    drop(worker);
    fixture.script.release();
    let worker = fixture.start(short(fixture.config())).await;
    until("it is verified", async || fixture.import_state(id).await == SubmissionState::Done).await;
    assert!(fixture.store.import(id).await.unwrap().unwrap().report.is_some());
    worker.shutdown(TIMEOUT).await;
}

#[tokio::test]
async fn the_steps_of_a_killed_worker_are_not_repeated() {
    let fixture = Fixture::new().await;
    fixture.script.release();
    fixture.script.hang_in_step(1);
    let id = fixture.upload().await;
    let short = |config| WorkerConfig { lease: SHORT_LEASE, rescue_every: SHORT_LEASE, ..config };
    let worker = fixture.start(short(fixture.config())).await;
    assert_eq!(fixture.script.next_started().await, "step 0");
    assert_eq!(fixture.script.next_started().await, "step 1");
    drop(worker);
    fixture.script.hang_in_step(usize::MAX);
    let worker = fixture.start(short(fixture.config())).await;
    assert_eq!(fixture.script.next_started().await, "step 1");
    until("it is verified", async || fixture.import_state(id).await == SubmissionState::Done).await;
    let import = fixture.store.import(id).await.unwrap().unwrap();
    assert!(import.report.is_some() && import.steps_done == import.steps, "{import:?}");
    worker.shutdown(TIMEOUT).await;
}

#[tokio::test]
async fn a_package_that_ends_each_worker_fails_and_says_where() {
    let fixture = Fixture::new().await;
    fixture.script.release();
    fixture.script.hang_in_step(1);
    let id = fixture.upload().await;
    // Long enough for a renewal in time on a busy machine.
    let short = |config| WorkerConfig { lease: Duration::from_secs(3), rescue_every: SHORT_LEASE, ..config };
    for worker in 1..=3 {
        let killed = fixture.start(short(fixture.config())).await;
        while fixture.script.next_started().await != "step 1" {}
        let seen = fixture.store.import(id).await.unwrap().unwrap();
        assert_eq!((seen.state, seen.steps_done), (SubmissionState::Running, 1), "worker {worker}");
        drop(killed);
    }
    let last = fixture.start(short(fixture.config())).await;
    until("it is given up", async || fixture.import_state(id).await == SubmissionState::Done).await;
    let import = fixture.store.import(id).await.unwrap().unwrap();
    assert_eq!((import.ok, &import.report), (None, &None));
    let cause = import.cause.unwrap();
    for words in ["3 attempts", "step 2 of", "accepted/b.py"] {
        assert!(cause.contains(words), "{cause}");
    }
    assert_eq!(fixture.script.more_started().await, 0);
    until("there is a dead letter", async || fixture.broker.dead_letters().await.unwrap().len() == 1).await;
    until("the job has left the queue", async || !fixture.broker.contains(&Job::verify(id)).await.unwrap()).await;
    // An admin can try again.
    fixture.script.hang_in_step(usize::MAX);
    fixture.store.retry_import(id).await.unwrap();
    until("it is verified", async || fixture.store.import(id).await.unwrap().unwrap().report.is_some()).await;
    last.shutdown(TIMEOUT).await;
}

#[tokio::test]
async fn steps_that_were_planned_for_other_languages_are_repeated() {
    let fixture = Fixture::new().await;
    fixture.script.release();
    fixture.script.hang_in_step(1);
    let id = fixture.upload().await;
    let short = |config| WorkerConfig { lease: SHORT_LEASE, rescue_every: SHORT_LEASE, ..config };
    let worker = fixture.start(short(fixture.config())).await;
    while fixture.script.next_started().await != "step 1" {}
    drop(worker);
    fixture.script.hang_in_step(usize::MAX);
    // Without Python, the steps are others.
    let worker = Worker::start_with(short(fixture.config()), fixture.script.capabilities(&["cobol"])).await.unwrap();
    assert_eq!(fixture.script.next_started().await, "step 0");
    until("it is verified", async || fixture.import_state(id).await == SubmissionState::Done).await;
    worker.shutdown(TIMEOUT).await;
}

#[tokio::test]
async fn the_verification_of_a_discarded_package_stops() {
    let fixture = Fixture::new().await;
    let id = fixture.upload().await;
    let worker = fixture.start(WorkerConfig { lease: SHORT_LEASE * 3, ..fixture.config() }).await;
    assert_eq!(fixture.script.next_started().await, "step 0");
    fixture.store.discard_import(id, fixture.user).await.unwrap();
    until("the job has left the queue", async || !fixture.broker.contains(&Job::verify(id)).await.unwrap()).await;
    assert!(fixture.store.import(id).await.unwrap().unwrap().report.is_none());
    worker.shutdown(TIMEOUT).await;
}

#[tokio::test]
async fn a_verification_continues_when_the_host_is_less_busy() {
    let fixture = Fixture::new().await;
    fixture.script.release();
    let worker = fixture.start(fixture.config()).await;
    for (times, is_verified) in [(2, true), (99, false)] {
        fixture.script.be_busy_for_steps(times);
        let id = fixture.upload().await;
        until("it is verified or given up", async || fixture.import_state(id).await == SubmissionState::Done).await;
        let import = fixture.store.import(id).await.unwrap().unwrap();
        assert_eq!((import.report.is_some(), import.cause.is_none()), (is_verified, is_verified), "{import:?}");
        until("the job has left the queue", async || !fixture.broker.contains(&Job::verify(id)).await.unwrap()).await;
        // The steps before were not repeated.
        let mut started = Vec::new();
        while started.iter().filter(|step| *step == "step 1").count() < 3 {
            started.push(fixture.script.next_started().await);
        }
        assert_eq!(started.iter().filter(|step| *step == "step 0").count(), 1, "{started:?}");
        fixture.script.more_started().await;
    }
    worker.shutdown(TIMEOUT).await;
}
