//! Drafts of languages, visitors and earlier pages, and earlier drafts.

use assay_domain::{EarlierDraft, Timestamp};

use super::{
    super::{earlier::merged, *},
    fixtures::*,
};

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
