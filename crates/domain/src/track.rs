//! Tracks: ordered lists of problems.

use serde::{Deserialize, Serialize};

use crate::{ProblemSummary, Slug};

/// A track in the listing. The same for every reader, so it can be cached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrackSummary {
    /// Its name in addresses.
    pub slug: Slug,
    /// Its title.
    pub title: String,
    /// One or two sentences.
    pub description: String,
    /// How many published problems it has.
    pub problems: u32,
    /// How many of them the reader has solved; nothing when nobody is logged in, and always nothing in the cache.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub solved: Option<u32>,
}

/// A track with its problems, in order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Track {
    /// Its name in addresses.
    pub slug: Slug,
    /// Its title.
    pub title: String,
    /// One or two sentences.
    pub description: String,
    /// Its problems, in order.
    pub items: Vec<TrackItem>,
}

/// A place in a track.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrackItem {
    /// Counted from 1.
    pub position: u32,
    /// The problem there.
    pub problem: ProblemSummary,
}

impl Track {
    /// How many of the problems the reader has solved.
    #[must_use]
    pub fn solved(&self) -> usize {
        self.items.iter().filter(|item| item.problem.state == crate::SolveState::Solved).count()
    }
}
