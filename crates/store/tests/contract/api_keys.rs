use assay_domain::{ApiKeyId, NewApiKey, Scope, UserId};
use assay_migrations::Migrator;
use assay_store::{Error, MAX_API_KEYS, NewPassword, Revoke};
use sea_orm_migration::MigratorTrait;

use crate::fixture::TestStore;

const DAY: i64 = 24 * 60 * 60 * 1000;

fn new(name: &str, scope: Scope, days: Option<u32>) -> NewApiKey {
    NewApiKey { name: name.parse().unwrap(), scope, days }
}

/// Lets `ms` milliseconds pass for all keys.
async fn pass(db: &TestStore, ms: i64) {
    let sql = format!(
        "UPDATE api_keys SET created_at = created_at - {ms}, expires_at = expires_at - {ms}, last_used_at = last_used_at - {ms}"
    );
    db.raw(&sql).await.unwrap();
}

#[tokio::test]
async fn a_key_works_until_it_expires() {
    let db = TestStore::fresh().await;
    let ada = db.user("ada").await;
    db.create_api_key(ada, [7; 32], &new("laptop", Scope::Read, Some(1)), Some(ada)).await.unwrap();
    let (me, scope) = db.api_key_user([7; 32]).await.unwrap().unwrap();
    assert_eq!((me.id, scope), (ada, Scope::Read));
    assert!(db.api_key_user([8; 32]).await.unwrap().is_none());
    assert!(!db.api_keys(ada).await.unwrap()[0].expired);
    pass(&db, DAY + 1).await;
    assert!(db.api_key_user([7; 32]).await.unwrap().is_none());
    // The owner's list shows the expired key for a month.
    assert!(db.api_keys(ada).await.unwrap()[0].expired);
    assert_eq!(db.delete_expired_credentials().await.unwrap(), 0);
    pass(&db, 30 * DAY).await;
    assert_eq!(db.delete_expired_credentials().await.unwrap(), 1);
    assert!(db.api_keys(ada).await.unwrap().is_empty());
}

#[tokio::test]
async fn the_list_shows_scope_expiry_and_last_use() {
    let db = TestStore::fresh().await;
    let (ada, eve) = (db.user("ada").await, db.user("eve").await);
    let first = db.create_api_key(ada, [1; 32], &new("laptop", Scope::Admin, None), Some(ada)).await.unwrap();
    let second = db.create_api_key(ada, [2; 32], &new("robot", Scope::Submit, Some(7)), None).await.unwrap();
    db.create_api_key(eve, [3; 32], &new("other", Scope::Read, None), None).await.unwrap();
    db.api_key_user([1; 32]).await.unwrap().unwrap();
    let keys = db.api_keys(ada).await.unwrap();
    assert_eq!(keys.iter().map(|key| key.id).collect::<Vec<_>>(), [second, first]);
    let [robot, laptop] = &keys[..] else { panic!("{keys:?}") };
    assert_eq!((robot.name.as_str(), robot.scope, robot.last_used_at), ("robot", Scope::Submit, None));
    assert_eq!(robot.expires_at, Some(robot.created_at.plus_ms(7 * DAY)));
    assert_eq!((laptop.scope, laptop.expires_at), (Scope::Admin, None));
    assert!(laptop.last_used_at.is_some_and(|at| at >= laptop.created_at));
}

#[tokio::test]
async fn the_last_use_is_written_once_per_minute() {
    let db = TestStore::fresh().await;
    let ada = db.user("ada").await;
    db.create_api_key(ada, [1; 32], &new("laptop", Scope::Read, None), None).await.unwrap();
    let used = async || {
        db.api_key_user([1; 32]).await.unwrap().unwrap();
        db.api_keys(ada).await.unwrap()[0].last_used_at.unwrap()
    };
    used().await;
    pass(&db, 30_000).await;
    let before = db.api_keys(ada).await.unwrap()[0].last_used_at;
    assert_eq!(Some(used().await), before);
    pass(&db, 30_001).await;
    let before = db.api_keys(ada).await.unwrap()[0].last_used_at;
    assert!(Some(used().await) > before);
}

#[tokio::test]
async fn a_revoked_key_stops_working_and_others_do_not() {
    let db = TestStore::fresh().await;
    let (ada, eve) = (db.user("ada").await, db.user("eve").await);
    let mut ids = Vec::new();
    for (user, hash) in [(ada, 1), (ada, 2), (ada, 3), (eve, 4)] {
        ids.push(db.create_api_key(user, [hash; 32], &new("key", Scope::Admin, None), None).await.unwrap());
    }
    let left = async || {
        let mut left = Vec::new();
        for hash in 1..=4 {
            left.push(db.api_key_user([hash; 32]).await.unwrap().is_some());
        }
        left
    };
    assert_eq!(db.revoke_api_keys(ada, Revoke::One(ids[0]), Some(ada)).await.unwrap(), 1);
    assert_eq!(db.revoke_api_keys(ada, Revoke::One(ids[3]), Some(ada)).await.unwrap(), 0, "another person's key");
    assert_eq!(db.revoke_api_keys(ada, Revoke::One(ApiKeyId(i64::MAX)), None).await.unwrap(), 0);
    assert_eq!(left().await, [false, true, true, true]);
    assert_eq!(db.api_key_owner([2; 32]).await.unwrap(), Some((ada, ids[1])));
    assert_eq!(db.revoke_api_keys(ada, Revoke::All, None).await.unwrap(), 2);
    assert_eq!(left().await, [false, false, false, true]);
    assert_eq!(db.api_key_owner([2; 32]).await.unwrap(), None);
    let unknown = UserId(ada.0 + eve.0);
    assert!(matches!(db.revoke_api_keys(unknown, Revoke::All, None).await, Err(Error::NoSuchUser)));
}

#[tokio::test]
async fn a_new_password_revokes_keys_unless_they_are_kept() {
    let db = TestStore::fresh().await;
    let (ada, eve) = (db.user("ada").await, db.user("eve").await);
    for (user, hash) in [(ada, 1), (ada, 2), (eve, 3)] {
        db.create_api_key(user, [hash; 32], &new("key", Scope::Admin, None), None).await.unwrap();
    }
    let password = |keep_keys| NewPassword { hash: "new".to_owned(), keep_session: None, keep_keys, actor: None };
    assert_eq!(db.set_password(ada, password(true)).await.unwrap(), 0);
    assert_eq!(db.api_keys(ada).await.unwrap().len(), 2);
    assert_eq!(db.set_password(ada, password(false)).await.unwrap(), 2);
    assert!(db.api_keys(ada).await.unwrap().is_empty());
    assert_eq!(db.api_keys(eve).await.unwrap().len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_user_cannot_exceed_the_number_of_keys() {
    let db = TestStore::fresh().await;
    let ada = db.user("ada").await;
    let make = |number: u32| {
        let store = db.store.clone();
        let mut hash = [0; 32];
        hash[..4].copy_from_slice(&number.to_be_bytes());
        tokio::spawn(async move { store.create_api_key(ada, hash, &new("key", Scope::Read, None), None).await })
    };
    for number in 1..MAX_API_KEYS {
        make(number).await.unwrap().unwrap();
    }
    // Two requests at the same time for the last free place.
    let (one, two) = tokio::join!(make(1001), make(1002));
    let results = [one.unwrap(), two.unwrap()];
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1);
    assert!(results.iter().any(|result| matches!(result, Err(Error::TooManyKeys))), "{results:?}");
}

#[tokio::test]
async fn keys_from_before_scopes_keep_working() {
    let db = TestStore::empty().await;
    Migrator::up(db.connection(), Some(11)).await.unwrap();
    let hash = if db.url.starts_with("sqlite") {
        format!("X'{}'", "07".repeat(32))
    } else {
        format!("'\\x{}'", "07".repeat(32))
    };
    let sql = format!(
        "INSERT INTO users (email, name, password_hash, role, created_at) VALUES ('a@example.org', 'Ada', 'x', 'admin', 1);
        INSERT INTO api_keys (user_id, key_hash, label, created_at) VALUES (1, {hash}, 'old', 1);"
    );
    db.raw(&sql).await.unwrap();
    db.migrate().await.unwrap();
    let (me, scope) = db.api_key_user([7; 32]).await.unwrap().unwrap();
    assert_eq!((me.name.as_str(), scope), ("Ada", Scope::Admin));
    let keys = db.api_keys(me.id).await.unwrap();
    assert_eq!((keys[0].name.as_str(), keys[0].expires_at, keys[0].expired), ("old", None, false));
}
