use assay_store::{Error, NewProblem, NewTrack};

use crate::fixture::{TestStore, entries, new_problem, new_track, slug};

#[tokio::test]
async fn a_track_keeps_its_order() {
    let db = TestStore::fresh().await;
    for name in ["a", "b", "c"] {
        db.add_problem(name).await;
    }
    db.add_track("t", &["c", "a", "b"]).await;
    let order = async || {
        let track = db.track(&slug("t")).await.unwrap().unwrap();
        track.items.into_iter().map(|item| (item.position, item.problem.slug.to_string())).collect::<Vec<_>>()
    };
    let expected = |names: [&str; 3]| (1..).zip(names.map(str::to_owned)).collect::<Vec<_>>();
    assert_eq!(order().await, expected(["c", "a", "b"]));
    let key = db.key("t").await;
    db.set_track_entries(&key, &entries(&["b", "c", "a"]), None).await.unwrap();
    assert_eq!(order().await, expected(["b", "c", "a"]));
}

#[tokio::test]
async fn every_write_raises_the_version_of_the_list() {
    let db = TestStore::fresh().await;
    db.add_problem("a").await;
    let start = db.tracks_version().await.unwrap();
    let first = db.add_track("t", &["a"]).await;
    assert!(first > start);
    assert_eq!(db.tracks_version().await.unwrap(), first);
    let second = db.add_track("u", &["a"]).await;
    assert!(second > first);
    // The list contains the number of published problems.
    db.put_problem(&NewProblem { published: Some(false), ..new_problem("a") }).await.unwrap();
    let third = db.tracks_version().await.unwrap();
    assert!(third > second);
    let listing = db.tracks(None, 10).await.unwrap();
    assert_eq!((listing.version, listing.page.items[0].problems), (third, 0));
    db.put_problem(&NewProblem { published: Some(false), ..new_problem("a") }).await.unwrap();
    assert_eq!(db.tracks_version().await.unwrap(), third);
}

#[tokio::test]
async fn each_concurrent_write_raises_the_version() {
    let db = TestStore::fresh().await;
    let start = db.tracks_version().await.unwrap();
    let tracks = ["a", "b", "c", "d", "e", "f"].map(|name| new_track(name, &[]));
    let versions = futures::future::join_all(tracks.iter().map(|track| db.create_track(track, None))).await;
    let mut versions: Vec<_> = versions.into_iter().map(|written| written.unwrap().version).collect();
    versions.sort_unstable();
    assert_eq!(versions, (start + 1..=start + 6).collect::<Vec<_>>());
}

#[tokio::test]
async fn the_list_has_published_tracks_oldest_first() {
    let db = TestStore::fresh().await;
    db.add_problem("a").await;
    db.add_problem("b").await;
    db.add_track("z", &["a", "b"]).await;
    db.add_track("y", &[]).await;
    db.create_track(&NewTrack { published: false, ..new_track("draft", &["a"]) }, None).await.unwrap();
    let listing = db.tracks(None, 10).await.unwrap();
    let items: Vec<_> =
        listing.page.items.iter().map(|item| (item.slug.as_str(), item.problems, item.solved)).collect();
    assert_eq!(items, [("z", 2, None), ("y", 0, None)]);
    assert!(db.track(&slug("draft")).await.unwrap().is_none());
    db.add_track("x", &["a"]).await;
    let with = async |problem: &str, most| {
        let tracks = db.tracks_with(&slug(problem), most).await.unwrap();
        tracks.into_iter().map(|track| (track.slug.to_string(), track.problems)).collect::<Vec<_>>()
    };
    assert_eq!(with("a", 10).await, [("z".to_owned(), 2), ("x".to_owned(), 1)]);
    assert_eq!((with("a", 1).await.len(), with("nowhere", 10).await.len()), (1, 0));
}

#[tokio::test]
async fn the_listing_is_read_a_page_at_a_time() {
    let db = TestStore::fresh().await;
    let names: Vec<String> = (0..7).map(|n| format!("track-{n}")).collect();
    for name in &names {
        db.add_track(name, &[]).await;
    }
    let read = async |limit| {
        let (mut found, mut cursor) = (Vec::new(), None);
        loop {
            let page = db.tracks(cursor.as_deref(), limit).await.unwrap().page;
            assert!(page.items.len() <= limit as usize);
            found.extend(page.items.iter().map(|track| track.slug.to_string()));
            cursor = page.next;
            if cursor.is_none() {
                return found;
            }
        }
    };
    for limit in [1, 3, 7, 100] {
        assert_eq!(read(limit).await, names, "{limit} at a time");
    }
    // A track that is deleted meanwhile leaves no gap and repeats nothing.
    let first = db.tracks(None, 3).await.unwrap().page;
    db.delete_track(&db.key("track-2").await, None).await.unwrap();
    let second = db.tracks(first.next.as_deref(), 3).await.unwrap().page;
    assert_eq!(second.items[0].slug, slug("track-3"));
    assert!(matches!(db.tracks(Some("zz"), 3).await, Err(Error::BadCursor)));
}

#[tokio::test]
async fn a_track_with_an_unknown_problem_is_rejected() {
    let db = TestStore::fresh().await;
    db.add_problem("a").await;
    let version = db.add_track("t", &["a"]).await;
    let key = db.key("t").await;
    let refused = db.set_track_entries(&key, &entries(&["a", "nowhere"]), None).await;
    assert!(matches!(refused, Err(Error::NoSuchProblem(name)) if name == slug("nowhere")));
    assert_eq!(db.track(&slug("t")).await.unwrap().unwrap().items.len(), 1);
    assert_eq!(db.tracks_version().await.unwrap(), version);
}
