//! The files of the shipped library: `problems/*` and `tracks/*.yaml` in one folder.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use assay_domain::Slug;
use assay_package::TrackFile;

/// A package or a track file.
#[derive(Clone, Debug)]
pub(super) struct Shipped {
    pub(super) path: PathBuf,
    /// The slug that its name gives. `None` if the name is not a slug, so that only reading can tell. An archive may have another one.
    pub(super) slug: Option<Slug>,
}

/// The packages and the track files.
#[derive(Debug, Default)]
pub(super) struct Files {
    pub(super) problems: Vec<Shipped>,
    pub(super) tracks: Vec<Shipped>,
}

impl Files {
    pub(super) fn list(folder: &Path) -> Result<Self> {
        let shipped = |path: PathBuf| Shipped { slug: slug(&path), path };
        let problems = entries(&folder.join("problems"))?.into_iter().map(shipped).collect();
        let is_yaml = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "yaml");
        let tracks = entries(&folder.join("tracks"))?.into_iter().filter(is_yaml).map(shipped).collect();
        Ok(Self { problems, tracks })
    }

    pub(super) fn count(&self) -> usize {
        self.problems.len() + self.tracks.len()
    }
}

fn slug(path: &Path) -> Option<Slug> {
    let name = if path.is_dir() { path.file_name() } else { path.file_stem() };
    name?.to_str()?.parse().ok()
}

/// The entries of a folder, sorted by name, without hidden ones. Empty if the folder does not exist.
fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let reading = || format!("cannot read {}", folder.display());
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.with_context(reading)?,
    };
    let mut paths = Vec::new();
    for entry in entries {
        let path = entry.with_context(reading)?.path();
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if !hidden {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

/// Puts each track behind its prerequisites, because the list of tracks is in the order in which they are stored. Otherwise keeps the order.
pub(super) fn in_order(mut tracks: Vec<TrackFile>) -> Vec<TrackFile> {
    let mut ordered: Vec<TrackFile> = Vec::with_capacity(tracks.len());
    while !tracks.is_empty() {
        let waits = |track: &TrackFile| tracks.iter().any(|other| track.prerequisites.contains(&other.slug));
        // Tracks that need each other keep their order.
        let next = tracks.iter().position(|track| !waits(track)).unwrap_or(0);
        ordered.push(tracks.remove(next));
    }
    ordered
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tracks_come_after_their_prerequisites() {
        let order = |tracks: &[(&str, &[&str])]| {
            let tracks = tracks.iter().map(|(slug, prerequisites)| TrackFile {
                slug: slug.parse().unwrap(),
                title: String::new(),
                description: String::new(),
                entries: Vec::new(),
                lessons: Vec::new(),
                prerequisites: prerequisites.iter().map(|slug| slug.parse().unwrap()).collect(),
                hours: None,
            });
            let ordered = in_order(tracks.collect());
            ordered.into_iter().map(|track| track.slug.to_string()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(order(&[("a", &[]), ("b", &[])]), "a b");
        assert_eq!(order(&[("a", &["c"]), ("b", &["a", "elsewhere"]), ("c", &[]), ("d", &[])]), "c a b d");
        assert_eq!(order(&[("a", &["b"]), ("b", &["a"]), ("c", &[])]), "c a b");
        assert_eq!(order(&[("a", &["a"])]), "a");
    }
}
