//! Tracks.

mod append;
pub(crate) mod change;
pub(crate) mod content;
mod create;
mod delete;
mod edit;
mod guide;
mod import_problem;
mod manage;
mod order;
mod read;

pub use change::{TrackKey, TrackWritten};
pub use content::{TrackContent, TrackStored};
pub use create::NewTrack;
pub use guide::{LessonPicture, NewLesson};
pub use read::TrackListing;
