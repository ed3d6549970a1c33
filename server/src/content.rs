//! Loads the shipped problems and tracks at the first start. After that they belong to the admins, so a restart must not undo their
//! changes.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use assay_domain::AuditAction;
use assay_package::{Package, TrackFile};
use assay_store::{Blobs, Store};

/// Loads `folder/problems/*` and `folder/tracks/*.yaml`. If one cannot be read, the log names it, and the others are loaded. An audit
/// entry records that everything was loaded. So if a start is interrupted, the next start loads the rest.
pub(crate) async fn load_once(folder: &Path, store: &Store, blobs: &Blobs) -> Result<()> {
    if store.has_audit_entry(LOADED).await? {
        return Ok(());
    }
    for path in entries(&folder.join("problems"))? {
        match read_package(path.clone()).await? {
            Ok(package) => {
                put(&package, &path, store, blobs).await.with_context(|| format!("cannot store {}", path.display()))?;
            }
            Err(error) => tracing::error!(package = %path.display(), %error, "problem not loaded"),
        }
    }
    let is_yaml = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "yaml");
    let mut tracks = Vec::new();
    for path in entries(&folder.join("tracks"))?.into_iter().filter(is_yaml) {
        match assay_package::read_track(&path) {
            Ok(track) => tracks.push(track),
            Err(error) => tracing::error!(track = %path.display(), %error, "track not loaded"),
        }
    }
    for track in in_order(tracks) {
        put_track(&track, store, blobs).await.with_context(|| format!("cannot store the track {}", track.slug))?;
    }
    store.audit(None, LOADED, "shipped", None, None).await?;
    Ok(())
}

/// Puts each track behind its prerequisites, because the list of tracks is in the order in which they are stored. Otherwise keeps the order.
fn in_order(mut tracks: Vec<TrackFile>) -> Vec<TrackFile> {
    let mut ordered: Vec<TrackFile> = Vec::with_capacity(tracks.len());
    while !tracks.is_empty() {
        let waits = |track: &TrackFile| tracks.iter().any(|other| track.prerequisites.contains(&other.slug));
        // Tracks that need each other keep their order.
        let next = tracks.iter().position(|track| !waits(track)).unwrap_or(0);
        ordered.push(tracks.remove(next));
    }
    ordered
}

/// The audit entry's action.
const LOADED: AuditAction = AuditAction::ContentLoad;

async fn read_package(path: PathBuf) -> Result<Result<Package, assay_package::Error>> {
    tokio::task::spawn_blocking(move || assay_package::read(&path))
        .await
        .context("the task that reads the package failed")
}

/// The entries of a folder, sorted by name, without hidden ones. Empty if the folder does not exist.
fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let reading = || format!("cannot read {}", folder.display());
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).with_context(reading)? {
        let path = entry.with_context(reading)?.path();
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if !hidden {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

async fn put(package: &Package, path: &Path, store: &Store, blobs: &Blobs) -> Result<()> {
    for warning in &package.warnings {
        tracing::warn!(problem = %package.slug, "{warning}");
    }
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let problem = assay_import::store(package, &name, blobs).await?;
    let (_, version) = store.put_problem(&problem).await?;
    tracing::info!(problem = %package.slug, version, cases = problem.plan.cases().count(), "problem loaded");
    Ok(())
}

async fn put_track(track: &TrackFile, store: &Store, blobs: &Blobs) -> Result<()> {
    for (heading, lesson) in &track.lessons {
        for warning in &lesson.warnings {
            tracing::warn!(track = %track.slug, %heading, "{warning}");
        }
    }
    match assay_import::store_track(track, store, blobs, None).await {
        Ok(_) => {
            tracing::info!(track = %track.slug, entries = track.entries.len(), lessons = track.lessons.len(), "track loaded");
            Ok(())
        }
        // The problem could not be read, which is already in the log. Load the other tracks.
        Err(assay_import::Error::Store(error @ assay_store::Error::NoSuchProblem(_))) => {
            tracing::error!(%error, "track not loaded");
            Ok(())
        }
        Err(error) => Err(error.into()),
    }
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
