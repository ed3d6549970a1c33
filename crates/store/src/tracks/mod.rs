//! Tracks, their listing, and its version.

pub(crate) mod append;
mod change;
mod create;
mod delete;
mod edit;
mod manage;
mod order;
mod read;
pub(crate) mod version;

pub use change::{TrackKey, TrackWritten};
pub use create::NewTrack;
pub use order::MOST_ENTRIES;
pub use read::TrackListing;
