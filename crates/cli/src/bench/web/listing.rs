//! The listing of tracks: from the cache, without the cache, and read from the database directly, in turns.

use anyhow::{Context as _, Result};
use assay_broker::{Broker, CacheSpace, RedisConfig};
use assay_store::{Store, TrackKey};
use serde::Serialize;
use tokio::task::JoinSet;

use super::{
    connection::Connection,
    installation::Installation,
    services::Services,
    turn::{Measured, Turns, Way, join_times},
};

const PATH: &str = "/api/v1/tracks";
const JSON: &str = "Accept: application/json\r\n";
/// Clients at the same time. Misses use one client: with many, one would miss and the others would wait for it.
const CLIENTS: usize = 32;
/// Requests whose database statements are counted.
const COUNTED_REQUESTS: u64 = 1000;

#[derive(Debug, Serialize)]
pub(super) struct Listing {
    pub(super) ways: Vec<Way>,
    /// Requests per second from the cache, divided by those of a server without a cache.
    pub(super) hit_over_bypass: f64,
    /// Requests per second from the cache, divided by direct reads of the database per second, without a server.
    pub(super) hit_over_database: f64,
    /// Database statements per 1,000 requests, from a cold cache. None if the database was given.
    pub(super) statements_per_1000: Option<u64>,
    /// The same from a warm cache.
    pub(super) statements_per_1000_warm: Option<u64>,
}

pub(super) async fn measure(installation: &Installation, services: &Services, turns: Turns) -> Result<Listing> {
    let cold = count_statements(installation, services, true).await?;
    let warm = count_statements(installation, services, false).await?;
    // A server that cannot reach Redis has no cache.
    let no_redis = format!("redis://127.0.0.1:{}", assay_testbed::free_port());
    let (uncached, uncached_url) = installation.another_server(services, &no_redis).await?;
    let measured = take_turns(installation, services, &uncached_url, turns).await;
    uncached.stop().await?;
    let ways = measured?;
    let rate = |name: &str| ways.iter().find(|way| way.name == name).map(|way| way.per_second).context("no such way");
    let round = |ratio: f64| (ratio * 100.0).round() / 100.0;
    Ok(Listing {
        hit_over_bypass: round(rate("hit")? / rate("bypass")?),
        hit_over_database: round(rate("hit")? / rate("database")?),
        ways,
        statements_per_1000: cold,
        statements_per_1000_warm: warm,
    })
}

async fn take_turns(
    installation: &Installation,
    services: &Services,
    uncached_url: &str,
    turns: Turns,
) -> Result<Vec<Way>> {
    let broker = Broker::redis(RedisConfig::new(&*services.redis_url)).await.context("cannot connect to Redis")?;
    let mut track = TrackKey { slug: "bench-1".parse()?, revision: 1 };
    let [mut hit, mut bypass, mut database] = ["hit", "bypass", "database"].map(|name| Measured::new(name, CLIENTS));
    let [mut one_hit, mut miss] = ["hit, one client", "miss"].map(|name| Measured::new(name, 1));
    for _ in 0..turns.rounds {
        hit.add(request_listing(&installation.url, "hit", CLIENTS, turns).await?);
        database.add(read_database(&installation.store, turns).await?);
        bypass.add(request_listing(uncached_url, "bypass", CLIENTS, turns).await?);
        miss.add(request_misses(&installation.url, &broker, &installation.store, &mut track, turns).await?);
        one_hit.add(request_listing(&installation.url, "hit", 1, turns).await?);
    }
    [hit, bypass, database, one_hit, miss].into_iter().map(Measured::finish).collect()
}

/// Requests the listing with this many clients at once, for one turn.
async fn request_listing(url: &str, cache: &'static str, clients: usize, turns: Turns) -> Result<Vec<f64>> {
    // Fill the cache first.
    Connection::open(url, JSON).await?.get(PATH).await?.expect(200)?;
    let mut asking = JoinSet::new();
    for _ in 0..clients {
        let mut connection = Connection::open(url, JSON).await?;
        asking.spawn(async move {
            let mut turn = turns.begin();
            while turn.lasts() {
                turn.time(async { connection.get(PATH).await?.expect_cache(cache) }).await?;
            }
            Ok(turn.times)
        });
    }
    join_times(asking).await
}

/// Reads the listing from the database, as a server without a cache does.
async fn read_database(store: &Store, turns: Turns) -> Result<Vec<f64>> {
    let mut reading = JoinSet::new();
    for _ in 0..CLIENTS {
        let store = store.clone();
        reading.spawn(async move {
            let mut turn = turns.begin();
            while turn.lasts() {
                turn.time(read(&store)).await?;
            }
            Ok(turn.times)
        });
    }
    join_times(reading).await
}

async fn read(store: &Store) -> Result<()> {
    let listing = store.tracks(None, 50).await?;
    // A server also has to serialize it.
    std::hint::black_box(serde_json::to_vec(&listing.page)?);
    Ok(())
}

/// Requests that miss the cache, because a track has just changed. The time of the change is not counted.
async fn request_misses(
    url: &str,
    broker: &Broker,
    store: &Store,
    track: &mut TrackKey,
    turns: Turns,
) -> Result<Vec<f64>> {
    let mut connection = Connection::open(url, JSON).await?;
    let mut turn = turns.begin();
    while turn.lasts() {
        let written = store.edit_track(track, "Track 1", "Changed.", None).await?;
        broker.invalidate(CacheSpace::Tracks, written.version).await?;
        track.revision = written.revision;
        turn.time(async { connection.get(PATH).await?.expect_cache("miss") }).await?;
    }
    Ok(turn.times)
}

/// The number of database statements for [`COUNTED_REQUESTS`] requests.
async fn count_statements(installation: &Installation, services: &Services, cold: bool) -> Result<Option<u64>> {
    let url = &installation.url;
    if !cold {
        Connection::open(url, JSON).await?.get(PATH).await?.expect(200)?;
    }
    services.reset_statement_count();
    let mut connection = Connection::open(url, JSON).await?;
    for n in 0..COUNTED_REQUESTS {
        connection.get(PATH).await?.expect_cache(if cold && n == 0 { "miss" } else { "hit" })?;
    }
    services.statement_count()
}
