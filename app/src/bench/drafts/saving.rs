//! Saving on the server.

use assay_domain::{Draft, MAX_SOURCE_BYTES};

use super::{
    AGAIN_MS, DraftNotice, Drafts, Effect, LocalDraft, MOST_AFTER_LEAVING, MOST_SENT, Save, Status, Timer,
    local::{read, write_state},
};
use crate::rest::RequestFailure;

/// A save that waits for another one.
pub(super) struct Wanted {
    language: String,
    keep: bool,
    leaving: bool,
}

impl Drafts {
    pub(super) fn send_open(&mut self, keep: bool, leaving: bool) {
        self.send(Wanted { language: self.language.clone(), keep, leaving });
    }

    /// Sends the draft of a language, one request at a time.
    pub(super) fn send(&mut self, wanted: Wanted) {
        if wanted.language == self.language {
            self.effects.push(Effect::StopWaiting);
        }
        self.waiting.push_back(wanted);
        self.send_next();
    }

    pub(super) fn send_next(&mut self) {
        while !self.saving
            && let Some(wanted) = self.waiting.pop_front()
        {
            self.send_now(wanted);
        }
    }

    pub(super) fn send_now(&mut self, Wanted { language, keep, leaving }: Wanted) {
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

    pub(super) fn put(&mut self, language: String, mut kept: LocalDraft, keep: bool, leaving: bool, in_turn: bool) {
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
    pub(crate) fn save_answered(&mut self, save: &Save, answer: Result<Draft, RequestFailure>) {
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

    pub(super) fn not_saved(&mut self, refusal: RequestFailure) {
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
    pub(super) fn saved(&mut self, language: &str, text: &str, draft: Draft) {
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

    pub(super) fn retry_later(&mut self) {
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

    pub(super) fn flush(&mut self) {
        self.effects.push(Effect::StopWaiting);
        if self.is_member() && self.kept.as_ref().is_some_and(|kept| kept.dirty) {
            self.send_open(false, false);
        }
    }
}
