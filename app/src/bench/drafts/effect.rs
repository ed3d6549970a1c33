//! What drafts need from the browser, and what they tell the page to do.

use assay_domain::Timestamp;

use super::{LocalDraft, earlier::Place};

/// What drafts need from the browser.
pub(crate) trait Browser {
    fn get(&self, key: &str) -> Option<String>;
    /// Stores a value, in memory if the browser refuses.
    fn set(&self, key: &str, value: &str);
    fn remove(&self, key: &str);
    /// Whether values survive the page.
    fn is_persistent(&self) -> bool;
    fn is_online(&self) -> bool;
    fn now(&self) -> Timestamp;
    /// The server's time, as far as known.
    fn server_now(&self) -> Timestamp;
    /// Milliseconds that never go back.
    fn ticks(&self) -> f64;
}

/// Where a draft is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    Nowhere,
    Saved,
    Saving,
    Here,
    Offline,
    Late,
}

/// A longer message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum DraftNotice {
    /// This browser allows no storage, and there is no account.
    NoStorage,
    ServerOnly,
    TookTheirs,
    TooLarge {
        kib: usize,
    },
    LoggedOut,
    /// The server's words.
    Refused(String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Timer {
    /// The user paused.
    Pause,
    /// The server could not be reached.
    Again,
}

/// What to do.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Effect {
    Show(Status),
    /// Ask the user which version to keep, or stop asking.
    Conflict(bool),
    /// Replace the text in the editor.
    Replace(String),
    /// Show a message until the next one.
    Notice(Option<DraftNotice>),
    /// Tell other tabs that a draft changed.
    Tell {
        key: String,
        kept: LocalDraft,
    },
    /// Call [`Drafts::timer`] after this many ms. Replaces the previous timer.
    Wait(f64, Timer),
    StopWaiting,
    /// Read the server's drafts and call [`Drafts::read_answered`].
    Read {
        saves: u32,
    },
    /// Save on the server and call [`Drafts::save_answered`].
    Save(Save),
    /// Send earlier drafts.
    SendEarlier(Place),
}

/// A request to save a draft on the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Save {
    pub(crate) language: String,
    pub(crate) text: String,
    /// The revision that it was made from.
    pub(crate) base: i32,
    /// Whether to keep the server's version among the earlier drafts.
    pub(crate) keep: bool,
    /// Whether the page may be gone before the answer.
    pub(crate) leaving: bool,
    /// Whether other saves wait for this one.
    pub(super) in_turn: bool,
}
pub(crate) enum Version {
    Mine,
    Theirs,
}
