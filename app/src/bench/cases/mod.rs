//! The cases under the editor: the samples and up to ten of the user's own, with the results of the last run.
#![cfg_attr(not(feature = "hydrate"), allow(dead_code))]

#[cfg(feature = "hydrate")]
mod input;
#[cfg(feature = "hydrate")]
mod pane;
#[cfg(feature = "hydrate")]
mod result;
mod state;
mod values;
mod words;

#[cfg(feature = "hydrate")]
pub(super) use self::{pane::Cases, values::value_fields};
