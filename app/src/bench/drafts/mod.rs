//! Drafts, per problem and language. Each is saved in this browser at once, and for members on the server soon after. Nothing is
//! overwritten silently: each save names the revision that it was made from, and if that is no longer the newest, the user decides.
//! Before any text is replaced, it goes to the earlier drafts.
//!
//! No clocks are compared: the server counts revisions, and the browser counts turns.
//!
//! [`Drafts`] decides and does nothing itself: it returns [`Effect`]s, so that tests can play two tabs, a slow server and lost answers.
//! `sync` carries the effects out.
#![cfg_attr(not(feature = "hydrate"), allow(dead_code))]

mod conflicts;
mod earlier;
mod effect;
mod local;
mod saving;
mod server;
#[cfg(feature = "hydrate")]
mod sync;
#[cfg(test)]
mod tests;

use std::{
    collections::{BTreeMap, VecDeque},
    rc::Rc,
};

use assay_domain::Draft;

#[cfg(feature = "hydrate")]
pub(super) use self::sync::{DraftHooks, DraftSync};
use self::{
    earlier::{EarlierDrafts, Place},
    local::{chosen_key, draft_key, language_key, read, write},
    saving::Wanted,
};
pub(crate) use self::{
    effect::{Browser, DraftNotice, Effect, Save, Status, Timer, Version},
    local::LocalDraft,
};

/// Save after this pause in typing.
const PAUSE_MS: f64 = 700.0;
/// Save at least this often while the user types without a pause.
const LONGEST_MS: f64 = 4000.0;
/// The wait before the next try if the server could not be reached.
const AGAIN_MS: f64 = 4000.0;
/// The wait until another tab has saved its text. Longer than that tab waits, and a slow request.
const OTHER_TAB_MS: f64 = 8000.0;
/// The most that a browser sends after the user leaves the page.
const MOST_AFTER_LEAVING: usize = 60 * 1024;
/// How many sent texts are remembered: the current save, and saves that began when the page was hidden.
const MOST_SENT: usize = 3;

/// The owner of drafts without an account.
pub(crate) const VISITOR: &str = "visitor";

pub(crate) struct Drafts {
    browser: Rc<dyn Browser>,
    owner: String,
    problem: String,
    earlier: EarlierDrafts,
    /// The server's drafts by language; none until the server has answered.
    server: Option<BTreeMap<String, Draft>>,
    language: String,
    text: String,
    kept: Option<LocalDraft>,
    /// The other version, while the user must decide.
    theirs: Option<LocalDraft>,
    /// When the user began to type without a pause.
    since: Option<f64>,
    saving: bool,
    waiting: VecDeque<Wanted>,
    /// How many drafts of this page the server has saved.
    saves: u32,
    /// Whether the user has left the page.
    closed: bool,
    effects: Vec<Effect>,
}

impl Drafts {
    pub(crate) fn new(browser: Rc<dyn Browser>, owner: &str, problem: &str) -> Self {
        let earlier = EarlierDrafts::new(browser.clone());
        let mut drafts = Self {
            browser,
            owner: owner.to_owned(),
            problem: problem.to_owned(),
            earlier,
            server: None,
            language: String::new(),
            text: String::new(),
            kept: None,
            theirs: None,
            since: None,
            saving: false,
            waiting: VecDeque::new(),
            saves: 0,
            closed: false,
            effects: Vec::new(),
        };
        if drafts.is_member() {
            drafts.reconnect();
        }
        if !drafts.browser.is_persistent() {
            let notice = if drafts.is_member() { DraftNotice::ServerOnly } else { DraftNotice::NoStorage };
            drafts.effects.push(Effect::Notice(Some(notice)));
        }
        drafts
    }

    /// What to do since the last call.
    pub(crate) fn effects(&mut self) -> Vec<Effect> {
        std::mem::take(&mut self.effects)
    }

    pub(crate) fn is_member(&self) -> bool {
        self.owner != VISITOR
    }

    /// The language in which this problem was last edited, else the last chosen language.
    pub(crate) fn last_language(&self) -> Option<String> {
        let get = |key: String| self.browser.get(&key);
        let visitors = get(language_key(VISITOR, &self.problem));
        // After logging in, continue with the visitor's draft.
        let has_draft =
            |language: &String| read(&*self.browser, &draft_key(VISITOR, &self.problem, language)).is_some();
        visitors
            .filter(has_draft)
            .or_else(|| get(language_key(&self.owner, &self.problem)))
            .or_else(|| get(chosen_key(&self.owner)))
            .or_else(|| get(chosen_key(VISITOR)))
    }

    /// Remembers an explicit choice: the next problem starts with this language.
    pub(crate) fn remember_language(&self, language: &str) {
        self.browser.set(&chosen_key(&self.owner), language);
    }

    /// Switches to a language and returns its draft, if there is one. Then put it into the editor and call [`Self::opened`].
    pub(crate) fn open(&mut self, language: &str) -> Option<String> {
        if !self.language.is_empty() {
            self.flush();
        }
        self.effects.push(Effect::StopWaiting);
        self.since = None;
        language.clone_into(&mut self.language);
        self.browser.set(&language_key(&self.owner, &self.problem), language);
        self.theirs = None;
        self.kept = read(&*self.browser, &self.key());
        self.adopt_visitors();
        self.text = self.kept.as_ref().map(|kept| kept.text.clone()).unwrap_or_default();
        if let (Some(aside), Some(kept)) = (self.browser.get(&self.aside_key()), &self.kept)
            && aside != kept.text
        {
            // A conflict that was open when the user left the page.
            self.theirs = Some(kept.clone());
            self.text = aside;
        }
        self.effects.push(Effect::Conflict(self.theirs.is_some()));
        self.show_status();
        self.kept.is_some().then(|| self.text.clone())
    }

    /// The editor shows the opened draft.
    pub(crate) fn opened(&mut self) {
        if self.server.is_some() {
            self.compare();
        }
    }

    /// Call this after each change of the text.
    pub(crate) fn changed(&mut self, text: &str) {
        if text == self.text {
            return;
        }
        text.clone_into(&mut self.text);
        if self.theirs.is_some() {
            self.browser.set(&self.aside_key(), text);
            return;
        }
        self.write(true);
        if !self.is_member() || self.theirs.is_some() {
            return;
        }
        let now = self.browser.ticks();
        let since = *self.since.get_or_insert(now);
        let wait = PAUSE_MS.min(since + LONGEST_MS - now).max(0.0);
        self.effects.push(Effect::Wait(wait, Timer::Pause));
        self.effects.push(Effect::Show(Status::Saving));
    }

    /// Saves the draft now, and the server's previous version among the earlier drafts.
    pub(crate) fn keep(&mut self) {
        if self.theirs.is_some() {
            return;
        }
        if self.kept.is_none() {
            self.write(true);
        }
        if self.is_member() {
            self.send_open(true, false);
        } else {
            self.earlier.keep(&self.place(), &self.text);
            self.show_status();
        }
    }

    /// Saves a text of this language before it is replaced.
    pub(crate) fn keep_earlier(&mut self, text: &str) {
        let place = self.place();
        self.earlier.keep(&place, text);
        // Otherwise it is sent after the first draft.
        if self.server.as_ref().is_some_and(|server| server.contains_key(&self.language)) {
            self.effects.push(Effect::SendEarlier(place));
        }
    }

    pub(crate) fn timer(&mut self, timer: Timer) {
        match timer {
            Timer::Again if self.server.is_none() => self.reconnect(),
            Timer::Again | Timer::Pause => self.send_open(false, false),
        }
    }

    /// Saves the text in this browser, unless another tab has saved a newer one.
    fn write(&mut self, dirty: bool) {
        let stored = read(&*self.browser, &self.key());
        let (turn, stored_turn) = (self.turn(), stored.as_ref().map_or(0, |stored| stored.turn));
        if let Some(stored) = stored
            && stored_turn > turn
            && stored.text != self.text
        {
            self.start_conflict(stored);
            return;
        }
        let before = self.kept.take().unwrap_or_default();
        self.store_and_tell(LocalDraft { text: self.text.clone(), dirty, turn: turn.max(stored_turn) + 1, ..before });
        if !self.is_member() {
            self.show_status();
        }
    }

    fn store_and_tell(&mut self, kept: LocalDraft) {
        let key = self.key();
        write(&*self.browser, &key, &kept);
        self.kept = Some(kept.clone());
        self.tell(key, kept);
    }

    fn tell(&mut self, key: String, kept: LocalDraft) {
        if !self.closed {
            self.effects.push(Effect::Tell { key, kept });
        }
    }

    fn show_status(&mut self) {
        let status = match &self.kept {
            None => Status::Nowhere,
            // Until the user decides, the text is saved only in this browser.
            Some(_) if !self.is_member() || self.theirs.is_some() => {
                if self.browser.is_persistent() {
                    Status::Here
                } else {
                    Status::Nowhere
                }
            }
            Some(kept) => {
                if kept.dirty {
                    Status::Saving
                } else {
                    Status::Saved
                }
            }
        };
        self.show(status);
    }

    fn show(&mut self, status: Status) {
        if !self.closed {
            self.effects.push(Effect::Show(status));
        }
    }

    fn notice(&mut self, notice: Option<DraftNotice>) {
        if !self.closed {
            self.effects.push(Effect::Notice(notice));
        }
    }

    fn turn(&self) -> i64 {
        self.kept.as_ref().map_or(0, |kept| kept.turn)
    }

    fn stored_turn(&self) -> i64 {
        read(&*self.browser, &self.key()).map_or(0, |stored| stored.turn)
    }

    fn key(&self) -> String {
        self.key_of(&self.language)
    }

    fn key_of(&self, language: &str) -> String {
        draft_key(&self.owner, &self.problem, language)
    }

    /// Where a text is stored while the user must decide.
    fn aside_key(&self) -> String {
        format!("{}:aside", self.key())
    }

    fn place(&self) -> Place {
        self.place_of(&self.language)
    }

    fn place_of(&self, language: &str) -> Place {
        let path = self.is_member().then(|| path(&self.problem, language));
        Place { key: self.key_of(language), path }
    }
}

/// The address of a draft below `/api/v1/`. Slugs and language codes need no escaping.
fn path(problem: &str, language: &str) -> String {
    format!("drafts/{problem}/{language}")
}
