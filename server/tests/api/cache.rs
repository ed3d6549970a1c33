//! The listing of tracks: cached, and never stale.

use assay_store::NewTrack;
use serde_json::Value;

use crate::app::{PROBLEM, TestApp};

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
