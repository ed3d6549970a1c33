use assay_domain::{TrackLink, UserId};
use assay_store::{AuditFilter, Error, LessonPicture, MAX_TRACK_ENTRIES, NewLesson, NewTrack, StatementFile, TrackKey};
use serde_json::{Value, json};

use crate::fixture::{TestStore, entries, new_problem, new_track, slug};

/// The newest audit entry: actor, action, before, after.
async fn last_audited(db: &TestStore) -> (Option<String>, String, Option<Value>, Option<Value>) {
    let page = db.audit_log(&AuditFilter::default(), None, 1).await.unwrap();
    let record = page.items.into_iter().next().unwrap();
    (record.actor, record.action.into(), record.before, record.after)
}

async fn with_two_problems() -> (TestStore, UserId) {
    let db = TestStore::fresh().await;
    let ada = db.user("ada").await;
    db.add_problem("a").await;
    db.add_problem("b").await;
    (db, ada)
}

#[tokio::test]
async fn every_change_is_audited_with_actor_and_old_values() {
    let (db, ada) = with_two_problems().await;
    let unpublished = NewTrack { published: false, ..new_track("t", &[]) };
    let mut version = db.create_track(&unpublished, Some(ada)).await.unwrap().version;
    let who = Some("ada@example.org".to_owned());
    let created = json!({ "title": "Track t", "description": "In order.", "published": false, "problems": [] });
    assert_eq!(last_audited(&db).await, (who.clone(), "track.create".into(), None, Some(created)));

    let mut expect = async |revision: i32, written: assay_store::TrackWritten, action: &str, before, after| {
        assert!(written.version > version, "{action} raises the list's version");
        version = written.version;
        assert_eq!(written.revision, revision, "{action}");
        assert_eq!(last_audited(&db).await, (who.clone(), action.to_owned(), Some(before), Some(after)));
        assert_eq!(db.key("t").await.revision, revision);
    };
    let key = |revision| TrackKey { slug: slug("t"), revision };
    let written = db.edit_track(&key(1), "New", "Words.", Some(ada)).await.unwrap();
    let (before, after) =
        (json!({ "title": "Track t", "description": "In order." }), json!({ "title": "New", "description": "Words." }));
    expect(2, written, "track.edit", before, after).await;
    let written = db.set_track_entries(&key(2), &entries(&["a", "b"]), Some(ada)).await.unwrap();
    expect(3, written, "track.add_problem", json!({ "problems": [] }), json!({ "problems": ["a", "b"] })).await;
    let written = db.set_track_entries(&key(3), &entries(&["b", "a"]), Some(ada)).await.unwrap();
    expect(4, written, "track.reorder", json!({ "problems": ["a", "b"] }), json!({ "problems": ["b", "a"] })).await;
    let written = db.publish_track(&key(4), true, Some(ada)).await.unwrap();
    expect(5, written, "track.publish", json!({ "published": false }), json!({ "published": true })).await;
    assert_eq!(db.tracks(None, 10).await.unwrap().page.items.len(), 1);
}

#[tokio::test]
async fn a_change_to_an_older_revision_is_rejected() {
    let (db, ada) = with_two_problems().await;
    let version = db.add_track("t", &["a"]).await;
    let seen = db.key("t").await;
    let first = db.edit_track(&seen, "First", "", Some(ada)).await.unwrap();
    assert!(first.version > version);
    let stale = |result: Result<_, Error>| matches!(result, Err(Error::TrackChanged(name)) if name == slug("t"));
    assert!(stale(db.edit_track(&seen, "Second", "", Some(ada)).await));
    assert!(stale(db.set_track_entries(&seen, &[], Some(ada)).await));
    assert!(stale(db.publish_track(&seen, false, Some(ada)).await));
    assert!(stale(db.delete_track(&seen, Some(ada)).await));
    let track = db.managed_track(&slug("t")).await.unwrap().unwrap();
    assert_eq!((track.title.as_str(), track.problems().count(), track.published), ("First", 1, true));
    assert_eq!(db.tracks_version().await.unwrap(), first.version);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn only_one_of_several_concurrent_changes_succeeds() {
    let (db, ada) = with_two_problems().await;
    db.add_track("t", &["a"]).await;
    let seen = db.key("t").await;
    let changes = (0..8).map(|number| {
        let (store, seen) = (db.store.clone(), seen.clone());
        tokio::spawn(async move { store.edit_track(&seen, &format!("Title {number}"), "", Some(ada)).await })
    });
    let changed = futures::future::join_all(changes).await;
    assert_eq!(changed.into_iter().filter(|change| change.as_ref().unwrap().is_ok()).count(), 1);
    assert_eq!(db.key("t").await.revision, 2);
}

#[tokio::test]
async fn a_deleted_track_is_hidden_and_can_be_restored() {
    let (db, ada) = with_two_problems().await;
    db.add_track("t", &["b", "a"]).await;
    let deleted = db.delete_track(&db.key("t").await, Some(ada)).await.unwrap();
    assert!(db.track(&slug("t")).await.unwrap().is_none());
    let listing = db.tracks(None, 10).await.unwrap();
    assert_eq!((listing.version, listing.page.items.len()), (deleted.version, 0));
    let managed = async |deleted| db.managed_tracks(deleted, None, 10).await.unwrap().items.len();
    assert_eq!((managed(false).await, managed(true).await), (0, 1));
    assert!(db.managed_track(&slug("t")).await.unwrap().unwrap().deleted_at.is_some());
    let key = db.key("t").await;
    assert!(matches!(db.edit_track(&key, "X", "", Some(ada)).await, Err(Error::NoSuchTrack(_))));
    // Its slug stays taken, because otherwise it could not be restored.
    let taken = db.create_track(&new_track("t", &[]), Some(ada)).await;
    assert!(matches!(taken, Err(Error::TrackTaken(name)) if name == slug("t")));

    let restored = db.restore_track(&slug("t"), Some(ada)).await.unwrap().unwrap();
    assert!(restored.version > deleted.version);
    assert_eq!(last_audited(&db).await.1, "track.restore");
    let track = db.track(&slug("t")).await.unwrap().unwrap();
    let order: Vec<_> = track.items.iter().map(|item| item.problem.slug.as_str()).collect();
    assert_eq!(order, ["b", "a"]);
    assert_eq!(db.restore_track(&slug("t"), Some(ada)).await.unwrap(), None);
    assert!(matches!(db.restore_track(&slug("never"), Some(ada)).await, Err(Error::NoSuchTrack(_))));
}

#[tokio::test]
async fn a_list_with_duplicates_is_rejected() {
    let (db, ada) = with_two_problems().await;
    db.add_track("t", &["a"]).await;
    let twice = entries(&["b", "b"]);
    let refused = db.set_track_entries(&db.key("t").await, &twice, Some(ada)).await;
    assert!(matches!(refused, Err(Error::DuplicateTrackEntry(name)) if name == slug("b").into()));
    let twice = entries(&["# A", "a", "# A", "b"]);
    let refused = db.set_track_entries(&db.key("t").await, &twice, Some(ada)).await;
    assert!(matches!(refused, Err(Error::DuplicateTrackEntry(heading)) if heading == "# A".parse().unwrap()));
    assert_eq!(db.managed_track(&slug("t")).await.unwrap().unwrap().problems().count(), 1);
}

#[tokio::test]
async fn problems_outside_the_track_are_found_by_text_published_or_not() {
    let db = TestStore::fresh().await;
    for (name, title, published) in [("a-sum", "Größte Summe", true), ("b-sum", "Draft", false), ("c", "100%", true)]
    {
        let new = assay_store::NewProblem { title: title.to_owned(), published: Some(published), ..new_problem(name) };
        db.put_problem(&new).await.unwrap();
    }
    db.add_track("t", &["c"]).await;
    let found = async |text: &str, limit| {
        let problems = db.find_problems(text, &slug("t"), limit).await.unwrap();
        problems.into_iter().map(|problem| (problem.slug.to_string(), problem.published)).collect::<Vec<_>>()
    };
    let (a, b) = (("a-sum".to_owned(), true), ("b-sum".to_owned(), false));
    assert_eq!(found("sum", 10).await, [a.clone(), b.clone()]);
    assert_eq!(found("GRÖßTE", 10).await, std::slice::from_ref(&a));
    assert_eq!(found("", 1).await, [a]);
    assert_eq!(found("%", 10).await, []);
    let managed = db.managed_tracks(false, None, 10).await.unwrap().items;
    assert_eq!((managed[0].problems, managed[0].hidden), (1, 0));
    db.set_track_entries(&db.key("t").await, &entries(&["c", "b-sum"]), None).await.unwrap();
    let managed = db.managed_tracks(false, None, 10).await.unwrap().items;
    assert_eq!((managed[0].problems, managed[0].hidden), (2, 1));
}

#[tokio::test]
async fn headings_are_stored_and_audited() {
    let (db, ada) = with_two_problems().await;
    db.put_problem(&assay_store::NewProblem { published: Some(false), ..new_problem("hidden") }).await.unwrap();
    db.add_track("t", &["a", "b"]).await;
    assert_eq!(db.track(&slug("t")).await.unwrap().unwrap().sections, []);
    let list = ["# Begin", "b", "# Unseen", "hidden", "# Go on", "a", "# Empty"];
    db.set_track_entries(&db.key("t").await, &entries(&list), Some(ada)).await.unwrap();
    let (_, action, before, after) = last_audited(&db).await;
    assert_eq!(action, "track.add_problem");
    assert_eq!((before, after), (Some(json!({ "problems": ["a", "b"] })), Some(json!({ "problems": list }))));
    let track = db.managed_track(&slug("t")).await.unwrap().unwrap();
    assert_eq!(track.entries.iter().map(assay_domain::EditableTrackEntry::entry).collect::<Vec<_>>(), entries(&list));
    assert_eq!(db.managed_tracks(false, None, 10).await.unwrap().items[0].problems, 3);

    // Users only see headings with published problems.
    let track = db.track(&slug("t")).await.unwrap().unwrap();
    let sections: Vec<_> = track.sections.iter().map(|section| (section.title.as_str(), section.first)).collect();
    assert_eq!(sections, [("Begin", 1), ("Go on", 2)]);

    let renamed = entries(&["# First", "b", "hidden", "a"]);
    db.set_track_entries(&db.key("t").await, &renamed, Some(ada)).await.unwrap();
    assert_eq!(last_audited(&db).await.1, "track.sections");

    // An appended problem is under the last heading.
    db.set_track_entries(&db.key("t").await, &entries(&["a", "# Later"]), Some(ada)).await.unwrap();
    db.import_problem(&new_problem("b"), Some(&slug("t")), None).await.unwrap();
    let track = db.track(&slug("t")).await.unwrap().unwrap();
    assert_eq!((track.items.len(), track.sections[0].first), (2, 2));
}

#[tokio::test]
async fn a_lesson_follows_its_heading() {
    let (db, ada) = with_two_problems().await;
    db.add_track("t", &["# Begin", "a", "# Go on", "b"]).await;
    let begin = "Begin".parse().unwrap();
    let file = StatementFile { hash: "a".repeat(64), extension: "svg".to_owned() };
    let picture = LessonPicture { name: "tree.svg".to_owned(), file: file.clone() };
    let lesson = |text: &str| NewLesson {
        markdown: text.to_owned(),
        html: format!("<p>{text}</p>"),
        pictures: vec![picture.clone()],
    };
    let lessons = async || {
        let mut lessons: Vec<_> = db.lessons(&slug("t")).await.unwrap().into_iter().collect();
        lessons.sort();
        lessons
    };
    let one = |heading: &str, html: &str| vec![(heading.to_owned(), html.to_owned())];
    assert!(!db.is_statement_file(&file).await.unwrap());

    let key = db.key("t").await;
    db.set_lesson(&key, &begin, &lesson("x"), Some(ada)).await.unwrap();
    assert_eq!(lessons().await, one("Begin", "<p>x</p>"));
    assert_eq!(db.lesson_pictures(&slug("t"), &begin).await.unwrap(), std::slice::from_ref(&picture));
    let managed = db.managed_track(&slug("t")).await.unwrap().unwrap();
    let sources: Vec<_> =
        managed.lessons.iter().map(|lesson| (lesson.section.as_str(), &lesson.markdown[..])).collect();
    assert_eq!(sources, [("Begin", "x"), ("Go on", "")]);
    assert!(db.is_statement_file(&file).await.unwrap());
    let (_, action, before, after) = last_audited(&db).await;
    assert_eq!(action, "track.lesson");
    assert_eq!(before, Some(json!({ "section": "Begin", "lesson": null })));
    assert_eq!(after, Some(json!({ "section": "Begin", "lesson": "x" })));
    // The change is based on an old revision.
    assert!(matches!(db.set_lesson(&key, &begin, &lesson("y"), None).await, Err(Error::TrackChanged(_))));
    let unknown = "Unknown".parse().unwrap();
    let refused = db.set_lesson(&db.key("t").await, &unknown, &lesson("y"), None).await;
    assert!(matches!(refused, Err(Error::NoSuchTrack(_))), "{refused:?}");

    // It moves with its heading, is renamed with it, and is there again when a removed heading is added again.
    for (list, heading) in [
        (&["# Go on", "b", "# Begin", "a"][..], "Begin"),
        (&["# Go on", "b", "# Start", "a"], "Start"),
        (&["# Go on", "b", "a"], "Start"),
        (&["# Go on", "b", "# Start", "a"], "Start"),
    ] {
        db.set_track_entries(&db.key("t").await, &entries(list), Some(ada)).await.unwrap();
        assert_eq!(lessons().await, one(heading, "<p>x</p>"), "{list:?}");
        assert!(db.is_statement_file(&file).await.unwrap());
    }
    // Readers do not see it while the track is hidden.
    db.publish_track(&db.key("t").await, false, None).await.unwrap();
    assert_eq!(lessons().await, []);
    db.publish_track(&db.key("t").await, true, None).await.unwrap();

    let start = "Start".parse().unwrap();
    db.set_lesson(&db.key("t").await, &start, &NewLesson::default(), None).await.unwrap();
    assert_eq!(lessons().await, []);
    assert!(!db.is_statement_file(&file).await.unwrap());
}

#[tokio::test]
async fn a_track_names_tracks_to_know_before() {
    let (db, ada) = with_two_problems().await;
    db.add_track("t", &["a"]).await;
    db.add_track("first", &[]).await;
    let read = async || db.track(&slug("t")).await.unwrap().unwrap();
    assert_eq!((read().await.hours, read().await.prerequisites), (None, Vec::new()));

    let key = db.key("t").await;
    db.set_track_guide(&key, Some(8), &[slug("later"), slug("first")], Some(ada)).await.unwrap();
    let (_, action, before, after) = last_audited(&db).await;
    assert_eq!(action, "track.guide");
    assert_eq!(before, Some(json!({ "hours": null, "prerequisites": [] })));
    assert_eq!(after, Some(json!({ "hours": 8, "prerequisites": ["later", "first"] })));
    assert!(matches!(db.set_track_guide(&key, None, &[], None).await, Err(Error::TrackChanged(_))));
    // Readers see only tracks that are published. Admins see all.
    let link = |name: &str| TrackLink { slug: slug(name), title: format!("Track {name}") };
    assert_eq!((read().await.hours, read().await.prerequisites), (Some(8), vec![link("first")]));
    db.add_track("later", &[]).await;
    assert_eq!(read().await.prerequisites, [link("later"), link("first")]);
    db.delete_track(&db.key("first").await, None).await.unwrap();
    assert_eq!(read().await.prerequisites, [link("later")]);
    let managed = db.managed_track(&slug("t")).await.unwrap().unwrap();
    assert_eq!((managed.hours, managed.prerequisites), (Some(8), vec![slug("later"), slug("first")]));
}

#[tokio::test]
async fn both_lists_are_read_a_page_at_a_time() {
    let db = TestStore::fresh().await;
    let names = ["a", "b", "c", "d", "e", "f", "g"];
    for name in names {
        db.add_track(name, &[]).await;
    }
    for name in ["b", "d", "f"] {
        db.delete_track(&db.key(name).await, None).await.unwrap();
    }
    for (deleted, expected) in [(false, &["a", "c", "e", "g"][..]), (true, &["b", "d", "f"])] {
        let (mut found, mut cursor) = (Vec::new(), None);
        loop {
            let page = db.managed_tracks(deleted, cursor.as_deref(), 2).await.unwrap();
            assert!(page.items.len() <= 2);
            found.extend(page.items.iter().map(|track| track.slug.to_string()));
            let Some(next) = page.next else { break };
            assert!(matches!(db.managed_tracks(!deleted, Some(&next), 2).await, Err(Error::BadCursor)));
            cursor = Some(next);
        }
        assert_eq!(found, expected);
    }
}

#[tokio::test]
async fn the_size_of_a_track_is_limited() {
    let db = TestStore::fresh().await;
    db.add_problem("a").await;
    db.add_track("t", &["a"]).await;
    let headings: Vec<String> = (0..MAX_TRACK_ENTRIES).map(|n| format!("# Heading {n}")).collect();
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    let too_many: Vec<&str> = headings.iter().copied().chain(["a"]).collect();
    let refused = db.set_track_entries(&db.key("t").await, &entries(&too_many), None).await;
    assert!(matches!(refused, Err(Error::TrackFull)));
    assert!(matches!(db.create_track(&new_track("u", &too_many), None).await, Err(Error::TrackFull)));
    db.set_track_entries(&db.key("t").await, &entries(&headings), None).await.unwrap();
    // Also where a package is put at its end, which is then not imported.
    let refused = db.import_problem(&new_problem("b"), Some(&slug("t")), None).await;
    assert!(matches!(refused, Err(Error::TrackFull)));
    assert!(db.package_of(&slug("b")).await.unwrap().is_none());
}
