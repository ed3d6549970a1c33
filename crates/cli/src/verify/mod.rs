//! `assay verify`: judges every labelled submission of packages against its label, and checks their data. Needs no server.

mod progress;
mod table;
mod work;

use std::{num::NonZeroUsize, path::PathBuf, process::ExitCode};

use anyhow::Result;
use assay_domain::PackageReport;
use serde::Serialize;

use crate::output::{self, DIFFERS, FINE, UNREADABLE};

/// What to verify.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Folders or archives of problem packages.
    #[arg(required = true)]
    packages: Vec<PathBuf>,
    /// Print JSON.
    #[arg(long)]
    json: bool,
    /// How many programs run at once; by default one a core. Times are steadier with fewer.
    #[arg(long)]
    slots: Option<NonZeroUsize>,
    /// Run every case, also those that cannot change what a submission gets.
    #[arg(long)]
    all: bool,
}

/// What verifying found.
#[derive(Debug, Serialize)]
pub(crate) struct Report {
    pub(crate) packages: Vec<PackageReport>,
}

/// Verifies. Ends with 0 when all is as labelled, with 1 when something differs, with 2 when a package cannot be read.
pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let report = verify(&arguments.packages, arguments.slots, arguments.all)?;
    if arguments.json {
        output::print_json(&report)?;
    } else {
        output::print(&words(&report))?;
    }
    let unreadable = report.packages.iter().any(|package| package.error.is_some());
    let fine = report.packages.iter().all(|package| package.ok);
    Ok(ExitCode::from(if unreadable {
        UNREADABLE
    } else if fine {
        FINE
    } else {
        DIFFERS
    }))
}

/// Verifies packages in so many slots; by default one per core. With `all`, no case is skipped.
pub(crate) fn verify(paths: &[PathBuf], slots: Option<NonZeroUsize>, all: bool) -> Result<Report> {
    let slots = slots.or_else(|| std::thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get);
    work::verify(paths, slots, all)
}

/// What verifying found, in words.
pub(crate) fn words(report: &Report) -> String {
    table::words(report)
}
