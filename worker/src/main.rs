//! `assay-worker`: judges submissions, without the site.
//!
//! With `DATABASE_URL` and `REDIS_URL`, it is one of any number of workers. Without them, it judges the submissions in the SQLite database of
//! a data folder. The rescuer then finds them within a few seconds.

use std::{io::IsTerminal as _, path::PathBuf, time::Duration};

use anyhow::{Context as _, Result, anyhow, bail};
use assay_broker::{Broker, BrokerConfig, RedisConfig};
use assay_store::{Blobs, BlobsConfig, Store};
use assay_worker::{SlotBounds, Worker, WorkerConfig};
use clap::Parser;
use tokio::signal::unix::{SignalKind, signal};
use tracing_subscriber::{EnvFilter, fmt};

/// How long a shutdown waits for running jobs: longer than any submission can take.
const GRACE: Duration = Duration::from_secs(60 * 60);

/// Judges submissions, without the site.
#[derive(Debug, Parser)]
#[command(version, after_help = "Settings are environment variables; docs/operator-guide.md lists them.")]
struct Arguments {}

/// The same allocator as in the server (see docs/design/server.md).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> Result<()> {
    // Before anything else: a re-executed sandbox must not have threads.
    assay_sandbox::enter_if_asked();
    assay_package::draw_if_asked();
    let Arguments {} = Arguments::parse();
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
    tracing::info!("stopping after the current jobs; a second signal stops at once");
    tokio::select! {
        () = worker.shutdown(GRACE) => {}
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    Ok(())
}

async fn config() -> Result<WorkerConfig> {
    // Before the first connection, so that an invalid setting is reported at once.
    let slots = SlotBounds::from_env(text)?;
    let sandbox = assay_sandbox::Config::from_env(text)?;
    let data = text("ASSAY_DATA_DIR").map_or_else(|| PathBuf::from("./data"), PathBuf::from);
    let blobs = BlobsConfig::from_env(&data)?;
    let (store, broker) = match (text("DATABASE_URL"), text("REDIS_URL")) {
        (Some(database), Some(redis)) => {
            let store = Store::connect(&database).await.context("cannot open the database")?;
            wait_for_tables(&store).await;
            (store, Broker::redis(RedisConfig::new(redis)).await.context("cannot use Redis")?)
        }
        (None, None) => {
            let file = data.join("assay.sqlite").display().to_string();
            let store = Store::connect(&file).await.context("cannot open the database")?;
            store.migrate().await.context("cannot migrate the database")?;
            (store, Broker::in_process(BrokerConfig::default()))
        }
        _ => bail!("set both DATABASE_URL and REDIS_URL to judge for several machines, or neither"),
    };
    let blobs = Blobs::connect(&blobs).await.context("cannot open the test data")?;
    let mut config = WorkerConfig::new(store, broker, blobs);
    config.cache_dir = Some(data.join("compiled"));
    config.scratch = data.join("verifying");
    config.slots = slots;
    config.sandbox = sandbox;
    Ok(config)
}

/// Waits until a server has created the tables. A worker's database role may not create them.
async fn wait_for_tables(store: &Store) {
    let mut told = false;
    loop {
        let why = match store.is_migrated().await {
            Ok(true) => return,
            Ok(false) => "they were created by an older server".to_owned(),
            Err(error) => format!("{:#}", anyhow!(error)),
        };
        if !told {
            tracing::warn!(why, "the database tables are missing; waiting for a server of this version to create them");
            told = true;
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
}

/// Structured logs on stderr; `ASSAY_LOG` holds filter directives. Lines are JSON unless stderr is a terminal.
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

/// The value of an environment variable; an empty one counts as unset.
fn text(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}
