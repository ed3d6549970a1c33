//! The listing of tracks: cached, and never stale.

use assay_store::{NewTrack, TrackKey};
use reqwest::StatusCode;
use serde_json::Value;

use crate::app::{PROBLEM, TestApp, problem};

#[tokio::test(flavor = "multi_thread")]
async fn a_write_by_another_process_is_shown_at_once() {
    let app = TestApp::start().await;
    let listing = async || {
        let answer = app.get(None, "/api/v1/tracks").await;
        let cache = answer.headers()["x-cache"].to_str().unwrap().to_owned();
        let body: Value = answer.json().await.unwrap();
        (cache, body["items"].as_array().unwrap().len())
    };
    let (first, before) = listing().await;
    assert_eq!(first, "miss");
    assert_eq!(listing().await, ("hit".into(), before));

    let track = NewTrack {
        slug: "added".parse().unwrap(),
        title: "Added".into(),
        description: "By another process.".into(),
        published: true,
        entries: vec![PROBLEM.parse().unwrap()],
    };
    app.store.create_track(&track, None).await.unwrap();
    assert_eq!(listing().await, ("miss".into(), before + 1));
    assert_eq!(listing().await, ("hit".into(), before + 1));
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_listing_has_pages_and_none_is_stale() {
    let app = TestApp::start().await;
    let ada = app.person("ada").await;
    let shipped = app.store.tracks(None, 100).await.unwrap().page.items.len();
    for n in 0..120 {
        let track = NewTrack {
            slug: format!("track-{n}").parse().unwrap(),
            title: format!("Track {n}"),
            description: String::new(),
            published: true,
            entries: Vec::new(),
        };
        app.store.create_track(&track, None).await.unwrap();
    }
    let read = async |query: &str| {
        let answer = app.get(Some(&ada), &format!("/api/v1/tracks?{query}")).await;
        let cache = answer.headers()["x-cache"].to_str().unwrap().to_owned();
        let body: Value = answer.json().await.unwrap();
        let titles = body["items"].as_array().unwrap().iter().map(|track| track["title"].as_str().unwrap().to_owned());
        (cache, titles.collect::<Vec<_>>(), body["next"].as_str().map(str::to_owned))
    };
    // Every track once, in order, with every page size.
    for (limit, most) in [("", 50), ("limit=7", 7), ("limit=100000", 100), ("limit=0", 1)] {
        let (mut titles, mut cursor) = (Vec::new(), String::new());
        loop {
            let read_on = if cursor.is_empty() { String::new() } else { format!("&cursor={cursor}") };
            let (_, page, next) = read(&format!("{limit}{read_on}")).await;
            assert!((1..=most).contains(&page.len()), "{limit}: {}", page.len());
            titles.extend(page);
            let Some(next) = next else { break };
            cursor = next;
        }
        assert_eq!(titles.len(), shipped + 120, "{limit}");
        assert_eq!(titles[shipped..], (0..120).map(|n| format!("Track {n}")).collect::<Vec<_>>(), "{limit}");
    }
    let (_, _, next) = read("").await;
    let second = format!("cursor={}", next.unwrap());
    assert_eq!(read("").await.0, "hit");
    assert_eq!(read(&second).await.0, "bypass");
    // A change to a track of either page shows at once on both.
    for (query, slug) in [("", "track-0"), (second.as_str(), "track-60")] {
        for n in 0..3 {
            let slug = slug.parse().unwrap();
            let revision = app.store.managed_track(&slug).await.unwrap().unwrap().revision;
            let title = format!("Renamed {n}");
            app.store.edit_track(&TrackKey { slug, revision }, &title, "", None).await.unwrap();
            assert!(read(query).await.1.contains(&title), "{query}");
        }
    }
    // The page without scripts leads on as well, and back.
    let page = async |path: &str| app.get(None, path).await.text().await.unwrap();
    let first = page("/tracks").await;
    assert!(
        first.contains("Renamed 2") && !first.contains("Track 119") && first.contains(&format!("/tracks?{second}"))
    );
    let last = page("/tracks?limit=1").await;
    assert_eq!(last.matches("class=\"card\"").count(), 50, "a page has a fixed size");
    let next = page(&format!("/tracks?{second}")).await;
    assert!(next.contains("Track 59") && next.contains("href=\"/tracks\"") && !next.contains("Track 1<"));
    problem(app.get(None, "/api/v1/tracks?cursor=zz").await, StatusCode::UNPROCESSABLE_ENTITY).await;
    app.stop().await;
}
