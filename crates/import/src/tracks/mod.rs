//! Stores track files, and writes stored tracks as track files.

mod restore;
mod store;

pub use restore::restore_track;
pub use store::{store_pictures, store_track, track_content};
