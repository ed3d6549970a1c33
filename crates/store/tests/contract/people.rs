use assay_domain::{AuditAction, Role, UserId};
use assay_store::{Error, NewUser, Registered};

use crate::fixture::{TestStore, new_user};

#[tokio::test]
async fn an_email_has_one_account_in_upper_and_lower_case() {
    let db = TestStore::fresh().await;
    db.user("ada").await;
    let again = NewUser { email: "ADA@Example.ORG".parse().unwrap(), ..new_user("eve") };
    assert!(matches!(db.create_user(&again).await, Err(Error::EmailTaken)));
    let found = db.credentials(&"Ada@example.org".parse().unwrap()).await.unwrap().unwrap();
    assert_eq!((found.me.name.as_str(), found.password_hash.as_str()), ("ada", "hash of ada"));
    assert!(db.credentials(&"eve@example.org".parse().unwrap()).await.unwrap().is_none());
}

#[tokio::test]
async fn only_one_of_two_concurrent_creations_succeeds() {
    let db = TestStore::fresh().await;
    let new = new_user("ada");
    let (one, two) = tokio::join!(db.create_user(&new), db.create_user(&new));
    assert_eq!([&one, &two].iter().filter(|result| result.is_ok()).count(), 1);
    assert!([one, two].into_iter().any(|result| matches!(result, Err(Error::EmailTaken))));
}

#[tokio::test]
async fn open_sessions_get_a_new_role_at_once() {
    let db = TestStore::fresh().await;
    let ada = db.user("ada").await;
    db.create_session(ada, [1; 32], 60_000).await.unwrap();
    assert!(!db.has_admin().await.unwrap());
    assert_eq!(db.change_role(ada, Role::Admin, None).await.unwrap(), "ada@example.org");
    assert_eq!(db.session_user([1; 32]).await.unwrap().unwrap().role, Role::Admin);
    assert!(db.has_admin().await.unwrap());
    assert!(matches!(db.change_role(UserId(ada.0 + 1), Role::Admin, None).await, Err(Error::NoSuchUser)));
}

#[tokio::test]
async fn registering_a_taken_email_changes_nothing() {
    let db = TestStore::fresh().await;
    let Registered::Created(ada) = db.register_user(&new_user("ada")).await.unwrap() else { panic!("not created") };
    let again = NewUser {
        name: "Eve".parse().unwrap(),
        password_hash: "hash of eve".into(),
        role: Role::Admin,
        ..new_user("ada")
    };
    assert_eq!(db.register_user(&again).await.unwrap(), Registered::EmailTaken(ada));
    let known = db.credentials(&"ada@example.org".parse().unwrap()).await.unwrap().unwrap();
    assert_eq!((known.me.id, known.me.name.as_str(), known.me.role), (ada, "ada", Role::Learner));
    assert_eq!(known.password_hash, "hash of ada");
}

#[tokio::test]
async fn only_one_of_two_concurrent_registrations_creates_an_account() {
    let db = TestStore::fresh().await;
    let other = NewUser { password_hash: "another hash".into(), ..new_user("ada") };
    let new = new_user("ada");
    let (one, two) = tokio::join!(db.register_user(&new), db.register_user(&other));
    let created = [one.unwrap(), two.unwrap()].into_iter().filter(|it| matches!(it, Registered::Created(_))).count();
    assert_eq!(created, 1);
}

#[tokio::test]
async fn an_installation_has_one_secret_per_purpose() {
    let db = TestStore::fresh().await;
    assert_eq!(db.secret("a", [1; 32]).await.unwrap(), [1; 32]);
    assert_eq!(db.secret("a", [2; 32]).await.unwrap(), [1; 32]);
    assert_eq!(db.secret("b", [3; 32]).await.unwrap(), [3; 32]);
}

#[tokio::test]
async fn an_admin_link_works_once_and_deletes_the_others() {
    let db = TestStore::fresh().await;
    let ada = db.user("ada").await;
    let eve = db.user("eve").await;
    db.create_one_time_link([1; 32], 60_000).await.unwrap();
    db.create_one_time_link([2; 32], 60_000).await.unwrap();
    assert!(!db.use_one_time_link([3; 32], eve).await.unwrap());
    assert!(db.use_one_time_link([1; 32], ada).await.unwrap());
    assert!(!db.use_one_time_link([1; 32], eve).await.unwrap());
    assert!(!db.use_one_time_link([2; 32], eve).await.unwrap());
    let role = async |name: &str| {
        db.credentials(&format!("{name}@example.org").parse().unwrap()).await.unwrap().unwrap().me.role
    };
    assert_eq!((role("ada").await, role("eve").await), (Role::Admin, Role::Learner));
}

#[tokio::test]
async fn an_admin_link_does_not_work_if_there_is_an_admin() {
    let db = TestStore::fresh().await;
    let (ada, eve) = (db.user("ada").await, db.user("eve").await);
    db.create_one_time_link([1; 32], 60_000).await.unwrap();
    db.change_role(ada, Role::Admin, None).await.unwrap();
    assert!(!db.use_one_time_link([1; 32], eve).await.unwrap());
    let eve = db.credentials(&"eve@example.org".parse().unwrap()).await.unwrap().unwrap();
    assert_eq!(eve.me.role, Role::Learner);
}

#[tokio::test]
async fn an_admin_link_expires() {
    let db = TestStore::fresh().await;
    let ada = db.user("ada").await;
    db.create_one_time_link([1; 32], 60_000).await.unwrap();
    db.raw("UPDATE one_time_links SET created_at = created_at - 60001, expires_at = expires_at - 60001").await.unwrap();
    assert!(!db.use_one_time_link([1; 32], ada).await.unwrap());
    assert!(!db.has_admin().await.unwrap());
}

#[tokio::test]
async fn audit_entries_have_old_and_new_values() {
    let db = TestStore::fresh().await;
    let ada = db.user("ada").await;
    let (before, after) = (serde_json::json!({"role": "learner"}), serde_json::json!({"role": "admin"}));
    db.audit(Some(ada), AuditAction::UserRole, "eve@example.org", Some(before), Some(after)).await.unwrap();
    db.audit(None, AuditAction::UserCreate, "bob@example.org", None, None).await.unwrap();
    let full = r#"UPDATE audit SET action = action WHERE action = 'user.role' AND target = 'eve@example.org'
        AND before_json = '{"role":"learner"}' AND after_json = '{"role":"admin"}' AND actor IS NOT NULL"#;
    assert_eq!(db.raw(full).await.unwrap(), 1);
    assert_eq!(
        db.raw("UPDATE audit SET action = action WHERE actor IS NULL AND before_json IS NULL").await.unwrap(),
        1
    );
}
