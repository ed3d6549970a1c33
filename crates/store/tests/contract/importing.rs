//! Imports.

use assay_domain::{
    AuditAction, CheckReport, ImportId, ImportOutcome, NamedFile, PackageReport, SubmissionReport, SubmissionState,
    TimeReport, UserId, Verdict,
};
use assay_store::{AuditFilter, Error, NewImport, NewProblem, Origin, UnfinishedImport};

use crate::fixture::{TestStore, new_problem, slug};

fn files() -> Vec<NamedFile<String>> {
    vec![NamedFile { name: "problem.yaml".to_owned(), file: "a".repeat(64), executable: false }]
}

pub(crate) fn new(actor: UserId, hash: &str) -> NewImport {
    let origin = Origin { file_name: "sum.zip".to_owned(), files: files(), ..Origin::default() };
    let problem =
        NewProblem { origin: Some(origin), package_hash: hash.to_owned(), published: None, ..new_problem("sum") };
    NewImport { actor, problem }
}

pub(crate) fn report(ok: bool) -> PackageReport {
    let check = CheckReport { name: "answers".to_owned(), ok, detail: "as they\0 are".to_owned() };
    let time =
        TimeReport { limit_ms: 2500, measured: true, slowest_accepted_ms: Some(400), machine: "this".to_owned() };
    let submission = |language: &str, ok| SubmissionReport {
        path: "submissions/accepted/sum".to_owned(),
        language: language.into(),
        permitted: vec![Verdict::Accepted],
        verdict: if ok { Verdict::Accepted } else { Verdict::TimeLimitExceeded },
        score: None,
        cpu_ms: None,
        wall_ms: None,
        memory_kib: None,
        ok,
        cause: None,
        cases: Vec::new(),
    };
    let submissions = vec![submission("python3", true), submission("python3", false), submission("cpp", true)];
    PackageReport {
        name: "sum".to_owned(),
        ok,
        checks: vec![check],
        submissions,
        time: Some(time),
        ..PackageReport::default()
    }
}

async fn verified(db: &TestStore, actor: UserId, hash: &str, ok: bool) -> ImportId {
    let id = db.create_import(&new(actor, hash)).await.unwrap();
    let begun = db.begin_import(id, "w", 60_000).await.unwrap().unwrap();
    assert!(db.finish_import(id, begun.attempt, &report(ok)).await.unwrap());
    id
}

#[tokio::test]
async fn a_package_that_passes_is_published_once() {
    let db = TestStore::fresh().await;
    let ada = db.user("ada").await;
    let id = db.create_import(&new(ada, "first")).await.unwrap();
    assert!(matches!(db.publish_import(id, ada, Some("in a hurry")).await, Err(Error::NotVerified(_))));
    let begun = db.begin_import(id, "w", 60_000).await.unwrap().unwrap();
    assert_eq!((begun.attempt, begun.tries, begun.files), (1, 1, files()));
    assert!(db.begin_import(id, "other", 60_000).await.unwrap().is_none());
    assert!(db.renew_import(id, 1, 60_000, (2, 5)).await.unwrap());
    let seen = db.import(id).await.unwrap().unwrap();
    assert_eq!((seen.state, seen.steps_done, seen.steps, seen.ok), (SubmissionState::Running, 2, 5, None));
    assert!(db.finish_import(id, 1, &report(true)).await.unwrap());
    assert!(!db.finish_import(id, 1, &report(true)).await.unwrap());

    let published = db.publish_import(id, ada, None).await.unwrap();
    assert_eq!((published.version, published.added), (1, true));
    // The measured time limit is used.
    let problem = db.problem(&slug("sum")).await.unwrap().unwrap().in_language(&[]);
    assert_eq!(problem.limits.time_ms, 2500);
    assert!(matches!(db.publish_import(id, ada, None).await, Err(Error::ImportClosed(_))));
    assert_eq!(db.import(id).await.unwrap().unwrap().outcome, Some(ImportOutcome::Published(1)));
    assert!(db.open_imports(10).await.unwrap().is_empty());
    assert_eq!(problem.verified, ["cpp".into()]);
    let details = db.problem_details(&slug("sum"), None, 10).await.unwrap().unwrap();
    assert_eq!(details.editions.items[0].by.as_deref(), Some("ada@example.org"));
    assert_eq!(details.report.unwrap().time.unwrap().limit_ms, 2500);
    assert_eq!(db.package_of(&slug("sum")).await.unwrap().unwrap().files, Some(files()));
}

#[tokio::test]
async fn a_package_that_fails_needs_a_reason_which_is_stored() {
    let db = TestStore::fresh().await;
    let ada = db.user("ada").await;
    let id = verified(&db, ada, "first", false).await;
    assert!(matches!(db.publish_import(id, ada, None).await, Err(Error::NotVerified(_))));
    db.publish_import(id, ada, Some("the label is wrong")).await.unwrap();
    let details = db.problem_details(&slug("sum"), None, 10).await.unwrap().unwrap();
    assert_eq!(details.editions.items[0].override_reason.as_deref(), Some("the label is wrong"));
    let log = db.audit_log(&AuditFilter::default(), None, 10).await.unwrap();
    assert!(log.items.iter().any(|entry| entry.action.as_str() == AuditAction::ProblemImport.as_str()), "{log:?}");
    // An unnecessary reason is not stored.
    let id = verified(&db, ada, "second", true).await;
    db.publish_import(id, ada, Some("why not")).await.unwrap();
    let details = db.problem_details(&slug("sum"), None, 10).await.unwrap().unwrap();
    assert_eq!((details.editions.items[0].version, details.editions.items[0].override_reason.as_deref()), (2, None));
}

#[tokio::test]
async fn an_interrupted_verification_keeps_its_partial_result_and_uses_no_try() {
    let db = TestStore::fresh().await;
    let ada = db.user("ada").await;
    let id = db.create_import(&new(ada, "first")).await.unwrap();
    for round in 1..=5 {
        let begun = db.begin_import(id, "w", 60_000).await.unwrap().unwrap();
        assert_eq!((begun.attempt, begun.tries), (round, 1));
        assert_eq!(begun.so_far, (round > 1).then(|| format!("[{}]", round - 1)));
        assert!(db.requeue_import(id, round, &format!("[{round}]"), (1, 9), false).await.unwrap());
        assert!(!db.requeue_import(id, round, "late", (1, 9), false).await.unwrap());
    }
    // A host that was too busy uses a try, and so does a worker that dies.
    assert_eq!(db.begin_import(id, "w", 60_000).await.unwrap().unwrap().tries, 1);
    assert!(db.requeue_import(id, 6, "[6]", (1, 9), true).await.unwrap());
    assert_eq!(db.begin_import(id, "w", 60_000).await.unwrap().unwrap().tries, 2);
    assert!(db.requeue_import(id, 7, "[7]", (1, 9), false).await.unwrap());
    db.begin_import(id, "dies", 0).await.unwrap().unwrap();
    let lost = UnfinishedImport { id, state: SubmissionState::Running, tries: 2, lease_expired: true };
    assert_eq!(db.unfinished_imports(10).await.unwrap(), [lost]);
    assert_eq!(db.begin_import(id, "next", 60_000).await.unwrap().unwrap().tries, 3);
    assert!(!db.renew_import(id, 8, 60_000, (0, 0)).await.unwrap());
}

#[tokio::test]
async fn the_partial_result_of_a_lost_worker_is_kept_and_uses_a_try() {
    let db = TestStore::fresh().await;
    let ada = db.user("ada").await;
    let id = db.create_import(&new(ada, "first")).await.unwrap();
    assert!(!db.requeue_lost_import(id).await.unwrap(), "it waits");
    db.begin_import(id, "dies", 60_000).await.unwrap().unwrap();
    assert!(!db.save_import(id, 2, 60_000, "[2]", (2, 9)).await.unwrap());
    assert!(db.save_import(id, 1, 60_000, "[1]", (1, 9)).await.unwrap());
    assert!(!db.requeue_lost_import(id).await.unwrap(), "a worker holds it");
    assert!(db.save_import(id, 1, 0, "[1, 2]", (2, 9)).await.unwrap());
    assert_eq!(db.import_so_far(id).await.unwrap().as_deref(), Some("[1, 2]"));
    assert!(db.requeue_lost_import(id).await.unwrap());
    assert!(!db.requeue_lost_import(id).await.unwrap());
    let seen = db.import(id).await.unwrap().unwrap();
    assert_eq!((seen.state, seen.steps_done, seen.steps), (SubmissionState::Queued, 2, 9));
    assert!(!db.save_import(id, 1, 60_000, "late", (9, 9)).await.unwrap());
    let begun = db.begin_import(id, "next", 60_000).await.unwrap().unwrap();
    assert_eq!((begun.tries, begun.so_far.as_deref()), (2, Some("[1, 2]")));
    assert!(db.finish_import(id, 2, &report(true)).await.unwrap());
    assert_eq!(db.import_so_far(id).await.unwrap(), None);
}

#[tokio::test]
async fn an_import_that_could_not_be_verified_is_retried_or_discarded() {
    let db = TestStore::fresh().await;
    let ada = db.user("ada").await;
    let id = db.create_import(&new(ada, "first")).await.unwrap();
    db.begin_import(id, "w", 60_000).await.unwrap().unwrap();
    assert!(!db.give_up_import(id, None, "held by a worker").await.unwrap());
    assert!(db.give_up_import(id, Some(1), "the sandbox failed").await.unwrap());
    let seen = db.import(id).await.unwrap().unwrap();
    assert_eq!((seen.ok, seen.report, seen.cause.as_deref()), (None, None, Some("the sandbox failed")));
    db.retry_import(id).await.unwrap();
    assert!(matches!(db.retry_import(id).await, Err(Error::NotVerified(_))));
    assert_eq!(db.begin_import(id, "w", 60_000).await.unwrap().unwrap().tries, 1);
    db.discard_import(id, ada).await.unwrap();
    assert!(!db.renew_import(id, 2, 60_000, (0, 0)).await.unwrap(), "the worker notices");
    assert_eq!(db.import(id).await.unwrap().unwrap().outcome, Some(ImportOutcome::Discarded));
    assert!(matches!(db.discard_import(id, ada).await, Err(Error::ImportClosed(_))));
    assert!(matches!(db.discard_import(ImportId(99), ada).await, Err(Error::NoSuchImport(_))));
}
