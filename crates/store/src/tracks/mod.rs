//! Tracks, and the version of their list.

pub(crate) mod append;
pub(crate) mod change;
pub(crate) mod content;
mod create;
mod delete;
mod edit;
mod guide;
mod manage;
mod order;
mod read;
pub(crate) mod version;

pub use change::{TrackKey, TrackWritten};
pub use content::{TrackContent, TrackStored};
pub use create::NewTrack;
pub use guide::{LessonPicture, NewLesson};
pub use order::MAX_TRACK_ENTRIES;
pub use read::TrackListing;
