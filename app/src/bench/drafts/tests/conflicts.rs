//! Two pages change the same draft.

use super::{super::*, fixtures::*};

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
    let [mut one, mut two] = Tab::open_two(&server);
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
fn a_tab_saves_what_a_closed_tab_could_not() {
    let mut server = Server::with("cpp", "first", 1);
    let [mut one, mut two] = Tab::open_two(&server);
    one.type_text("from one");
    two.hear(&mut one);
    // Neither the own timer nor the request of the first tab comes to its end.
    drop(one);
    two.resolve(&Version::Theirs);
    assert_eq!((two.editor.as_str(), two.status), ("from one", Status::Saving));
    two.pause();
    two.save(&mut server);
    assert_eq!((server.source(), two.status), ("from one", Status::Saved));
}

#[test]
fn a_tab_saves_a_decision_that_a_closed_tab_could_not() {
    let mut server = Server::with("cpp", "first", 1);
    let [mut one, mut two] = Tab::open_two(&server);
    one.type_text("from one");
    two.hear(&mut one);
    one.pause();
    one.save(&mut server);
    two.hear(&mut one);
    two.type_text("from two");
    two.resolve(&Version::Mine);
    one.hear(&mut two);
    assert_eq!((one.editor.as_str(), one.status), ("from two", Status::Saving));
    // The server saves it, but the closed tab does not hear the answer.
    let save = two.saves.remove(0);
    server.put(&save).unwrap();
    drop(two);
    one.pause();
    one.save(&mut server);
    one.read(&server);
    assert_eq!((server.source(), one.status, one.asks), ("from two", Status::Saved, false));
}

#[test]
fn a_tab_does_not_save_what_another_tab_has_saved() {
    let mut server = Server::with("cpp", "first", 1);
    let [mut one, mut two] = Tab::open_two(&server);
    one.type_text("from one");
    two.hear(&mut one);
    two.resolve(&Version::Theirs);
    one.pause();
    one.save(&mut server);
    two.hear(&mut one);
    assert_eq!(two.status, Status::Saved);
    two.pause();
    assert!(two.saves.is_empty());
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
