//! Drafts and their earlier versions.

mod read;
mod save;

pub use save::{DraftBounds, DraftKey, DraftSaved};
