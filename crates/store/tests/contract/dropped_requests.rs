//! A request may be dropped at any point. Its writes happen completely or not at all, and the connection stays usable.

use std::future::poll_fn;

use assay_domain::Verdict;
use assay_store::Store;

use crate::fixture::{TestStore, entries, judgement, new_problem, slug};

#[tokio::test]
async fn a_dropped_write_leaves_no_transaction_behind() {
    let db = TestStore::fresh().await;
    for name in ["a", "b", "c"] {
        db.add_problem(name).await;
    }
    let ada = db.user("ada").await;
    let other = Store::connect(&db.url).await.unwrap();
    let (one, two) = (entries(&["a", "b"]), entries(&["c", "b", "a"]));
    db.add_track("t", &["a", "b"]).await;
    for polls in 0..60 {
        let id = db.submit(ada, "a").await;
        db.begin(id, "w", 60_000).await.unwrap().unwrap();
        let before = other.tracks_version().await.unwrap();
        let key = db.key("t").await;
        drop_after(polls, db.set_track_entries(&key, &two, None)).await;
        let problem = assay_store::NewProblem { package_hash: format!("{polls}"), ..new_problem("a") };
        drop_after(polls, db.put_problem(&problem)).await;
        let accepted = judgement(Verdict::Accepted);
        drop_after(polls, db.finish(id, 1, &accepted)).await;
        // Another connection sees the next write, so it was committed. The dropped writes are complete or absent.
        let key = db.key("t").await;
        db.set_track_entries(&key, &one, None).await.unwrap();
        assert!(other.tracks_version().await.unwrap() > before);
        assert_eq!(other.track(&slug("t")).await.unwrap().unwrap().items.len(), 2);
        let (_, row) = other.submission(id).await.unwrap().unwrap();
        assert_eq!(other.case_reports(id).await.unwrap().len(), if row.verdict.is_some() { 2 } else { 0 });
        assert!(other.renew(id, 1, 60_000).await.unwrap() == row.verdict.is_none());
    }
}

/// Polls a future at most `polls` times and drops it.
async fn drop_after<T>(polls: u32, work: impl Future<Output = T>) {
    let mut work = std::pin::pin!(work);
    let mut left = polls;
    poll_fn(|context| {
        if left == 0 || work.as_mut().poll(context).is_ready() {
            return std::task::Poll::Ready(());
        }
        left -= 1;
        std::task::Poll::Pending
    })
    .await;
}
