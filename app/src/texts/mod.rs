//! Everything that people read in the pages, a file an area of them. Here are words; where they stand, and what is done with them, is the
//! pages' own. Names of verdicts, languages and tags are the domain's, reasons for a refusal those of the operation that refuses.
//!
//! A second language is one more variant of [`Language`]: the compiler then names each file that lacks it. Texts with values are functions,
//! so that order and plural are the language's. Every area is a static of its own, so that the texts of pages that browsers fetch later
//! come with those pages.

mod account;
pub(crate) mod admin;
#[cfg(feature = "ssr")]
mod aids;
mod badges;
mod blocks;
mod catalogue;
mod common;
mod english;
mod faults;
mod history;
mod home;
mod keys;
mod results;
mod site;
mod solving;
mod states;
#[cfg(test)]
mod strays;
mod time;
mod toasts;
mod tracks;

pub(crate) use account::account;
#[cfg(feature = "ssr")]
pub(crate) use aids::aids;
pub(crate) use badges::badges;
pub(crate) use blocks::blocks;
pub(crate) use catalogue::catalogue;
pub(crate) use common::common;
pub(crate) use faults::faults;
pub(crate) use history::history;
pub(crate) use home::home;
pub(crate) use keys::keys;
pub(crate) use results::results;
pub(crate) use site::site;
pub(crate) use solving::solving;
pub(crate) use states::states;
pub(crate) use time::time;
pub(crate) use toasts::toasts;
pub(crate) use tracks::tracks;

/// A language that pages can be read in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Language {
    /// The first, and as yet the only one.
    English,
}

#[cfg(feature = "ssr")]
impl Language {
    /// What `lang` says of a page in it (BCP 47).
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::English => "en",
        }
    }
}

/// The language of the page at hand.
pub(crate) fn language() -> Language {
    Language::English
}
