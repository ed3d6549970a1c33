//! The listing of tracks and the tags of problems, cached in one Redis for two servers, and content kept in each server. After a write, no
//! server sends old ones.

use std::time::Duration;

use assay_broker::{Broker, CacheSpace, Error};
use assay_domain::{Limits, Plan, PlannedCase};
use assay_store::{NewProblem, TrackKey};
use reqwest::Client;
use serde_json::Value;
use tokio::time::timeout;

use crate::{
    app::{TIMEOUT, client},
    distributed::Cluster,
};

/// A shipped track.
const TRACK: &str = "first-steps";

#[tokio::test(flavor = "multi_thread")]
async fn a_slow_read_does_not_put_an_old_listing_into_the_cache() {
    let cluster = Cluster::start(2, 0).await;
    let broker = cluster.broker().await;
    // The reader has read the version, and now waits for the rows.
    let lock = cluster.postgres.lock("problems");
    let reader = tokio::spawn(listing(cluster.url(0)));
    wait_until("the reader waits", async || {
        let waiting =
            "SELECT COUNT(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%FROM tracks t%'";
        cluster.postgres.query(waiting) == [["1"]]
    })
    .await;
    retitle(&cluster, &broker, 1, "Renamed").await.unwrap();
    drop(lock);
    let slow = reader.await.unwrap();
    assert_eq!(slow.title, "First steps", "this read began before the write, so the old title is correct");
    for server in [0, 1, 0, 1] {
        assert_eq!(listing(cluster.url(server)).await.title, "Renamed");
    }
    assert_eq!(listing(cluster.url(1)).await.cache, "hit");
    cluster.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_write_while_redis_is_stopped_is_shown_at_once_and_stays() {
    let mut cluster = Cluster::start(2, 0).await;
    let broker = cluster.broker().await;
    assert_eq!(listing(cluster.url(0)).await.cache, "miss");
    assert_eq!(listing(cluster.url(1)).await.cache, "hit");
    cluster.redis.stop();
    assert!(
        retitle(&cluster, &broker, 1, "Renamed").await.is_err(),
        "the writer must learn that other servers were not notified"
    );
    for server in [0, 1] {
        let read = listing(cluster.url(server)).await;
        assert_eq!((&*read.title, &*read.cache), ("Renamed", "bypass"));
    }
    // Redis restarts with the old listing.
    cluster.redis.restart();
    let back = async {
        let mut hits = [false; 2];
        while hits != [true; 2] {
            for (server, hit) in hits.iter_mut().enumerate() {
                let read = listing(cluster.url(server)).await;
                assert_eq!(read.title, "Renamed");
                *hit |= read.cache == "hit";
            }
        }
    };
    timeout(TIMEOUT, back).await.expect("the cache is never used again");
    cluster.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_hundred_readers_of_a_cold_cache_cost_one_query() {
    let cluster = Cluster::start(2, 0).await;
    let queries = || {
        let calls = "SELECT COALESCE(SUM(calls), 0) FROM pg_stat_statements WHERE query LIKE '%FROM tracks t WHERE%'";
        cluster.postgres.query(calls)
    };
    assert_eq!(queries(), [["0"]]);
    // They share a client. Building 200 takes so long on a busy host that the last readers would come long after the first.
    let client = client();
    let readers = (0..200).map(|n| listing_with(&client, cluster.url(n % 2)));
    let read = futures::future::join_all(readers).await;
    assert_eq!(queries(), [["1"]]);
    assert_eq!(read.iter().filter(|read| read.cache == "miss").count(), 1);
    assert!(read.iter().all(|read| read.title == "First steps"));
    cluster.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_tags_of_the_filter_are_read_once_and_never_older_than_a_write() {
    let cluster = Cluster::start(2, 0).await;
    let broker = cluster.broker().await;
    let queries = || {
        let calls = "SELECT COALESCE(SUM(calls), 0) FROM pg_stat_statements WHERE query LIKE '%GROUP BY g.tag%'";
        cluster.postgres.query(calls)
    };
    let tags = async |server: usize| {
        let url = format!("{}/api/fn/problem_choices", cluster.url(server));
        let answer = client().get(url).header("accept", "application/json").send().await.unwrap();
        let body: Value = answer.json().await.unwrap();
        body["tags"].as_array().unwrap().iter().map(|tag| tag["tag"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    for server in [0, 1, 0, 1] {
        assert!(!tags(server).await.is_empty());
    }
    assert_eq!(queries(), [["1"]]);
    let plan = Plan::of_cases(Limits::default(), vec![PlannedCase::of("1", true, "a".repeat(64), "b".repeat(64))]);
    let problem = NewProblem {
        tags: vec!["brand new".to_owned()],
        ..NewProblem::new("new".parse().unwrap(), "New", "<p>What is asked.</p>", plan)
    };
    cluster.store.put_problem(&problem).await.unwrap();
    broker.invalidate(CacheSpace::Tracks, cluster.store.tracks_version().await.unwrap()).await.unwrap();
    for server in [0, 1, 0, 1] {
        assert!(tags(server).await.contains(&"brand new".to_owned()));
    }
    assert_eq!(queries(), [["2"]]);
    cluster.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_track_is_read_once_per_server_and_never_older_than_a_write() {
    let mut cluster = Cluster::start(2, 0).await;
    let broker = cluster.broker().await;
    let queries = |cluster: &Cluster| {
        let calls = "SELECT COALESCE(SUM(calls), 0) FROM pg_stat_statements WHERE query LIKE '%JOIN track_items i ON i.problem_id = p.id%'";
        cluster.postgres.query(calls)[0][0].parse::<i64>().unwrap()
    };
    let title = async |cluster: &Cluster, server: usize| {
        let url = format!("{}/api/v1/tracks/{TRACK}", cluster.url(server));
        let body: Value = client().get(url).send().await.unwrap().json().await.unwrap();
        body["title"].as_str().unwrap().to_owned()
    };
    let before = queries(&cluster);
    for server in [0, 1, 0, 1] {
        assert_eq!(title(&cluster, server).await, "First steps");
    }
    assert_eq!(queries(&cluster), before + 2);
    retitle(&cluster, &broker, 1, "Renamed").await.unwrap();
    for server in [0, 1, 0, 1] {
        assert_eq!(title(&cluster, server).await, "Renamed");
    }
    assert_eq!(queries(&cluster), before + 4);
    // Redis restarts with an old version.
    cluster.redis.stop();
    assert!(retitle(&cluster, &broker, 2, "Renamed again").await.is_err());
    cluster.redis.restart();
    for server in [0, 1, 0, 1] {
        assert_eq!(title(&cluster, server).await, "Renamed again");
    }
    cluster.stop().await;
}

struct Listing {
    /// The title of [`TRACK`].
    title: String,
    cache: String,
}

async fn listing(url: String) -> Listing {
    listing_with(&client(), url).await
}

async fn listing_with(client: &Client, url: String) -> Listing {
    let answer = client.get(format!("{url}/api/v1/tracks")).send().await.unwrap();
    let cache = answer.headers()["x-cache"].to_str().unwrap().to_owned();
    let body: Value = answer.json().await.unwrap();
    let track = body["items"].as_array().unwrap().iter().find(|track| track["slug"] == TRACK).unwrap();
    Listing { title: track["title"].as_str().unwrap().to_owned(), cache }
}

/// Changes the title of revision `revision` of [`TRACK`], as an admin does on a third server.
async fn retitle(cluster: &Cluster, broker: &Broker, revision: i32, title: &str) -> Result<(), Error> {
    let key = TrackKey { slug: TRACK.parse().unwrap(), revision };
    let written = cluster.store.edit_track(&key, title, "Changed.", None).await.unwrap();
    broker.invalidate(CacheSpace::Tracks, written.version).await
}

async fn wait_until(what: &str, condition: impl AsyncFn() -> bool) {
    let polling = async {
        while !condition().await {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    assert!(timeout(TIMEOUT, polling).await.is_ok(), "timeout while waiting: {what}");
}
