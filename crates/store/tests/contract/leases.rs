use assay_domain::{LanguageId, SourceFile, Sources, SubmissionId, SubmissionState, Verdict};
use assay_store::{NewSubmission, QueuedAgain, Unfinished};

use crate::fixture::{TestStore, judgement, new_problem, new_submission};

#[tokio::test]
async fn a_begun_submission_has_everything_that_judging_needs() {
    let db = TestStore::fresh().await;
    db.add_problem("sum").await;
    let ada = db.user("ada").await;
    let id = db.submit(ada, "sum").await;
    let begun = db.begin(id, "w", 60_000).await.unwrap().unwrap();
    assert_eq!((begun.attempt, begun.user, begun.entry_point), (1, ada, None));
    assert_eq!(begun.files, [SourceFile { name: String::new(), source: "print(3)".into() }]);
    assert_eq!(begun.plan, new_problem("sum").plan);
    assert_eq!((begun.language.clone(), db.language_of(id).await.unwrap()), ("python3".into(), Some(begun.language)));
    assert_eq!(db.language_of(SubmissionId(id.0 + 1)).await.unwrap(), None::<LanguageId>);
    assert!(db.begin(SubmissionId(id.0 + 1), "w", 60_000).await.unwrap().is_none());
}

#[tokio::test]
async fn files_keep_the_order_in_which_they_were_sent() {
    let db = TestStore::fresh().await;
    db.add_problem("sum").await;
    let ada = db.user("ada").await;
    for names in [&["zz.py", "aa.py", "mm.py"][..], &["__init__.py", "zz.py", "aa.py"], &["zz.py", "main.py"]] {
        let file = |name: &&str| SourceFile {
            name: (*name).to_owned(),
            source: if name.starts_with("__") { String::new() } else { "print(3)".to_owned() },
        };
        let files: Vec<_> = names.iter().map(file).collect();
        let sources = Sources::new(files.clone(), None, 1000).unwrap();
        let id = db.create_submission(&NewSubmission { sources, ..new_submission(ada, "sum") }).await.unwrap();
        let stored = db.submission(id).await.unwrap().unwrap().1;
        let mut files = files;
        let first = files.iter().position(|file| !file.source.is_empty()).unwrap();
        files[..=first].rotate_right(1);
        assert_eq!((stored.files, stored.source.as_str()), (files.clone(), "print(3)"));
        for _ in 0..2 {
            assert_eq!(db.begin(id, "w", 0).await.unwrap().unwrap().files, files);
        }
    }
}

#[tokio::test]
async fn a_requeued_submission_is_begun_again_and_has_used_a_try() {
    let db = TestStore::fresh().await;
    db.add_problem("sum").await;
    let ada = db.user("ada").await;
    let id = db.submit(ada, "sum").await;
    assert_eq!(db.begin(id, "w", 60_000).await.unwrap().unwrap().tries, 1);
    assert!(!db.requeue(id, 2).await.unwrap());
    assert!(db.requeue(id, 1).await.unwrap());
    assert!(!db.requeue(id, 1).await.unwrap());
    assert_eq!(db.submission(id).await.unwrap().unwrap().1.state, SubmissionState::Queued);
    let begun = db.begin(id, "w", 60_000).await.unwrap().unwrap();
    assert_eq!((begun.attempt, begun.tries), (2, 2));
}

#[tokio::test]
async fn only_a_submission_whose_lease_expired_is_put_back() {
    let db = TestStore::fresh().await;
    db.add_problem("sum").await;
    let ada = db.user("ada").await;
    let id = db.submit(ada, "sum").await;
    assert_eq!(db.requeue_lost(id).await.unwrap(), None, "it waits");
    db.begin(id, "w", 60_000).await.unwrap().unwrap();
    assert_eq!(db.requeue_lost(id).await.unwrap(), None, "a worker holds it");
    db.end_leases().await.unwrap();
    assert_eq!(db.requeue_lost(id).await.unwrap(), Some(QueuedAgain { owner: ada, attempt: 1 }));
    assert_eq!(db.requeue_lost(id).await.unwrap(), None);
    // The worker that lost it can do nothing with it any more.
    assert!(!db.renew(id, 1, 60_000).await.unwrap());
    assert!(!db.finish(id, 1, &judgement(Verdict::Accepted)).await.unwrap());
    assert_eq!(db.submission(id).await.unwrap().unwrap().1.state, SubmissionState::Queued);
    let begun = db.begin(id, "next", 60_000).await.unwrap().unwrap();
    assert_eq!((begun.attempt, begun.tries), (2, 2));
    assert!(db.finish(id, 2, &judgement(Verdict::Accepted)).await.unwrap());
    assert_eq!(db.requeue_lost(id).await.unwrap(), None, "it has ended");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn only_one_of_many_concurrent_begins_succeeds() {
    let db = TestStore::fresh().await;
    db.add_problem("sum").await;
    let ada = db.user("ada").await;
    for expired in [false, true] {
        let id = db.submit(ada, "sum").await;
        if expired {
            db.begin(id, "gone", 0).await.unwrap().unwrap();
        }
        let begins = (0..20).map(|worker| {
            let store = db.store.clone();
            tokio::spawn(async move { store.begin(id, &format!("w{worker}"), 60_000).await.unwrap() })
        });
        let begun = futures::future::join_all(begins).await;
        let won: Vec<_> = begun.into_iter().filter_map(Result::unwrap).map(|begun| begun.attempt).collect();
        assert_eq!(won, [if expired { 2 } else { 1 }]);
    }
}

#[tokio::test]
async fn an_expired_lease_goes_to_another_worker_and_the_old_one_is_rejected() {
    let db = TestStore::fresh().await;
    db.add_problem("sum").await;
    let ada = db.user("ada").await;
    let id = db.submit(ada, "sum").await;
    assert_eq!(db.begin(id, "slow", 0).await.unwrap().unwrap().attempt, 1);
    assert_eq!(db.begin(id, "next", 60_000).await.unwrap().unwrap().attempt, 2);
    assert!(!db.renew(id, 1, 60_000).await.unwrap());
    assert!(!db.finish(id, 1, &judgement(Verdict::WrongAnswer)).await.unwrap());
    let (_, row) = db.submission(id).await.unwrap().unwrap();
    assert_eq!((row.state, row.verdict, row.attempt), (SubmissionState::Running, None, 2));
    assert!(db.case_reports(id).await.unwrap().is_empty());
    assert!(db.renew(id, 2, 60_000).await.unwrap());
    assert!(db.finish(id, 2, &judgement(Verdict::Accepted)).await.unwrap());
    assert!(db.begin(id, "late", 60_000).await.unwrap().is_none());
}

#[tokio::test]
async fn a_lease_can_be_renewed_after_it_expired() {
    let db = TestStore::fresh().await;
    db.add_problem("sum").await;
    let ada = db.user("ada").await;
    let id = db.submit(ada, "sum").await;
    db.begin(id, "w", 0).await.unwrap().unwrap();
    // Late, but no other worker has begun.
    assert!(db.renew(id, 1, 60_000).await.unwrap());
    assert!(db.begin(id, "other", 60_000).await.unwrap().is_none());
}

#[tokio::test]
async fn all_leases_can_be_ended_at_once() {
    let db = TestStore::fresh().await;
    db.add_problem("sum").await;
    let ada = db.user("ada").await;
    let [queued, running] = [db.submit(ada, "sum").await, db.submit(ada, "sum").await];
    db.judged(ada, "sum", Verdict::Accepted).await;
    db.begin(running, "killed", 60_000).await.unwrap().unwrap();
    assert_eq!(db.end_leases().await.unwrap(), 1);
    assert_eq!(db.end_leases().await.unwrap(), 0);
    let left: Vec<_> = db.unfinished(10).await.unwrap().iter().map(|it| (it.id, it.state, it.lease_expired)).collect();
    assert_eq!(left, [(queued, SubmissionState::Queued, false), (running, SubmissionState::Running, true)]);
    assert_eq!(db.begin(running, "next", 60_000).await.unwrap().unwrap().attempt, 2);
}

#[tokio::test]
async fn unfinished_submissions_are_listed() {
    let db = TestStore::fresh().await;
    db.add_problem("sum").await;
    let ada = db.user("ada").await;
    let [queued, running, expired, third] = [
        db.submit(ada, "sum").await,
        db.submit(ada, "sum").await,
        db.submit(ada, "sum").await,
        db.submit(ada, "sum").await,
    ];
    db.judged(ada, "sum", Verdict::Accepted).await;
    db.begin(running, "w", 60_000).await.unwrap().unwrap();
    db.begin(expired, "w", 0).await.unwrap().unwrap();
    let entry =
        |id, state, attempt, lease_expired| Unfinished { id, user: ada, state, attempt, tries: attempt, lease_expired };
    let expected = [
        entry(queued, SubmissionState::Queued, 0, false),
        entry(running, SubmissionState::Running, 1, false),
        entry(expired, SubmissionState::Running, 1, true),
        entry(third, SubmissionState::Queued, 0, false),
    ];
    assert_eq!(db.unfinished(10).await.unwrap(), expected);
    assert_eq!(db.unfinished(2).await.unwrap(), expected[..2]);
}
