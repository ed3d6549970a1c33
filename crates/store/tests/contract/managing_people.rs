use assay_domain::Role;
use assay_store::{AuditFilter, Error};

use crate::fixture::TestStore;

#[tokio::test]
async fn people_are_found_by_name_and_email_in_pages() {
    let db = TestStore::fresh().await;
    for name in ["ada", "bob", "eve"] {
        db.user(name).await;
    }
    let names = async |text: Option<&str>| {
        let page = db.people(text, None, 10).await.unwrap();
        page.items.into_iter().map(|person| person.name).collect::<Vec<_>>()
    };
    assert_eq!(names(None).await, ["eve", "bob", "ada"]);
    assert_eq!(names(Some("BOB")).await, ["bob"]);
    assert_eq!(names(Some("example.org")).await.len(), 3);
    assert_eq!(names(Some("_")).await, [""; 0]);
    let first = db.people(None, None, 2).await.unwrap();
    let second = db.people(None, first.next.as_deref(), 2).await.unwrap();
    assert_eq!((first.items.len(), second.items.len(), second.next), (2, 1, None));
    assert!(matches!(db.people(None, Some("00"), 2).await, Err(Error::BadCursor)));
}

#[tokio::test]
async fn a_new_role_is_audited_once() {
    let db = TestStore::fresh().await;
    let (ada, bob) = (db.user("ada").await, db.user("bob").await);
    db.change_role(ada, Role::Admin, None).await.unwrap();
    db.change_role(bob, Role::Admin, Some(ada)).await.unwrap();
    db.change_role(bob, Role::Admin, Some(ada)).await.unwrap();
    let log = db.audit_log(&AuditFilter::default(), None, 10).await.unwrap();
    let audited: Vec<_> =
        log.items.iter().map(|it| (it.actor.as_deref(), it.action.as_str(), it.target.as_str())).collect();
    assert_eq!(
        audited,
        [(Some("ada@example.org"), "user.role", "bob@example.org"), (None, "user.role", "ada@example.org")]
    );
}

#[tokio::test]
async fn the_last_admin_cannot_be_removed() {
    let db = TestStore::fresh().await;
    let (ada, bob) = (db.user("ada").await, db.user("bob").await);
    db.change_role(ada, Role::Admin, None).await.unwrap();
    assert!(matches!(db.change_role(ada, Role::Learner, Some(ada)).await, Err(Error::LastAdmin)));
    // Setting the role "learner" for a learner always works.
    db.change_role(bob, Role::Learner, Some(ada)).await.unwrap();
    db.change_role(bob, Role::Admin, Some(ada)).await.unwrap();
    db.change_role(ada, Role::Learner, Some(bob)).await.unwrap();
    assert!(matches!(db.change_role(bob, Role::Learner, Some(bob)).await, Err(Error::LastAdmin)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_admins_cannot_demote_each_other_at_the_same_time() {
    let db = TestStore::fresh().await;
    let (ada, bob) = (db.user("ada").await, db.user("bob").await);
    for _ in 0..10 {
        db.change_role(ada, Role::Admin, None).await.unwrap();
        db.change_role(bob, Role::Admin, None).await.unwrap();
        let demote = |who, by| {
            let store = db.store.clone();
            tokio::spawn(async move { store.change_role(who, Role::Learner, Some(by)).await })
        };
        let (one, two) = tokio::join!(demote(ada, bob), demote(bob, ada));
        let results = [one.unwrap(), two.unwrap()];
        assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1);
        assert!(results.iter().any(|result| matches!(result, Err(Error::LastAdmin))));
        assert!(db.has_admin().await.unwrap());
    }
}
