//! What users keep for themselves: stars, lists and notes, and their profiles.

mod list_items;
mod lists;
mod neighbors;
mod notes;
mod profile;
mod stars;

pub use notes::{NewNote, NoteSaved};
