//! Converts problem packages and track files to what is stored, and back.
//!
//! Every file of a package is stored by its hash. So an edition can be exported as its package and verified again, and editions share the
//! files that did not change.

mod abandoned;
mod error;
mod files;
mod restore;
mod store;
mod tracks;

// Boxes the futures of public functions, so that their code is generated once in this crate and not in every crate that awaits them.
use async_recursion::async_recursion as boxed;

pub use abandoned::{package_folder, remove_abandoned};
pub use error::Error;
pub use restore::restore;
pub use store::store;
pub use tracks::{restore_track, store_pictures, store_track, track_content};
