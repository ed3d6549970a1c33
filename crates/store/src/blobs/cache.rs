//! A local cache of blobs with a maximum size.

use std::{
    collections::HashMap,
    fs::{self, File, TryLockError},
    io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use futures::TryStreamExt;
use tokio::{io::AsyncWriteExt, sync::Mutex as AsyncMutex};

use super::{
    backend::Backend,
    file::BlobFile,
    hash::{Hasher, hash_of, is_hash},
};
use crate::{Error, Result};

/// The most processes with the same data folder. Each uses its own cache folder.
const MAX_PROCESSES: u32 = 256;
/// The file ending of incomplete downloads.
const PARTIAL: &str = ".part";

/// Blobs on this machine. When they exceed the maximum size, those that were not used for the longest time are removed.
/// Blobs in use are never removed, even above the maximum. The cache survives restarts.
#[derive(Debug)]
pub(super) struct Cache {
    folder: PathBuf,
    max_bytes: u64,
    state: Mutex<State>,
    /// Keeps other processes from using this folder.
    _lock: File,
}

#[derive(Debug, Default)]
struct State {
    entries: HashMap<String, Entry>,
    bytes: u64,
    /// The number of uses so far, which serves as a clock.
    clock: u64,
    /// Running downloads. The first caller downloads a blob, the others wait.
    downloads: HashMap<String, Arc<AsyncMutex<()>>>,
}

#[derive(Debug)]
struct Entry {
    bytes: u64,
    /// The clock at the last use.
    last_used: u64,
    /// How many callers use it now.
    pins: u32,
    /// Whether this process has checked its content.
    verified: bool,
}

/// Keeps a blob in the cache until it is dropped.
#[derive(Debug)]
pub(super) struct Pin {
    cache: Arc<Cache>,
    hash: String,
}

impl Cache {
    /// Opens the first cache folder that no other process uses.
    pub(super) fn open(folder: &Path, max_bytes: u64) -> Result<Self> {
        let unwritable = |path: &Path, source| Error::Unwritable { path: path.to_owned(), source };
        for number in 0..MAX_PROCESSES {
            let folder = folder.join(number.to_string());
            fs::create_dir_all(&folder).map_err(|source| unwritable(&folder, source))?;
            let lock = File::create(folder.join("lock")).map_err(|source| unwritable(&folder, source))?;
            match lock.try_lock() {
                Ok(()) => {
                    let state = scan(&folder).map_err(|source| unwritable(&folder, source))?;
                    let cache = Self { folder, max_bytes, state: Mutex::new(state), _lock: lock };
                    cache.shrink(&mut cache.lock());
                    return Ok(cache);
                }
                Err(TryLockError::WouldBlock) => {}
                Err(TryLockError::Error(source)) => return Err(unwritable(&folder, source)),
            }
        }
        Err(unwritable(folder, io::Error::other("other processes use all of its folders")))
    }

    /// The blob's file. Downloads it if it is not in the cache, only once for several callers at the same time.
    pub(super) async fn fetch(self: &Arc<Self>, hash: &str, backend: &Backend) -> Result<BlobFile> {
        if let Some(file) = self.pin(hash) {
            return Ok(file);
        }
        let download = self.download_lock(hash);
        let _guard = download.lock().await;
        // Another caller may have downloaded it while this one waited.
        if let Some(file) = self.pin(hash) {
            return Ok(file);
        }
        if !self.verify_existing(hash).await {
            self.download(hash, backend).await?;
        }
        self.pin(hash).ok_or_else(|| backend.missing(hash))
    }

    /// Whether an earlier process cached it, and it is undamaged.
    async fn verify_existing(&self, hash: &str) -> bool {
        if !self.lock().entries.contains_key(hash) {
            return false;
        }
        let undamaged = hash_of(&self.path(hash)).await.is_ok_and(|found| found == hash);
        let mut state = self.lock();
        match state.entries.get_mut(hash) {
            Some(entry) if undamaged => entry.verified = true,
            _ => state.forget(hash),
        }
        undamaged
    }

    async fn download(&self, hash: &str, backend: &Backend) -> Result<()> {
        let partial = self.folder.join(format!("{hash}{PARTIAL}"));
        let unwritable = |source| Error::Unwritable { path: partial.clone(), source };
        let mut chunks = backend.read(hash).await?.into_stream();
        let mut file = tokio::fs::File::create(&partial).await.map_err(unwritable)?;
        let (mut hasher, mut bytes) = (Hasher::default(), 0);
        while let Some(chunk) = chunks.try_next().await.map_err(|error| backend.unreadable(hash, error))? {
            hasher.update(&chunk);
            bytes += chunk.len() as u64;
            file.write_all(&chunk).await.map_err(unwritable)?;
        }
        file.flush().await.map_err(unwritable)?;
        if hasher.finish() != hash {
            tokio::fs::remove_file(&partial).await.map_err(unwritable)?;
            return Err(backend.damaged(hash));
        }
        tokio::fs::rename(&partial, self.path(hash)).await.map_err(unwritable)?;
        let mut state = self.lock();
        let last_used = state.tick();
        state.forget(hash);
        state.entries.insert(hash.to_owned(), Entry { bytes, last_used, pins: 0, verified: true });
        state.bytes += bytes;
        Ok(())
    }

    /// Pins a blob that is in the cache, and removes others if the cache is too large.
    fn pin(self: &Arc<Self>, hash: &str) -> Option<BlobFile> {
        let mut state = self.lock();
        let now = state.tick();
        let entry = state.entries.get_mut(hash).filter(|entry| entry.verified)?;
        entry.pins += 1;
        entry.last_used = now;
        self.shrink(&mut state);
        let pin = Pin { cache: Arc::clone(self), hash: hash.to_owned() };
        Some(BlobFile::pinned(self.path(hash), pin))
    }

    /// Removes the least recently used blobs until the rest fits. The caller holds the lock, so no blob is pinned meanwhile.
    fn shrink(&self, state: &mut State) {
        while state.bytes > self.max_bytes {
            let unused = state.entries.iter().filter(|(_, entry)| entry.pins == 0);
            let Some(oldest) = unused.min_by_key(|(_, entry)| entry.last_used).map(|(hash, _)| hash.clone()) else {
                return;
            };
            if let Err(error) = fs::remove_file(self.path(&oldest)) {
                tracing::warn!(%error, blob = oldest, "cannot remove a blob from the cache");
            }
            state.forget(&oldest);
        }
    }

    fn download_lock(&self, hash: &str) -> Arc<AsyncMutex<()>> {
        let mut state = self.lock();
        // Remove finished downloads.
        state.downloads.retain(|_, download| Arc::strong_count(download) > 1);
        Arc::clone(state.downloads.entry(hash.to_owned()).or_default())
    }

    fn path(&self, hash: &str) -> PathBuf {
        self.folder.join(hash)
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn tick(&mut self) -> u64 {
        self.clock += 1;
        self.clock
    }

    fn forget(&mut self, hash: &str) {
        if let Some(entry) = self.entries.remove(hash) {
            self.bytes -= entry.bytes;
        }
    }
}

impl Drop for Pin {
    fn drop(&mut self) {
        let mut state = self.cache.lock();
        if let Some(entry) = state.entries.get_mut(&self.hash) {
            entry.pins = entry.pins.saturating_sub(1);
        }
        self.cache.shrink(&mut state);
    }
}

/// Finds the blobs that earlier processes cached, in the order of their times. Removes incomplete downloads.
fn scan(folder: &Path) -> io::Result<State> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.ends_with(PARTIAL) {
            fs::remove_file(entry.path())?;
        } else if is_hash(&name) {
            let metadata = entry.metadata()?;
            found.push((metadata.modified()?, name, metadata.len()));
        }
    }
    found.sort();
    let mut state = State::default();
    for (_, hash, bytes) in found {
        let last_used = state.tick();
        state.entries.insert(hash, Entry { bytes, last_used, pins: 0, verified: false });
        state.bytes += bytes;
    }
    Ok(state)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Blobs, BlobsConfig};

    /// Blobs in a folder, read through a cache with this maximum size.
    async fn cached(folder: &Path, bytes: u64) -> Blobs {
        let config = BlobsConfig { cache_bytes: Some(bytes), ..BlobsConfig::of_data_folder(folder) };
        Blobs::connect(&config).await.unwrap()
    }

    fn in_cache(folder: &Path, process: u32) -> Vec<String> {
        let names = fs::read_dir(folder.join("blob-cache").join(process.to_string())).unwrap();
        let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<_> = names.filter(|name| name != "lock").collect();
        names.sort();
        names
    }

    fn sorted(mut names: Vec<String>) -> Vec<String> {
        names.sort();
        names
    }

    #[tokio::test]
    async fn the_least_recently_used_blob_is_removed_unless_it_is_in_use() {
        let folder = tempfile::tempdir().unwrap();
        let blobs = cached(folder.path(), 25).await;
        let mut hashes = Vec::new();
        for letter in *b"abc" {
            hashes.push(blobs.put(vec![letter; 10]).await.unwrap());
        }
        let [a, b, c] = &hashes[..] else { panic!() };
        let held = blobs.fetch(a).await.unwrap();
        drop(blobs.fetch(b).await.unwrap());
        drop(blobs.fetch(c).await.unwrap());
        assert_eq!(in_cache(folder.path(), 0), sorted(vec![a.clone(), c.clone()]), "b is the oldest unused blob");
        assert_eq!(fs::read(held.path()).unwrap(), [b'a'; 10]);
        // The blobs in use exceed the maximum, so none is removed.
        let all = [blobs.fetch(b).await.unwrap(), blobs.fetch(c).await.unwrap()];
        assert_eq!(in_cache(folder.path(), 0).len(), 3);
        assert!(all.iter().chain([&held]).all(|file| file.path().exists()));
        drop((held, all));
        assert_eq!(in_cache(folder.path(), 0).len(), 2);
    }

    #[tokio::test]
    async fn concurrent_callers_download_a_blob_once() {
        let folder = tempfile::tempdir().unwrap();
        let blobs = cached(folder.path(), 100_000_000).await;
        let hash = blobs.put(vec![7; 3_000_000]).await.unwrap();
        let files = futures::future::join_all((0..20).map(|_| blobs.fetch(&hash))).await;
        for file in files {
            assert_eq!(fs::metadata(file.unwrap().path()).unwrap().len(), 3_000_000);
        }
        assert_eq!(in_cache(folder.path(), 0), [hash]);
    }

    #[tokio::test]
    async fn undamaged_blobs_of_an_earlier_process_are_used() {
        let folder = tempfile::tempdir().unwrap();
        let (good, bad) = {
            let blobs = cached(folder.path(), 1000).await;
            let (good, bad) = (blobs.put(b"good".to_vec()).await.unwrap(), blobs.put(b"bad".to_vec()).await.unwrap());
            drop((blobs.fetch(&good).await.unwrap(), blobs.fetch(&bad).await.unwrap()));
            (good, bad)
        };
        let cache = folder.path().join("blob-cache/0");
        fs::write(cache.join(&bad), "damaged").unwrap();
        fs::write(cache.join(format!("{bad}{PARTIAL}")), "half").unwrap();
        // Without its original, the good blob can only come from the cache.
        fs::remove_file(folder.path().join("blobs").join(&good[..2]).join(&good)).unwrap();
        let blobs = cached(folder.path(), 1000).await;
        assert_eq!(fs::read(blobs.fetch(&good).await.unwrap().path()).unwrap(), b"good");
        assert_eq!(fs::read(blobs.fetch(&bad).await.unwrap().path()).unwrap(), b"bad");
        assert_eq!(in_cache(folder.path(), 0), sorted(vec![good, bad]));
    }

    #[tokio::test]
    async fn damaged_originals_are_not_cached() {
        let folder = tempfile::tempdir().unwrap();
        let hash = Blobs::open(&folder.path().join("blobs")).unwrap().put(b"right".to_vec()).await.unwrap();
        fs::write(folder.path().join("blobs").join(&hash[..2]).join(&hash), "wrong").unwrap();
        let blobs = cached(folder.path(), 1000).await;
        let error = blobs.fetch(&hash).await.unwrap_err();
        assert!(matches!(&error, Error::DamagedBlob { .. }) && error.to_string().contains(&hash), "{error}");
        assert!(in_cache(folder.path(), 0).is_empty());
    }

    #[tokio::test]
    async fn two_processes_use_different_cache_folders() {
        let folder = tempfile::tempdir().unwrap();
        let (one, two) = (cached(folder.path(), 1000).await, cached(folder.path(), 1000).await);
        let hash = one.put(b"hello".to_vec()).await.unwrap();
        let (first, second) = (one.fetch(&hash).await.unwrap(), two.fetch(&hash).await.unwrap());
        assert_ne!(first.path(), second.path());
        assert_eq!((in_cache(folder.path(), 0), in_cache(folder.path(), 1)), (vec![hash.clone()], vec![hash]));
    }
}
