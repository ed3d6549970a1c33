//! What Prometheus reads.

use std::collections::BTreeMap;

use reqwest::{StatusCode, header};

use crate::app::{PATIENCE, TestApp, client, id_of};

/// The values by name and labels; fails where a line is none of the format's.
pub(crate) async fn metrics(url: &str) -> BTreeMap<String, f64> {
    let answer = client().get(format!("{url}/metrics")).send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::OK);
    assert_eq!(answer.headers()[header::CONTENT_TYPE], "text/plain; version=0.0.4; charset=utf-8");
    let text = answer.text().await.unwrap();
    assert!(text.ends_with('\n'));
    let (comments, values): (Vec<_>, Vec<_>) = text.lines().partition(|line| line.starts_with('#'));
    let mut read = BTreeMap::new();
    for line in values {
        let (name, value) = line.rsplit_once(' ').unwrap();
        let kind = format!("# TYPE {} gauge", name.split('{').next().unwrap());
        assert_eq!(comments.iter().filter(|comment| **comment == kind).count(), 1, "{line}");
        assert!(read.insert(name.to_owned(), value.parse().unwrap()).is_none(), "told twice: {line}");
    }
    read
}

/// Asks until the values are these.
pub(crate) async fn told(url: &str, wanted: &[(&str, f64)]) {
    let mut last = BTreeMap::new();
    let asking = async {
        loop {
            last = metrics(url).await;
            if wanted.iter().all(|(name, value)| last.get(*name) == Some(value)) {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    };
    let came = tokio::time::timeout(PATIENCE, asking).await;
    assert!(came.is_ok(), "{wanted:?} did not come; last told was {last:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn anybody_who_reaches_the_server_reads_what_is_to_do_and_who_does_it() {
    let app = TestApp::start().await;
    let idle = [
        (concat!("assay_build_info{version=\"", env!("CARGO_PKG_VERSION"), "\"}"), 1.0),
        ("assay_up{part=\"store\"}", 1.0),
        ("assay_up{part=\"broker\"}", 1.0),
        ("assay_live_sockets", 0.0),
        ("assay_submissions_queued", 0.0),
        ("assay_submissions_running", 0.0),
        ("assay_queue_oldest_seconds", 0.0),
        ("assay_queue_depth{class=\"run\"}", 0.0),
        ("assay_queue_depth{class=\"submit\"}", 0.0),
        ("assay_queue_depth{class=\"batch\"}", 0.0),
        ("assay_dead_letters", 0.0),
        ("assay_workers", 1.0),
        ("assay_slots", 2.0),
        ("assay_slots_busy", 0.0),
    ];
    let first = metrics(&app.url).await;
    assert_eq!(first, idle.iter().map(|(name, value)| ((*name).to_owned(), *value)).collect());

    let ada = app.person("ada").await;
    let mut socket = app.socket(&ada).await;
    // Until the wall clock stops it.
    let id = id_of(app.submit(&ada, "python3", "import time\ntime.sleep(600)").await).await;
    let judging = [
        ("assay_live_sockets", 1.0),
        ("assay_submissions_running", 1.0),
        ("assay_queue_depth{class=\"submit\"}", 1.0),
        ("assay_slots_busy", 1.0),
    ];
    told(&app.url, &judging).await;
    socket.verdict(id).await;
    drop(socket);
    told(&app.url, &idle).await;
    app.stop().await;
}
