//! Metrics for Prometheus.

use std::collections::BTreeMap;

use reqwest::{StatusCode, header};

use crate::app::{TIMEOUT, TestApp, client, id_of};

/// The values by name and labels. Fails if a line has the wrong format.
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
        assert!(read.insert(name.to_owned(), value.parse().unwrap()).is_none(), "duplicate: {line}");
    }
    read
}

/// Waits until the metrics have these values.
pub(crate) async fn wait_for_metrics(url: &str, wanted: &[(&str, f64)]) {
    let mut last = BTreeMap::new();
    let polling = async {
        loop {
            last = metrics(url).await;
            if wanted.iter().all(|(name, value)| last.get(*name) == Some(value)) {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    };
    let reached = tokio::time::timeout(TIMEOUT, polling).await;
    assert!(reached.is_ok(), "timeout while waiting for {wanted:?}; the last metrics were {last:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn metrics_show_the_queue_and_the_workers_without_a_login() {
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
    // Runs until the wall-clock limit.
    let id = id_of(app.submit(&ada, "python3", "import time\ntime.sleep(600)").await).await;
    let judging = [
        ("assay_live_sockets", 1.0),
        ("assay_submissions_running", 1.0),
        ("assay_queue_depth{class=\"submit\"}", 1.0),
        ("assay_slots_busy", 1.0),
    ];
    wait_for_metrics(&app.url, &judging).await;
    socket.verdict(id).await;
    drop(socket);
    wait_for_metrics(&app.url, &idle).await;
    app.stop().await;
}
