//! The listing of tracks: from the cache, and without it, against reading it from the database, in turns of a second.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use assay_broker::{Broker, CacheSpace, RedisConfig};
use assay_store::{Store, TrackKey};
use serde::Serialize;
use tokio::task::JoinSet;

use super::{connection::Connection, installation::Installation, services::Services};
use crate::bench::statistics::Summary;

const PATH: &str = "/api/v1/tracks";
/// How long each way has its turn.
const TURN: Duration = Duration::from_secs(1);
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

/// A way to get the listing.
#[derive(Debug, Serialize)]
pub(super) struct Way {
    pub(super) name: &'static str,
    pub(super) clients: usize,
    /// The median of the rounds.
    pub(super) per_second: f64,
    pub(super) times: Summary,
}

/// What one way has measured so far.
struct Measured {
    name: &'static str,
    clients: usize,
    rates: Vec<f64>,
    times: Vec<f64>,
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
    let way = |name, clients| Measured { name, clients, rates: Vec::new(), times: Vec::new() };
    let (mut hit, mut bypass, mut database) = (way("hit", CLIENTS), way("bypass", CLIENTS), way("database", CLIENTS));
    let (mut one_hit, mut miss) = (way("hit, one client", 1), way("miss", 1));
    for _ in 0..rounds {
        hit.add(asking(&installation.url, "hit", CLIENTS).await?);
        database.add(reading(&installation.store).await?);
        bypass.add(asking(without, "bypass", CLIENTS).await?);
        miss.add(missing(&installation.url, &broker, &installation.store, &mut track).await?);
        one_hit.add(asking(&installation.url, "hit", 1).await?);
    }
    [hit, bypass, database, one_hit, miss].into_iter().map(Measured::finish).collect()
}

impl Measured {
    /// The times of one turn, in ms; what came in between is not counted.
    fn add(&mut self, times: Vec<f64>) {
        #[expect(clippy::cast_precision_loss, reason = "far fewer than 2^52")]
        let (count, clients) = (times.len() as f64, self.clients as f64);
        self.rates.push(count * clients * 1000.0 / times.iter().sum::<f64>());
        self.times.extend(times);
    }

    fn finish(mut self) -> Result<Way> {
        self.rates.sort_by(f64::total_cmp);
        let per_second = self.rates.get(self.rates.len() / 2).copied().unwrap_or_default().round();
        let times = Summary::of(self.times).context("nothing was measured")?;
        Ok(Way { name: self.name, clients: self.clients, per_second, times })
    }
}

/// Requests of so many at once, for a turn.
async fn asking(url: &str, cache: &'static str, clients: usize) -> Result<Vec<f64>> {
    // The first finds it cold, it may be.
    drop(reqwest::get(format!("{url}{PATH}")).await?);
    let mut asking = JoinSet::new();
    for _ in 0..clients {
        let mut connection = Connection::open(url, PATH).await?;
        asking.spawn(async move {
            let mut turn = Turn::begin();
            while turn.lasts() {
                turn.time(connection.ask(cache)).await?;
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
    let listing = store.tracks().await?;
    // A server would have to send it, too.
    std::hint::black_box(serde_json::to_vec(&listing.items)?);
    Ok(())
}

/// Requests that find nothing in the cache, because somebody has just changed a track; the change is not counted.
async fn missing(url: &str, broker: &Broker, store: &Store, track: &mut TrackKey) -> Result<Vec<f64>> {
    let mut connection = Connection::open(url, PATH).await?;
    let mut turn = Turn::begin();
    while turn.lasts() {
        let written = store.edit_track(track, "Track 1", "Changed.", None).await?;
        broker.invalidate(CacheSpace::Tracks, written.version).await?;
        track.revision = written.revision;
        turn.time(connection.ask("miss")).await?;
    }
    Ok(turn.times)
}

/// A turn, and how long each thing took that was done in it, in ms.
struct Turn {
    begun: Instant,
    times: Vec<f64>,
}

impl Turn {
    fn begin() -> Self {
        Self { begun: Instant::now(), times: Vec::new() }
    }

    fn lasts(&self) -> bool {
        self.begun.elapsed() < TURN
    }

    async fn time(&mut self, once: impl Future<Output = Result<()>>) -> Result<()> {
        let asked = Instant::now();
        once.await?;
        self.times.push(asked.elapsed().as_secs_f64() * 1000.0);
        Ok(())
    }
}

async fn together(mut tasks: JoinSet<Result<Vec<f64>>>) -> Result<Vec<f64>> {
    let mut times = Vec::new();
    while let Some(ended) = tasks.join_next().await {
        times.extend(ended??);
    }
    Ok(times)
}

/// How many statements a thousand requests cost.
async fn count(installation: &Installation, services: &Services, cold: bool) -> Result<Option<u64>> {
    let url = &installation.url;
    if !cold {
        drop(reqwest::get(format!("{url}{PATH}")).await?);
    }
    services.count_anew();
    let mut connection = Connection::open(url, PATH).await?;
    for n in 0..COUNTED {
        connection.ask(if cold && n == 0 { "miss" } else { "hit" }).await?;
    }
    services.counted()
}
