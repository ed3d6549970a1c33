use assay_domain::{SourceFile, Sources, SubmissionId, UserId};
use assay_store::{Error, NewSubmission};

use crate::fixture::{TestStore, new_submission, slug};

fn keyed(user: UserId, key: &str) -> NewSubmission {
    NewSubmission { idempotency_key: Some(key.parse().unwrap()), ..new_submission(user, "sum") }
}

async fn prepared() -> (TestStore, UserId, UserId) {
    let db = TestStore::fresh().await;
    db.add_problem("sum").await;
    db.add_problem("sort").await;
    let (ada, eve) = (db.user("ada").await, db.user("eve").await);
    (db, ada, eve)
}

async fn count(db: &TestStore, user: UserId) -> usize {
    db.submissions(user, &assay_store::SubmissionFilter::default(), None, 100).await.unwrap().items.len()
}

#[tokio::test]
async fn a_repeated_submission_is_stored_once() {
    let (db, ada, eve) = prepared().await;
    let new = keyed(ada, "first");
    assert_eq!(db.repeated_submission(&new).await.unwrap(), None);
    let id = db.create_submission(&new).await.unwrap();
    assert_eq!(db.create_submission(&new).await.unwrap(), id);
    assert_eq!(db.repeated_submission(&new).await.unwrap(), Some(id));
    assert_eq!(count(&db, ada).await, 1);
    // Another key, another user, and no key at all.
    assert_ne!(db.create_submission(&keyed(ada, "second")).await.unwrap(), id);
    assert_ne!(db.create_submission(&keyed(eve, "first")).await.unwrap(), id);
    for _ in 0..2 {
        db.create_submission(&new_submission(ada, "sum")).await.unwrap();
    }
    assert_eq!((count(&db, ada).await, count(&db, eve).await), (4, 1));
    let unknown = NewSubmission { problem: slug("none"), ..keyed(ada, "third") };
    assert!(matches!(db.create_submission(&unknown).await, Err(Error::NoSuchProblem(_))));
}

#[tokio::test]
async fn a_key_belongs_to_one_problem_language_program_and_entry_point() {
    let (db, ada, _) = prepared().await;
    let file = |name: &str, source: &str| SourceFile { name: name.into(), source: source.into() };
    let sources =
        |files: Vec<SourceFile>, entry: Option<&str>| Sources::new(files, entry.map(str::to_owned), 1000).unwrap();
    let files = vec![file("a.py", "import b"), file("b.py", "print(3)")];
    let new = NewSubmission { sources: sources(files.clone(), Some("a.py")), ..keyed(ada, "k") };
    let id = db.create_submission(&new).await.unwrap();
    assert_eq!(db.repeated_submission(&new).await.unwrap(), Some(id));
    for different in [
        NewSubmission { problem: slug("sort"), ..new.clone() },
        NewSubmission { language: "pypy3".into(), ..new.clone() },
        NewSubmission { sources: sources(files.clone(), Some("b.py")), ..new.clone() },
        NewSubmission { sources: sources(files.clone(), None), ..new.clone() },
        NewSubmission { sources: sources(files[..1].to_vec(), Some("a.py")), ..new.clone() },
        NewSubmission {
            sources: sources(vec![files[0].clone(), file("c.py", "print(3)")], Some("a.py")),
            ..new.clone()
        },
        NewSubmission { sources: sources(vec![file("", "import b")], Some("a.py")), ..new.clone() },
    ] {
        assert!(matches!(db.repeated_submission(&different).await, Err(Error::IdempotencyKeyReused)), "{different:?}");
        assert!(matches!(db.create_submission(&different).await, Err(Error::IdempotencyKeyReused)), "{different:?}");
    }
    assert_eq!(count(&db, ada).await, 1);
}

#[tokio::test]
async fn a_key_is_forgotten_after_a_day() {
    let (db, ada, _) = prepared().await;
    let new = keyed(ada, "k");
    let first = db.create_submission(&new).await.unwrap();
    let day = 24 * 60 * 60 * 1000;
    db.raw(&format!("UPDATE submissions SET created_at = created_at - {day} + 60000")).await.unwrap();
    assert_eq!(db.create_submission(&new).await.unwrap(), first, "almost a day old");
    db.raw("UPDATE submissions SET created_at = created_at - 60000").await.unwrap();
    assert_eq!(db.repeated_submission(&new).await.unwrap(), None);
    let second = db.create_submission(&new).await.unwrap();
    assert_ne!(second, first);
    assert_eq!(db.create_submission(&new).await.unwrap(), second);
    // Another program may have the key of an old submission, too.
    db.raw(&format!("UPDATE submissions SET created_at = created_at - {day}")).await.unwrap();
    let other = NewSubmission { language: "pypy3".into(), ..new };
    assert_ne!(db.create_submission(&other).await.unwrap(), second);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn concurrent_requests_with_one_key_store_one_submission() {
    let (db, ada, _) = prepared().await;
    for round in 0..5 {
        // In later rounds, the key is in use but forgotten.
        db.raw("UPDATE submissions SET created_at = 0").await.unwrap();
        let requests = (0..20).map(|_| {
            let (store, new) = (db.store.clone(), keyed(ada, "k"));
            tokio::spawn(async move { store.create_submission(&new).await.unwrap() })
        });
        let mut ids: Vec<SubmissionId> =
            futures::future::join_all(requests).await.into_iter().map(Result::unwrap).collect();
        ids.dedup();
        assert_eq!(ids.len(), 1, "{ids:?}");
        assert_eq!(count(&db, ada).await, round + 1);
    }
}
