//! Structured logs on stderr: fields with dots and units, one line an event. `ASSAY_LOG` chooses what is said and how.

use std::io::IsTerminal;

use anyhow::{Context, Result};
use tracing_subscriber::{EnvFilter, fmt};

/// Starts logging. `ASSAY_LOG` holds filter directives such as `info,assay_server=debug`; where stderr is no terminal, lines are JSON.
///
/// # Errors
/// When the directives cannot be read, or logging was started before.
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
    started.map_err(|error| anyhow::anyhow!("logging cannot start: {error}"))
}
