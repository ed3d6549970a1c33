//! A PostgreSQL that is stopped and started again.

use assay_store::Store;
use assay_testbed::Postgres;
use futures::future::try_join_all;

#[tokio::test]
async fn a_restart_goes_unnoticed_by_those_who_read() {
    let mut postgres = Postgres::start();
    let store = Store::connect(&postgres.url()).await.unwrap();
    store.migrate().await.unwrap();
    // As many as there are connections, all of them used a moment before they die.
    let read = || try_join_all((0..10).map(|_| store.tracks_version()));
    read().await.unwrap();
    postgres.stop();
    postgres.start_again();
    read().await.unwrap();
    store.tracks(None, 10).await.unwrap();
    store.ping().await.unwrap();
}

#[tokio::test]
async fn a_restart_goes_unnoticed_by_those_who_write() {
    let mut postgres = Postgres::start();
    let store = Store::connect(&postgres.url()).await.unwrap();
    store.migrate().await.unwrap();
    store.delete_expired_sessions().await.unwrap();
    postgres.stop();
    postgres.start_again();
    store.delete_expired_sessions().await.unwrap();
}
