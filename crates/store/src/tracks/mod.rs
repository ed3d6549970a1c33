//! Tracks, their listing, and its version.

mod put;
mod read;
pub(crate) mod version;

pub use put::NewTrack;
pub use read::TrackListing;
