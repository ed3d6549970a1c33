//! Drafts, per problem and language. Each is saved in this browser at once, and for members on the server soon after. Nothing is
//! overwritten silently: each save names the revision that it was made from, and if that is no longer the newest, the user decides.
//! Before any text is replaced, it goes to the earlier drafts.
//!
//! No clocks are compared: the server counts revisions, and the browser counts turns.
//!
//! [`Drafts`] decides and does nothing itself: it returns [`Effect`]s, so that tests can play two tabs, a slow server and lost answers.
//! `sync` carries the effects out.
#![cfg_attr(not(feature = "hydrate"), allow(dead_code))]

mod earlier;
mod local;
#[cfg(feature = "hydrate")]
mod sync;
#[cfg(test)]
mod tests;

use std::{
    collections::{BTreeMap, VecDeque},
    rc::Rc,
};

use assay_domain::{Draft, MAX_SOURCE_BYTES, Timestamp};

pub(crate) use self::local::LocalDraft;
#[cfg(feature = "hydrate")]
pub(super) use self::sync::{DraftHooks, DraftSync};
use self::{
    earlier::{EarlierDrafts, Place},
    local::{chosen_key, draft_key, language_key, read, write, write_state},
};
use super::refusal::Refusal;

/// Save after this pause in typing.
const PAUSE_MS: f64 = 700.0;
/// Save at least this often while the user types without a pause.
const LONGEST_MS: f64 = 4000.0;
/// The wait before the next try if the server could not be reached.
const AGAIN_MS: f64 = 4000.0;
/// The most that a browser sends after the user leaves the page.
const MOST_AFTER_LEAVING: usize = 60 * 1024;
/// How many sent texts are remembered: the current save, and saves that began when the page was hidden.
const MOST_SENT: usize = 3;

/// The owner of drafts without an account.
pub(crate) const VISITOR: &str = "visitor";

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
    in_turn: bool,
}

/// A save that waits for another one.
struct Wanted {
    language: String,
    keep: bool,
    leaving: bool,
}

pub(crate) enum Version {
    Mine,
    Theirs,
}

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

    /// Resolves a conflict. The other version goes to the earlier drafts. Returns whether there was one.
    pub(crate) fn resolve(&mut self, version: &Version) -> bool {
        let Some(theirs) = self.theirs.take() else { return false };
        let mine = self.text.clone();
        self.browser.remove(&self.aside_key());
        self.kept = Some(theirs.clone());
        self.effects.push(Effect::Conflict(false));
        match version {
            Version::Mine => {
                self.keep_earlier(&theirs.text);
                self.kept = Some(LocalDraft { rejected: Some(theirs.text.clone()), ..theirs });
                self.write(true);
                self.show_status();
                if self.is_member() {
                    self.send_open(true, false);
                }
            }
            Version::Theirs => {
                self.keep_earlier(&mine);
                let turn = theirs.turn.max(self.stored_turn()) + 1;
                self.store_and_tell(LocalDraft { turn, ..theirs.clone() });
                self.text.clone_from(&theirs.text);
                self.effects.push(Effect::Replace(theirs.text));
                self.show_status();
            }
        }
        true
    }

    /// Another tab has saved a draft.
    pub(crate) fn heard(&mut self, key: &str, kept: LocalDraft) {
        if key != self.key() {
            return;
        }
        if self.theirs.is_some() {
            self.theirs = Some(kept);
            self.effects.push(Effect::Conflict(true));
        } else if kept.text == self.text {
            self.kept = Some(kept);
            self.show_status();
        } else if kept.turn > self.turn() {
            if kept.rejected.as_ref() == Some(&self.text) {
                self.follow_decision(kept)
            } else {
                self.start_conflict(kept)
            }
        }
    }

    /// Takes the version that the user chose in another tab. This tab's text is among the earlier drafts.
    fn follow_decision(&mut self, kept: LocalDraft) {
        self.effects.push(Effect::StopWaiting);
        self.text.clone_from(&kept.text);
        self.effects.push(Effect::Replace(kept.text.clone()));
        self.effects.push(Effect::Notice(Some(DraftNotice::TookTheirs)));
        self.kept = Some(kept);
        self.show_status();
    }

    pub(crate) fn timer(&mut self, timer: Timer) {
        match timer {
            Timer::Again if self.server.is_none() => self.reconnect(),
            Timer::Again | Timer::Pause => self.send_open(false, false),
        }
    }

    /// Reads the server's drafts again, for example because the network is back.
    pub(crate) fn reconnect(&mut self) {
        if self.is_member() && !self.closed {
            self.effects.push(Effect::Read { saves: self.saves });
        }
    }

    /// The server's drafts of the problem, or why they could not be read.
    pub(crate) fn read_answered(&mut self, saves: u32, answer: Result<Vec<Draft>, Refusal>) {
        if self.closed {
            return;
        }
        // The answer may be older than a save that finished meanwhile.
        if saves != self.saves {
            self.reconnect();
            return;
        }
        match answer {
            Ok(drafts) => {
                let drafts: BTreeMap<_, _> =
                    drafts.into_iter().map(|draft| (draft.language.to_string(), draft)).collect();
                let places: Vec<Place> = drafts.keys().map(|language| self.place_of(language)).collect();
                self.server = Some(drafts);
                if !self.language.is_empty() {
                    self.compare();
                }
                self.effects.extend(places.into_iter().map(Effect::SendEarlier));
            }
            Err(refusal) if refusal.status == 401 => self.notice(Some(DraftNotice::LoggedOut)),
            Err(_) => self.retry_later(),
        }
    }

    fn compare(&mut self) {
        if self.theirs.is_some() {
            return;
        }
        let server = self.server.as_ref().and_then(|server| server.get(&self.language)).cloned();
        let Some(server) = server else {
            if self.kept.as_ref().is_some_and(|kept| kept.dirty) {
                self.send_open(false, false);
            }
            return;
        };
        if let Some(kept) = self.kept.as_mut().filter(|kept| kept.dirty)
            && (kept.sent.contains(&server.source) || kept.rejected.as_ref() == Some(&server.source))
        {
            // The server has a text that this page sent, or one that the user has rejected: not a conflict.
            kept.base = server.revision;
        }
        match &self.kept {
            // This browser has no changes, so use the server's draft.
            None => self.adopt_server_draft(server),
            Some(kept) if !kept.dirty && kept.base != server.revision => self.adopt_server_draft(server),
            Some(kept) if kept.dirty && kept.text == server.source => self.adopt_server_draft(server),
            Some(kept) if kept.dirty && kept.base == server.revision => self.send_open(false, false),
            Some(kept) if kept.dirty => {
                let turn = kept.turn;
                let (text, base) = (server.source, server.revision);
                self.start_conflict(LocalDraft { text, base, turn, ..LocalDraft::default() });
            }
            Some(_) => self.show_status(),
        }
    }

    /// Continues with the server's draft.
    fn adopt_server_draft(&mut self, server: Draft) {
        let turn = self.turn().max(self.stored_turn()) + 1;
        let kept = LocalDraft { text: server.source.clone(), base: server.revision, turn, ..LocalDraft::default() };
        write(&*self.browser, &self.key(), &kept);
        self.kept = Some(kept);
        if self.text != server.source {
            let mine = self.text.clone();
            self.keep_earlier(&mine);
            self.text.clone_from(&server.source);
            self.effects.push(Effect::Replace(server.source));
        }
        self.show_status();
    }

    /// Turns the visitor's draft into the member's after logging in.
    fn adopt_visitors(&mut self) {
        if !self.is_member() {
            return;
        }
        let key = draft_key(VISITOR, &self.problem, &self.language);
        self.earlier.adopt(&Place { key: key.clone(), path: None }, &self.place());
        let Some(visitors) = read(&*self.browser, &key) else { return };
        match &self.kept {
            None => {
                let kept = LocalDraft { base: 0, dirty: true, turn: 1, ..visitors };
                write(&*self.browser, &self.key(), &kept);
                self.kept = Some(kept);
            }
            Some(kept) if kept.text != visitors.text => {
                // Only one text can wait for the user's decision.
                if let Some(aside) = self.browser.get(&self.aside_key()) {
                    self.keep_earlier(&aside);
                }
                self.browser.set(&self.aside_key(), &visitors.text);
            }
            Some(_) => {}
        }
        self.browser.remove(&key);
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

    /// Another draft was saved: ask the user.
    fn start_conflict(&mut self, theirs: LocalDraft) {
        self.effects.push(Effect::StopWaiting);
        self.theirs = Some(theirs);
        self.browser.set(&self.aside_key(), &self.text);
        self.effects.push(Effect::Conflict(true));
        self.show_status();
    }

    fn send_open(&mut self, keep: bool, leaving: bool) {
        self.send(Wanted { language: self.language.clone(), keep, leaving });
    }

    /// Sends the draft of a language, one request at a time.
    fn send(&mut self, wanted: Wanted) {
        if wanted.language == self.language {
            self.effects.push(Effect::StopWaiting);
        }
        self.waiting.push_back(wanted);
        self.send_next();
    }

    fn send_next(&mut self) {
        while !self.saving
            && let Some(wanted) = self.waiting.pop_front()
        {
            self.send_now(wanted);
        }
    }

    fn send_now(&mut self, Wanted { language, keep, leaving }: Wanted) {
        // The user may have switched to another language meanwhile.
        let is_open = language == self.language;
        let kept = if is_open { self.kept.clone() } else { read(&*self.browser, &self.key_of(&language)) };
        let Some(kept) = kept.filter(|kept| kept.dirty || keep) else { return };
        if is_open && self.theirs.is_some() {
            return;
        }
        if kept.text.len() > MAX_SOURCE_BYTES {
            if is_open {
                self.notice(Some(DraftNotice::TooLarge { kib: kept.text.len().div_ceil(1024) }));
                self.show(Status::Here);
            }
            return;
        }
        if is_open {
            self.since = None;
        }
        self.saving = true;
        self.put(language, kept, keep, leaving, true);
    }

    fn put(&mut self, language: String, mut kept: LocalDraft, keep: bool, leaving: bool, in_turn: bool) {
        kept.sent.retain(|sent| *sent != kept.text);
        kept.sent.push(kept.text.clone());
        let old = kept.sent.len().saturating_sub(MOST_SENT);
        kept.sent.drain(..old);
        write_state(&*self.browser, &self.key_of(&language), &kept);
        let (text, base) = (kept.text.clone(), kept.base);
        if language == self.language {
            self.kept = Some(kept);
        }
        self.effects.push(Effect::Save(Save { language, text, base, keep, leaving, in_turn }));
    }

    /// The answer to a save: the draft as the server has it, or why it was not saved.
    pub(crate) fn save_answered(&mut self, save: &Save, answer: Result<Draft, Refusal>) {
        if save.in_turn {
            self.saving = false;
        }
        match answer {
            Ok(draft) => self.saved(&save.language, &save.text, draft),
            Err(refusal) if save.in_turn && save.language == self.language && !self.closed => self.not_saved(refusal),
            Err(_) => {}
        }
        self.send_next();
    }

    fn not_saved(&mut self, refusal: Refusal) {
        match refusal.status {
            409 => self.reconnect(),
            401 => {
                self.notice(Some(DraftNotice::LoggedOut));
                self.show(Status::Here);
            }
            _ if refusal.may_pass() => self.retry_later(),
            _ => {
                self.notice(Some(DraftNotice::Refused(refusal.detail)));
                self.show(Status::Here);
            }
        }
    }

    /// The server has saved a text.
    fn saved(&mut self, language: &str, text: &str, draft: Draft) {
        self.saves += 1;
        let revision = draft.revision;
        if let Some(server) = &mut self.server {
            server.insert(language.to_owned(), draft);
        }
        let is_open = language == self.language;
        let key = self.key_of(language);
        let now = if is_open { self.kept.clone() } else { read(&*self.browser, &key) };
        let Some(now) = now else { return };
        let dirty = now.text != text;
        let saved = LocalDraft { text: now.text, turn: now.turn, base: revision, dirty, ..LocalDraft::default() };
        write_state(&*self.browser, &key, &saved);
        self.effects.push(Effect::SendEarlier(self.place_of(language)));
        if !is_open {
            if saved.dirty {
                self.send(Wanted { language: language.to_owned(), keep: false, leaving: false });
            }
            return;
        }
        self.kept = Some(saved.clone());
        // Other tabs need the new revision.
        self.tell(key, saved);
        self.notice(None);
        self.show_status();
    }

    fn retry_later(&mut self) {
        self.show(if self.browser.is_online() { Status::Late } else { Status::Offline });
        self.effects.push(Effect::Wait(AGAIN_MS, Timer::Again));
    }

    /// Saves the draft before the user leaves or hides the page.
    pub(crate) fn save_before_leaving(&mut self) {
        let Some(kept) = self.kept.clone().filter(|kept| kept.dirty && kept.text.len() <= MOST_AFTER_LEAVING) else {
            return;
        };
        if !self.is_member() || self.theirs.is_some() {
            return;
        }
        if self.saving {
            // A page that closes cannot wait for the previous save.
            self.put(self.language.clone(), kept, false, true, false);
        } else {
            self.send_open(false, true);
        }
    }

    /// The user leaves the page within the site: saves continue, and nothing else does.
    pub(crate) fn close(&mut self) {
        self.flush();
        self.closed = true;
        self.effects.push(Effect::StopWaiting);
    }

    fn flush(&mut self) {
        self.effects.push(Effect::StopWaiting);
        if self.is_member() && self.kept.as_ref().is_some_and(|kept| kept.dirty) {
            self.send_open(false, false);
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
