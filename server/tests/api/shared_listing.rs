//! The listing of tracks, cached in one Redis for two servers: whatever happens, what was true before a write is not served after it.

use std::time::Duration;

use assay_broker::{Broker, CacheSpace, Error};
use assay_store::TrackKey;
use serde_json::Value;
use tokio::time::timeout;

use crate::{
    app::{PATIENCE, client},
    distributed::Cluster,
};

/// One of the tracks that are shipped.
const TRACK: &str = "first-steps";

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_overtaken_by_a_write_on_another_server_brings_nothing_back() {
    let cluster = Cluster::start(2, 0).await;
    let broker = cluster.broker().await;
    // The reader has asked for the version, and now waits for the rows.
    let lock = cluster.postgres.lock("problems");
    let reader = tokio::spawn(listing(cluster.url(0)));
    until("the reader waits", async || {
        let waiting =
            "SELECT COUNT(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%FROM tracks t%'";
        cluster.postgres.query(waiting) == [["1"]]
    })
    .await;
    retitle(&cluster, &broker, "Overtaking").await.unwrap();
    drop(lock);
    let slow = reader.await.unwrap();
    assert_eq!(
        slow.title, "First steps",
        "asked before the write: either answer is right, and this one was read before it"
    );
    for server in [0, 1, 0, 1] {
        assert_eq!(listing(cluster.url(server)).await.title, "Overtaking");
    }
    assert_eq!(listing(cluster.url(1)).await.cache, "hit");
    cluster.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_write_while_redis_is_away_shows_at_once_and_ever_after() {
    let mut cluster = Cluster::start(2, 0).await;
    let broker = cluster.broker().await;
    assert_eq!(listing(cluster.url(0)).await.cache, "miss");
    assert_eq!(listing(cluster.url(1)).await.cache, "hit");
    cluster.redis.stop();
    assert!(retitle(&cluster, &broker, "Unheard").await.is_err(), "whoever writes must know that others were not told");
    for server in [0, 1] {
        let read = listing(cluster.url(server)).await;
        assert_eq!((&*read.title, &*read.cache), ("Unheard", "bypass"));
    }
    // It comes back with the listing from before.
    cluster.redis.start_again();
    let back = async {
        let mut hits = [false; 2];
        while hits != [true; 2] {
            for (server, hit) in hits.iter_mut().enumerate() {
                let read = listing(cluster.url(server)).await;
                assert_eq!(read.title, "Unheard");
                *hit |= read.cache == "hit";
            }
        }
    };
    timeout(PATIENCE, back).await.expect("the cache does not come back");
    cluster.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_hundred_readers_of_a_cold_listing_cost_one_query() {
    let cluster = Cluster::start(2, 0).await;
    let asked = || {
        let calls = "SELECT COALESCE(SUM(calls), 0) FROM pg_stat_statements WHERE query LIKE '%FROM tracks t WHERE%'";
        cluster.postgres.query(calls)
    };
    assert_eq!(asked(), [["0"]]);
    let readers = (0..200).map(|n| listing(cluster.url(n % 2)));
    let read = futures::future::join_all(readers).await;
    assert_eq!(asked(), [["1"]]);
    assert_eq!(read.iter().filter(|read| read.cache == "miss").count(), 1);
    assert!(read.iter().all(|read| read.title == "First steps"));
    cluster.stop().await;
}

struct Listing {
    /// Of [`TRACK`].
    title: String,
    cache: String,
}

async fn listing(url: String) -> Listing {
    let answer = client().get(format!("{url}/api/v1/tracks")).send().await.unwrap();
    let cache = answer.headers()["x-cache"].to_str().unwrap().to_owned();
    let body: Value = answer.json().await.unwrap();
    let track = body["items"].as_array().unwrap().iter().find(|track| track["slug"] == TRACK).unwrap();
    Listing { title: track["title"].as_str().unwrap().to_owned(), cache }
}

/// What an admin's change does, on a server other than those that are read from.
async fn retitle(cluster: &Cluster, broker: &Broker, title: &str) -> Result<(), Error> {
    let key = TrackKey { slug: TRACK.parse().unwrap(), revision: 1 };
    let written = cluster.store.edit_track(&key, title, "Changed.", None).await.unwrap();
    broker.invalidate(CacheSpace::Tracks, written.version).await
}

async fn until(what: &str, holds: impl AsyncFn() -> bool) {
    let looking = async {
        while !holds().await {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    assert!(timeout(PATIENCE, looking).await.is_ok(), "still not so: {what}");
}
