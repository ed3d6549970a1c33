//! Texts that were replaced, so that users can restore them. Each text is first saved in this browser, which is instant and needs no
//! network. A member's texts then go to the server. Both sides keep only the newest texts of a draft.

use std::{
    collections::{HashMap, HashSet},
    rc::Rc,
};

use assay_domain::{EarlierDraft, Timestamp};
use serde_json::Value;

use super::Browser;

/// The number of earlier drafts in this browser, per draft.
const MOST_EARLIER: usize = 20;
/// Statuses after which a text can be sent later: the server cannot be reached, logged out, no such draft yet, too many requests. The
/// server accepts earlier drafts once there is a draft.
const LATER: [u16; 4] = [0, 401, 404, 429];

/// The draft that the texts belong to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Place {
    /// Its key in this browser's storage.
    pub(super) key: String,
    /// Its path on the server. None for visitors, whose earlier drafts stay in this browser.
    pub(crate) path: Option<String>,
}

impl Place {
    fn storage_key(&self) -> String {
        format!("{}:earlier", self.key)
    }
}

pub(crate) struct EarlierDrafts {
    browser: Rc<dyn Browser>,
    /// The last saved text by key: the same text is not saved twice in a row.
    last: HashMap<String, String>,
    /// The keys of drafts whose texts are being sent.
    sending: HashSet<String>,
    /// Texts that the server refused, for example because they are too large. They stay in this browser.
    refused: HashSet<String>,
}

impl EarlierDrafts {
    pub(super) fn new(browser: Rc<dyn Browser>) -> Self {
        Self { browser, last: HashMap::new(), sending: HashSet::new(), refused: HashSet::new() }
    }

    /// Saves a text in this browser before it is replaced.
    pub(super) fn keep(&mut self, place: &Place, text: &str) {
        if text.trim().is_empty() || self.last.get(&place.key).is_some_and(|last| last == text) {
            return;
        }
        self.last.insert(place.key.clone(), text.to_owned());
        let mut kept = self.here(place);
        let newest = kept.first();
        if newest.is_some_and(|newest| newest.source == text) {
            return;
        }
        let id = newest.map_or(1, |newest| newest.id + 1);
        let saved_at = if place.path.is_some() { self.browser.server_now() } else { self.browser.now() };
        kept.insert(0, EarlierDraft { id, source: text.to_owned(), saved_at });
        self.write(place, kept);
    }

    /// Begins to send the texts that only this browser has. None if they are already being sent, or if there are none.
    pub(crate) fn begin(&mut self, place: &Place) -> Option<String> {
        if place.path.is_none() || self.sending.contains(&place.key) {
            return None;
        }
        let first = self.oldest(place)?;
        self.sending.insert(place.key.clone());
        Some(first)
    }

    /// Handles the answer to a text: 200, or the status of the refusal. Returns the next text. Texts that cannot be sent now wait.
    pub(crate) fn answered(&mut self, place: &Place, text: &str, status: u16) -> Option<String> {
        let next = match status {
            200 => {
                let left = self.here(place).into_iter().filter(|kept| kept.source != text).collect();
                self.write(place, left);
                self.oldest(place)
            }
            status if status >= 500 || LATER.contains(&status) => None,
            _ => {
                self.refused.insert(text.to_owned());
                self.oldest(place)
            }
        };
        if next.is_none() {
            self.sending.remove(&place.key);
        }
        next
    }

    fn oldest(&self, place: &Place) -> Option<String> {
        let mut waiting = self.here(place).into_iter().filter(|kept| !self.refused.contains(&kept.source));
        waiting.next_back().map(|kept| kept.source)
    }

    /// The texts in this browser, newest first.
    pub(crate) fn here(&self, place: &Place) -> Vec<EarlierDraft> {
        let kept = self.browser.get(&place.storage_key());
        let kept: Vec<Value> = kept.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default();
        kept.iter().filter_map(parse).collect()
    }

    /// Moves the texts of one draft to another.
    pub(super) fn adopt(&mut self, from: &Place, to: &Place) {
        let texts = self.here(from);
        if texts.is_empty() {
            return;
        }
        let mut all = self.here(to);
        all.extend(texts);
        self.write(to, all);
        self.browser.remove(&from.storage_key());
    }

    fn write(&self, place: &Place, mut texts: Vec<EarlierDraft>) {
        texts.truncate(MOST_EARLIER);
        match serde_json::to_string(&texts) {
            Ok(json) if !texts.is_empty() => self.browser.set(&place.storage_key(), &json),
            _ => self.browser.remove(&place.storage_key()),
        }
    }
}

/// All texts, newest first: those of this browser, then those of the server.
pub(crate) fn merged(here: Vec<EarlierDraft>, server: Vec<EarlierDraft>) -> Vec<EarlierDraft> {
    let only_here = here.into_iter().filter(|kept| !server.iter().any(|sent| sent.source == kept.source));
    let mut all: Vec<EarlierDraft> = only_here.collect();
    all.extend(server);
    all
}

/// Older pages stored times with fractions.
fn parse(kept: &Value) -> Option<EarlierDraft> {
    let source = kept.get("source")?.as_str()?.to_owned();
    #[allow(clippy::cast_possible_truncation)]
    let number = |name: &str| kept.get(name).and_then(Value::as_f64).unwrap_or(0.0) as i64;
    Some(EarlierDraft { id: number("id"), source, saved_at: Timestamp(number("saved_at")) })
}
