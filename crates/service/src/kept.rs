//! A cache of content with versions, in this process.
//!
//! The content's version is read before the content, and kept with it. Content is used only if its version is not older than the oldest version
//! that may be shown. So it is never older than a change that was confirmed to its author.

use std::{
    fmt,
    hash::Hash,
    sync::Arc,
    time::{Duration, Instant},
};

use quick_cache::{Weighter, sync::Cache};

/// The estimated number of items. It is small, because `quick_cache` divides the limit among more parts for more items, and an item that is
/// larger than a part is not kept.
const ITEMS: usize = 64;

/// Content of one kind. A full cache removes entries that are rarely used.
pub struct Kept<K, V> {
    entries: Cache<K, Entry<V>, EntryBytes>,
    ttl: Duration,
}

/// The approximate size in memory.
pub trait Bytes {
    fn bytes(&self) -> usize;
}

impl<K: Eq + Hash + Bytes, V: Bytes> Kept<K, V> {
    /// Keeps content for `ttl`, and about `max_bytes` of it.
    #[must_use]
    pub fn new(ttl: Duration, max_bytes: u64) -> Self {
        Self { entries: Cache::with_weighter(ITEMS, max_bytes, EntryBytes), ttl }
    }

    /// The content, if it is kept and not older than `oldest_version`.
    pub fn get(&self, key: &K, oldest_version: i64) -> Option<Arc<V>> {
        let entry = self.entries.get(key)?;
        (entry.version >= oldest_version && entry.until > Instant::now()).then_some(entry.value)
    }

    /// Keeps content. Its version must have been read before it.
    pub fn put(&self, key: K, value: Arc<V>, version: i64) {
        self.entries.insert(key, Entry { value, version, until: Instant::now() + self.ttl });
    }
}

struct Entry<V> {
    value: Arc<V>,
    version: i64,
    until: Instant,
}

/// The weight of entries is their size.
#[derive(Clone)]
struct EntryBytes;

impl<K: Bytes, V: Bytes> Weighter<K, Entry<V>> for EntryBytes {
    fn weight(&self, key: &K, entry: &Entry<V>) -> u64 {
        (key.bytes() + entry.value.bytes() + size_of::<Entry<V>>()) as u64
    }
}

impl<V> Clone for Entry<V> {
    fn clone(&self) -> Self {
        Self { value: Arc::clone(&self.value), ..*self }
    }
}

impl<K, V> fmt::Debug for Kept<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Kept").field("ttl", &self.ttl).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Text(usize);

    impl Bytes for Text {
        fn bytes(&self) -> usize {
            self.0
        }
    }

    impl Bytes for u32 {
        fn bytes(&self) -> usize {
            size_of::<Self>()
        }
    }

    fn kept(ttl: Duration, max_bytes: u64) -> Kept<u32, Text> {
        Kept::new(ttl, max_bytes)
    }

    #[test]
    fn content_older_than_the_oldest_allowed_version_is_not_used() {
        let kept = kept(Duration::from_secs(60), 1000);
        kept.put(1, Arc::new(Text(1)), 3);
        assert!(kept.get(&1, 3).is_some() && kept.get(&1, 2).is_some());
        assert!(kept.get(&1, 4).is_none());
        assert!(kept.get(&2, 3).is_none());
        kept.put(1, Arc::new(Text(1)), 4);
        assert!(kept.get(&1, 4).is_some());
    }

    #[test]
    fn content_expires() {
        let kept = kept(Duration::ZERO, 1000);
        kept.put(1, Arc::new(Text(1)), 1);
        assert!(kept.get(&1, 1).is_none());
    }

    #[test]
    fn the_size_is_limited() {
        const MAX_BYTES: u64 = 8 * 1024 * 1024;
        let kept = kept(Duration::from_secs(60), MAX_BYTES);
        for number in 0..1000 {
            kept.put(number, Arc::new(Text(64 * 1024)), 1);
            assert!(kept.entries.weight() <= MAX_BYTES);
        }
        assert!(kept.entries.len() > 50);
        let quarter = usize::try_from(MAX_BYTES / 4).unwrap();
        kept.put(0, Arc::new(Text(quarter)), 1);
        assert!(kept.get(&0, 1).is_some(), "a large item is not kept");
        // Larger than the whole cache.
        kept.put(0, Arc::new(Text(usize::try_from(MAX_BYTES).unwrap() + 1)), 1);
        assert!(kept.get(&0, 1).is_none() && kept.entries.weight() <= MAX_BYTES);
    }
}
