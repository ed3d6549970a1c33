//! What users keep for themselves: stars, lists and notes. Also their progress and profiles.

mod list_items;
mod lists;
mod neighbors;
mod notes;
mod profile;
mod progress;
mod stars;

pub use notes::{NewNote, NoteSaved};
pub(crate) use progress::progress_columns;
pub use progress::{PersonalProblem, Progress};
