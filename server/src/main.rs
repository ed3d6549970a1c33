//! `assay-server`: the web server. In embedded mode it also judges.

// The type of a page is the tree of its elements. It is deeper than the compiler's default limit.
#![recursion_limit = "512"]

use anyhow::{Context, Result};
use assay_server::{Application, Config, init_telemetry};
use clap::Parser;
use tokio::signal::unix::{SignalKind, signal};

/// Serve the site. Without DATABASE_URL and REDIS_URL, also judge submissions.
#[derive(Debug, Parser)]
#[command(version, after_help = "All settings are environment variables. docs/operator-guide.md lists them.")]
struct Arguments {}

/// This allocator is faster than the system's at rendering pages (see docs/design/server.md).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> Result<()> {
    // These two come first: when this program runs as a sandbox's process, it must not have threads.
    assay_sandbox::enter_if_asked();
    assay_package::draw_if_asked();
    let Arguments {} = Arguments::parse();
    init_telemetry()?;
    let config = Config::from_env()?;
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .context("cannot start the runtime")?
        .block_on(run(config))
}

async fn run(config: Config) -> Result<()> {
    let mut terminate = signal(SignalKind::terminate()).context("cannot listen for SIGTERM")?;
    let mut interrupt = signal(SignalKind::interrupt()).context("cannot listen for SIGINT")?;
    let application = Application::start(config).await?;
    tracing::info!(url = %format!("http://{}", application.addr()), "serving");
    tokio::select! {
        ended = application.ended() => ended?,
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    tracing::info!("stopping: finishing running requests and submissions");
    tokio::select! {
        stopped = application.stop() => stopped,
        _ = terminate.recv() => Ok(()),
        _ = interrupt.recv() => Ok(()),
    }
}
