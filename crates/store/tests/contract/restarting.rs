//! Restarts of PostgreSQL.

use assay_store::Store;
use assay_testbed::Postgres;
use futures::future::try_join_all;

#[tokio::test]
async fn reads_work_after_a_restart() {
    let mut postgres = Postgres::start();
    let store = Store::connect(&postgres.url()).await.unwrap();
    store.migrate().await.unwrap();
    // Use all connections shortly before the restart breaks them.
    let read = || try_join_all((0..10).map(|_| store.tracks_version()));
    read().await.unwrap();
    postgres.stop();
    postgres.restart();
    read().await.unwrap();
    store.tracks(None, 10).await.unwrap();
    store.ping().await.unwrap();
}

#[tokio::test]
async fn writes_work_after_a_restart() {
    let mut postgres = Postgres::start();
    let store = Store::connect(&postgres.url()).await.unwrap();
    store.migrate().await.unwrap();
    store.delete_expired_credentials().await.unwrap();
    postgres.stop();
    postgres.restart();
    store.delete_expired_credentials().await.unwrap();
}
