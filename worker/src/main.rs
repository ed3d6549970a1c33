//! `assay-worker`: judges submissions of a database, without the site.
//!
//! Its queue is inside the process: it finds work by looking at the database every few seconds, as the rescuer does.

use std::{io::IsTerminal as _, path::PathBuf, time::Duration};

use anyhow::{Context as _, Result, anyhow, bail};
use assay_broker::{Broker, BrokerConfig};
use assay_store::{Blobs, Store};
use assay_worker::{Worker, WorkerConfig};
use tokio::signal::unix::{SignalKind, signal};
use tracing_subscriber::{EnvFilter, fmt};

/// How long a drain lasts at most: longer than any submission can take.
const GRACE: Duration = Duration::from_secs(60 * 60);

fn main() -> Result<()> {
    // Before anything else: a re-executed sandbox must not have threads.
    assay_sandbox::enter_if_asked();
    init_telemetry()?;
    let runtime =
        tokio::runtime::Builder::new_multi_thread().enable_all().build().context("cannot start the runtime")?;
    runtime.block_on(run())
}

async fn run() -> Result<()> {
    let mut terminate = signal(SignalKind::terminate()).context("cannot listen for SIGTERM")?;
    let mut interrupt = signal(SignalKind::interrupt()).context("cannot listen for SIGINT")?;
    let worker = Worker::start(config().await?).await.context("the worker cannot start")?;
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    tracing::info!("stopping: finishing what runs; a second signal stops at once");
    tokio::select! {
        () = worker.shutdown(GRACE) => {}
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    Ok(())
}

async fn config() -> Result<WorkerConfig> {
    if text("REDIS_URL").is_some() {
        bail!("REDIS_URL is set, but this build knows no Redis. Unset it to go on with the database alone.");
    }
    let data = text("ASSAY_DATA_DIR").map_or_else(|| PathBuf::from("./data"), PathBuf::from);
    let url = text("DATABASE_URL").unwrap_or_else(|| data.join("assay.sqlite").display().to_string());
    let store = Store::connect(&url).await.context("cannot open the database")?;
    store.migrate().await.context("cannot bring the database up to date")?;
    let blobs = Blobs::open(&data.join("blobs")).context("cannot open the test data")?;
    let mut config = WorkerConfig::new(store, Broker::in_process(BrokerConfig::default()), blobs);
    config.cache_dir = Some(data.join("compiled"));
    if let Some(slots) = text("ASSAY_SLOTS") {
        config.slots = slots
            .parse()
            .ok()
            .filter(|slots| (1..=256).contains(slots))
            .with_context(|| format!("ASSAY_SLOTS is {slots:?}: use 1 to 256"))?;
    }
    Ok(config)
}

/// Structured logs on stderr; `ASSAY_LOG` holds filter directives. Where stderr is no terminal, lines are JSON.
fn init_telemetry() -> Result<()> {
    let directives = text("ASSAY_LOG").unwrap_or_else(|| "info,sqlx=warn,sea_orm_migration=warn".to_owned());
    let filter = EnvFilter::try_new(&directives)
        .with_context(|| format!("ASSAY_LOG is {directives:?}: use directives such as info,assay_worker=debug"))?;
    let builder = fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let started = if std::io::stderr().is_terminal() {
        builder.with_target(false).try_init()
    } else {
        builder.json().flatten_event(true).try_init()
    };
    started.map_err(|error| anyhow!("logging cannot start: {error}"))
}

/// A variable that is set to something.
fn text(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}
