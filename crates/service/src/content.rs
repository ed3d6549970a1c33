//! Content that is the same for all users, kept in this process. Pages add the user's progress.
//!
//! Reading the version is one round trip to the broker, or to the database without Redis. The content would be several to the database. If the
//! version is not known, nothing is kept.

use std::{hash::Hash, sync::Arc, time::Duration};

use assay_domain::{Page, ProblemFilter, ProblemSummary, Slug, Track, TrackSection, TrackSummary};
use assay_store::PublishedProblem;

use crate::{
    Error, Service,
    kept::{Bytes, Kept},
};

/// How long content is kept if no change is announced.
const TTL: Duration = Duration::from_secs(60);
/// The limit of each kind of content.
const MAX_BYTES: u64 = 8 * 1024 * 1024;

/// All kept content.
#[derive(Debug)]
pub(crate) struct Content {
    pub(crate) problems: Kept<Slug, PublishedProblem>,
    pub(crate) lists: Kept<ListKey, Page<ProblemSummary>>,
    pub(crate) tracks: Kept<Slug, Track>,
    pub(crate) tracks_with_lessons: Kept<Slug, Track>,
    pub(crate) tracks_with: Kept<Slug, Vec<TrackSummary>>,
}

/// A page of the problem list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct ListKey {
    pub(crate) filter: ProblemFilter,
    pub(crate) cursor: Option<String>,
    pub(crate) limit: u32,
}

impl Default for Content {
    fn default() -> Self {
        Self {
            problems: Kept::new(TTL, MAX_BYTES),
            lists: Kept::new(TTL, MAX_BYTES),
            tracks: Kept::new(TTL, MAX_BYTES),
            tracks_with_lessons: Kept::new(TTL, MAX_BYTES),
            tracks_with: Kept::new(TTL, MAX_BYTES),
        }
    }
}

impl Service {
    /// The content if it is kept, else what `read` returns, which is then kept. Errors are not kept.
    pub(crate) async fn content<K, V, F>(
        &self,
        kept: &Kept<K, V>,
        key: K,
        read: impl FnOnce() -> F,
    ) -> Result<Arc<V>, Error>
    where
        K: Eq + Hash + Bytes,
        V: Bytes,
        F: Future<Output = Result<V, Error>>,
    {
        let version = self.content_version().await?;
        if let Some(found) = version.and_then(|version| kept.get(&key, version)) {
            return Ok(found);
        }
        let value = Arc::new(read().await?);
        if let Some(version) = version {
            kept.put(key, Arc::clone(&value), version);
        }
        Ok(value)
    }
}

impl Bytes for Slug {
    fn bytes(&self) -> usize {
        self.as_str().len() + size_of::<Self>()
    }
}

impl Bytes for ListKey {
    fn bytes(&self) -> usize {
        let texts = [&self.filter.text, &self.filter.tag, &self.cursor].into_iter().flatten().map(String::len);
        texts.sum::<usize>() + size_of::<Self>()
    }
}

impl Bytes for PublishedProblem {
    fn bytes(&self) -> usize {
        Self::bytes(self)
    }
}

impl Bytes for Page<ProblemSummary> {
    fn bytes(&self) -> usize {
        size_of::<Self>() + self.items.iter().map(summary_bytes).sum::<usize>()
    }
}

impl Bytes for Track {
    fn bytes(&self) -> usize {
        let sections = self.sections.iter().map(|section| {
            section.title.len() + section.lesson.as_ref().map_or(0, String::len) + size_of::<TrackSection>()
        });
        let items = self.items.iter().map(|item| summary_bytes(&item.problem)).sum::<usize>();
        self.title.len() + self.description.len() + sections.sum::<usize>() + items + size_of::<Self>()
    }
}

impl Bytes for Vec<TrackSummary> {
    fn bytes(&self) -> usize {
        let tracks = self.iter().map(|track| track.title.len() + track.description.len() + size_of::<TrackSummary>());
        tracks.sum::<usize>() + size_of::<Self>()
    }
}

fn summary_bytes(problem: &ProblemSummary) -> usize {
    let tags = problem.tags.iter().map(|tag| tag.len() + size_of::<String>()).sum::<usize>();
    problem.title.len() + problem.slug.as_str().len() + tags + size_of::<ProblemSummary>()
}
