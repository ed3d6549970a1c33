//! The files that differ from what was loaded last.

use std::{num::NonZeroUsize, path::PathBuf, thread::available_parallelism};

use anyhow::Result;
use assay_domain::{ShippedKind, Slug};
use assay_package::TrackFile;
use assay_store::ShippedFingerprints;
use futures::{StreamExt as _, TryStreamExt as _, stream};

use super::{blocking, contents::Contents, files::Files};

/// A package to load.
#[derive(Debug)]
pub(super) struct ChangedPackage {
    pub(super) path: PathBuf,
    /// Its slug, as far as it is known without reading it.
    pub(super) slug: Option<Slug>,
    /// Its hash, if it could be computed without reading it.
    hash: Option<String>,
}

impl ChangedPackage {
    /// A package whose slug and hash only reading can tell.
    pub(super) fn unidentified(path: PathBuf, slug: Option<Slug>) -> Self {
        Self { path, slug, hash: None }
    }

    fn is_loaded(&self, loaded: &ShippedFingerprints) -> bool {
        let (Some(slug), Some(hash)) = (&self.slug, &self.hash) else { return false };
        loaded.get(&(ShippedKind::Problem, slug.clone())) == Some(hash)
    }
}

/// The packages and tracks to load, the track files that cannot be read, and what the library has.
#[derive(Debug)]
pub(super) struct Changes {
    pub(super) packages: Vec<ChangedPackage>,
    pub(super) tracks: Vec<TrackFile>,
    pub(super) unreadable: Vec<(PathBuf, Option<Slug>, assay_package::Error)>,
    /// Without the packages that must be read first.
    pub(super) contents: Contents,
}

impl Changes {
    /// Compares the files with what was loaded last. Packages are hashed but not read.
    pub(super) async fn find(files: Files, loaded: &ShippedFingerprints) -> Result<Self> {
        let hashed = stream::iter(files.problems).map(|file| {
            blocking(move || match assay_package::identify(&file.path) {
                Ok((slug, hash)) => ChangedPackage { path: file.path, slug: Some(slug), hash: Some(hash) },
                // Reading it tells what is wrong.
                Err(_) => ChangedPackage::unidentified(file.path, file.slug),
            })
        });
        let at_once = available_parallelism().map_or(1, NonZeroUsize::get);
        let packages: Vec<ChangedPackage> = hashed.buffered(at_once).try_collect().await?;
        let mut contents = Contents::default();
        for slug in packages.iter().filter(|package| package.hash.is_some()).filter_map(|package| package.slug.as_ref())
        {
            contents.add(ShippedKind::Problem, slug);
        }
        // A track whose name is not a slug was never loaded.
        for slug in files.tracks.iter().filter_map(|file| file.slug.as_ref()) {
            contents.add(ShippedKind::Track, slug);
        }
        let mut changes = Self { packages, tracks: Vec::new(), unreadable: Vec::new(), contents };
        for file in files.tracks {
            let path = file.path.clone();
            match blocking(move || assay_package::read_track(&path)).await? {
                Ok(track) => changes.tracks.push(track),
                Err(error) => changes.unreadable.push((file.path, file.slug, error)),
            }
        }
        changes.keep_unloaded(loaded)?;
        Ok(changes)
    }

    /// Drops what has been loaded.
    pub(super) fn keep_unloaded(&mut self, loaded: &ShippedFingerprints) -> Result<()> {
        self.packages.retain(|package| !package.is_loaded(loaded));
        let mut tracks = Vec::new();
        for track in std::mem::take(&mut self.tracks) {
            let fingerprint = assay_import::track_content(&track).fingerprint()?;
            if loaded.get(&(ShippedKind::Track, track.slug.clone())) != Some(&fingerprint) {
                tracks.push(track);
            }
        }
        self.tracks = tracks;
        Ok(())
    }

    pub(super) fn count(&self) -> usize {
        self.packages.len() + self.tracks.len() + self.unreadable.len()
    }
}
