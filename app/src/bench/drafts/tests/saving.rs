//! Texts are saved here and on the server.

use assay_domain::MAX_SOURCE_BYTES;

use super::{super::*, fixtures::*};

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
