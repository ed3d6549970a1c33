//! `assay verify`: judges every submission of packages against its label, and checks their data. Needs no server.

mod progress;
mod table;
mod work;

use std::{num::NonZeroUsize, path::PathBuf, process::ExitCode};

use anyhow::Result;
use assay_domain::PackageReport;
use serde::Serialize;

use crate::output::{self, ERROR, FAILED, OK};

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Problem packages: folders or zip files.
    #[arg(required = true)]
    packages: Vec<PathBuf>,
    /// Print JSON.
    #[arg(long)]
    json: bool,
    /// How many programs run at once. Default: one per core. With fewer, times vary less.
    #[arg(long)]
    slots: Option<NonZeroUsize>,
    /// Also run cases that cannot change a result.
    #[arg(long)]
    all: bool,
}

#[derive(Debug, Serialize)]
pub(crate) struct Report {
    pub(crate) packages: Vec<PackageReport>,
}

/// Exits with 0 if everything passed, 1 if something differs, 2 if a package cannot be read.
pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let report = verify(&arguments.packages, arguments.slots, arguments.all)?;
    if arguments.json {
        output::print_json(&report)?;
    } else {
        output::print(&render(&report))?;
    }
    let unreadable = report.packages.iter().any(|package| package.error.is_some());
    let ok = report.packages.iter().all(|package| package.ok);
    Ok(ExitCode::from(if unreadable {
        ERROR
    } else if ok {
        OK
    } else {
        FAILED
    }))
}

/// Verifies packages with this many slots, by default one per core. With `all`, no case is skipped.
pub(crate) fn verify(paths: &[PathBuf], slots: Option<NonZeroUsize>, all: bool) -> Result<Report> {
    let slots = slots.or_else(|| std::thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get);
    work::verify(paths, slots, all)
}

pub(crate) fn render(report: &Report) -> String {
    table::render(report)
}
