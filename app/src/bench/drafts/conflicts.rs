//! Conflicts: another tab, another device, or a draft from before logging in.

use super::{
    DraftNotice, Drafts, Effect, LocalDraft, OTHER_TAB_MS, Timer, VISITOR, Version,
    earlier::Place,
    local::{draft_key, read, write},
};

impl Drafts {
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
                self.expect_save();
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
            self.expect_save();
        } else if kept.turn > self.turn() {
            if kept.rejected.as_ref() == Some(&self.text) {
                self.follow_decision(kept);
            } else {
                self.start_conflict(kept);
            }
        }
    }

    /// Takes the version that the user chose in another tab. This tab's text is among the earlier drafts.
    pub(super) fn follow_decision(&mut self, kept: LocalDraft) {
        self.effects.push(Effect::StopWaiting);
        self.text.clone_from(&kept.text);
        self.effects.push(Effect::Replace(kept.text.clone()));
        self.effects.push(Effect::Notice(Some(DraftNotice::TookTheirs)));
        self.kept = Some(kept);
        self.show_status();
        self.expect_save();
    }

    /// The text is that of another tab, which will save it. If it does not, because the user closes it, this tab saves the text.
    fn expect_save(&mut self) {
        if self.is_member() && self.kept.as_ref().is_some_and(|kept| kept.dirty) {
            self.effects.push(Effect::Wait(OTHER_TAB_MS, Timer::Pause));
        }
    }

    /// Turns the visitor's draft into the member's after logging in.
    pub(super) fn adopt_visitors(&mut self) {
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

    /// Another draft was saved: ask the user.
    pub(super) fn start_conflict(&mut self, theirs: LocalDraft) {
        self.effects.push(Effect::StopWaiting);
        self.theirs = Some(theirs);
        self.browser.set(&self.aside_key(), &self.text);
        self.effects.push(Effect::Conflict(true));
        self.show_status();
    }
}
