//! Problems and tracks that leave the shipped library, and come back.

use std::collections::HashSet;

use assay_domain::{ShippedKind, ShippedState, Slug};
use assay_store::{Error, NewProblem, Shipping};

use crate::{
    fixture::{TestStore, slug},
    shipping::{content, current, item, package, state},
};

use ShippedKind::{Problem, Track};

/// The slugs of a library.
fn library(slugs: &[&str]) -> HashSet<Slug> {
    slugs.iter().map(|text| slug(text)).collect()
}

#[tokio::test]
async fn content_that_leaves_the_library_is_marked_once_and_stays() {
    let db = TestStore::fresh().await;
    let ada = db.user("ada").await;
    db.ship_problem(&package("first")).await.unwrap();
    db.ship_problem(&package("second")).await.unwrap();
    db.ship_problem(&NewProblem { slug: slug("other"), ..package("first") }).await.unwrap();
    db.ship_track(&slug("way"), &content("Way")).await.unwrap();
    assert!(db.mark_left(Problem, &library(&["other", "sum"])).await.unwrap().is_empty());
    let before = db.tracks_version().await.unwrap();

    assert_eq!(db.mark_left(Problem, &library(&["other", "new"])).await.unwrap(), [slug("sum")]);
    // The same slug may be a problem and a track.
    assert_eq!(db.mark_left(Track, &library(&["sum"])).await.unwrap(), [slug("way")]);
    let (counts, page) = db.shipped(Some(ShippedState::Left), None, 10).await.unwrap();
    let counts: Vec<_> = counts.iter().map(|count| (count.state, count.problems, count.tracks)).collect();
    assert_eq!(counts, [(ShippedState::Added, 1, 0), (ShippedState::Left, 1, 1)]);
    let titles: Vec<_> = page.items.iter().map(|item| item.title.as_deref().unwrap()).collect();
    assert_eq!(titles, ["Sum second", "Way"]);
    assert!(page.items.iter().all(|item| !item.can_use && !item.can_undo), "{page:?}");
    assert!(db.mark_left(Problem, &library(&["other"])).await.unwrap().is_empty());
    assert_eq!(db.shipped(Some(ShippedState::Left), None, 10).await.unwrap().1, page, "it left earlier");

    // There is nothing to choose, and nothing changes for people.
    for kind in [Problem, Track] {
        let of = if kind == Problem { slug("sum") } else { slug("way") };
        assert!(matches!(db.undo_shipped(kind, &of, ada).await, Err(Error::NoSuchShipped(_))));
        assert!(matches!(db.use_shipped(kind, &of, ada).await, Err(Error::NoSuchShipped(_))));
    }
    assert_eq!(db.tracks_version().await.unwrap(), before);
    let submission = db.submit(ada, "sum").await;
    assert!(db.begin(submission, "w", 60_000).await.unwrap().is_some());

    // What an admin deleted meanwhile has no title, so pages do not link to it.
    db.delete_track(&db.key("way").await, Some(ada)).await.unwrap();
    let gone = item(&db, Track).await;
    assert_eq!((gone.state, gone.title), (ShippedState::Left, None));
}

#[tokio::test]
async fn content_that_comes_back_is_compared_as_before() {
    let db = TestStore::fresh().await;
    let ada = db.user("ada").await;
    let leave = async || {
        assert_eq!(db.mark_left(Problem, &library(&[])).await.unwrap(), [slug("sum")]);
        assert!(db.shipped_fingerprints().await.unwrap().is_empty(), "it would not be loaded again");
        assert_eq!(state(&db, Problem).await, ShippedState::Left);
    };
    db.ship_problem(&package("first")).await.unwrap();
    leave().await;
    // The same package.
    assert_eq!(db.ship_problem(&package("first")).await.unwrap(), Shipping::Same);
    assert_eq!(state(&db, Problem).await, ShippedState::Added);
    leave().await;
    // Another one.
    assert_eq!(db.ship_problem(&package("second")).await.unwrap(), Shipping::Updated);
    assert_eq!(state(&db, Problem).await, ShippedState::Updated);
    // An undo is still an undo.
    db.undo_shipped(Problem, &slug("sum"), ada).await.unwrap();
    leave().await;
    assert_eq!(db.ship_problem(&package("second")).await.unwrap(), Shipping::Same);
    assert_eq!(state(&db, Problem).await, ShippedState::Undone);
    // An admin's version stays.
    leave().await;
    db.import_problem(&package("mine"), None, Some(ada)).await.unwrap();
    assert_eq!(db.ship_problem(&package("fourth")).await.unwrap(), Shipping::Kept);
    assert_eq!(state(&db, Problem).await, ShippedState::Kept);
    assert_eq!(current(&db).await.1, "Sum mine");
    // It comes back, and cannot be read.
    leave().await;
    db.shipping_failed(Problem, &slug("sum"), "broken").await.unwrap();
    assert_eq!(state(&db, Problem).await, ShippedState::Failed);
    leave().await;
    assert_eq!(item(&db, Problem).await.error, None);

    // A track.
    db.ship_track(&slug("way"), &content("Way")).await.unwrap();
    db.mark_left(Track, &library(&[])).await.unwrap();
    assert_eq!(db.ship_track(&slug("way"), &content("Way")).await.unwrap(), Shipping::Same);
    db.mark_left(Track, &library(&[])).await.unwrap();
    assert_eq!(db.ship_track(&slug("way"), &content("Way 2")).await.unwrap(), Shipping::Updated);
    assert_eq!(state(&db, Track).await, ShippedState::Updated);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn servers_that_mark_at_the_same_time_mark_once() {
    let db = TestStore::fresh().await;
    for name in ["a", "b", "c", "d"] {
        db.ship_problem(&NewProblem { slug: slug(name), ..package("first") }).await.unwrap();
    }
    let marks = (0..4).map(|_| {
        let store = db.store.clone();
        tokio::spawn(async move { store.mark_left(Problem, &library(&["b"])).await.unwrap() })
    });
    let marked = futures::future::join_all(marks).await.into_iter().flat_map(Result::unwrap);
    let mut marked: Vec<_> = marked.map(|slug| slug.to_string()).collect();
    marked.sort();
    assert_eq!(marked, ["a", "c", "d"]);
}
