//! `assay export`: gives problems back as packages.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use assay_domain::Slug;
use assay_store::{Blobs, Store};

use crate::{data, output};

/// What to export.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// The problems' names in addresses.
    #[arg(required = true)]
    problems: Vec<Slug>,
    /// The folder that gets a folder for each.
    #[arg(long, default_value = ".")]
    output: PathBuf,
}

/// Writes a package of format 2025-09 for the newest edition of each problem.
pub(crate) async fn run(arguments: &Arguments) -> Result<()> {
    let (store, blobs) = data::open_with_blobs().await?;
    for slug in &arguments.problems {
        let folder = arguments.output.join(slug.as_str());
        export(&store, &blobs, slug, &folder).await.with_context(|| format!("cannot export {slug}"))?;
        output::print(&format!("{}\n", folder.display()))?;
    }
    store.close().await.context("cannot close the database")
}

async fn export(store: &Store, blobs: &Blobs, slug: &Slug, folder: &Path) -> Result<()> {
    if folder.exists() {
        bail!("{} is there already: move it away, or name another --output", folder.display());
    }
    let stored = store.package_of(slug).await?.context("there is no problem of that name")?;
    let files = stored.files.context("it was not made of a package that was kept: import it once more")?;
    let scratch = tempfile::tempdir().context("no place for the package as it was imported")?;
    let original = scratch.path().join(slug.as_str());
    assay_import::restore(&files, blobs, &original).await?;
    let mut package = assay_package::read(&original)?;
    // Another machine would measure another one.
    package.time.given_ms = Some(stored.time_ms);
    package.plan.limits.time_ms = stored.time_ms;
    let folder = folder.to_owned();
    tokio::task::spawn_blocking(move || assay_package::write(&package, &folder)).await??;
    Ok(())
}
