//! Structured logs on stderr, one line per event.

use std::io::IsTerminal;

use anyhow::{Context, Result};
use tracing_subscriber::{EnvFilter, fmt};

/// Starts logging. `ASSAY_LOG` has filter directives such as `info,assay_server=debug`. If stderr is not a terminal, lines are JSON.
///
/// # Errors
/// The directives are invalid, or logging was already started.
pub fn init() -> Result<()> {
    let directives = std::env::var("ASSAY_LOG").unwrap_or_default();
    let directives = if directives.is_empty() { "info,sqlx=warn,sea_orm_migration=warn".into() } else { directives };
    let filter = EnvFilter::try_new(&directives)
        .with_context(|| format!("ASSAY_LOG is {directives:?}: use directives such as info,assay_server=debug"))?;
    let builder = fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let started = if std::io::stderr().is_terminal() {
        builder.with_target(false).try_init()
    } else {
        builder.json().flatten_event(true).try_init()
    };
    started.map_err(|error| anyhow::anyhow!("cannot start logging: {error}"))
}
