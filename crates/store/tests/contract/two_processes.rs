//! Two processes use one database, like a server and the command line.

use assay_domain::{Role, SubmissionState, Verdict};
use assay_store::{Store, SubmissionFilter};

use crate::fixture::{TestStore, judgement, new_submission, new_track, new_user};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn writers_wait_for_each_other() {
    let db = TestStore::fresh().await;
    let other = Store::connect(&db.url).await.unwrap();
    other.migrate().await.unwrap();
    db.add_problem("sum").await;
    let ada = db.user("ada").await;
    let work = [db.store.clone(), other.clone()].into_iter().enumerate().flat_map(|(process, store)| {
        (0..4).map(move |task| {
            let store = store.clone();
            tokio::spawn(async move {
                for round in 0..10 {
                    let id = store.create_submission(&new_submission(ada, "sum")).await.unwrap();
                    store.begin(id, "w", 60_000).await.unwrap().unwrap();
                    assert!(store.finish(id, 1, &judgement(Verdict::Accepted)).await.unwrap());
                    let name = format!("t{process}-{task}-{round}");
                    store.create_track(&new_track(&name, &["sum"]), None).await.unwrap();
                    store.create_user(&new_user(&format!("u{process}-{task}-{round}"))).await.unwrap();
                }
            })
        })
    });
    for task in futures::future::join_all(work).await {
        task.unwrap();
    }
    for store in [&db.store, &other] {
        let history = store.submissions(ada, &SubmissionFilter::default(), None, 100).await.unwrap();
        assert_eq!(history.items.len(), 80);
        assert!(history.items.iter().all(|item| item.state == SubmissionState::Done));
    }
}

#[tokio::test]
async fn a_process_sees_the_writes_of_another_at_once() {
    let db = TestStore::fresh().await;
    let other = Store::connect(&db.url).await.unwrap();
    let before = db.tracks_version().await.unwrap();
    let ada = other.create_user(&new_user("ada")).await.unwrap();
    assert_eq!(db.credentials(&"ada@example.org".parse().unwrap()).await.unwrap().unwrap().me.id, ada);
    other.change_role(ada, Role::Admin, None).await.unwrap();
    assert!(db.has_admin().await.unwrap());
    let version = other.create_track(&new_track("t", &[]), None).await.unwrap().version;
    assert!(version > before);
    assert_eq!(db.tracks(None, 10).await.unwrap().version, version);
}
