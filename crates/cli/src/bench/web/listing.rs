//! The listing of tracks: from the cache, and without it, against reading it from the database, in turns of a second.

use anyhow::{Context as _, Result};
use assay_broker::{Broker, CacheSpace, RedisConfig};
use assay_store::{Store, TrackKey};
use serde::Serialize;
use tokio::task::JoinSet;

use super::{
    connection::Connection,
    installation::Installation,
    services::Services,
    turn::{Measured, Turn, Way, together},
};

const PATH: &str = "/api/v1/tracks";
const JSON: &str = "Accept: application/json\r\n";
/// Who asks at once. A miss is asked for by one: of many, one would miss and the others wait for it.
const CLIENTS: usize = 32;
/// How many requests are counted against the database.
const COUNTED: u64 = 1000;

#[derive(Debug, Serialize)]
pub(super) struct Listing {
    pub(super) ways: Vec<Way>,
    /// Requests a second from the cache over those of a server without it.
    pub(super) hit_over_bypass: f64,
    /// Requests a second from the cache over how often the database can be read directly, without any server.
    pub(super) hit_over_database: f64,
    /// Statements that a thousand requests cost, the cache cold at first; not told where the database is not our own.
    pub(super) statements_per_1000: Option<u64>,
    /// The same, the cache warm.
    pub(super) statements_per_1000_warm: Option<u64>,
}

pub(super) async fn measure(installation: &Installation, services: &Services, rounds: u32) -> Result<Listing> {
    let cold = count(installation, services, true).await?;
    let warm = count(installation, services, false).await?;
    // A server that cannot reach its Redis does without.
    let nowhere = format!("redis://127.0.0.1:{}", assay_testbed::free_port());
    let (without, without_url) = installation.another_server(services, &nowhere).await?;
    let measured = take_turns(installation, services, &without_url, rounds).await;
    without.stop().await?;
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

async fn take_turns(installation: &Installation, services: &Services, without: &str, rounds: u32) -> Result<Vec<Way>> {
    let broker = Broker::redis(RedisConfig::new(&*services.redis_url)).await.context("Redis cannot be used")?;
    let mut track = TrackKey { slug: "bench-1".parse()?, revision: 1 };
    let [mut hit, mut bypass, mut database] = ["hit", "bypass", "database"].map(|name| Measured::new(name, CLIENTS));
    let [mut one_hit, mut miss] = ["hit, one client", "miss"].map(|name| Measured::new(name, 1));
    for _ in 0..rounds {
        hit.add(asking(&installation.url, "hit", CLIENTS).await?);
        database.add(reading(&installation.store).await?);
        bypass.add(asking(without, "bypass", CLIENTS).await?);
        miss.add(missing(&installation.url, &broker, &installation.store, &mut track).await?);
        one_hit.add(asking(&installation.url, "hit", 1).await?);
    }
    [hit, bypass, database, one_hit, miss].into_iter().map(Measured::finish).collect()
}

/// Requests of so many at once, for a turn.
async fn asking(url: &str, cache: &'static str, clients: usize) -> Result<Vec<f64>> {
    // The first finds it cold, it may be.
    Connection::open(url, JSON).await?.get(PATH).await?.expect(200)?;
    let mut asking = JoinSet::new();
    for _ in 0..clients {
        let mut connection = Connection::open(url, JSON).await?;
        asking.spawn(async move {
            let mut turn = Turn::begin();
            while turn.lasts() {
                turn.time(async { connection.get(PATH).await?.expect_cache(cache) }).await?;
            }
            Ok(turn.times)
        });
    }
    together(asking).await
}

/// What a server does without a cache, without the server.
async fn reading(store: &Store) -> Result<Vec<f64>> {
    let mut reading = JoinSet::new();
    for _ in 0..CLIENTS {
        let store = store.clone();
        reading.spawn(async move {
            let mut turn = Turn::begin();
            while turn.lasts() {
                turn.time(read(&store)).await?;
            }
            Ok(turn.times)
        });
    }
    together(reading).await
}

async fn read(store: &Store) -> Result<()> {
    let listing = store.tracks(None, 50).await?;
    // A server would have to send it, too.
    std::hint::black_box(serde_json::to_vec(&listing.page)?);
    Ok(())
}

/// Requests that find nothing in the cache, because somebody has just changed a track; the change is not counted.
async fn missing(url: &str, broker: &Broker, store: &Store, track: &mut TrackKey) -> Result<Vec<f64>> {
    let mut connection = Connection::open(url, JSON).await?;
    let mut turn = Turn::begin();
    while turn.lasts() {
        let written = store.edit_track(track, "Track 1", "Changed.", None).await?;
        broker.invalidate(CacheSpace::Tracks, written.version).await?;
        track.revision = written.revision;
        turn.time(async { connection.get(PATH).await?.expect_cache("miss") }).await?;
    }
    Ok(turn.times)
}

/// How many statements a thousand requests cost.
async fn count(installation: &Installation, services: &Services, cold: bool) -> Result<Option<u64>> {
    let url = &installation.url;
    if !cold {
        Connection::open(url, JSON).await?.get(PATH).await?.expect(200)?;
    }
    services.count_anew();
    let mut connection = Connection::open(url, JSON).await?;
    for n in 0..COUNTED {
        connection.get(PATH).await?.expect_cache(if cold && n == 0 { "miss" } else { "hit" })?;
    }
    services.counted()
}
