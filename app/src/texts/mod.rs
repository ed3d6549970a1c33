//! All text that people read in the pages, one file per area. Exceptions: the names of verdicts, languages and tags, and the messages about
//! packages and their verification, come from other crates.
//!
//! A second language is one more variant of [`Language`]: the compiler then names each file that lacks it. Texts with values are
//! functions, so that each language chooses its word order and plurals. Each area is its own static, so that texts of lazily loaded pages
//! are downloaded with these pages.

#[macro_use]
mod language;

mod account;
#[cfg(feature = "hydrate")]
mod actions;
pub(crate) mod admin;
mod aids;
mod badges;
mod blocks;
#[cfg(feature = "ssr")]
mod case_messages;
mod catalogue;
mod common;
#[cfg(feature = "hydrate")]
mod dialog;
#[cfg(feature = "hydrate")]
mod drafts;
mod english;
mod faults;
#[cfg(feature = "ssr")]
mod heat_map;
mod history;
mod home;
mod keys;
#[cfg(feature = "ssr")]
mod list_changes;
mod lists;
#[cfg(feature = "ssr")]
mod notes;
#[cfg(any(test, feature = "hydrate"))]
mod palette;
#[cfg(feature = "ssr")]
mod pictures;
mod profile;
#[cfg(feature = "pseudo-locale")]
mod pseudo;
#[cfg(feature = "ssr")]
mod reference;
#[cfg(feature = "ssr")]
mod refusals;
mod results;
mod review;
#[cfg(any(test, feature = "hydrate"))]
mod runs;
#[cfg(feature = "hydrate")]
mod settings;
#[cfg(feature = "ssr")]
mod shelf;
#[cfg(feature = "hydrate")]
mod shortcuts;
mod site;
mod solving;
#[cfg(feature = "hydrate")]
mod starters;
mod states;
mod time;
mod toasts;
mod tracks;
#[cfg(any(test, feature = "hydrate", feature = "ssr"))]
mod value_faults;

pub(crate) use account::account;
#[cfg(feature = "hydrate")]
pub(crate) use actions::actions;
pub(crate) use aids::aids;
pub(crate) use badges::badges;
pub(crate) use blocks::blocks;
#[cfg(feature = "ssr")]
pub(crate) use case_messages::case_messages;
pub(crate) use catalogue::catalogue;
pub(crate) use common::common;
#[cfg(feature = "hydrate")]
pub(crate) use dialog::dialog;
#[cfg(feature = "hydrate")]
pub(crate) use drafts::drafts;
pub(crate) use faults::faults;
#[cfg(feature = "ssr")]
pub(crate) use heat_map::heat_map;
pub(crate) use history::history;
pub(crate) use home::home;
pub(crate) use keys::keys;
#[cfg(feature = "ssr")]
pub use language::use_language;
pub(crate) use language::{Language, language};
#[cfg(feature = "ssr")]
pub(crate) use list_changes::list_changes;
pub(crate) use lists::lists;
#[cfg(feature = "ssr")]
pub(crate) use notes::notes;
#[cfg(any(test, feature = "hydrate"))]
pub(crate) use palette::palette;
#[cfg(feature = "ssr")]
pub(crate) use pictures::pictures;
pub(crate) use profile::profile;
#[cfg(feature = "ssr")]
pub(crate) use reference::reference;
#[cfg(feature = "ssr")]
pub use refusals::{Refusals, refusals};
pub(crate) use results::results;
pub(crate) use review::review;
#[cfg(any(test, feature = "hydrate"))]
pub(crate) use runs::runs;
#[cfg(feature = "hydrate")]
pub(crate) use settings::settings;
#[cfg(feature = "ssr")]
pub(crate) use shelf::shelf;
#[cfg(feature = "hydrate")]
pub(crate) use shortcuts::shortcuts;
pub(crate) use site::site;
pub(crate) use solving::solving;
#[cfg(feature = "hydrate")]
pub(crate) use starters::starter;
pub(crate) use states::states;
pub(crate) use time::time;
pub(crate) use toasts::toasts;
pub(crate) use tracks::tracks;
#[cfg(any(test, feature = "hydrate"))]
pub(crate) use value_faults::value_faults;
