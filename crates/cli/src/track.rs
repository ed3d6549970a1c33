//! `assay track`: track files.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use assay_domain::Slug;
use assay_import::Error;
use assay_package::TrackFile;
use assay_store::{Blobs, Store, TrackStored};
use clap::Subcommand;

use crate::{data, output};

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make tracks the same as their files, with sections, lessons and pictures. New tracks are published. Works while the server runs.
    Import {
        /// Track files. The name of a file without .yaml is the track's slug.
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Write tracks as files that `assay track import` reads.
    Export {
        /// The slugs of the tracks.
        #[arg(required = true)]
        tracks: Vec<Slug>,
        /// Each track gets a file in this folder, and its lessons a folder beside it.
        #[arg(long, default_value = ".")]
        output: PathBuf,
    },
}

pub(crate) async fn run(command: Command) -> Result<()> {
    let (store, blobs) = data::open_with_blobs().await?;
    match command {
        Command::Import { files } => import(&files, &store, &blobs).await?,
        Command::Export { tracks, output } => {
            for slug in &tracks {
                export(slug, &output, &store, &blobs).await.with_context(|| format!("cannot export {slug}"))?;
            }
        }
    }
    store.close().await.context("cannot close the database")
}

/// Reads all files before it changes the first track.
async fn import(files: &[PathBuf], store: &Store, blobs: &Blobs) -> Result<()> {
    let tracks = files.iter().map(|file| assay_package::read_track(file)).collect::<Result<Vec<_>, _>>()?;
    for track in &tracks {
        for warning in track.lessons.iter().flat_map(|(_, lesson)| &lesson.warnings) {
            output::progress(&format!("! {}: {warning}", track.slug));
        }
        let stored = store_track(track, store, blobs).await.with_context(|| format!("cannot import {}", track.slug))?;
        let (sign, what) = match stored {
            TrackStored::Created => ("✓", "created"),
            TrackStored::Changed => ("✓", "changed"),
            TrackStored::Unchanged => ("=", "unchanged"),
        };
        output::print(&format!("{sign} {}: {what}\n", track.slug))?;
    }
    Ok(())
}

async fn store_track(track: &TrackFile, store: &Store, blobs: &Blobs) -> Result<TrackStored> {
    match assay_import::store_track(track, store, blobs, None).await {
        Err(Error::Store(assay_store::Error::NoSuchTrack(slug))) => {
            bail!("the track {slug} is deleted: restore it on the page /admin/tracks first, or rename the file")
        }
        Err(Error::Store(error @ assay_store::Error::NoSuchProblem(_))) => {
            Err(error).context("import the problems of a track first, with `assay import`")
        }
        stored => Ok(stored?),
    }
}

async fn export(slug: &Slug, folder: &Path, store: &Store, blobs: &Blobs) -> Result<()> {
    for path in [folder.join(format!("{slug}.yaml")), folder.join(slug.as_str())] {
        if path.exists() {
            bail!("{} already exists: move it away, or use another --output", path.display());
        }
    }
    let path = assay_import::restore_track(slug, store, blobs, folder).await?;
    let path = path.context("there is no track with this slug")?;
    output::print(&format!("{}\n", path.display()))
}
