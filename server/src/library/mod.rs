//! Loads the shipped library at every start, while the server already answers. It only reads what has changed since the last start. The store
//! decides what replaces what (see `crates/store/src/shipped`).

mod changes;
mod contents;
mod files;
mod lock;
mod record;

use std::{mem::take, num::NonZeroUsize, path::PathBuf, thread::available_parallelism, time::Instant};

use anyhow::{Context, Error, Result};
use assay_broker::Broker;
use assay_domain::{LoadingState, ShippedKind, Slug};
use assay_package::TrackFile;
use assay_service::LibraryLoading;
use assay_store::{Blobs, NewProblem, Shipping, Store};
use futures::{StreamExt as _, stream};

use crate::panics::caught;
use changes::{ChangedPackage, Changes};
use contents::Contents;
use files::{Files, in_order};
use lock::LoadingLock;

/// How many problems and tracks were loaded, and how many could not be.
#[derive(Debug, Default)]
struct Loaded {
    changed: usize,
    failed: usize,
}

impl Loaded {
    fn count(&mut self, is_loaded: bool) {
        self.changed += usize::from(is_loaded);
        self.failed += usize::from(!is_loaded);
    }
}

/// The shipped library of a server.
#[derive(Debug)]
pub(crate) struct Library {
    /// The folder with `problems` and `tracks`.
    pub(crate) folder: PathBuf,
    pub(crate) store: Store,
    pub(crate) blobs: Blobs,
    pub(crate) broker: Broker,
    pub(crate) loading: LibraryLoading,
}

impl Library {
    /// Loads the library. If this has to stop, the log says why, and the next start continues.
    pub(crate) async fn load(self) {
        settle(&self.loading, self.load_everything()).await;
    }

    async fn load_everything(&self) -> Result<()> {
        let began = Instant::now();
        let Loaded { changed, failed } = self.load_changes().await?;
        self.record_verified().await;
        let ms = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
        tracing::info!(changed, failed, ms, "shipped library is up to date");
        Ok(())
    }

    async fn load_changes(&self) -> Result<Loaded> {
        let folder = self.folder.clone();
        let files = blocking(move || Files::list(&folder)).await??;
        let total = files.count();
        let mut changes = Changes::find(files, &self.store.shipped_fingerprints().await?).await?;
        self.loading.change(|progress| {
            progress.total = number(total);
            progress.done = number(total - changes.count());
        });
        // Most starts find nothing to load.
        let loaded = if changes.count() == 0 { Loaded::default() } else { self.load_locked(&mut changes).await? };
        self.mark_left(&changes.contents).await?;
        Ok(loaded)
    }

    /// Loads the changes while no other server does.
    async fn load_locked(&self, changes: &mut Changes) -> Result<Loaded> {
        let mut lock = LoadingLock::take(&self.broker).await;
        // After a panic, the lock is released too.
        let loaded = caught(async {
            // Another server may have loaded them meanwhile.
            let before = changes.count();
            changes.keep_unloaded(&self.store.shipped_fingerprints().await?)?;
            self.loading.change(|progress| progress.done += number(before - changes.count()));
            self.load_all(changes, &mut lock).await
        })
        .await;
        lock.release().await;
        loaded
    }

    /// Writes the languages in which the problems were verified. They can change without the problems. Solving works without them, so an error
    /// is only logged.
    async fn record_verified(&self) {
        let folder = self.folder.clone();
        let written = async {
            let record = blocking(move || record::read(&folder)).await??;
            Ok::<_, Error>(self.store.record_verified(&record).await?)
        };
        if let Err(error) = written.await {
            tracing::error!(error = format!("{error:#}"), "cannot use the record of the library's verification");
        }
    }

    /// Marks what is no longer in the library.
    async fn mark_left(&self, contents: &Contents) -> Result<()> {
        for kind in [ShippedKind::Problem, ShippedKind::Track] {
            let Some(library) = contents.complete(kind) else { continue };
            for slug in self.store.mark_left(kind, library).await? {
                tracing::info!(kind = kind.as_str(), %slug, "no longer shipped; it stays as it is");
            }
        }
        Ok(())
    }

    async fn load_all(&self, changes: &mut Changes, lock: &mut LoadingLock) -> Result<Loaded> {
        let mut loaded = Loaded::default();
        for (path, slug, error) in take(&mut changes.unreadable) {
            loaded.count(self.note(ShippedKind::Track, &path, slug.as_ref(), Err(error.into())).await?);
        }
        // Packages are read and their files stored on all cores. Each edition is written on its own, in order.
        let read = stream::iter(take(&mut changes.packages)).map(|package| async {
            let read = self.read_package(&package).await;
            (package, read)
        });
        let mut read = read.buffered(available_parallelism().map_or(1, NonZeroUsize::get));
        while let Some((package, read)) = read.next().await {
            changes.contents.add_read(&package, &read);
            let done = match read {
                Ok(new) => self.store.ship_problem(&new).await.map_err(Error::from),
                Err(error) => Err(error),
            };
            let slug = package.slug.as_ref();
            loaded.count(self.note(ShippedKind::Problem, &package.path, slug, done).await?);
            lock.renew().await;
        }
        for track in in_order(take(&mut changes.tracks)) {
            let done = self.ship_track(&track).await;
            let path = PathBuf::from(track.slug.as_str());
            loaded.count(self.note(ShippedKind::Track, &path, Some(&track.slug), done).await?);
            lock.renew().await;
        }
        Ok(loaded)
    }

    /// Reads a package, and stores its files.
    async fn read_package(&self, changed: &ChangedPackage) -> Result<NewProblem> {
        let path = changed.path.clone();
        let package = blocking(move || assay_package::read(&path)).await??;
        for warning in &package.warnings {
            tracing::warn!(problem = %package.slug, "{warning}");
        }
        let name = changed.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Ok(assay_import::store(&package, &name, &self.blobs).await?)
    }

    async fn ship_track(&self, track: &TrackFile) -> Result<Shipping> {
        for (heading, lesson) in &track.lessons {
            for warning in &lesson.warnings {
                tracing::warn!(track = %track.slug, %heading, "{warning}");
            }
        }
        assay_import::store_pictures(track, &self.blobs).await?;
        Ok(self.store.ship_track(&track.slug, &assay_import::track_content(track)).await?)
    }

    /// Counts and logs the result, and returns whether it was loaded. An error in one problem or track does not stop the others. Loading
    /// stops only if the error cannot be stored.
    async fn note(
        &self,
        kind: ShippedKind,
        path: &std::path::Path,
        slug: Option<&Slug>,
        done: Result<Shipping>,
    ) -> Result<bool> {
        self.loading.change(|progress| progress.done += 1);
        let (what, name) = (kind.as_str(), path.file_name().unwrap_or_default().to_string_lossy());
        match done {
            Ok(shipping) => {
                tracing::info!(kind = what, %name, ?shipping, "shipped content loaded");
                Ok(true)
            }
            Err(error) => {
                let error = format!("{error:#}");
                tracing::error!(kind = what, %name, error, "shipped content not loaded");
                if let Some(slug) = slug {
                    let told = error.replace(&format!("{}/", self.folder.display()), "");
                    self.store.shipping_failed(kind, slug, &told).await?;
                }
                Ok(false)
            }
        }
    }
}

/// Runs the loading, and records how it ended, even after a panic. Otherwise the server would seem to load forever.
async fn settle(loading: &LibraryLoading, work: impl Future<Output = Result<()>>) {
    let state = match caught(work).await {
        Ok(()) => LoadingState::Done,
        Err(error) => {
            let error = format!("{error:#}");
            tracing::error!(error, "loading the shipped library stopped; the next start continues");
            LoadingState::Stopped
        }
    };
    loading.change(|progress| progress.state = state);
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.context("the task that reads files failed")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_panic_ends_the_loading() {
        let loading = LibraryLoading::default();
        loading.change(|progress| progress.state = LoadingState::Loading);
        settle(&loading, async { panic!("a bug") }).await;
        assert_eq!(loading.progress().state, LoadingState::Stopped);
        settle(&loading, async { Ok(()) }).await;
        assert_eq!(loading.progress().state, LoadingState::Done);
    }
}
