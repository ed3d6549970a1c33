use assay_domain::{SubmissionId, SubmissionState, Verdict};
use assay_store::Aborted;

use crate::fixture::{TestStore, judgement};

#[tokio::test]
async fn only_the_owner_can_cancel_and_only_before_the_end() {
    let db = TestStore::fresh().await;
    db.add_problem("sum").await;
    let (ada, eve) = (db.user("ada").await, db.user("eve").await);
    let id = db.submit(ada, "sum").await;
    assert_eq!(db.abort(id, eve).await.unwrap(), Aborted::NotFound);
    assert_eq!(db.abort(SubmissionId(id.0 + 1), ada).await.unwrap(), Aborted::NotFound);
    assert_eq!(db.abort(id, ada).await.unwrap(), Aborted::Done);
    assert_eq!(db.abort(id, ada).await.unwrap(), Aborted::AlreadyDone);
    let (_, row) = db.submission(id).await.unwrap().unwrap();
    assert_eq!((row.state, row.verdict), (SubmissionState::Done, Some(Verdict::Aborted)));
    assert!(db.begin(id, "w", 60_000).await.unwrap().is_none());
}

#[tokio::test]
async fn the_worker_of_a_cancelled_submission_cannot_renew_or_finish() {
    let db = TestStore::fresh().await;
    db.add_problem("sum").await;
    let ada = db.user("ada").await;
    let id = db.submit(ada, "sum").await;
    db.begin(id, "w", 60_000).await.unwrap().unwrap();
    assert!(db.renew(id, 1, 60_000).await.unwrap());
    assert_eq!(db.abort(id, ada).await.unwrap(), Aborted::Done);
    assert!(!db.renew(id, 1, 60_000).await.unwrap());
    assert!(!db.finish(id, 1, &judgement(Verdict::Accepted)).await.unwrap());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_submission_cancelled_while_it_finishes_ends_once() {
    let db = TestStore::fresh().await;
    db.add_problem("sum").await;
    let ada = db.user("ada").await;
    for _ in 0..20 {
        let id = db.submit(ada, "sum").await;
        db.begin(id, "w", 60_000).await.unwrap().unwrap();
        let (one, two) = (db.store.clone(), db.store.clone());
        let finish = tokio::spawn(async move { one.finish(id, 1, &judgement(Verdict::Accepted)).await.unwrap() });
        let abort = tokio::spawn(async move { two.abort(id, ada).await.unwrap() });
        let (finished, aborted) = (finish.await.unwrap(), abort.await.unwrap());
        let (_, row) = db.submission(id).await.unwrap().unwrap();
        let cases = db.case_reports(id).await.unwrap().len();
        if finished {
            assert_eq!((aborted, row.verdict, cases), (Aborted::AlreadyDone, Some(Verdict::Accepted), 2));
        } else {
            assert_eq!((aborted, row.verdict, cases), (Aborted::Done, Some(Verdict::Aborted), 0));
        }
    }
}
