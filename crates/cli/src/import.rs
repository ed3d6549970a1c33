//! `assay import`: verifies packages and publishes them on the site. Works while the server runs.

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
    output::{self, ERROR, FAILED, OK},
    verify,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Problem packages: folders or zip files.
    #[arg(required = true)]
    packages: Vec<PathBuf>,
    /// Also add the problems to the end of this track. If the track does not exist, it is created, hidden.
    #[arg(long, value_name = "SLUG")]
    track: Option<Slug>,
    /// Import packages even if verification found problems. The reason is kept with the edition.
    #[arg(long = "override", value_name = "REASON")]
    reason: Option<String>,
    /// How many programs run at once. Default: one per core.
    #[arg(long)]
    slots: Option<NonZeroUsize>,
}

struct Candidate {
    path: PathBuf,
    package: Package,
    /// The current edition, if it was made from exactly this package.
    edition: Option<i32>,
    /// The result of verification. None for an unchanged package.
    report: Option<PackageReport>,
}

/// Exits with 0 if all packages were imported, 1 if one failed verification and was not imported, 2 if one cannot be read.
pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let reason = arguments.reason.as_deref().map(str::trim);
    anyhow::ensure!(reason != Some(""), "--override needs a reason: it is kept with the edition");
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let (store, blobs) = runtime.block_on(data::open_with_blobs())?;
    let (mut candidates, mut code) = (Vec::new(), OK);
    for path in &arguments.packages {
        match read(&runtime, &store, path)? {
            Ok(candidate) => candidates.push(candidate),
            Err(error) => {
                output::progress(&format!("✗ {}: {error}", path.display()));
                code = ERROR;
            }
        }
    }
    verify_changed(&mut candidates, arguments)?;
    for candidate in candidates {
        let failed = candidate.report.as_ref().is_some_and(|report| !report.ok);
        if failed && reason.is_none() {
            output::progress(&format!(
                "✗ {}: not imported, because verification found problems. Fix them, or import it anyway with --override REASON.",
                candidate.package.slug
            ));
            code = code.max(FAILED);
            continue;
        }
        let reason = reason.filter(|_| failed);
        let line = runtime.block_on(import(&store, &blobs, candidate, arguments.track.as_ref(), reason))?;
        output::print(&format!("{line}\n"))?;
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

/// Verifies the packages that are new or changed, and prints the result.
fn verify_changed(candidates: &mut [Candidate], arguments: &Arguments) -> Result<()> {
    let changed = || candidates.iter().filter(|candidate| candidate.edition.is_none());
    let paths: Vec<PathBuf> = changed().map(|candidate| candidate.path.clone()).collect();
    if paths.is_empty() {
        return Ok(());
    }
    let reports = verify::verify(&paths, arguments.slots)?;
    output::print(&verify::render(&reports))?;
    let changed = candidates.iter_mut().filter(|candidate| candidate.edition.is_none());
    for (candidate, report) in changed.zip(reports) {
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
    // Store the files of unchanged packages too: this repairs damaged test data.
    let mut problem = assay_import::store(&package, &name, blobs).await?;
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
