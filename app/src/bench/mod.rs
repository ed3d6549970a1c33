//! Everything that moves on the problem page: editor, drafts, cases, runs, panes, settings and dialogs.
//!
//! The page's first wasm renders and hydrates the statement, the form and the panes. After the first paint it loads this module's
//! [`program`], a separate wasm file, which fills the slots of [`Bench`]. State machines (drafts, cases, panes, settings) are plain Rust
//! with native tests.

#[cfg(feature = "hydrate")]
mod aids;
#[cfg(any(feature = "ssr", feature = "hydrate"))]
pub(crate) mod aids_html;
#[cfg(feature = "hydrate")]
mod answers;
#[cfg(feature = "hydrate")]
mod apply_settings;
#[cfg(feature = "hydrate")]
mod browser;
#[cfg(any(test, feature = "hydrate"))]
mod cases;
#[cfg(feature = "hydrate")]
mod dialogs;
#[cfg(any(test, feature = "hydrate"))]
mod drafts;
#[cfg(feature = "hydrate")]
mod editing;
#[cfg(feature = "hydrate")]
mod events;
mod facts;
#[cfg(feature = "hydrate")]
mod languages;
#[cfg(feature = "hydrate")]
mod layout;
mod mount;
#[cfg(feature = "hydrate")]
mod notices;
#[cfg(feature = "hydrate")]
mod opening;
#[cfg(feature = "hydrate")]
mod palette_actions;
mod panes;
#[cfg(feature = "hydrate")]
mod program;
#[cfg(feature = "hydrate")]
mod running;
#[cfg(any(test, feature = "hydrate"))]
mod settings;
mod shared;
#[cfg(feature = "hydrate")]
mod start;
#[cfg(feature = "hydrate")]
mod submissions;
mod views;

#[cfg(feature = "ssr")]
pub(crate) use facts::{FunctionFacts, ShownSample};
pub(crate) use mount::mount_when_shown;
pub(crate) use panes::Pane;
pub(crate) use shared::{Bench, BenchFacts};
pub(crate) use views::{Tabs, View, Views};
