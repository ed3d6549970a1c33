//! Browser tabs and a server, without a browser.

use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
};

use assay_domain::{LanguageId, Timestamp};

use super::super::*;
use crate::rest::RequestFailure;

/// A browser whose tabs share a storage.
#[derive(Default)]
pub(super) struct FakeBrowser {
    pub(super) stored: RefCell<HashMap<String, String>>,
    pub(super) refuses_storage: Cell<bool>,
    pub(super) offline: Cell<bool>,
    pub(super) ticks: Cell<f64>,
}

impl Browser for FakeBrowser {
    fn get(&self, key: &str) -> Option<String> {
        self.stored.borrow().get(key).cloned()
    }

    fn set(&self, key: &str, value: &str) {
        self.stored.borrow_mut().insert(key.to_owned(), value.to_owned());
    }

    fn remove(&self, key: &str) {
        self.stored.borrow_mut().remove(key);
    }

    fn is_persistent(&self) -> bool {
        !self.refuses_storage.get()
    }

    fn is_online(&self) -> bool {
        !self.offline.get()
    }

    fn now(&self) -> Timestamp {
        Timestamp(1_000)
    }

    fn server_now(&self) -> Timestamp {
        Timestamp(2_000)
    }

    fn ticks(&self) -> f64 {
        self.ticks.get()
    }
}

/// A page with an editor, and what it shows.
pub(super) struct Tab {
    pub(super) drafts: Drafts,
    pub(super) editor: String,
    pub(super) status: Status,
    pub(super) notice: Option<DraftNotice>,
    pub(super) asks: bool,
    pub(super) timer: Option<(f64, Timer)>,
    /// Requests without an answer.
    pub(super) reads: Vec<u32>,
    pub(super) saves: Vec<Save>,
    pub(super) told: Vec<(String, LocalDraft)>,
}

pub(super) const MEMBER: &str = "7";

impl Tab {
    pub(super) fn new(browser: &Rc<FakeBrowser>, owner: &str) -> Self {
        let mut tab = Self {
            drafts: Drafts::new(browser.clone(), owner, "sum"),
            editor: String::new(),
            status: Status::Nowhere,
            notice: None,
            asks: false,
            timer: None,
            reads: Vec::new(),
            saves: Vec::new(),
            told: Vec::new(),
        };
        tab.settle();
        tab
    }

    /// A tab with a language, whose server has these drafts.
    pub(super) fn open(browser: &Rc<FakeBrowser>, server: &Server) -> Self {
        let mut tab = Self::new(browser, MEMBER);
        tab.choose("cpp");
        tab.read(server);
        tab
    }

    /// Two tabs of one browser.
    pub(super) fn open_two(server: &Server) -> [Self; 2] {
        let browser = Rc::new(FakeBrowser::default());
        std::array::from_fn(|_| Self::open(&browser, server))
    }

    pub(super) fn settle(&mut self) {
        for effect in self.drafts.effects() {
            match effect {
                Effect::Show(status) => self.status = status,
                Effect::Conflict(open) => self.asks = open,
                Effect::Replace(text) => {
                    self.editor = text;
                    let text = self.editor.clone();
                    self.drafts.changed(&text);
                }
                Effect::Notice(notice) => self.notice = notice,
                Effect::Tell { key, kept } => self.told.push((key, kept)),
                Effect::Wait(ms, timer) => self.timer = Some((ms, timer)),
                Effect::StopWaiting => self.timer = None,
                Effect::Read { saves } => self.reads.push(saves),
                Effect::Save(save) => self.saves.push(save),
                Effect::SendEarlier(_) => {}
            }
        }
    }

    pub(super) fn choose(&mut self, language: &str) {
        let draft = self.drafts.open(language);
        self.settle();
        self.editor = draft.unwrap_or_else(|| "starter".to_owned());
        self.drafts.opened();
        self.settle();
    }

    pub(super) fn type_text(&mut self, text: &str) {
        text.clone_into(&mut self.editor);
        self.drafts.changed(text);
        self.settle();
    }

    /// The user pauses until the timer fires.
    pub(super) fn pause(&mut self) {
        let (_, timer) = self.timer.take().expect("a timer");
        self.drafts.timer(timer);
        self.settle();
    }

    pub(super) fn read(&mut self, server: &Server) {
        let saves = self.reads.remove(0);
        self.drafts.read_answered(saves, Ok(server.drafts.values().cloned().collect()));
        self.settle();
    }

    /// The server answers the oldest save.
    pub(super) fn save(&mut self, server: &mut Server) {
        let save = self.saves.remove(0);
        let answer = server.put(&save);
        self.answer(&save, answer);
    }

    pub(super) fn answer(&mut self, save: &Save, answer: Result<Draft, RequestFailure>) {
        self.drafts.save_answered(save, answer);
        self.settle();
    }

    pub(super) fn resolve(&mut self, version: &Version) {
        assert!(self.drafts.resolve(version));
        self.settle();
    }

    /// Hears what another tab told.
    pub(super) fn hear(&mut self, other: &mut Self) {
        for (key, kept) in other.told.drain(..) {
            self.drafts.heard(&key, kept);
        }
        self.settle();
    }

    pub(super) fn earlier(&self) -> Vec<String> {
        let kept = self.drafts.earlier.here(&self.drafts.place());
        kept.into_iter().map(|draft| draft.source).collect()
    }
}

#[derive(Default)]
pub(super) struct Server {
    pub(super) drafts: BTreeMap<String, Draft>,
}

impl Server {
    pub(super) fn with(language: &str, source: &str, revision: i32) -> Self {
        let mut server = Self::default();
        server.drafts.insert(language.to_owned(), draft(language, source, revision));
        server
    }

    pub(super) fn put(&mut self, save: &Save) -> Result<Draft, RequestFailure> {
        let revision = self.drafts.get(&save.language).map_or(0, |draft| draft.revision);
        if save.base != revision {
            return Err(refusal(409));
        }
        let saved = draft(&save.language, &save.text, revision + 1);
        self.drafts.insert(save.language.clone(), saved.clone());
        Ok(saved)
    }

    pub(super) fn source(&self) -> &str {
        &self.drafts["cpp"].source
    }
}

pub(super) fn draft(language: &str, source: &str, revision: i32) -> Draft {
    Draft { language: LanguageId::from(language), source: source.into(), revision, saved_at: Timestamp(0) }
}

pub(super) fn refusal(status: u16) -> RequestFailure {
    RequestFailure { status, detail: "no".into() }
}
