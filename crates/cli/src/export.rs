//! `assay export`: writes problems as packages.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use assay_domain::Slug;
use assay_store::{Blobs, Store};

use crate::{data, output};

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// The slugs of the problems.
    #[arg(required = true)]
    problems: Vec<Slug>,
    /// Each problem gets a folder in this folder.
    #[arg(long, default_value = ".")]
    output: PathBuf,
}

/// Writes the current edition of each problem as a package in format 2025-09.
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
        bail!("{} already exists: move it away, or use another --output", folder.display());
    }
    let stored = store.package_of(slug).await?.context("there is no problem with this slug")?;
    let files = stored.files.context("the site does not have its package: import the package again")?;
    let scratch = tempfile::tempdir().context("cannot create a temporary folder")?;
    let original = scratch.path().join(slug.as_str());
    assay_import::restore(&files, blobs, &original).await?;
    let mut package = assay_package::read(&original)?;
    // Keep the measured limit: another machine would measure a different one.
    package.time.given_ms = Some(stored.time_ms);
    package.plan.limits.time_ms = stored.time_ms;
    let folder = folder.to_owned();
    tokio::task::spawn_blocking(move || assay_package::write(&package, &folder)).await??;
    Ok(())
}
