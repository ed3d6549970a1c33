use assay_domain::{Judgement, SubmissionId, SubmissionState, UserId, Verdict};
use assay_store::{AuditFilter, Error, NewProblem, QueuedAgain};

use crate::fixture::{TestStore, judgement, new_case, new_problem, plan};

/// A submission that could not be judged.
async fn failed(db: &TestStore, user: UserId) -> SubmissionId {
    let id = db.submit(user, "sum").await;
    let begun = db.begin(id, "w", 60_000).await.unwrap().unwrap();
    let judgement = Judgement { internal: Some("the disk is full".into()), ..judgement(Verdict::JudgeError) };
    assert!(db.finish(id, begun.attempt, &judgement).await.unwrap());
    id
}

#[tokio::test]
async fn failed_submissions_are_listed_newest_first_with_their_causes() {
    let db = TestStore::fresh().await;
    db.add_problem("sum").await;
    let ada = db.user("ada").await;
    let older = failed(&db, ada).await;
    db.judged(ada, "sum", Verdict::WrongAnswer).await;
    let given_up = db.submit(ada, "sum").await;
    assert!(db.give_up(given_up, "lost").await.unwrap());
    assert_eq!(db.count_failed_judgings().await.unwrap(), 2);
    let first = db.failed_judgings(None, 1).await.unwrap();
    let second = db.failed_judgings(first.next.as_deref(), 1).await.unwrap();
    assert_eq!((first.items[0].id, first.items[0].cause.as_deref()), (given_up, Some("lost")));
    assert_eq!((second.items[0].id, second.items[0].attempt, &second.next), (older, 1, &None));
    assert_eq!((second.items[0].email.as_str(), second.items[0].problem.as_str()), ("ada@example.org", "sum"));
    assert!(matches!(db.failed_judgings(Some("00"), 1).await, Err(Error::BadCursor)));
}

#[tokio::test]
async fn a_retried_submission_is_reset_but_keeps_its_attempt_number() {
    let db = TestStore::fresh().await;
    db.add_problem("sum").await;
    let ada = db.user("ada").await;
    let id = failed(&db, ada).await;
    assert_eq!(db.retry(id, Some(ada)).await.unwrap(), Some(QueuedAgain { owner: ada, attempt: 1 }));
    let (_, row) = db.submission(id).await.unwrap().unwrap();
    assert_eq!((row.state, row.verdict, row.attempt, row.passed, row.total), (SubmissionState::Queued, None, 1, 0, 0));
    assert!(row.finished_at.is_none() && row.cpu_ms.is_none());
    assert!(db.case_reports(id).await.unwrap().is_empty());
    assert_eq!(db.unfinished(10).await.unwrap()[0].tries, 0);
    assert_eq!(db.retry(id, Some(ada)).await.unwrap(), None);

    // A late result of the first attempt is rejected.
    assert!(!db.finish(id, 1, &judgement(Verdict::Accepted)).await.unwrap());
    let begun = db.begin(id, "w", 60_000).await.unwrap().unwrap();
    assert_eq!((begun.attempt, begun.tries), (2, 1));
    assert!(db.finish(id, 2, &judgement(Verdict::Accepted)).await.unwrap());
    assert_eq!(db.retry(id, Some(ada)).await.unwrap(), None);
    assert_eq!(db.count_failed_judgings().await.unwrap(), 0);

    let log = db
        .audit_log(&AuditFilter { action: Some("submission.".into()), ..AuditFilter::default() }, None, 10)
        .await
        .unwrap();
    assert_eq!(log.items.len(), 1);
    let before = log.items[0].before.as_ref().unwrap();
    assert_eq!((log.items[0].target.as_str(), &before["cause"]), (id.to_string().as_str(), &"the disk is full".into()));
}

#[tokio::test]
async fn a_retry_uses_the_newest_edition() {
    let db = TestStore::fresh().await;
    db.add_problem("sum").await;
    let ada = db.user("ada").await;
    let id = failed(&db, ada).await;
    let plan = plan(vec![new_case("only", false)]);
    let fixed = NewProblem { package_hash: "second".into(), plan, ..new_problem("sum") };
    db.put_problem(&fixed).await.unwrap();
    db.retry(id, None).await.unwrap().unwrap();
    assert_eq!(db.begin(id, "w", 60_000).await.unwrap().unwrap().plan, fixed.plan);
}

#[tokio::test]
async fn the_queue_state_has_the_longest_wait() {
    let db = TestStore::fresh().await;
    db.add_problem("sum").await;
    let ada = db.user("ada").await;
    assert_eq!(db.queue_state().await.unwrap(), assay_domain::QueueState::default());
    let retried = failed(&db, ada).await;
    db.raw("UPDATE submissions SET created_at = created_at - 3600000").await.unwrap();
    db.retry(retried, None).await.unwrap().unwrap();
    let waited = async || db.queue_state().await.unwrap().oldest_ms.unwrap();
    assert!(waited().await < 600_000, "counted from the retry, not from the submission");
    db.submit(ada, "sum").await;
    db.raw("UPDATE submissions SET created_at = created_at - 600000 WHERE retried_at IS NULL").await.unwrap();
    assert!((600_000..3_600_000).contains(&waited().await));
    db.begin(retried, "w", 60_000).await.unwrap().unwrap();
    let state = db.queue_state().await.unwrap();
    assert_eq!((state.queued, state.running), (1, 1));
}
