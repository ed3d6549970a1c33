//! Problems and tracks that leave the shipped library.

use std::fs;

use assay_domain::ShippedState;
use assay_server::{Application, Config};
use reqwest::StatusCode;
use serde_json::json;

use crate::{
    admin::{Browser, admin},
    app::{client, config, open_store},
    library::{Running, Site},
};

#[tokio::test(flavor = "multi_thread")]
async fn content_that_is_no_longer_shipped_is_marked_and_can_come_back() {
    let site = Site::new();
    site.write("tracks/short.yaml", "title: Short\ndescription: One problem.\nproblems: [one]\n");
    let running = site.start().await;
    let root = admin(&running.store).await;
    let version = running.store.tracks_version().await.unwrap();
    running.stop().await;

    site.remove("problems/two");
    site.remove("tracks/way.yaml");
    let running = site.start().await;
    assert_eq!(running.item("one").await.state, ShippedState::Added);
    for slug in ["two", "way"] {
        let left = running.item(slug).await;
        assert_eq!((left.state, left.can_use, left.can_undo), (ShippedState::Left, false, false));
    }
    // People see what they saw before.
    assert_eq!(running.problem("two").await, ("two first".to_owned(), 1));
    assert_eq!(running.get("/tracks/way", &root).await["title"], "Way");
    assert_eq!(running.store.tracks_version().await.unwrap(), version);
    let library = running.get("/admin/shipped?state=left", &root).await;
    assert_eq!(
        library["counts"],
        json!([{ "state": "added", "problems": 1, "tracks": 1 }, { "state": "left", "problems": 1, "tracks": 1 }])
    );
    let items = library["page"]["items"].as_array().unwrap().iter();
    assert_eq!(items.map(|item| item["slug"].clone()).collect::<Vec<_>>(), ["two", "way"]);
    for action in ["use", "undo"] {
        let url = format!("{}/api/v1/admin/shipped/problem/two/{action}", running.url);
        let answer = client().post(url).bearer_auth(&root.key).send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::NOT_FOUND);
    }
    let browser = Browser::of(&running.store, &root).await;
    for address in ["/admin/shipped", "/admin/shipped?state=left"] {
        let (_, page) = browser.get(&format!("{}{address}", running.url)).await;
        for words in ["No longer shipped", "href=\"/admin/problems/two\"", "href=\"/admin/tracks/way\"", "state=left"] {
            assert!(page.contains(words), "{words}: {page}");
        }
        assert!(!page.contains("Undo: ") && !page.contains("Use the shipped"), "{page}");
    }
    let since = running.item("two").await.at;
    running.stop().await;

    // The next start without them changes nothing.
    let running = site.start().await;
    assert_eq!(running.item("two").await.at, since);
    running.stop().await;

    // A later version ships both again: the problem with a change, and the track as it was.
    site.write_problem("two", "second");
    site.write_track("Way", "Read this.");
    let running = site.start().await;
    assert_eq!(running.item("two").await.state, ShippedState::Updated);
    assert_eq!(running.problem("two").await, ("two second".to_owned(), 2));
    assert_eq!(running.item("way").await.state, ShippedState::Added);
    running.stop().await;
}

/// An incomplete library marks nothing.
#[tokio::test(flavor = "multi_thread")]
async fn a_library_that_cannot_be_read_completely_marks_nothing() {
    let site = Site::new();
    site.start().await.stop().await;
    let states = async |running: Running| {
        let (_, page) = running.store.shipped(None, None, 100).await.unwrap();
        running.stop().await;
        page.items.iter().map(|item| format!("{} {}", item.slug, item.state.as_str())).collect::<Vec<_>>().join(", ")
    };
    let all = "one added, two added, way added";

    // An archive that cannot be read may be any problem, also the one that is missing.
    site.remove("problems/two");
    site.write("problems/pack.zip", "not an archive");
    assert_eq!(states(site.start().await).await, format!("pack failed, {all}"));
    site.remove("problems/pack.zip");

    // A folder that cannot be read is known by its name.
    site.write_problem("two", "first");
    site.write("problems/two/problem.yaml", "name: [");
    assert_eq!(states(site.start().await).await, "two failed, one added, way added, pack left");
    site.write_problem("two", "first");

    let all = format!("{all}, pack left");
    assert_eq!(states(site.start().await).await, all);
    for make in [
        // Without one of the folders, or with an empty one, as where nothing is mounted.
        (|site: &Site| site.remove("problems")) as fn(&Site),
        |site| fs::create_dir(site.content().join("problems")).unwrap(),
        // Instead of the folder, there is something that cannot be listed.
        |site| {
            site.remove("problems");
            site.write("problems", "");
        },
        |site| {
            site.remove("problems");
            site.remove("tracks");
        },
    ] {
        make(&site);
        assert_eq!(states(site.start().await).await, all);
    }
    site.write("problems", "");
    let running = site.start().await;
    let root = admin(&running.store).await;
    assert_eq!(running.get("/admin/shipped", &root).await["progress"]["state"], "stopped");
    let (_, page) = Browser::of(&running.store, &root).await.get(&format!("{}/admin/shipped", running.url)).await;
    assert!(page.contains("Loading stopped before it began."), "{page}");
    running.stop().await;

    let config = Config { content_dir: None, ..config(&site.data()) };
    let application = Application::start(config).await.unwrap();
    let store = open_store(&site.data()).await;
    let (counts, _) = store.shipped(Some(ShippedState::Left), None, 1).await.unwrap();
    assert_eq!(counts.iter().map(|count| count.problems + count.tracks).collect::<Vec<_>>(), [3, 1]);
    store.close().await.unwrap();
    application.stop().await.unwrap();
}
