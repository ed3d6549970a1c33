//! `assay bench web`: measures an installation in both modes. It starts the programs with temporary data, and stops them at the end.

mod arrivals;
mod client;
mod connection;
mod cpu;
mod fairness;
mod frames;
mod idle;
mod installation;
mod intake;
mod listing;
mod memory;
mod open_files;
mod pages;
mod prepare;
mod program;
mod report;
mod services;
mod sockets;
mod turn;
mod verdicts;

use std::time::Duration;

use anyhow::{Context as _, Result};
use clap::Args;

use self::{
    installation::Installation,
    report::{Mode, Report},
    services::Services,
    turn::Turns,
};

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Submissions per language and mode.
    #[arg(long, default_value_t = 30, value_parser = clap::value_parser!(u32).range(1..=1000))]
    submissions: u32,
    /// Submissions sent at once per mode, to measure how fast they are accepted.
    #[arg(long, default_value_t = 500, value_parser = clap::value_parser!(u32).range(1..=9_000))]
    intake: u32,
    /// Rounds for the listing and the pages. In each round, each of them is measured once.
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..=100))]
    rounds: u32,
    /// The time per round for the listing and for each page, in ms.
    #[arg(long, default_value_t = 1000, value_parser = clap::value_parser!(u32).range(10..=60_000))]
    turn_ms: u32,
    /// Live sockets, each for a different person.
    #[arg(long, default_value_t = 10_000, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    sockets: u32,
    /// An empty PostgreSQL database for distributed mode. Default: starts one.
    #[arg(long, env = "DATABASE_URL", hide_env_values = true, requires = "redis_url")]
    database_url: Option<String>,
    /// A Redis for distributed mode that nothing else uses. Default: starts one.
    #[arg(long, env = "REDIS_URL", hide_env_values = true, requires = "database_url")]
    redis_url: Option<String>,
    /// Do not wait until the machine is idle. For tests of the benchmark itself.
    #[arg(long)]
    busy: bool,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

pub(crate) async fn run(arguments: Arguments) -> Result<()> {
    // The programs that it starts inherit the limit.
    open_files::raise_limit(arguments.sockets)?;
    let report = measure(&arguments).await?;
    report::print(&report, arguments.json)
}

async fn measure(arguments: &Arguments) -> Result<Report> {
    let mut report = Report::new(arguments.busy);
    let embedded = Installation::embedded().await?;
    report.wait_until_idle("embedded").await?;
    let measured = measure_embedded(arguments, &embedded, &mut report).await;
    embedded.stop().await?;
    measured?;

    let services = match (&arguments.database_url, &arguments.redis_url) {
        (Some(database), Some(redis)) => Services::given(database.clone(), redis.clone()),
        _ => match Services::missing() {
            None => Services::start().await?,
            Some(missing) => {
                report.left_out = Some(format!("distributed mode, because {missing}"));
                return Ok(report);
            }
        },
    };
    let mut distributed = Installation::distributed(&services).await?;
    let measured = measure_distributed(arguments, &mut distributed, &services, &mut report).await;
    distributed.stop().await?;
    measured.map(|()| report)
}

async fn measure_embedded(arguments: &Arguments, installation: &Installation, report: &mut Report) -> Result<()> {
    report.verdicts = verdicts::measure(installation, arguments.submissions, Mode::Embedded).await?;
    report.intake.push(intake::measure(installation, arguments.intake, Mode::Embedded).await.context("intake")?);
    report.fairness = fairness::measure(installation, Mode::Embedded).await.context("fairness")?;
    Ok(())
}

async fn measure_distributed(
    arguments: &Arguments,
    installation: &mut Installation,
    services: &Services,
    report: &mut Report,
) -> Result<()> {
    let turns = Turns { rounds: arguments.rounds, each: Duration::from_millis(arguments.turn_ms.into()) };
    report.wait_until_idle("listing").await?;
    let listing = listing::measure(installation, services, turns).await;
    report.listing = Some(listing.context("listing")?);
    report.wait_until_idle("distributed").await?;
    report.verdicts.extend(verdicts::measure(installation, arguments.submissions, Mode::Distributed).await?);
    report.wait_until_idle("pages").await?;
    report.pages = pages::measure(installation, turns).await.context("pages")?;
    installation.add_worker(services).await?;
    report.wait_until_idle("intake").await?;
    report.intake.push(intake::measure(installation, arguments.intake, Mode::Distributed).await.context("intake")?);
    report.fairness.extend(fairness::measure(installation, Mode::Distributed).await.context("fairness")?);
    report.wait_until_idle("sockets").await?;
    let sockets = sockets::measure(installation, services, arguments.sockets).await;
    report.sockets = Some(sockets.context("sockets")?);
    Ok(())
}
