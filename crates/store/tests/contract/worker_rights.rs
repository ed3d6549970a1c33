//! Workers on PostgreSQL have a role of their own, with the rights of deploy/postgresql/grants.sql. They need no others.

use std::fs;

use assay_domain::{LanguageId, SubmissionState, Verdict};
use assay_store::Store;
use assay_testbed::Postgres;

use crate::{
    fixture::{judgement, new_problem, new_submission, new_user, slug},
    importing,
};

const GRANTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../deploy/postgresql/grants.sql");

/// The same database for a server and for a worker.
async fn server_and_worker(postgres: &Postgres) -> (Store, Store) {
    let server = Store::connect(&postgres.url()).await.unwrap();
    server.migrate().await.unwrap();
    let _ = postgres.query("CREATE ROLE assay_worker LOGIN");
    // Without the commands of psql.
    let script = fs::read_to_string(GRANTS).unwrap();
    let grants: Vec<_> = script.lines().filter(|line| !line.starts_with('\\')).collect();
    let _ = postgres.query(&grants.join("\n"));
    let worker = Store::connect(&postgres.url().replace("assay@", "assay_worker@")).await.unwrap();
    (server, worker)
}

#[tokio::test]
async fn workers_can_judge_submissions() {
    let postgres = Postgres::start();
    let (server, worker) = server_and_worker(&postgres).await;
    assert!(worker.is_migrated().await.unwrap());
    let ada = server.create_user(&new_user("ada")).await.unwrap();
    server.put_problem(&new_problem("sum")).await.unwrap();
    let submission = new_submission(ada, "sum");
    let judged = server.create_submission(&submission).await.unwrap();
    let given_up = server.create_submission(&submission).await.unwrap();

    let python = LanguageId::from("python3");
    assert!(worker.has_waiting(std::slice::from_ref(&python)).await.unwrap());
    assert_eq!(worker.unfinished(10).await.unwrap().len(), 2);
    assert_eq!(worker.language_of(judged).await.unwrap(), Some(python));
    assert_eq!(worker.begin(judged, "w", 60_000).await.unwrap().unwrap().attempt, 1);
    assert!(worker.renew(judged, 1, 60_000).await.unwrap());
    assert!(worker.requeue(judged, 1).await.unwrap());
    assert_eq!(worker.begin(judged, "w", 60_000).await.unwrap().unwrap().attempt, 2);
    assert!(worker.finish(judged, 2, &judgement(Verdict::WrongAnswer)).await.unwrap());
    let (_, row) = worker.submission(judged).await.unwrap().unwrap();
    assert_eq!((row.state, row.verdict), (SubmissionState::Done, Some(Verdict::WrongAnswer)));
    assert_eq!(server.case_reports(judged).await.unwrap().len(), 2);

    worker.begin(given_up, "w", 60_000).await.unwrap().unwrap();
    assert_eq!(worker.end_leases().await.unwrap(), 1);
    assert!(worker.requeue_lost(given_up).await.unwrap().is_some());
    assert!(worker.give_up(given_up, "three workers died").await.unwrap());
    assert!(worker.run_plan(&slug("sum")).await.unwrap().is_some());

    // Only servers create submissions.
    let refused = worker.create_submission(&submission).await.unwrap_err();
    assert!(format!("{refused:?}").contains("permission denied"), "{refused:?}");
}

#[tokio::test]
async fn workers_can_verify_packages() {
    let postgres = Postgres::start();
    let (server, worker) = server_and_worker(&postgres).await;
    let ada = server.create_user(&new_user("ada")).await.unwrap();
    let verified = server.create_import(&importing::new(ada, "first")).await.unwrap();
    assert_eq!(worker.unfinished_imports(10).await.unwrap().len(), 1);
    assert_eq!(worker.begin_import(verified, "w", 60_000).await.unwrap().unwrap().attempt, 1);
    assert!(worker.renew_import(verified, 1, 60_000, (1, 2)).await.unwrap());
    assert!(worker.save_import(verified, 1, 60_000, "[]", (1, 2)).await.unwrap());
    assert_eq!(worker.import_so_far(verified).await.unwrap().as_deref(), Some("[]"));
    assert!(!worker.requeue_lost_import(verified).await.unwrap());
    assert!(worker.requeue_import(verified, 1, "[]", (1, 2), false).await.unwrap());
    assert_eq!(worker.begin_import(verified, "w", 60_000).await.unwrap().unwrap().attempt, 2);
    assert!(worker.finish_import(verified, 2, &importing::report(true)).await.unwrap());
    assert_eq!(server.publish_import(verified, ada, None).await.unwrap().version, 1);

    let given_up = server.create_import(&importing::new(ada, "second")).await.unwrap();
    let attempt = worker.begin_import(given_up, "w", 60_000).await.unwrap().unwrap().attempt;
    assert!(worker.give_up_import(given_up, Some(attempt), "it cannot be read").await.unwrap());

    // Only servers publish what was verified.
    let refused = worker.publish_import(given_up, ada, Some("anyway")).await.unwrap_err();
    assert!(format!("{refused:?}").contains("permission denied"), "{refused:?}");
}
