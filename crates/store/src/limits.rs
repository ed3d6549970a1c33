//! How much the store takes.

/// The most API keys that a user may have.
pub const MAX_API_KEYS: u32 = 50;

/// The most problems and headings of a track, because a track is always read as a whole.
pub const MAX_TRACK_ENTRIES: usize = 500;
