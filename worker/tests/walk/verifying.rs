//! Packages that were uploaded.

use std::fs;

use assay_domain::{Class, ImportId, Job, Owner, SubmissionState, Verdict};
use assay_store::NewImport;
use assay_worker::WorkerConfig;

use crate::bed::{BOUND, Bed, SHORT, until};

impl Bed {
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
    let bed = Bed::new().await;
    bed.script.release();
    let id = bed.upload().await;
    let worker = bed.start(bed.config()).await;
    until("it is verified", async || bed.import_state(id).await == SubmissionState::Done).await;
    let import = bed.store.import(id).await.unwrap().unwrap();
    assert!(import.steps > 1 && import.steps_done == import.steps, "{import:?}");
    assert!(import.report.is_some() && import.cause.is_none(), "{import:?}");
    until("the job has left the queue", async || !bed.broker.contains(&Job::verify(id)).await.unwrap()).await;
    worker.shutdown(BOUND).await;
}

#[tokio::test]
async fn submissions_do_not_wait_for_the_whole_package() {
    let bed = Bed::new().await;
    let id = bed.upload().await;
    let worker = bed.start(bed.config()).await;
    assert_eq!(bed.script.next_begun().await, "step 0");
    until("it says what it does", async || bed.info().await.busy.iter().any(|slot| slot.job == Job::verify(id))).await;
    let submission = bed.submit("accept").await;
    bed.script.release();
    // The only slot takes the submission before the next step.
    assert_eq!(bed.script.next_begun().await, "accept");
    assert_eq!(bed.script.next_begun().await, "step 1");
    until("it is verified", async || bed.import_state(id).await == SubmissionState::Done).await;
    assert_eq!(bed.state(submission).await.1, Some(Verdict::Accepted));
    worker.shutdown(BOUND).await;
}

#[tokio::test]
async fn what_a_killed_worker_verified_another_verifies() {
    let bed = Bed::new().await;
    let id = bed.upload().await;
    let short = |config| WorkerConfig { lease: SHORT, rescue_every: SHORT, ..config };
    let worker = bed.start(short(bed.config())).await;
    assert_eq!(bed.script.next_begun().await, "step 0");
    drop(worker);
    bed.script.release();
    let worker = bed.start(short(bed.config())).await;
    until("it is verified", async || bed.import_state(id).await == SubmissionState::Done).await;
    assert!(bed.store.import(id).await.unwrap().unwrap().report.is_some());
    worker.shutdown(BOUND).await;
}

#[tokio::test]
async fn what_is_discarded_is_stopped() {
    let bed = Bed::new().await;
    let id = bed.upload().await;
    let worker = bed.start(WorkerConfig { lease: SHORT * 3, ..bed.config() }).await;
    assert_eq!(bed.script.next_begun().await, "step 0");
    bed.store.discard_import(id, bed.user).await.unwrap();
    until("the job has left the queue", async || !bed.broker.contains(&Job::verify(id)).await.unwrap()).await;
    assert!(bed.store.import(id).await.unwrap().unwrap().report.is_none());
    worker.shutdown(BOUND).await;
}
