//! Comparing with the server's drafts.

use std::collections::BTreeMap;

use assay_domain::Draft;

use super::{DraftNotice, Drafts, Effect, LocalDraft, earlier::Place, local::write};
use crate::rest::RequestFailure;

impl Drafts {
    /// Reads the server's drafts again, for example because the network is back.
    pub(crate) fn reconnect(&mut self) {
        if self.is_member() && !self.closed {
            self.effects.push(Effect::Read { saves: self.saves });
        }
    }

    /// The server's drafts of the problem, or why they could not be read.
    pub(crate) fn read_answered(&mut self, saves: u32, answer: Result<Vec<Draft>, RequestFailure>) {
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

    pub(super) fn compare(&mut self) {
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
    pub(super) fn adopt_server_draft(&mut self, server: Draft) {
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
}
