//! Runs the whole suite on PostgreSQL, and tests what can happen only there.

use std::{
    env,
    process::{Command, Stdio},
    time::Duration,
};

use assay_store::{Shipping, Store, TrackContent};
use assay_testbed::Postgres;
use sea_orm::{ConnectionTrait, Database, TransactionTrait};

use crate::fixture::{DATABASE, entries, new_problem, slug};

#[test]
fn the_suite_passes_on_postgresql() {
    // This run already uses PostgreSQL.
    if env::var_os(DATABASE).is_some() {
        return;
    }
    let postgres = Postgres::start();
    let suite = Command::new(env::current_exe().unwrap())
        // Skips the tests that start their own PostgreSQL.
        .args(["--skip", "postgresql::", "--skip", "restarting::", "--skip", "worker_rights::", "--test-threads", "4"])
        .env(DATABASE, postgres.url())
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let output = String::from_utf8_lossy(&suite.stdout);
    assert!(suite.status.success(), "{output}{}", String::from_utf8_lossy(&suite.stderr));
    assert!(!output.contains("running 0 tests"), "{output}");
}

/// The command line imports a problem into a track that a server loads at the same time. Both lock the track, and then the version of the list
/// of tracks.
#[tokio::test(flavor = "multi_thread")]
async fn an_import_into_a_track_that_is_being_loaded_ends() {
    let postgres = Postgres::start();
    let store = Store::connect(&postgres.url()).await.unwrap();
    store.migrate().await.unwrap();
    store.put_problem(&new_problem("sum")).await.unwrap();
    let content = |title: &str| TrackContent {
        title: title.to_owned(),
        description: String::new(),
        hours: None,
        prerequisites: Vec::new(),
        entries: entries(&["sum"]),
        lessons: Vec::new(),
    };
    store.ship_track(&slug("way"), &content("Way")).await.unwrap();

    // Both wait while this holds the version, and continue in the order in which they came.
    let held = Database::connect(postgres.url()).await.unwrap().begin().await.unwrap();
    held.execute_unprepared("SELECT version FROM listing_version FOR UPDATE").await.unwrap();
    let (importer, loader, newer) = (store.clone(), store.clone(), content("Long way"));
    let importing =
        tokio::spawn(async move { importer.import_problem(&new_problem("product"), Some(&slug("way")), None).await });
    sessions_wait(&postgres, 1).await;
    let loading = tokio::spawn(async move { loader.ship_track(&slug("way"), &newer).await });
    sessions_wait(&postgres, 2).await;
    held.commit().await.unwrap();
    assert!(importing.await.unwrap().unwrap().added);
    assert_eq!(loading.await.unwrap().unwrap(), Shipping::Kept);
    let track = store.managed_track(&slug("way")).await.unwrap().unwrap();
    assert_eq!((track.title.as_str(), track.problems().count()), ("Way", 2));
}

/// Returns when this many sessions wait for a lock.
async fn sessions_wait(postgres: &Postgres, count: usize) {
    let waiting = async {
        let sql = "SELECT COUNT(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'";
        while postgres.query(sql) != [[count.to_string()]] {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    assert!(tokio::time::timeout(Duration::from_secs(60), waiting).await.is_ok(), "{count} sessions should wait");
}
