//! The shipped library: what a new version replaces, and what it leaves to the admins.

use assay_domain::{AuditAction, Difficulty, ShippedItem, ShippedKind, ShippedState, Slug};
use assay_store::{Error, NewLesson, NewProblem, Shipping, Store, TrackContent, VerifiedPackage};

use crate::fixture::{TestStore, entries, new_problem, slug};

use ShippedKind::{Problem, Track};

pub(crate) fn package(hash: &str) -> NewProblem {
    NewProblem {
        package_hash: hash.to_owned(),
        published: None,
        title: format!("Sum {hash}"),
        tags: vec![format!("tag-{hash}")],
        difficulty: Some(if hash == "first" { Difficulty::Easy } else { Difficulty::Hard }),
        ..new_problem("sum")
    }
}

pub(crate) fn content(title: &str) -> TrackContent {
    let lesson = NewLesson { markdown: format!("Read {title}."), html: "<p>".to_owned(), pictures: Vec::new() };
    TrackContent {
        title: title.to_owned(),
        description: "In order.".to_owned(),
        hours: Some(3),
        prerequisites: vec![slug("before")],
        entries: entries(&["# Start", "sum"]),
        lessons: vec![("Start".parse().unwrap(), lesson)],
    }
}

pub(crate) async fn item(db: &Store, kind: ShippedKind) -> ShippedItem {
    let (_, page) = db.shipped(None, None, 10).await.unwrap();
    page.items.into_iter().find(|item| item.kind == kind).unwrap()
}

pub(crate) async fn state(db: &Store, kind: ShippedKind) -> ShippedState {
    item(db, kind).await.state
}

/// The current edition, its title, tags and difficulty, and the number of editions.
pub(crate) async fn current(db: &TestStore) -> (i32, String, String, usize) {
    let details = db.problem_details(&slug("sum"), None, 10).await.unwrap().unwrap();
    let used: Vec<_> = details.editions.items.iter().filter(|edition| edition.current).collect();
    assert_eq!(used.len(), 1, "{used:?}");
    let listed = db.problems(&assay_domain::ProblemFilter::default(), None, 10, None).await.unwrap();
    let listed = &listed.items[0];
    let about = format!("{} {}", listed.tags.join(" "), listed.difficulty.unwrap().as_str());
    assert_eq!(listed.title, used[0].title);
    (used[0].version, listed.title.clone(), about, details.editions.items.len())
}

async fn title(db: &Store, track: &Slug) -> String {
    db.managed_track(track).await.unwrap().unwrap().title
}

#[tokio::test]
async fn an_untouched_problem_is_updated_and_the_update_can_be_undone() {
    let db = TestStore::fresh().await;
    let ada = db.user("ada").await;
    assert_eq!(db.ship_problem(&package("first")).await.unwrap(), Shipping::Added);
    assert_eq!(db.ship_problem(&package("first")).await.unwrap(), Shipping::Same);
    assert_eq!(state(&db, Problem).await, ShippedState::Added);
    assert_eq!(current(&db).await, (1, "Sum first".to_owned(), "tag-first easy".to_owned(), 1));
    let before = db.tracks_version().await.unwrap();

    assert_eq!(db.ship_problem(&package("second")).await.unwrap(), Shipping::Updated);
    assert!(db.tracks_version().await.unwrap() > before, "cached pages show the old edition");
    assert_eq!(state(&db, Problem).await, ShippedState::Updated);
    assert_eq!(current(&db).await, (2, "Sum second".to_owned(), "tag-second hard".to_owned(), 2));

    let before = db.tracks_version().await.unwrap();
    assert!(db.undo_shipped(Problem, &slug("sum"), ada).await.unwrap() > before);
    assert_eq!(current(&db).await, (1, "Sum first".to_owned(), "tag-first easy".to_owned(), 2));
    let undone = item(&db, Problem).await;
    assert_eq!((undone.state, undone.can_use, undone.can_undo), (ShippedState::Undone, true, false));
    assert!(matches!(db.undo_shipped(Problem, &slug("sum"), ada).await, Err(Error::ShippedChanged(_))));
    // A submission is judged with the edition in use.
    let begun = db.submit(ada, "sum").await;
    assert_eq!(db.ship_problem(&package("second")).await.unwrap(), Shipping::Same, "an undone update comes back");
    assert_eq!(current(&db).await.0, 1);
    assert!(db.begin(begun, "w", 60_000).await.unwrap().is_some());

    // The next version waits, and an import gets a number of its own.
    assert_eq!(db.ship_problem(&package("third")).await.unwrap(), Shipping::Kept);
    assert_eq!(current(&db).await.0, 1);
    let imported = db.import_problem(&package("mine"), None, Some(ada)).await.unwrap();
    assert_eq!((imported.version, imported.before), (4, Some(1)));
    db.use_shipped(Problem, &slug("sum"), ada).await.unwrap();
    assert_eq!(current(&db).await, (3, "Sum third".to_owned(), "tag-third hard".to_owned(), 4));
    assert!(matches!(db.use_shipped(Problem, &slug("sum"), ada).await, Err(Error::ShippedChanged(_))));
    db.undo_shipped(Problem, &slug("sum"), ada).await.unwrap();
    assert_eq!(current(&db).await.0, 4);
}

#[tokio::test]
async fn an_admins_edition_and_a_hidden_problem_stay() {
    let db = TestStore::fresh().await;
    let ada = db.user("ada").await;
    db.ship_problem(&package("first")).await.unwrap();
    db.publish_problem(&slug("sum"), false, Some(ada)).await.unwrap();
    assert_eq!(db.ship_problem(&package("second")).await.unwrap(), Shipping::Updated);
    assert!(!db.problem_details(&slug("sum"), None, 1).await.unwrap().unwrap().problem.published);
    db.publish_problem(&slug("sum"), true, Some(ada)).await.unwrap();

    db.import_problem(&package("mine"), None, Some(ada)).await.unwrap();
    assert_eq!(state(&db, Problem).await, ShippedState::Kept);
    assert_eq!(db.ship_problem(&package("third")).await.unwrap(), Shipping::Kept);
    let kept = item(&db, Problem).await;
    assert_eq!((kept.shipped_version, kept.used_version), (Some(4), Some(3)));
    assert_eq!((kept.can_use, kept.can_undo), (true, false));
    assert_eq!(current(&db).await.1, "Sum mine");

    // If the admin had the same idea, the edition in use is the shipped one.
    assert_eq!(db.ship_problem(&package("mine")).await.unwrap(), Shipping::Same);
    assert_eq!(state(&db, Problem).await, ShippedState::Added);
    assert_eq!(db.ship_problem(&package("fifth")).await.unwrap(), Shipping::Updated);
    // A version that ships an earlier package again adds no edition.
    assert_eq!(db.ship_problem(&package("third")).await.unwrap(), Shipping::Updated);
    assert_eq!((current(&db).await.0, current(&db).await.3), (4, 5));
}

#[tokio::test]
async fn what_was_deleted_stays_deleted() {
    let db = TestStore::fresh().await;
    let ada = db.user("ada").await;
    db.ship_problem(&package("first")).await.unwrap();
    db.ship_track(&slug("way"), &content("Way")).await.unwrap();
    let key = db.key("way").await;
    db.delete_track(&key, Some(ada)).await.unwrap();
    assert_eq!(db.ship_track(&slug("way"), &content("Way 2")).await.unwrap(), Shipping::Kept);
    assert_eq!(state(&db, Track).await, ShippedState::Deleted);
    assert!(matches!(db.use_shipped(Track, &slug("way"), ada).await, Err(Error::NoSuchShipped(_))));
    db.raw("DELETE FROM track_items").await.unwrap();
    db.raw("DELETE FROM problems").await.unwrap();
    assert_eq!(db.ship_problem(&package("second")).await.unwrap(), Shipping::Kept);
    assert_eq!(state(&db, Problem).await, ShippedState::Deleted);
    // A restored track can take what was shipped meanwhile.
    db.add_problem("sum").await;
    db.restore_track(&slug("way"), Some(ada)).await.unwrap();
    assert_eq!(state(&db, Track).await, ShippedState::Kept);
    db.use_shipped(Track, &slug("way"), ada).await.unwrap();
    assert_eq!(title(&db, &slug("way")).await, "Way 2");
}

#[tokio::test]
async fn an_untouched_track_is_updated_and_an_edited_one_stays() {
    let db = TestStore::fresh().await;
    let ada = db.user("ada").await;
    let way = slug("way");
    assert!(matches!(db.ship_track(&way, &content("Way")).await, Err(Error::NoSuchProblem(_))));
    assert!(db.managed_track(&way).await.unwrap().is_none(), "half a track was stored");
    db.add_problem("sum").await;
    assert_eq!(db.ship_track(&way, &content("Way")).await.unwrap(), Shipping::Added);
    assert_eq!(db.ship_track(&way, &content("Way")).await.unwrap(), Shipping::Same);
    // Hiding it is no change of its content.
    db.publish_track(&db.key("way").await, false, Some(ada)).await.unwrap();
    assert_eq!(db.ship_track(&way, &content("Way 2")).await.unwrap(), Shipping::Updated);
    let track = db.managed_track(&way).await.unwrap().unwrap();
    assert_eq!((track.title.as_str(), track.published, track.hours), ("Way 2", false, Some(3)));
    assert_eq!(track.lessons[0].markdown, "Read Way 2.");
    db.undo_shipped(Track, &way, ada).await.unwrap();
    assert_eq!((title(&db, &way).await, state(&db, Track).await), ("Way".to_owned(), ShippedState::Undone));
    assert_eq!(db.ship_track(&way, &content("Way 3")).await.unwrap(), Shipping::Kept);
    db.use_shipped(Track, &way, ada).await.unwrap();
    assert_eq!((title(&db, &way).await, state(&db, Track).await), ("Way 3".to_owned(), ShippedState::Updated));

    db.edit_track(&db.key("way").await, "Mine", "", Some(ada)).await.unwrap();
    assert!(matches!(db.undo_shipped(Track, &way, ada).await, Err(Error::ShippedChanged(_))));
    assert_eq!(db.ship_track(&way, &content("Way 4")).await.unwrap(), Shipping::Kept);
    assert_eq!((title(&db, &way).await, state(&db, Track).await), ("Mine".to_owned(), ShippedState::Kept));
    db.use_shipped(Track, &way, ada).await.unwrap();
    assert!(matches!(db.use_shipped(Track, &way, ada).await, Err(Error::ShippedChanged(_))));
    db.undo_shipped(Track, &way, ada).await.unwrap();
    assert_eq!(title(&db, &way).await, "Mine");
}

#[tokio::test]
async fn a_lesson_that_is_only_rendered_differently_is_updated_without_undo() {
    let db = TestStore::fresh().await;
    db.add_problem("sum").await;
    let way = slug("way");
    db.ship_track(&way, &content("Way")).await.unwrap();
    let mut newer = content("Way");
    newer.lessons[0].1.html = "<p>better".to_owned();
    assert_eq!(db.ship_track(&way, &newer).await.unwrap(), Shipping::Updated);
    assert_eq!(db.lessons(&way).await.unwrap()["Start"], "<p>better");
    let updated = item(&db, Track).await;
    assert_eq!((updated.state, updated.can_undo), (ShippedState::Added, false));
}

#[tokio::test]
async fn an_older_installation_is_recognized() {
    let db = TestStore::fresh().await;
    let ada = db.user("ada").await;
    // As older versions loaded it: editions, tracks, and then an audit entry.
    db.put_problem(&package("first")).await.unwrap();
    db.put_problem(&NewProblem { slug: slug("other"), ..package("first") }).await.unwrap();
    db.put_track(&slug("way"), &content("Way"), None).await.unwrap();
    db.audit(None, AuditAction::ContentLoad, "shipped", None, None).await.unwrap();
    assert_eq!(db.ship_problem(&package("first")).await.unwrap(), Shipping::Same);
    assert_eq!(state(&db, Problem).await, ShippedState::Added);
    // Unchanged since then, and changed by an admin.
    let other = |hash| NewProblem { slug: slug("other"), ..package(hash) };
    db.publish_problem(&slug("other"), false, Some(ada)).await.unwrap();
    assert_eq!(db.ship_problem(&other("second")).await.unwrap(), Shipping::Updated);
    assert_eq!(db.ship_track(&slug("way"), &content("Way 2")).await.unwrap(), Shipping::Updated);

    let db = TestStore::fresh().await;
    let ada = db.user("ada").await;
    db.put_problem(&package("first")).await.unwrap();
    db.put_track(&slug("way"), &content("Way"), None).await.unwrap();
    db.audit(None, AuditAction::ContentLoad, "shipped", None, None).await.unwrap();
    db.import_problem(&package("mine"), None, Some(ada)).await.unwrap();
    db.edit_track(&db.key("way").await, "Mine", "", Some(ada)).await.unwrap();
    assert_eq!(db.ship_problem(&package("second")).await.unwrap(), Shipping::Kept);
    assert_eq!(db.ship_track(&slug("way"), &content("Way 2")).await.unwrap(), Shipping::Kept);

    // Without the entry, nothing is known.
    let db = TestStore::fresh().await;
    db.put_problem(&package("first")).await.unwrap();
    assert_eq!(db.ship_problem(&package("second")).await.unwrap(), Shipping::Kept);
}

#[tokio::test]
async fn an_edition_from_before_tags_were_kept_has_its_tags_again() {
    let db = TestStore::fresh().await;
    let ada = db.user("ada").await;
    db.ship_problem(&package("first")).await.unwrap();
    db.raw("UPDATE problem_versions SET tags = NULL").await.unwrap();
    db.ship_problem(&package("second")).await.unwrap();
    db.undo_shipped(Problem, &slug("sum"), ada).await.unwrap();
    assert_eq!(current(&db).await.2, "tag-first easy");
}

#[tokio::test]
async fn a_failure_is_shown_until_it_is_gone() {
    let db = TestStore::fresh().await;
    db.shipping_failed(Problem, &slug("sum"), "no \0 problem.yaml").await.unwrap();
    let failed = item(&db, Problem).await;
    assert_eq!((failed.state, failed.title, failed.can_use), (ShippedState::Failed, None, false));
    assert!(failed.error.unwrap().ends_with("problem.yaml"));
    assert!(db.shipped_fingerprints().await.unwrap().is_empty());
    assert_eq!(db.ship_problem(&package("first")).await.unwrap(), Shipping::Added);
    assert_eq!(state(&db, Problem).await, ShippedState::Added);

    db.shipping_failed(Problem, &slug("sum"), "disk full").await.unwrap();
    assert_eq!(state(&db, Problem).await, ShippedState::Failed);
    assert!(db.shipped_fingerprints().await.unwrap().is_empty(), "it is not tried again");
    assert_eq!(db.ship_problem(&package("first")).await.unwrap(), Shipping::Same);
    assert_eq!(state(&db, Problem).await, ShippedState::Added);
    assert_eq!(db.shipped_fingerprints().await.unwrap()[&(Problem, slug("sum"))], "first");
    assert_eq!(db.ship_problem(&package("second")).await.unwrap(), Shipping::Updated);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn servers_that_load_at_the_same_time_load_once() {
    let db = TestStore::fresh().await;
    for hash in ["first", "second"] {
        let loads = (0..4).map(|_| {
            let url = db.url.clone();
            tokio::spawn(async move {
                let store = Store::connect(&url).await.unwrap();
                let done = store.ship_problem(&package(hash)).await.unwrap();
                store.ship_track(&slug("way"), &content(hash)).await.unwrap();
                store.close().await.unwrap();
                done
            })
        });
        let done: Vec<_> = futures::future::join_all(loads).await.into_iter().map(Result::unwrap).collect();
        assert_eq!(done.iter().filter(|shipping| **shipping != Shipping::Same).count(), 1, "{done:?}");
    }
    assert_eq!(current(&db).await.3, 2);
    assert_eq!(title(&db, &slug("way")).await, "second");
}

#[tokio::test]
async fn the_list_begins_with_what_needs_a_look_and_has_pages() {
    let db = TestStore::fresh().await;
    let ada = db.user("ada").await;
    for name in ["a", "b", "c"] {
        db.ship_problem(&NewProblem { slug: slug(name), ..package("first") }).await.unwrap();
    }
    db.import_problem(&NewProblem { slug: slug("c"), ..package("mine") }, None, Some(ada)).await.unwrap();
    db.shipping_failed(Track, &slug("way"), "broken").await.unwrap();
    let (counts, first) = db.shipped(None, None, 3).await.unwrap();
    let counts: Vec<_> = counts.iter().map(|count| (count.state, count.problems, count.tracks)).collect();
    assert_eq!(counts, [(ShippedState::Failed, 0, 1), (ShippedState::Kept, 1, 0), (ShippedState::Added, 2, 0)]);
    let names = |items: &[ShippedItem]| items.iter().map(|item| item.slug.to_string()).collect::<Vec<_>>();
    assert_eq!(names(&first.items), ["way", "c", "a"]);
    let (_, second) = db.shipped(None, first.next.as_deref(), 3).await.unwrap();
    assert_eq!((names(&second.items), second.next), (vec!["b".to_owned()], None));
    assert!(matches!(db.shipped(None, Some("7a"), 3).await, Err(Error::BadCursor)));
    let (all, added) = db.shipped(Some(ShippedState::Added), None, 1).await.unwrap();
    assert_eq!((all.len(), names(&added.items)), (3, vec!["a".to_owned()]));
    let (_, added) = db.shipped(Some(ShippedState::Added), added.next.as_deref(), 1).await.unwrap();
    assert_eq!((names(&added.items), added.next), (vec!["b".to_owned()], None));
    let (_, deleted) = db.shipped(Some(ShippedState::Deleted), None, 1).await.unwrap();
    assert!(deleted.items.is_empty());
}

#[tokio::test]
async fn every_choice_is_in_the_log_of_changes() {
    let db = TestStore::fresh().await;
    let ada = db.user("ada").await;
    db.ship_problem(&package("first")).await.unwrap();
    db.ship_problem(&package("second")).await.unwrap();
    db.undo_shipped(Problem, &slug("sum"), ada).await.unwrap();
    db.use_shipped(Problem, &slug("sum"), ada).await.unwrap();
    let log = db.audit_log(&assay_store::AuditFilter::default(), None, 10).await.unwrap();
    let told: Vec<_> = log.items.iter().map(|entry| (entry.action.as_str(), entry.actor.is_some())).collect();
    assert_eq!(
        told,
        [
            ("problem.use_shipped", true),
            ("problem.undo_shipped", true),
            ("problem.shipped", false),
            ("problem.shipped", false)
        ]
    );
    assert_eq!(log.items[2].before.as_ref().unwrap()["edition"], 1);
    assert_eq!(log.items[2].after.as_ref().unwrap()["edition"], 2);
}

#[tokio::test]
async fn shipped_editions_have_the_languages_of_their_record() {
    let db = TestStore::fresh().await;
    let ada = db.user("ada").await;
    let record = |hash: &str, languages: &[&str]| {
        let languages = languages.iter().map(|id| (*id).into()).collect();
        vec![VerifiedPackage { slug: slug("sum"), package_hash: hash.to_owned(), languages }]
    };
    let verified = async || {
        let problem = db.problem(&slug("sum")).await.unwrap().unwrap().in_language(&[]);
        problem.verified.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    };
    db.record_verified(&record("first", &["cpp"])).await.unwrap();
    db.ship_problem(&package("first")).await.unwrap();
    assert_eq!(verified().await, "");
    let before = db.tracks_version().await.unwrap();
    db.record_verified(&record("first", &["cpp", "python3"])).await.unwrap();
    assert_eq!(verified().await, "cpp python3");
    let after = db.tracks_version().await.unwrap();
    assert!(after > before, "cached pages show the old languages");
    db.record_verified(&record("first", &["cpp", "python3"])).await.unwrap();
    assert_eq!(db.tracks_version().await.unwrap(), after, "nothing has changed");
    // A record of another package says nothing about this one, and an admin's edition is not in the record.
    db.record_verified(&record("second", &["java"])).await.unwrap();
    assert_eq!(verified().await, "cpp python3");
    db.import_problem(&package("mine"), None, Some(ada)).await.unwrap();
    assert_eq!(verified().await, "");
}
