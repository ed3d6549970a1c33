//! `assay import`: verifies packages and puts them into the installation. Works beside a running server.

use std::{
    num::NonZeroUsize,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context, Result};
use assay_domain::{PackageReport, Slug};
use assay_package::Package;
use assay_store::{Blobs, Store};
use tokio::runtime::Runtime;

use crate::{
    data, judging,
    output::{self, DIFFERS, FINE, UNREADABLE},
    verify,
};

/// What to import.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Folders or archives of problem packages.
    #[arg(required = true)]
    packages: Vec<PathBuf>,
    /// Puts the problems at the end of this track, too; it is made, unpublished, where there is none of that name.
    #[arg(long, value_name = "NAME")]
    track: Option<Slug>,
    /// Imports also what is not as it says; the reason is kept with the edition.
    #[arg(long = "override", value_name = "REASON")]
    reason: Option<String>,
    /// How many programs run at once; by default one a core.
    #[arg(long)]
    slots: Option<NonZeroUsize>,
}

/// A package that was read.
struct Candidate {
    path: PathBuf,
    package: Package,
    /// The edition that was made of this very package, where it is the newest.
    edition: Option<i32>,
    /// What verifying it found, where that was needed.
    report: Option<PackageReport>,
}

/// Imports. Ends with 0 when all of it is in the installation, with 1 when something differs and was left out, with 2 when a package
/// cannot be read.
pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let reason = arguments.reason.as_deref().map(str::trim);
    anyhow::ensure!(reason != Some(""), "give a reason after --override: it is kept with the edition");
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let (store, blobs) = runtime.block_on(data::open_with_blobs())?;
    let (mut candidates, mut code) = (Vec::new(), FINE);
    for path in &arguments.packages {
        match read(&runtime, &store, path)? {
            Ok(candidate) => candidates.push(candidate),
            Err(error) => {
                output::progress(&format!("✗ {}: {error}", path.display()));
                code = UNREADABLE;
            }
        }
    }
    verify_changed(&mut candidates, arguments)?;
    for candidate in candidates {
        let differs = candidate.report.as_ref().is_some_and(|report| !report.ok);
        if differs && reason.is_none() {
            output::progress(&format!(
                "✗ {}: not imported: something is not as it says. Mend it, or say why it is to be imported with --override.",
                candidate.package.slug
            ));
            code = code.max(DIFFERS);
            continue;
        }
        let reason = reason.filter(|_| differs);
        let words = runtime.block_on(import(&store, &blobs, candidate, arguments.track.as_ref(), reason))?;
        output::print(&format!("{words}\n"))?;
    }
    runtime.block_on(store.close()).context("cannot close the database")?;
    Ok(ExitCode::from(code))
}

fn read(runtime: &Runtime, store: &Store, path: &Path) -> Result<Result<Candidate, assay_package::Error>> {
    let package = match judging::read(path, &judging::config()?.sandbox) {
        Ok(package) => package,
        Err(error) => return Ok(Err(error)),
    };
    let stored = runtime.block_on(store.package_of(&package.slug))?;
    let edition = stored.filter(|stored| stored.package_hash == package.hash).map(|stored| stored.version);
    Ok(Ok(Candidate { path: path.to_owned(), package, edition, report: None }))
}

/// Verifies what is not in the installation as it is, and prints what was found.
fn verify_changed(candidates: &mut [Candidate], arguments: &Arguments) -> Result<()> {
    let changed = || candidates.iter().filter(|candidate| candidate.edition.is_none());
    let paths: Vec<PathBuf> = changed().map(|candidate| candidate.path.clone()).collect();
    if paths.is_empty() {
        return Ok(());
    }
    let report = verify::verify(&paths, arguments.slots, false)?;
    output::print(&verify::words(&report))?;
    let changed = candidates.iter_mut().filter(|candidate| candidate.edition.is_none());
    for (candidate, report) in changed.zip(report.packages) {
        candidate.report = Some(report);
    }
    Ok(())
}

async fn import(
    store: &Store,
    blobs: &Blobs,
    candidate: Candidate,
    track: Option<&Slug>,
    reason: Option<&str>,
) -> Result<String> {
    let Candidate { path, package, edition, report } = candidate;
    let name = path.file_name().map_or_else(|| package.slug.to_string(), |name| name.to_string_lossy().into_owned());
    // Also what is unchanged: should stored test data be damaged, this mends it.
    let mut problem = assay_import::keep(&package, &name, blobs).await?;
    if let Some(time) = report.as_ref().and_then(|report| report.time.as_ref()) {
        problem.plan.limits.time_ms = time.limit_ms;
    }
    if let Some(origin) = &mut problem.origin {
        origin.report = report;
        origin.override_reason = reason.map(str::to_owned);
    }
    let imported = store.import_problem(&problem, track, None).await?;
    let slug = &package.slug;
    Ok(match edition {
        Some(edition) if !imported.added => format!("= {slug}: unchanged, edition {edition}"),
        _ => format!("✓ {slug}: edition {}, {} cases", imported.version, problem.plan.cases().count()),
    })
}
