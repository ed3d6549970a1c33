//! The compile cache: keeps compiled programs between submissions.
//!
//! A folder with one file per entry, named by the hash of everything that affects the compiler's result. Files are renamed into place and contain
//! a hash of their content, so any number of slots and processes can share the folder, and after a crash no damaged entry is ever used. A file's
//! modification time is the time of its last use.
//!
//! Reading all files takes longer than a run. So a process does this only after it has written a [`SHARE`]th of the size limit, and leaves room
//! for two more such shares, which two processes may write meanwhile.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
    process,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, SystemTime},
};

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use crate::Error;

/// The first bytes of an entry. The number changes with the format.
const MAGIC: &[u8] = b"assay artifacts 1\n";

/// Unfinished files are removed after this time.
pub(crate) const UNFINISHED_MAX_AGE: Duration = Duration::from_secs(3600);

/// The sweep runs after this share of the size limit was written.
const SHARE: u64 = 16;

/// The folder of the compile cache.
#[derive(Clone, Debug)]
pub(crate) struct Cache {
    folder: PathBuf,
    most_bytes: u64,
    /// The number of bytes that this process has written since its last sweep.
    written: Arc<AtomicU64>,
}

/// Identifies everything that affects the compiler's result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Key(String);

/// A compiled program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// The compiler's messages; may be empty.
    pub(crate) messages: String,
    /// Its files, as (name, content).
    pub(crate) files: Vec<(String, Arc<[u8]>)>,
}

impl Key {
    /// Hashes all parts. Their order and boundaries matter.
    pub(crate) fn of(parts: impl IntoIterator<Item: AsRef<[u8]>>) -> Self {
        let mut hash = Sha256::new();
        for part in parts {
            hash.update((part.as_ref().len() as u64).to_le_bytes());
            hash.update(part);
        }
        Self(HEXLOWER.encode(&hash.finalize()))
    }
}

impl Cache {
    /// Opens a folder; creates it if it is missing.
    ///
    /// # Errors
    /// If it cannot be created or read.
    pub(crate) fn open(folder: &Path, most_bytes: u64) -> Result<Self, Error> {
        let usable = fs::create_dir_all(folder).and_then(|()| fs::read_dir(folder));
        usable.map_err(|source| Error::Cache { path: folder.to_owned(), source })?;
        // The folder may already be full, so the first write sweeps.
        let written = Arc::new(AtomicU64::new(most_bytes));
        Ok(Self { folder: folder.to_owned(), most_bytes, written })
    }

    /// The entry of a key, if it exists. A damaged entry is removed.
    pub(crate) fn get(&self, key: &Key) -> Option<Entry> {
        let path = self.path(key);
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return None,
            Err(error) => {
                tracing::warn!(path = %path.display(), %error, "cannot read a compiled program");
                return None;
            }
        };
        let entry = decode(&bytes);
        let kept = match &entry {
            Some(_) => File::options().append(true).open(&path).and_then(|file| file.set_modified(SystemTime::now())),
            None => {
                tracing::warn!(path = %path.display(), "removing a damaged compiled program");
                fs::remove_file(&path)
            }
        };
        // Another slot may have removed it meanwhile. That does no harm.
        if let Err(error) = kept.or_else(unless_gone) {
            tracing::warn!(path = %path.display(), %error, "cannot update a compiled program");
        }
        entry
    }

    /// Stores an entry, and removes the least recently used ones if the cache is too large.
    ///
    /// # Errors
    /// If it cannot be written. It is then not stored; nothing else changes.
    pub(crate) fn put(&self, key: &Key, entry: &Entry) -> Result<(), Error> {
        self.write(key, entry)
            .and_then(|bytes| self.sweep_if_due(bytes))
            .map_err(|source| Error::Cache { path: self.folder.clone(), source })
    }

    /// The folder for prepared files. It does not count towards the size limit and is never swept.
    pub(crate) fn beside(&self, name: &str, key: &Key) -> PathBuf {
        self.folder.join("prepared").join(name).join(&key.0)
    }

    fn path(&self, key: &Key) -> PathBuf {
        self.folder.join(&key.0)
    }

    /// Returns the number of written bytes.
    fn write(&self, key: &Key, entry: &Entry) -> io::Result<u64> {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let bytes = encode(entry);
        let length = bytes.len() as u64;
        if length > self.kept_bytes() {
            return Ok(0);
        }
        let part = format!("{}.{}.{}.part", key.0, process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let part = self.folder.join(part);
        let written = File::create_new(&part)
            .and_then(|mut file| file.write_all(&bytes))
            .and_then(|()| fs::rename(&part, self.path(key)));
        if written.is_err() && part.exists() {
            fs::remove_file(&part).or_else(unless_gone)?;
        }
        written.map(|()| length)
    }

    /// The size limit after a sweep.
    fn kept_bytes(&self) -> u64 {
        self.most_bytes - 2 * (self.most_bytes / SHARE)
    }

    fn sweep_if_due(&self, written: u64) -> io::Result<()> {
        let share = self.most_bytes / SHARE;
        if self.written.fetch_add(written, Ordering::Relaxed) + written <= share {
            return Ok(());
        }
        // Others may sweep at the same time. They remove the same files, because all go by the last use.
        self.written.store(0, Ordering::Relaxed);
        self.sweep()
    }

    fn sweep(&self) -> io::Result<()> {
        let mut entries = Vec::new();
        let mut total = 0;
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            let found = match entry.metadata() {
                Ok(found) => found,
                Err(error) => {
                    unless_gone(error)?;
                    continue;
                }
            };
            if !found.is_file() {
                continue;
            }
            let used = found.modified()?;
            let part = entry.path().extension().is_some_and(|extension| extension == "part");
            if !part {
                total += found.len();
                entries.push((used, found.len(), entry.path()));
            } else if used.elapsed().is_ok_and(|age| age > UNFINISHED_MAX_AGE) {
                fs::remove_file(entry.path()).or_else(unless_gone)?;
            }
        }
        entries.sort();
        for (_, bytes, path) in entries {
            if total <= self.kept_bytes() {
                break;
            }
            fs::remove_file(path).or_else(unless_gone)?;
            total -= bytes;
        }
        Ok(())
    }
}

fn unless_gone(error: io::Error) -> io::Result<()> {
    if error.kind() == io::ErrorKind::NotFound { Ok(()) } else { Err(error) }
}

/// Magic, messages, then name and content of each file, each with a length prefix, then the hash of all of it.
fn encode(entry: &Entry) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    let mut field = |part: &[u8]| {
        bytes.extend_from_slice(&(part.len() as u64).to_le_bytes());
        bytes.extend_from_slice(part);
    };
    field(entry.messages.as_bytes());
    for (name, content) in &entry.files {
        field(name.as_bytes());
        field(content);
    }
    let hash = Sha256::digest(&bytes);
    bytes.extend_from_slice(&hash);
    bytes
}

/// Decodes an entry; `None` if any bit of it has changed.
fn decode(bytes: &[u8]) -> Option<Entry> {
    let (rest, hash) = bytes.split_at_checked(bytes.len().checked_sub(32)?)?;
    if Sha256::digest(rest).as_slice() != hash {
        return None;
    }
    let mut rest = rest.strip_prefix(MAGIC)?;
    let mut field = || -> Option<&[u8]> {
        let (length, behind) = rest.split_first_chunk()?;
        let (part, behind) = behind.split_at_checked(usize::try_from(u64::from_le_bytes(*length)).ok()?)?;
        rest = behind;
        Some(part)
    };
    let messages = String::from_utf8(field()?.to_vec()).ok()?;
    let mut files = Vec::new();
    while let Some(name) = field() {
        files.push((String::from_utf8(name.to_vec()).ok()?, Arc::from(field()?)));
    }
    Some(Entry { messages, files })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(byte: u8, bytes: usize) -> Entry {
        Entry { messages: "a warning".to_owned(), files: vec![("main".to_owned(), vec![byte; bytes].into())] }
    }

    fn set_age(cache: &Cache, key: &Key, seconds: u64) {
        let file = File::options().append(true).open(cache.path(key)).unwrap();
        file.set_modified(SystemTime::now() - Duration::from_secs(seconds)).unwrap();
    }

    #[test]
    fn an_entry_is_found_by_its_own_key_only() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::open(&folder.path().join("new"), 1 << 20).unwrap();
        let key = Key::of(["g++ 12", "-O2", "source"]);
        assert_eq!(cache.get(&key), None);
        cache.put(&key, &entry(1, 1000)).unwrap();
        assert_eq!(cache.get(&key), Some(entry(1, 1000)));
        for other in [["g++ 12", "-O2", "sourcf"], ["g++ 12-", "O2", "source"]] {
            assert_eq!(cache.get(&Key::of(other)), None);
        }
    }

    #[test]
    fn a_damaged_entry_is_removed() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::open(folder.path(), 1 << 20).unwrap();
        let key = Key::of(["x"]);
        for damage in [
            |bytes: &mut Vec<u8>| bytes[30] ^= 1,
            |bytes: &mut Vec<u8>| bytes.truncate(100),
            |bytes: &mut Vec<u8>| bytes.clear(),
            |bytes: &mut Vec<u8>| bytes.fill(0),
        ] {
            cache.put(&key, &entry(7, 1000)).unwrap();
            let mut bytes = fs::read(cache.path(&key)).unwrap();
            damage(&mut bytes);
            fs::write(cache.path(&key), &bytes).unwrap();
            assert_eq!(cache.get(&key), None);
            assert!(!cache.path(&key).exists());
        }
    }

    #[test]
    fn the_least_recently_used_entry_is_removed_first() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::open(folder.path(), 4000).unwrap();
        let keys: Vec<_> = ["a", "b", "c", "d"].map(|name| Key::of([name])).into();
        for (key, age) in keys[..3].iter().zip([300, 200, 100]) {
            cache.put(key, &entry(1, 1000)).unwrap();
            set_age(&cache, key, age);
        }
        assert!(cache.get(&keys[0]).is_some(), "this counts as a use");
        cache.put(&keys[3], &entry(1, 1000)).unwrap();
        let kept: Vec<_> = keys.iter().map(|key| cache.path(key).exists()).collect();
        assert_eq!(kept, [true, false, true, true]);
    }

    #[test]
    fn an_entry_larger_than_the_cache_is_not_stored() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::open(folder.path(), 500).unwrap();
        let key = Key::of(["x"]);
        cache.put(&key, &entry(1, 1000)).unwrap();
        assert!(!cache.path(&key).exists());
    }

    #[test]
    fn abandoned_parts_are_removed() {
        let folder = tempfile::tempdir().unwrap();
        // So small that every entry exceeds a share.
        let cache = Cache::open(folder.path(), 1 << 10).unwrap();
        let (old, new) = (Key("old.part".to_owned()), Key("new.part".to_owned()));
        for key in [&old, &new] {
            fs::write(cache.path(key), "x").unwrap();
        }
        set_age(&cache, &old, 4000);
        cache.put(&Key::of(["x"]), &entry(1, 10)).unwrap();
        assert!(!cache.path(&old).exists());
        assert!(cache.path(&new).exists());
    }

    #[test]
    fn threads_may_share_the_cache() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::open(folder.path(), 10_000).unwrap();
        std::thread::scope(|scope| {
            for thread in 0..4_u8 {
                let cache = &cache;
                scope.spawn(move || use_cache(cache, usize::from(thread), 100));
            }
        });
        assert!(entries(folder.path()).iter().sum::<u64>() <= 10_000);
    }

    /// Stores and reads entries that others use too. Every entry found must be correct.
    fn use_cache(cache: &Cache, seed: usize, rounds: usize) {
        for round in 0..rounds {
            let number = (round * 7 + seed) % 8;
            let (key, entry) = (Key::of([[b'a' + u8::try_from(number).unwrap()]]), entry(9, 2000 + number));
            cache.put(&key, &entry).unwrap();
            let found = cache.get(&key);
            assert!(found.is_none() || found == Some(entry));
        }
    }

    /// The sizes of all entries. The folder must contain nothing else.
    fn entries(folder: &Path) -> Vec<u64> {
        fs::read_dir(folder)
            .unwrap()
            .map(|file| {
                let file = file.unwrap();
                assert!(decode(&fs::read(file.path()).unwrap()).is_some(), "{file:?}");
                file.metadata().unwrap().len()
            })
            .collect()
    }

    const FOLDER: &str = "ASSAY_TEST_CACHE";

    const SHARED_BYTES: u64 = 60_000;

    #[test]
    fn processes_may_share_the_cache() {
        let folder = tempfile::tempdir().unwrap();
        let start = |_| {
            process::Command::new(std::env::current_exe().unwrap())
                .args(["--exact", "cache::tests::child_process_that_shares_the_cache", "--ignored"])
                .env(FOLDER, folder.path())
                .stdout(process::Stdio::null())
                .spawn()
                .unwrap()
        };
        let mut others: Vec<_> = (0..2).map(start).collect();
        // A killed process leaves no damaged entry.
        let mut killed = start(2);
        while entries_or_parts(folder.path()) < 3 {
            std::thread::yield_now();
        }
        killed.kill().unwrap();
        killed.wait().unwrap();
        for other in &mut others {
            assert!(other.wait().unwrap().success());
        }
        let parts = fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().path());
        for part in parts.filter(|path| path.extension().is_some_and(|extension| extension == "part")) {
            fs::remove_file(part).unwrap();
        }
        let sizes = entries(folder.path());
        assert!(sizes.iter().sum::<u64>() <= SHARED_BYTES, "{sizes:?}");
        assert!(sizes.len() > 10, "{sizes:?}");
    }

    fn entries_or_parts(folder: &Path) -> usize {
        fs::read_dir(folder).unwrap().count()
    }

    /// Not a test: the test above starts it.
    #[test]
    #[ignore = "started by another test"]
    fn child_process_that_shares_the_cache() {
        let cache = Cache::open(Path::new(&std::env::var_os(FOLDER).unwrap()), SHARED_BYTES).unwrap();
        let seed = process::id();
        for round in 0..600 {
            let number = (round * 31 + seed) % 64;
            let (key, entry) = (Key::of([number.to_le_bytes()]), entry(9, 1000 + number as usize));
            cache.put(&key, &entry).unwrap();
            let found = cache.get(&key);
            assert!(found.is_none() || found == Some(entry));
        }
    }
}
