use assay_store::{AuditFilter, Error};
use serde_json::json;

use crate::fixture::TestStore;

#[tokio::test]
async fn the_audit_is_read_by_action_and_person_newest_first() {
    let db = TestStore::fresh().await;
    let (ada, bob) = (db.user("ada").await, db.user("bob").await);
    db.audit(Some(ada), "track.edit", "t", Some(json!({ "title": "A" })), Some(json!({ "title": "B" }))).await.unwrap();
    db.audit(Some(bob), "track.publish", "t", None, None).await.unwrap();
    db.audit(None, "user.create", "ada@example.org", None, None).await.unwrap();
    let actions = async |action: Option<&str>, actor: Option<&str>| {
        let filter = AuditFilter { action: action.map(str::to_owned), actor: actor.map(str::to_owned) };
        let page = db.audit_log(&filter, None, 10).await.unwrap();
        page.items.into_iter().map(|record| record.action).collect::<Vec<_>>()
    };
    assert_eq!(actions(None, None).await, ["user.create", "track.publish", "track.edit"]);
    assert_eq!(actions(Some("track."), None).await, ["track.publish", "track.edit"]);
    assert_eq!(actions(Some("track."), Some("ADA@")).await, ["track.edit"]);
    assert_eq!(actions(Some("%"), None).await, [""; 0]);
    let all = AuditFilter::default();
    let first = db.audit_log(&all, None, 2).await.unwrap();
    let second = db.audit_log(&all, first.next.as_deref(), 2).await.unwrap();
    assert_eq!((first.items[0].actor.as_deref(), first.items.len()), (None, 2));
    assert_eq!(second.items[0].actor.as_deref(), Some("ada@example.org"));
    assert_eq!(second.items[0].before, Some(json!({ "title": "A" })));
    assert!(matches!(db.audit_log(&all, Some("00"), 2).await, Err(Error::BadCursor)));
}
