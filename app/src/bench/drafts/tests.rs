use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
};

use assay_domain::{EarlierDraft, LanguageId, MAX_SOURCE_BYTES, Timestamp};

use super::{earlier::merged, *};
use crate::bench::refusal::RequestFailure;

/// A browser whose tabs share a storage.
#[derive(Default)]
struct FakeBrowser {
    stored: RefCell<HashMap<String, String>>,
    refuses_storage: Cell<bool>,
    offline: Cell<bool>,
    ticks: Cell<f64>,
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
struct Tab {
    drafts: Drafts,
    editor: String,
    status: Status,
    notice: Option<DraftNotice>,
    asks: bool,
    timer: Option<(f64, Timer)>,
    /// Requests without an answer.
    reads: Vec<u32>,
    saves: Vec<Save>,
    told: Vec<(String, LocalDraft)>,
}

const MEMBER: &str = "7";

impl Tab {
    fn new(browser: &Rc<FakeBrowser>, owner: &str) -> Self {
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
    fn open(browser: &Rc<FakeBrowser>, server: &Server) -> Self {
        let mut tab = Self::new(browser, MEMBER);
        tab.choose("cpp");
        tab.read(server);
        tab
    }

    fn settle(&mut self) {
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

    fn choose(&mut self, language: &str) {
        let draft = self.drafts.open(language);
        self.settle();
        self.editor = draft.unwrap_or_else(|| "starter".to_owned());
        self.drafts.opened();
        self.settle();
    }

    fn type_text(&mut self, text: &str) {
        text.clone_into(&mut self.editor);
        self.drafts.changed(text);
        self.settle();
    }

    /// The user pauses until the timer fires.
    fn pause(&mut self) {
        let (_, timer) = self.timer.take().expect("a timer");
        self.drafts.timer(timer);
        self.settle();
    }

    fn read(&mut self, server: &Server) {
        let saves = self.reads.remove(0);
        self.drafts.read_answered(saves, Ok(server.drafts.values().cloned().collect()));
        self.settle();
    }

    /// The server answers the oldest save.
    fn save(&mut self, server: &mut Server) {
        let save = self.saves.remove(0);
        let answer = server.put(&save);
        self.answer(&save, answer);
    }

    fn answer(&mut self, save: &Save, answer: Result<Draft, RequestFailure>) {
        self.drafts.save_answered(save, answer);
        self.settle();
    }

    fn resolve(&mut self, version: &Version) {
        assert!(self.drafts.resolve(version));
        self.settle();
    }

    /// Hears what another tab told.
    fn hear(&mut self, other: &mut Self) {
        for (key, kept) in other.told.drain(..) {
            self.drafts.heard(&key, kept);
        }
        self.settle();
    }

    fn earlier(&self) -> Vec<String> {
        let kept = self.drafts.earlier.here(&self.drafts.place());
        kept.into_iter().map(|draft| draft.source).collect()
    }
}

#[derive(Default)]
struct Server {
    drafts: BTreeMap<String, Draft>,
}

impl Server {
    fn with(language: &str, source: &str, revision: i32) -> Self {
        let mut server = Self::default();
        server.drafts.insert(language.to_owned(), draft(language, source, revision));
        server
    }

    fn put(&mut self, save: &Save) -> Result<Draft, RequestFailure> {
        let revision = self.drafts.get(&save.language).map_or(0, |draft| draft.revision);
        if save.base != revision {
            return Err(refusal(409));
        }
        let saved = draft(&save.language, &save.text, revision + 1);
        self.drafts.insert(save.language.clone(), saved.clone());
        Ok(saved)
    }

    fn source(&self) -> &str {
        &self.drafts["cpp"].source
    }
}

fn draft(language: &str, source: &str, revision: i32) -> Draft {
    Draft { language: LanguageId::from(language), source: source.into(), revision, saved_at: Timestamp(0) }
}

fn refusal(status: u16) -> RequestFailure {
    RequestFailure { status, detail: "no".into() }
}

#[test]
fn a_text_is_stored_here_at_once_and_on_the_server_after_a_pause() {
    let (browser, mut server) = (Rc::new(FakeBrowser::default()), Server::default());
    let mut tab = Tab::open(&browser, &server);
    tab.type_text("a");
    assert_eq!(tab.status, Status::Saving);
    let stored = browser.get("assay:draft:7/sum:cpp").unwrap();
    assert_eq!(stored, r#"{"text":"a","base":0,"dirty":true,"turn":1}"#);
    tab.pause();
    tab.save(&mut server);
    assert_eq!((server.source(), tab.status), ("a", Status::Saved));
    tab.type_text("ab");
    tab.pause();
    assert_eq!(tab.saves[0].base, 1);
}

#[test]
fn a_user_who_never_pauses_is_saved_too() {
    let browser = Rc::new(FakeBrowser::default());
    let mut tab = Tab::open(&browser, &Server::default());
    tab.type_text("a");
    assert_eq!(tab.timer, Some((PAUSE_MS, Timer::Pause)));
    browser.ticks.set(3_800.0);
    tab.type_text("ab");
    assert_eq!(tab.timer, Some((200.0, Timer::Pause)));
    browser.ticks.set(9_000.0);
    tab.type_text("abc");
    assert_eq!(tab.timer, Some((0.0, Timer::Pause)));
}

#[test]
fn saves_go_one_after_another_and_only_the_newest_text_is_sent() {
    let (browser, mut server) = (Rc::new(FakeBrowser::default()), Server::default());
    let mut tab = Tab::open(&browser, &server);
    tab.type_text("a");
    tab.pause();
    tab.type_text("ab");
    tab.pause();
    tab.type_text("abc");
    tab.pause();
    assert_eq!(tab.saves.len(), 1);
    tab.save(&mut server);
    assert_eq!((tab.status, tab.saves[0].text.as_str()), (Status::Saving, "abc"));
    tab.save(&mut server);
    assert_eq!((tab.status, server.source(), tab.saves.len()), (Status::Saved, "abc", 0));
}

#[test]
fn two_devices_do_not_overwrite_each_other() {
    let mut server = Server::with("cpp", "first", 1);
    let mut here = Tab::open(&Rc::new(FakeBrowser::default()), &server);
    let mut there = Tab::open(&Rc::new(FakeBrowser::default()), &server);
    assert_eq!(here.editor, "first");
    there.type_text("theirs");
    there.pause();
    there.save(&mut server);
    here.type_text("mine");
    here.pause();
    here.save(&mut server);
    here.read(&server);
    assert!(here.asks && here.editor == "mine" && server.source() == "theirs");
    // Nothing is sent while the user must decide.
    here.type_text("mine, too");
    assert!(here.timer.is_none() && here.saves.is_empty());
    here.resolve(&Version::Theirs);
    assert_eq!((here.editor.as_str(), here.asks, here.earlier()), ("theirs", false, vec!["mine, too".to_owned()]));
}

#[test]
fn the_own_version_can_be_kept() {
    let mut server = Server::with("cpp", "theirs", 1);
    let browser = Rc::new(FakeBrowser::default());
    browser.set("assay:draft:7/sum:cpp", r#"{"text":"mine","base":0,"dirty":true,"turn":3}"#);
    let mut tab = Tab::open(&browser, &server);
    assert!(tab.asks);
    tab.resolve(&Version::Mine);
    assert_eq!(tab.earlier(), ["theirs"]);
    tab.save(&mut server);
    assert_eq!((server.source(), tab.status), ("mine", Status::Saved));
}

#[test]
fn an_open_conflict_survives_a_reload() {
    let server = Server::with("cpp", "theirs", 5);
    let browser = Rc::new(FakeBrowser::default());
    browser.set("assay:draft:7/sum:cpp", r#"{"text":"mine","base":4,"dirty":true,"turn":3}"#);
    let mut tab = Tab::open(&browser, &server);
    assert!(tab.asks);
    tab.drafts.close();
    // The stored draft is the other tab's or device's; the own text is beside it.
    browser.set("assay:draft:7/sum:cpp", r#"{"text":"theirs","base":5,"dirty":false,"turn":4}"#);
    let mut again = Tab::open(&browser, &server);
    assert_eq!((again.asks, again.editor.as_str()), (true, "mine"));
    again.resolve(&Version::Theirs);
    assert_eq!(again.editor, "theirs");
}

#[test]
fn another_tab_asks_and_then_follows_the_decision() {
    let mut server = Server::with("cpp", "first", 1);
    let browser = Rc::new(FakeBrowser::default());
    let mut one = Tab::open(&browser, &server);
    let mut two = Tab::open(&browser, &server);
    one.type_text("from one");
    two.hear(&mut one);
    assert_eq!((two.asks, two.editor.as_str(), two.status), (true, "first", Status::Here));
    two.type_text("from two");
    one.pause();
    one.save(&mut server);
    two.hear(&mut one);
    two.resolve(&Version::Mine);
    two.save(&mut server);
    assert_eq!(server.source(), "from two");
    one.hear(&mut two);
    assert_eq!((one.editor.as_str(), one.notice.clone()), ("from two", Some(DraftNotice::TookTheirs)));
    assert!(two.earlier().contains(&"from one".to_owned()));
}

#[test]
fn a_tab_that_missed_the_message_does_not_overwrite_the_storage() {
    let server = Server::with("cpp", "first", 1);
    let browser = Rc::new(FakeBrowser::default());
    let mut one = Tab::open(&browser, &server);
    let mut two = Tab::open(&browser, &server);
    one.type_text("from one");
    two.type_text("from two");
    assert!(two.asks && two.timer.is_none());
    assert!(browser.get("assay:draft:7/sum:cpp").unwrap().contains("from one"));
    assert_eq!(browser.get("assay:draft:7/sum:cpp:aside").unwrap(), "from two");
}

#[test]
fn a_lost_answer_is_not_a_conflict() {
    let mut server = Server::with("cpp", "first", 1);
    let browser = Rc::new(FakeBrowser::default());
    let mut tab = Tab::open(&browser, &server);
    tab.type_text("second");
    tab.pause();
    let save = tab.saves.remove(0);
    server.put(&save).unwrap();
    tab.answer(&save, Err(refusal(0)));
    assert_eq!((tab.status, tab.timer), (Status::Late, Some((AGAIN_MS, Timer::Again))));
    tab.type_text("third");
    tab.pause();
    tab.save(&mut server);
    tab.read(&server);
    assert!(!tab.asks);
    tab.save(&mut server);
    assert_eq!((server.source(), tab.status), ("third", Status::Saved));
}

#[test]
fn the_next_page_knows_what_the_last_one_sent() {
    let mut server = Server::with("cpp", "first", 1);
    let browser = Rc::new(FakeBrowser::default());
    let mut tab = Tab::open(&browser, &server);
    tab.type_text("second");
    tab.drafts.save_before_leaving();
    tab.settle();
    let save = tab.saves.remove(0);
    assert!(save.leaving);
    // The answer comes after the page is gone.
    server.put(&save).unwrap();
    let next = Tab::open(&browser, &server);
    assert_eq!((next.asks, next.editor.as_str(), next.status), (false, "second", Status::Saved));
}

#[test]
fn a_page_that_closes_does_not_wait_for_a_running_save() {
    let browser = Rc::new(FakeBrowser::default());
    let mut tab = Tab::open(&browser, &Server::default());
    tab.type_text("a");
    tab.pause();
    tab.type_text("ab");
    tab.drafts.save_before_leaving();
    tab.settle();
    let sent: Vec<_> = tab.saves.iter().map(|save| (save.text.as_str(), save.leaving)).collect();
    assert_eq!(sent, [("a", false), ("ab", true)]);
    // More than browsers send then.
    tab.type_text(&"x".repeat(MOST_AFTER_LEAVING + 1));
    tab.drafts.save_before_leaving();
    tab.settle();
    assert_eq!(tab.saves.len(), 2);
}

#[test]
fn a_left_page_stores_late_answers_and_shows_nothing() {
    let (browser, mut server) = (Rc::new(FakeBrowser::default()), Server::default());
    let mut tab = Tab::open(&browser, &server);
    tab.type_text("a");
    tab.drafts.close();
    tab.settle();
    tab.told.clear();
    (tab.status, tab.notice) = (Status::Nowhere, None);
    tab.save(&mut server);
    assert!(browser.get("assay:draft:7/sum:cpp").unwrap().contains(r#""dirty":false"#));
    assert_eq!((tab.status, tab.notice, tab.told.len()), (Status::Nowhere, None, 0));
}

#[test]
fn offline_texts_are_sent_when_the_network_is_back() {
    let (browser, mut server) = (Rc::new(FakeBrowser::default()), Server::with("cpp", "before", 1));
    let mut tab = Tab::open(&browser, &server);
    browser.offline.set(true);
    tab.type_text("offline");
    tab.pause();
    let save = tab.saves.remove(0);
    tab.answer(&save, Err(refusal(0)));
    assert_eq!(tab.status, Status::Offline);
    browser.offline.set(false);
    tab.drafts.reconnect();
    tab.settle();
    tab.read(&server);
    tab.save(&mut server);
    assert_eq!((server.source(), tab.status), ("offline", Status::Saved));
}

#[test]
fn an_unread_server_is_asked_again_after_a_failure() {
    let browser = Rc::new(FakeBrowser::default());
    let mut tab = Tab::new(&browser, MEMBER);
    tab.choose("cpp");
    let saves = tab.reads.remove(0);
    tab.drafts.read_answered(saves, Err(refusal(503)));
    tab.settle();
    tab.pause();
    assert_eq!(tab.reads.len(), 1);
}

#[test]
fn an_answer_that_is_older_than_a_save_is_asked_again() {
    let (browser, mut server) = (Rc::new(FakeBrowser::default()), Server::default());
    let mut tab = Tab::new(&browser, MEMBER);
    tab.choose("cpp");
    let old = tab.reads.remove(0);
    tab.type_text("a");
    tab.pause();
    tab.save(&mut server);
    tab.drafts.read_answered(old, Ok(Vec::new()));
    tab.settle();
    assert_eq!((tab.reads.len(), tab.editor.as_str()), (1, "a"));
}

#[test]
fn refusals_are_shown_and_the_text_stays() {
    for (status, notice) in [(401, DraftNotice::LoggedOut), (422, DraftNotice::Refused("no".into()))] {
        let browser = Rc::new(FakeBrowser::default());
        let mut tab = Tab::open(&browser, &Server::default());
        tab.type_text("a");
        tab.pause();
        let save = tab.saves.remove(0);
        tab.answer(&save, Err(refusal(status)));
        assert_eq!((tab.notice, tab.status), (Some(notice), Status::Here), "{status}");
        assert!(browser.get("assay:draft:7/sum:cpp").unwrap().contains(r#""text":"a""#));
    }
}

#[test]
fn a_text_beyond_the_limit_is_not_sent() {
    let browser = Rc::new(FakeBrowser::default());
    let mut tab = Tab::open(&browser, &Server::default());
    tab.type_text(&"x".repeat(MAX_SOURCE_BYTES + 1));
    tab.pause();
    assert_eq!((tab.notice, tab.saves.len()), (Some(DraftNotice::TooLarge { kib: 129 }), 0));
}

#[test]
fn each_language_and_interface_has_its_own_draft() {
    let (browser, mut server) = (Rc::new(FakeBrowser::default()), Server::default());
    let mut tab = Tab::open(&browser, &server);
    tab.type_text("in C++");
    tab.choose("python3");
    assert_eq!(tab.editor, "starter");
    // The draft of the language before is sent without a pause.
    assert_eq!((tab.saves[0].language.as_str(), tab.saves[0].text.as_str()), ("cpp", "in C++"));
    tab.type_text("in Python");
    tab.save(&mut server);
    assert_eq!(tab.status, Status::Saving);
    tab.choose("python3.stdin");
    assert_eq!(tab.editor, "starter");
    tab.choose("cpp");
    assert_eq!((tab.editor.as_str(), tab.status), ("in C++", Status::Saved));
    assert_eq!(tab.drafts.last_language().as_deref(), Some("cpp"));
}

#[test]
fn a_visitors_draft_becomes_the_members() {
    let browser = Rc::new(FakeBrowser::default());
    let mut visitor = Tab::new(&browser, VISITOR);
    visitor.choose("python3");
    visitor.type_text("of a visitor");
    assert_eq!((visitor.status, visitor.reads.len(), visitor.timer), (Status::Here, 0, None));
    visitor.drafts.keep();
    visitor.settle();
    let mut server = Server::default();
    let mut member = Tab::new(&browser, MEMBER);
    assert_eq!(member.drafts.last_language().as_deref(), Some("python3"));
    member.choose("python3");
    assert_eq!((member.editor.as_str(), member.earlier()), ("of a visitor", vec!["of a visitor".to_owned()]));
    member.read(&server);
    member.save(&mut server);
    assert_eq!(server.drafts["python3"].source, "of a visitor");
    assert_eq!(browser.get("assay:draft:visitor/sum:python3"), None);
}

#[test]
fn a_visitors_draft_does_not_replace_the_members() {
    let browser = Rc::new(FakeBrowser::default());
    browser.set("assay:draft:visitor/sum:cpp", r#"{"text":"visitor","base":0,"dirty":true,"turn":1}"#);
    browser.set("assay:draft:7/sum:cpp", r#"{"text":"member","base":0,"dirty":true,"turn":1}"#);
    let mut tab = Tab::new(&browser, MEMBER);
    tab.choose("cpp");
    assert_eq!((tab.asks, tab.editor.as_str()), (true, "visitor"));
    tab.resolve(&Version::Theirs);
    assert_eq!((tab.editor.as_str(), tab.earlier()), ("member", vec!["visitor".to_owned()]));
}

#[test]
fn without_storage_the_page_says_so() {
    let browser = Rc::new(FakeBrowser::default());
    browser.refuses_storage.set(true);
    assert_eq!(Tab::new(&browser, VISITOR).notice, Some(DraftNotice::NoStorage));
    assert_eq!(Tab::new(&browser, MEMBER).notice, Some(DraftNotice::ServerOnly));
}

#[test]
fn drafts_of_older_pages_are_readable() {
    let parse = |json: &str| LocalDraft::parse(json);
    assert_eq!(parse(r#"{"text":"a"}"#), Some(LocalDraft { text: "a".into(), dirty: true, ..LocalDraft::default() }));
    let odd = r#"{"text":"a","base":"x","dirty":false,"turn":null,"sent":["b",7],"rejected":3}"#;
    assert_eq!(parse(odd), Some(LocalDraft { text: "a".into(), sent: vec!["b".into()], ..LocalDraft::default() }));
    for broken in ["", "null", "{}", r#"{"text":7}"#] {
        assert_eq!(parse(broken), None, "{broken}");
    }
    let full = LocalDraft {
        text: "é\n".into(),
        base: 3,
        dirty: true,
        turn: 9,
        sent: vec!["x".into()],
        rejected: Some("y".into()),
    };
    assert_eq!(parse(&full.json()), Some(full));
}

#[test]
fn earlier_drafts_are_limited_and_sent_oldest_first() {
    let browser = Rc::new(FakeBrowser::default());
    let tab = Tab::open(&browser, &Server::default());
    let place = tab.drafts.place();
    let mut earlier = EarlierDrafts::new(browser.clone());
    for number in 0..25 {
        earlier.keep(&place, &format!("text {number}"));
        earlier.keep(&place, &format!("text {number}"));
    }
    earlier.keep(&place, "  \n");
    assert_eq!(earlier.here(&place).len(), 20);
    let first = earlier.begin(&place).unwrap();
    assert_eq!((first.as_str(), earlier.begin(&place)), ("text 5", None));
    let second = earlier.answered(&place, &first, 200).unwrap();
    assert_eq!(second, "text 6");
    // Refused for good: it stays here, and the next one follows.
    assert_eq!(earlier.answered(&place, &second, 413).as_deref(), Some("text 7"));
    assert_eq!(earlier.answered(&place, "text 7", 404), None);
    assert_eq!(earlier.begin(&place).as_deref(), Some("text 7"));
    assert_eq!(earlier.here(&place).len(), 19);
}

#[test]
fn earlier_drafts_of_both_sides_are_shown_once() {
    let text = |id, source: &str| EarlierDraft { id, source: source.into(), saved_at: Timestamp(0) };
    let all = merged(vec![text(2, "b"), text(1, "a")], vec![text(9, "a")]);
    assert_eq!(all.into_iter().map(|draft| draft.source).collect::<Vec<_>>(), ["b", "a"]);
    // Older pages stored times with fractions.
    let browser = Rc::new(FakeBrowser::default());
    browser.set("assay:draft:7/sum:cpp:earlier", r#"[{"id":1,"source":"x","saved_at":1764374400000.25}, 7]"#);
    let mut tab = Tab::new(&browser, MEMBER);
    tab.choose("cpp");
    let kept = tab.drafts.earlier.here(&tab.drafts.place());
    assert_eq!(kept[0].saved_at, Timestamp(1_764_374_400_000));
}
