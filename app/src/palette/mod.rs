//! The palette, which finds problems, tracks, pages and actions, and the dialog that lists the keys.
//!
//! They are a separate wasm file, which is fetched when one of them first opens. The script of every page calls [`exports`]. The palette
//! itself is plain Rust with native tests ([`state`], [`search`]); [`view`] shows it.

#[cfg(feature = "hydrate")]
mod actions;
mod entries;
#[cfg(feature = "hydrate")]
mod exports;
mod folded;
#[cfg(feature = "hydrate")]
mod keys_dialog;
#[cfg(feature = "hydrate")]
mod lazy;
#[cfg(feature = "hydrate")]
mod page;
mod search;
mod state;
#[cfg(feature = "hydrate")]
mod view;

#[cfg(feature = "hydrate")]
pub(crate) use actions::{Offer, OfferedAction, offer};
#[cfg(feature = "hydrate")]
pub(crate) use entries::PageAction;
#[cfg(feature = "hydrate")]
pub(crate) use page::remember_page;
