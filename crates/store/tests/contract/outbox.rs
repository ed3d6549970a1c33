use assay_store::OutboxEntry;

use crate::fixture::TestStore;

#[tokio::test]
async fn the_newest_version_stays_until_it_was_sent() {
    let db = TestStore::fresh().await;
    assert!(db.outbox_take().await.unwrap().is_empty());
    let first = db.add_track("t", &[]).await;
    let second = db.add_track("u", &[]).await;
    let entry = |version| OutboxEntry { topic: "tracks".to_owned(), version };
    assert_eq!(db.outbox_take().await.unwrap(), [entry(second)]);
    // Sending the older version is not enough.
    db.outbox_done(&entry(first)).await.unwrap();
    assert_eq!(db.outbox_take().await.unwrap(), [entry(second)]);
    db.outbox_done(&entry(second)).await.unwrap();
    assert!(db.outbox_take().await.unwrap().is_empty());
}
