use assay_domain::UserId;
use assay_store::{Error, NewPassword};

use crate::fixture::TestStore;

const HOUR: i64 = 3_600_000;

/// Lets `ms` milliseconds pass for all sessions.
async fn pass(db: &TestStore, ms: i64) {
    let sql = format!("UPDATE sessions SET created_at = created_at - {ms}, expires_at = expires_at - {ms}");
    db.raw(&sql).await.unwrap();
}

#[tokio::test]
async fn a_session_ends_when_it_expires_or_by_logging_out() {
    let db = TestStore::fresh().await;
    let ada = db.user("ada").await;
    db.create_session(ada, [1; 32], 60_000).await.unwrap();
    db.create_session(ada, [2; 32], 600_000).await.unwrap();
    assert_eq!(db.session_user([1; 32]).await.unwrap().unwrap().id, ada);
    pass(&db, 60_001).await;
    assert!(db.session_user([1; 32]).await.unwrap().is_none());
    assert!(db.session_user([2; 32]).await.unwrap().is_some());
    assert_eq!(db.delete_expired_credentials().await.unwrap(), 1);
    db.delete_session([2; 32]).await.unwrap();
    assert!(db.session_user([2; 32]).await.unwrap().is_none());
    assert!(db.session_user([3; 32]).await.unwrap().is_none());
}

#[tokio::test]
async fn a_new_password_ends_all_sessions_except_one() {
    let db = TestStore::fresh().await;
    let (ada, eve) = (db.user("ada").await, db.user("eve").await);
    for (user, token) in [(ada, 1), (ada, 2), (eve, 3)] {
        db.create_session(user, [token; 32], 60_000).await.unwrap();
    }
    let left = async || {
        let mut left = Vec::new();
        for token in [1, 2, 3] {
            left.push(db.session_user([token; 32]).await.unwrap().is_some());
        }
        left
    };
    let new =
        |hash: &str, keep_session| NewPassword { hash: hash.to_owned(), keep_session, keep_keys: true, actor: None };
    db.set_password(ada, new("another", Some([2; 32]))).await.unwrap();
    assert_eq!(left().await, [false, true, true]);
    let known = db.credentials(&"ada@example.org".parse().unwrap()).await.unwrap().unwrap();
    assert_eq!(known.password_hash, "another");
    db.set_password(ada, new("a third", None)).await.unwrap();
    assert_eq!(left().await, [false, false, true]);
    let unknown = UserId(ada.0 + eve.0);
    assert!(matches!(db.set_password(unknown, new("x", None)).await, Err(Error::NoSuchUser)));
}

#[tokio::test]
async fn use_extends_a_session() {
    let db = TestStore::fresh().await;
    let ada = db.user("ada").await;
    db.create_session(ada, [1; 32], 10 * HOUR).await.unwrap();
    // Use within the hour does not extend it.
    pass(&db, HOUR / 2).await;
    assert!(db.session_user([1; 32]).await.unwrap().is_some());
    // Use after the hour extends it by ten hours.
    pass(&db, HOUR).await;
    assert!(db.session_user([1; 32]).await.unwrap().is_some());
    pass(&db, 9 * HOUR + HOUR / 2).await;
    assert!(db.session_user([1; 32]).await.unwrap().is_some());
    pass(&db, 10 * HOUR + 1).await;
    assert!(db.session_user([1; 32]).await.unwrap().is_none());
}

#[tokio::test]
async fn use_within_the_hour_writes_nothing() {
    let db = TestStore::fresh().await;
    let ada = db.user("ada").await;
    db.create_session(ada, [1; 32], 2 * HOUR).await.unwrap();
    pass(&db, HOUR - 60_000).await;
    assert!(db.session_user([1; 32]).await.unwrap().is_some());
    pass(&db, HOUR + 60_001).await;
    assert!(db.session_user([1; 32]).await.unwrap().is_none());
}
