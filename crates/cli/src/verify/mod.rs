//! `assay verify`: judges every submission of packages against its label, and checks their data. Needs no server.

mod choice;
mod progress;
mod record;
mod sampled;
mod selection;
mod summary;
mod table;
mod work;

use std::{num::NonZeroUsize, path::PathBuf, process::ExitCode, sync::Arc, time::Duration};

use anyhow::Result;
use assay_domain::PackageReport;
use assay_package::Package;
use serde::Serialize;

use self::{record::Record, selection::Selection};
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
    /// Judge solutions in Python with both PyPy and CPython. Default: with PyPy, if it is installed.
    #[arg(long)]
    both_pythons: bool,
    /// Print one line per package, and details only of packages with problems.
    #[arg(long, conflicts_with = "json")]
    summary: bool,
    /// Write a line about each package that passed to this file. Lines of other packages stay.
    #[arg(long, value_name = "FILE")]
    record: Option<PathBuf>,
    /// Verify only packages that are new or changed since this file was written by --record.
    #[arg(long, value_name = "FILE")]
    changed_since: Option<PathBuf>,
    /// Also verify this many unchanged packages, different ones each day. Those that another version of the judge verified come first. Times
    /// that miss the margins of their limit are only reported.
    #[arg(long, value_name = "COUNT", default_value_t = 0, requires = "changed_since")]
    sample: usize,
}

#[derive(Debug, Serialize)]
struct Report {
    packages: Vec<PackageReport>,
    /// The packages that were not verified, because they are unchanged.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unchanged: Vec<String>,
}

/// How packages are verified.
#[derive(Clone, Copy, Debug, Default)]
struct Options {
    /// Run cases that cannot change a result.
    all: bool,
    /// Judge solutions in Python with both PyPy and CPython.
    both_pythons: bool,
    /// Print progress only on a terminal.
    brief: bool,
}

/// The result for one package.
struct Verified {
    report: PackageReport,
    /// `None` if it cannot be read.
    package: Option<Arc<Package>>,
    /// The total time of all steps.
    took: Duration,
}

/// Exits with 0 if everything passed, 1 if something differs, 2 if a package cannot be read.
pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let selection = match &arguments.changed_since {
        Some(file) => selection::changed(&arguments.packages, &Record::read(file)?, arguments.sample),
        None => Selection::all(&arguments.packages),
    };
    let Arguments { all, both_pythons, summary, .. } = *arguments;
    let options = Options { all, both_pythons, brief: summary };
    let chosen = &selection.chosen;
    let mut verified =
        if chosen.is_empty() { Vec::new() } else { work::verify(chosen, slots(arguments.slots), options)? };
    if let Some(file) = &arguments.record {
        let mut record = Record::read(file)?;
        verified.iter().for_each(|verified| record.add(verified));
        record.write(file)?;
    }
    for verified in verified.iter_mut().filter(|verified| selection.is_sampled(&verified.report.name)) {
        sampled::only_report_times(&mut verified.report);
    }
    let rows = summary::rows(&verified);
    let reports: Vec<PackageReport> = verified.into_iter().map(|verified| verified.report).collect();
    let unreadable = reports.iter().any(|package| package.error.is_some());
    let ok = reports.iter().all(|package| package.ok);
    if arguments.json {
        output::print_json(&Report { packages: reports, unchanged: selection.unchanged() })?;
    } else {
        let text = if summary { summary::render(&rows, &reports) } else { table::render(&reports) };
        output::print(&(text + &selection.render()))?;
    }
    Ok(ExitCode::from(if unreadable {
        ERROR
    } else if ok {
        OK
    } else {
        FAILED
    }))
}

/// Verifies packages with this many slots, by default one per core.
pub(crate) fn verify(paths: &[PathBuf], given: Option<NonZeroUsize>) -> Result<Vec<PackageReport>> {
    let verified = work::verify(paths, slots(given), Options::default())?;
    Ok(verified.into_iter().map(|verified| verified.report).collect())
}

pub(crate) fn render(reports: &[PackageReport]) -> String {
    table::render(reports)
}

fn slots(given: Option<NonZeroUsize>) -> usize {
    given.or_else(|| std::thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get)
}
