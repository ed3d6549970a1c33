//! What users keep for themselves: stars, lists and notes.

mod list_items;
mod lists;
mod neighbors;
mod notes;
mod stars;

pub use notes::{NewNote, NoteSaved};
