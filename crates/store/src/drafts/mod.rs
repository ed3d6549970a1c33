//! Drafts, and what they were before.

mod read;
mod save;

pub use save::{DraftBounds, DraftKey, DraftSaved};
