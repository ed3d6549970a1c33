use assay_migrations::Migrator;
use assay_store::{Error, Store};
use sea_orm_migration::MigratorTrait;

use crate::fixture::TestStore;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn several_may_migrate_at_once() {
    let db = TestStore::empty().await;
    let migrations = (0..4).map(|_| {
        let url = db.url.clone();
        tokio::spawn(async move { Store::connect(&url).await.unwrap().migrate().await.unwrap() })
    });
    for migration in futures::future::join_all(migrations).await {
        migration.unwrap();
    }
    db.user("ada").await;
}

#[tokio::test]
async fn an_older_program_leaves_a_newer_database_alone() {
    let db = TestStore::fresh().await;
    db.raw("INSERT INTO seaql_migrations (version, applied_at) VALUES ('m29990101_000001_later', 0)").await.unwrap();
    assert!(matches!(db.migrate().await, Err(Error::Newer(_))));
}

#[tokio::test]
async fn every_change_can_be_taken_back() {
    let db = TestStore::fresh().await;
    Migrator::down(db.connection(), None).await.unwrap();
    assert!(db.raw("DELETE FROM users").await.is_err());
    db.migrate().await.unwrap();
    db.user("ada").await;
}

#[tokio::test]
async fn a_closed_store_says_so() {
    let db = TestStore::fresh().await;
    db.ping().await.unwrap();
    db.close().await.unwrap();
    assert!(db.ping().await.is_err());
}
