//! A bounded cache of blobs on this machine.

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
    file::BlobFile,
    hash::{Hasher, hash_of, is_hash},
    home::Home,
};
use crate::{Error, Result};

/// Processes that share a data folder each take one of so many folders.
const MOST_PROCESSES: u32 = 256;
/// The ending of what is not whole yet.
const PART: &str = ".part";

/// Blobs on this machine, at most so many bytes of them: those that were used least recently go. What is in use stays, even if
/// that is more. Kept between starts.
#[derive(Debug)]
pub(super) struct Cache {
    folder: PathBuf,
    most: u64,
    state: Mutex<State>,
    /// Held for as long as this lives: no other process removes what is here.
    _lock: File,
}

#[derive(Debug, Default)]
struct State {
    kept: HashMap<String, Kept>,
    bytes: u64,
    /// Counts uses.
    clock: u64,
    /// One fetches, others wait for it.
    flights: HashMap<String, Arc<AsyncMutex<()>>>,
}

#[derive(Debug)]
struct Kept {
    bytes: u64,
    /// The clock at the last use.
    used: u64,
    /// By how many it is being used.
    pins: u32,
    /// Whether this process has seen what it holds.
    verified: bool,
}

/// Keeps a blob in the cache.
#[derive(Debug)]
pub(super) struct Pin {
    cache: Arc<Cache>,
    hash: String,
}

impl Cache {
    /// Opens the first of the folder's caches that no other process has.
    pub(super) fn open(folder: &Path, most: u64) -> Result<Self> {
        let unwritable = |path: &Path, source| Error::Unwritable { path: path.to_owned(), source };
        for number in 0..MOST_PROCESSES {
            let folder = folder.join(number.to_string());
            fs::create_dir_all(&folder).map_err(|source| unwritable(&folder, source))?;
            let lock = File::create(folder.join("lock")).map_err(|source| unwritable(&folder, source))?;
            match lock.try_lock() {
                Ok(()) => {
                    let state = left(&folder).map_err(|source| unwritable(&folder, source))?;
                    let cache = Self { folder, most, state: Mutex::new(state), _lock: lock };
                    cache.shrink(&mut cache.lock());
                    return Ok(cache);
                }
                Err(TryLockError::WouldBlock) => {}
                Err(TryLockError::Error(source)) => return Err(unwritable(&folder, source)),
            }
        }
        Err(unwritable(folder, io::Error::other("each of its parts is used by another process")))
    }

    /// The blob's file, fetched where it is not here yet. Several who ask at once fetch it once.
    pub(super) async fn fetch(self: &Arc<Self>, hash: &str, home: &Home) -> Result<BlobFile> {
        if let Some(file) = self.pin(hash) {
            return Ok(file);
        }
        let flight = self.flight(hash);
        let _turn = flight.lock().await;
        // Whoever had the turn before may have fetched it.
        if let Some(file) = self.pin(hash) {
            return Ok(file);
        }
        if !self.is_left_whole(hash).await {
            self.download(hash, home).await?;
        }
        self.pin(hash).ok_or_else(|| home.missing(hash))
    }

    /// Whether an earlier process left it, as it should be.
    async fn is_left_whole(&self, hash: &str) -> bool {
        if !self.lock().kept.contains_key(hash) {
            return false;
        }
        let whole = hash_of(&self.path(hash)).await.is_ok_and(|found| found == hash);
        let mut state = self.lock();
        match state.kept.get_mut(hash) {
            Some(kept) if whole => kept.verified = true,
            _ => state.forget(hash),
        }
        whole
    }

    async fn download(&self, hash: &str, home: &Home) -> Result<()> {
        let part = self.folder.join(format!("{hash}{PART}"));
        let unwritable = |source| Error::Unwritable { path: part.clone(), source };
        let mut chunks = home.read(hash).await?.into_stream();
        let mut file = tokio::fs::File::create(&part).await.map_err(unwritable)?;
        let (mut hasher, mut bytes) = (Hasher::default(), 0);
        while let Some(chunk) = chunks.try_next().await.map_err(|error| home.unread(hash, error))? {
            hasher.update(&chunk);
            bytes += chunk.len() as u64;
            file.write_all(&chunk).await.map_err(unwritable)?;
        }
        file.flush().await.map_err(unwritable)?;
        if hasher.finish() != hash {
            tokio::fs::remove_file(&part).await.map_err(unwritable)?;
            return Err(home.damaged(hash));
        }
        tokio::fs::rename(&part, self.path(hash)).await.map_err(unwritable)?;
        let mut state = self.lock();
        let used = state.tick();
        state.forget(hash);
        state.kept.insert(hash.to_owned(), Kept { bytes, used, pins: 0, verified: true });
        state.bytes += bytes;
        Ok(())
    }

    /// Takes hold of a blob that is here; then makes room for it.
    fn pin(self: &Arc<Self>, hash: &str) -> Option<BlobFile> {
        let mut state = self.lock();
        let used = state.tick();
        let kept = state.kept.get_mut(hash).filter(|kept| kept.verified)?;
        kept.pins += 1;
        kept.used = used;
        self.shrink(&mut state);
        let pin = Pin { cache: Arc::clone(self), hash: hash.to_owned() };
        Some(BlobFile::pinned(self.path(hash), pin))
    }

    /// Removes what was used least recently, until the rest fits. In the lock, so that nobody takes hold of a file that is going.
    fn shrink(&self, state: &mut State) {
        while state.bytes > self.most {
            let unused = state.kept.iter().filter(|(_, kept)| kept.pins == 0);
            let Some(oldest) = unused.min_by_key(|(_, kept)| kept.used).map(|(hash, _)| hash.clone()) else { return };
            if let Err(error) = fs::remove_file(self.path(&oldest)) {
                tracing::warn!(%error, blob = oldest, "cannot be removed from the cache");
            }
            state.forget(&oldest);
        }
    }

    fn flight(&self, hash: &str) -> Arc<AsyncMutex<()>> {
        let mut state = self.lock();
        // Those that have landed.
        state.flights.retain(|_, flight| Arc::strong_count(flight) > 1);
        Arc::clone(state.flights.entry(hash.to_owned()).or_default())
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
        if let Some(kept) = self.kept.remove(hash) {
            self.bytes -= kept.bytes;
        }
    }
}

impl Drop for Pin {
    fn drop(&mut self) {
        let mut state = self.cache.lock();
        if let Some(kept) = state.kept.get_mut(&self.hash) {
            kept.pins = kept.pins.saturating_sub(1);
        }
        self.cache.shrink(&mut state);
    }
}

/// What an earlier process left, oldest first by the clock. What was not whole is removed.
fn left(folder: &Path) -> io::Result<State> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.ends_with(PART) {
            fs::remove_file(entry.path())?;
        } else if is_hash(&name) {
            let about = entry.metadata()?;
            found.push((about.modified()?, name, about.len()));
        }
    }
    found.sort();
    let mut state = State::default();
    for (_, hash, bytes) in found {
        let used = state.tick();
        state.kept.insert(hash, Kept { bytes, used, pins: 0, verified: false });
        state.bytes += bytes;
    }
    Ok(state)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Blobs, BlobsConfig};

    /// Blobs in a folder, read through a cache of so many bytes.
    async fn cached(folder: &Path, bytes: u64) -> Blobs {
        let config = BlobsConfig { cache_bytes: Some(bytes), ..BlobsConfig::of_data_folder(folder) };
        Blobs::connect(&config).await.unwrap()
    }

    fn in_cache(folder: &Path, part: u32) -> Vec<String> {
        let names = fs::read_dir(folder.join("blob-cache").join(part.to_string())).unwrap();
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
    async fn what_was_used_least_recently_goes_and_what_is_in_use_stays() {
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
        assert_eq!(in_cache(folder.path(), 0), sorted(vec![a.clone(), c.clone()]), "b is the oldest that nobody uses");
        assert_eq!(fs::read(held.path()).unwrap(), [b'a'; 10]);
        // More is in use than the cache may hold: all of it stays while it is.
        let all = [blobs.fetch(b).await.unwrap(), blobs.fetch(c).await.unwrap()];
        assert_eq!(in_cache(folder.path(), 0).len(), 3);
        assert!(all.iter().chain([&held]).all(|file| file.path().exists()));
        drop((held, all));
        assert_eq!(in_cache(folder.path(), 0).len(), 2);
    }

    #[tokio::test]
    async fn many_who_ask_at_once_get_one_file() {
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
    async fn what_an_earlier_process_left_is_used_if_it_is_whole() {
        let folder = tempfile::tempdir().unwrap();
        let (good, bad) = {
            let blobs = cached(folder.path(), 1000).await;
            let (good, bad) = (blobs.put(b"good".to_vec()).await.unwrap(), blobs.put(b"bad".to_vec()).await.unwrap());
            drop((blobs.fetch(&good).await.unwrap(), blobs.fetch(&bad).await.unwrap()));
            (good, bad)
        };
        let cache = folder.path().join("blob-cache/0");
        fs::write(cache.join(&bad), "damaged").unwrap();
        fs::write(cache.join(format!("{bad}{PART}")), "half").unwrap();
        // That the good one is not fetched again shows by its source being gone.
        fs::remove_file(folder.path().join("blobs").join(&good[..2]).join(&good)).unwrap();
        let blobs = cached(folder.path(), 1000).await;
        assert_eq!(fs::read(blobs.fetch(&good).await.unwrap().path()).unwrap(), b"good");
        assert_eq!(fs::read(blobs.fetch(&bad).await.unwrap().path()).unwrap(), b"bad");
        assert_eq!(in_cache(folder.path(), 0), sorted(vec![good, bad]));
    }

    #[tokio::test]
    async fn damage_at_home_never_gets_into_the_cache() {
        let folder = tempfile::tempdir().unwrap();
        let hash = Blobs::open(&folder.path().join("blobs")).unwrap().put(b"right".to_vec()).await.unwrap();
        fs::write(folder.path().join("blobs").join(&hash[..2]).join(&hash), "wrong").unwrap();
        let blobs = cached(folder.path(), 1000).await;
        let error = blobs.fetch(&hash).await.unwrap_err();
        assert!(matches!(&error, Error::DamagedBlob { .. }) && error.to_string().contains(&hash), "{error}");
        assert!(in_cache(folder.path(), 0).is_empty());
    }

    #[tokio::test]
    async fn two_processes_have_a_cache_each() {
        let folder = tempfile::tempdir().unwrap();
        let (one, two) = (cached(folder.path(), 1000).await, cached(folder.path(), 1000).await);
        let hash = one.put(b"hello".to_vec()).await.unwrap();
        let (first, second) = (one.fetch(&hash).await.unwrap(), two.fetch(&hash).await.unwrap());
        assert_ne!(first.path(), second.path());
        assert_eq!((in_cache(folder.path(), 0), in_cache(folder.path(), 1)), (vec![hash.clone()], vec![hash]));
    }
}
