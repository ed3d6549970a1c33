use assay_domain::UserId;
use assay_store::{DraftBounds, DraftKey, DraftSaved, Error};

use crate::fixture::{TestStore, slug};

const ENOUGH: DraftBounds = DraftBounds { drafts: 1 << 20, earlier: 1 << 20 };

fn key(user: UserId, language: &str) -> DraftKey {
    DraftKey { user, problem: slug("sum"), language: language.into() }
}

/// Saves a draft and returns its revision; `None`: it was not saved.
async fn save(db: &TestStore, key: &DraftKey, source: &str, seen: i32, keep: bool) -> Option<i32> {
    match db.save_draft(key, source, seen, keep, ENOUGH).await.unwrap() {
        DraftSaved::Saved(draft) => {
            assert_eq!((draft.source.as_str(), &draft.language), (source, &key.language));
            Some(draft.revision)
        }
        DraftSaved::Changed | DraftSaved::Full => None,
    }
}

async fn earlier(db: &TestStore, key: &DraftKey) -> Vec<String> {
    db.earlier_drafts(key, None, 1 << 20).await.unwrap().items.into_iter().map(|draft| draft.source).collect()
}

#[tokio::test]
async fn each_user_problem_and_language_has_its_own_draft() {
    let db = TestStore::fresh().await;
    db.add_problem("sum").await;
    db.add_problem("sort").await;
    let (ada, eve) = (db.user("ada").await, db.user("eve").await);
    assert_eq!(save(&db, &key(ada, "python3"), "a", 0, false).await, Some(1));
    assert_eq!(save(&db, &key(ada, "cpp"), "b", 0, false).await, Some(1));
    assert_eq!(save(&db, &key(eve, "cpp"), "c", 0, false).await, Some(1));
    assert_eq!(save(&db, &key(ada, "python3"), "a2", 1, false).await, Some(2));
    let of = async |user, problem: &str| {
        let drafts = db.drafts(user, &slug(problem), 10).await.unwrap();
        drafts.into_iter().map(|draft| (draft.language.0, draft.bytes, draft.revision)).collect::<Vec<_>>()
    };
    assert_eq!(of(ada, "sum").await, [("cpp".into(), 1, 1), ("python3".into(), 2, 2)]);
    assert_eq!(of(eve, "sum").await, [("cpp".into(), 1, 1)]);
    assert_eq!(db.drafts(ada, &slug("sum"), 1).await.unwrap().len(), 1);
    assert_eq!(db.draft(&key(ada, "python3")).await.unwrap().unwrap().source, "a2");
    assert_eq!(db.draft(&key(eve, "python3")).await.unwrap(), None);
    assert!(of(ada, "sort").await.is_empty());
}

#[tokio::test]
async fn an_unseen_revision_is_not_overwritten() {
    let db = TestStore::fresh().await;
    db.add_problem("sum").await;
    let key = key(db.user("ada").await, "cpp");
    assert_eq!(save(&db, &key, "one", 0, false).await, Some(1));
    assert_eq!(save(&db, &key, "another", 0, false).await, None, "not based on the existing draft");
    assert_eq!(save(&db, &key, "two", 1, false).await, Some(2));
    assert_eq!(save(&db, &key, "late", 1, false).await, None);
    assert_eq!(save(&db, &key, "two", 1, false).await, Some(2), "a repeated request, because the response was lost");
    assert_eq!(save(&db, &key, "from the future", 7, false).await, None);
    assert_eq!(db.draft(&key).await.unwrap().unwrap().source, "two");
}

#[tokio::test]
async fn only_one_of_two_concurrent_first_saves_succeeds() {
    let db = TestStore::fresh().await;
    db.add_problem("sum").await;
    let key = key(db.user("ada").await, "cpp");
    let (a, b) = tokio::join!(db.save_draft(&key, "a", 0, false, ENOUGH), db.save_draft(&key, "b", 0, false, ENOUGH));
    let saved = [a.unwrap(), b.unwrap()].iter().filter(|saved| matches!(saved, DraftSaved::Saved(_))).count();
    assert_eq!(saved, 1);
}

#[tokio::test]
async fn earlier_drafts_are_kept_once_per_minute_and_on_request() {
    let db = TestStore::fresh().await;
    db.add_problem("sum").await;
    let key = key(db.user("ada").await, "cpp");
    save(&db, &key, "1", 0, false).await;
    save(&db, &key, "2", 1, false).await;
    assert_eq!(earlier(&db, &key).await, ["1"]);
    save(&db, &key, "3", 2, false).await;
    assert_eq!(earlier(&db, &key).await, ["1"], "too soon for another one");
    save(&db, &key, "4", 3, true).await;
    assert_eq!(earlier(&db, &key).await, ["3", "1"]);
    db.raw("UPDATE draft_history SET saved_at = saved_at - 60000").await.unwrap();
    save(&db, &key, "5", 4, false).await;
    assert_eq!(earlier(&db, &key).await, ["4", "3", "1"]);
    assert!(db.add_earlier_draft(&key, "of another tab", ENOUGH).await.unwrap());
    assert_eq!(earlier(&db, &key).await, ["of another tab", "4", "3", "1"]);
    assert_eq!(save(&db, &key, "6", 5, false).await, Some(6), "an earlier version does not change the revision");
}

#[tokio::test]
async fn the_number_of_earlier_drafts_is_limited() {
    let db = TestStore::fresh().await;
    db.add_problem("sum").await;
    let (ada, eve) = (db.user("ada").await, db.user("eve").await);
    let key_of_ada = key(ada, "cpp");
    for number in 0..30 {
        assert!(save(&db, &key_of_ada, &number.to_string(), number, true).await.is_some());
    }
    save(&db, &key(eve, "cpp"), "hers", 0, true).await;
    let kept = earlier(&db, &key_of_ada).await;
    assert_eq!((kept.len(), kept[0].as_str(), kept[19].as_str()), (20, "28", "9"));
    assert!(earlier(&db, &key(eve, "cpp")).await.is_empty());
}

#[tokio::test]
async fn nul_and_empty_texts_are_saved_and_unknown_problems_rejected() {
    let db = TestStore::fresh().await;
    db.add_problem("sum").await;
    let ada = db.user("ada").await;
    let saved = db.save_draft(&key(ada, "cpp"), "a\0b", 0, false, ENOUGH).await.unwrap();
    assert!(matches!(&saved, DraftSaved::Saved(draft) if draft.source == "a\u{FFFD}b"), "{saved:?}");
    assert_eq!(save(&db, &key(ada, "python3"), "", 0, true).await, Some(1));
    let nowhere = DraftKey { problem: slug("nowhere"), ..key(ada, "cpp") };
    assert!(matches!(db.save_draft(&nowhere, "x", 0, false, ENOUGH).await, Err(Error::NoSuchProblem(_))));
    assert!(!db.add_earlier_draft(&key(ada, "go"), "x", ENOUGH).await.unwrap());
}

#[tokio::test]
async fn the_size_of_a_users_drafts_is_limited() {
    let db = TestStore::fresh().await;
    db.add_problem("sum").await;
    let (ada, eve) = (db.user("ada").await, db.user("eve").await);
    let bounds = DraftBounds { drafts: 10, earlier: 100 };
    // The limit counts bytes, not characters.
    let (full, seven) = ("\u{e9}\u{e9}\u{e9}", "1234567");
    let save =
        async |key: &DraftKey, source: &str, seen| db.save_draft(key, source, seen, false, bounds).await.unwrap();
    assert!(matches!(save(&key(ada, "cpp"), full, 0).await, DraftSaved::Saved(_)));
    assert_eq!(save(&key(ada, "go"), "12345", 0).await, DraftSaved::Full);
    assert!(matches!(save(&key(ada, "go"), "1234", 0).await, DraftSaved::Saved(_)));
    assert_eq!(save(&key(ada, "cpp"), seven, 1).await, DraftSaved::Full);
    assert!(matches!(save(&key(ada, "cpp"), "123456", 1).await, DraftSaved::Saved(_)), "not larger than before");
    assert!(matches!(save(&key(ada, "go"), "1", 1).await, DraftSaved::Saved(_)));
    assert!(matches!(save(&key(ada, "cpp"), seven, 2).await, DraftSaved::Saved(_)));
    assert!(matches!(save(&key(eve, "cpp"), seven, 0).await, DraftSaved::Saved(_)), "other users' drafts do not count");
}

#[tokio::test]
async fn the_oldest_earlier_drafts_are_deleted_above_the_size_limit() {
    let db = TestStore::fresh().await;
    db.add_problem("sum").await;
    let (ada, eve) = (db.user("ada").await, db.user("eve").await);
    let bounds = DraftBounds { drafts: 1000, earlier: 10 };
    for key in [key(ada, "cpp"), key(ada, "go"), key(eve, "cpp")] {
        db.save_draft(&key, "x", 0, false, bounds).await.unwrap();
    }
    for (language, text) in [("cpp", "1111"), ("go", "2222"), ("cpp", "3333")] {
        assert!(db.add_earlier_draft(&key(ada, language), text, bounds).await.unwrap());
    }
    db.add_earlier_draft(&key(eve, "cpp"), "4444", bounds).await.unwrap();
    assert_eq!(earlier(&db, &key(ada, "cpp")).await, ["3333"]);
    assert_eq!(earlier(&db, &key(ada, "go")).await, ["2222"]);
    assert_eq!(earlier(&db, &key(eve, "cpp")).await, ["4444"]);
}

#[tokio::test]
async fn earlier_drafts_are_read_in_pages_of_limited_size() {
    let db = TestStore::fresh().await;
    db.add_problem("sum").await;
    let key = key(db.user("ada").await, "cpp");
    save(&db, &key, "x", 0, false).await;
    for text in ["a", "bbbbbbbb", "cc", "dd"] {
        db.add_earlier_draft(&key, text, ENOUGH).await.unwrap();
    }
    let (mut pages, mut cursor) = (Vec::new(), None);
    loop {
        let page = db.earlier_drafts(&key, cursor.as_deref(), 4).await.unwrap();
        pages.push(page.items.iter().map(|draft| draft.source.clone()).collect::<Vec<_>>());
        cursor = page.next;
        if cursor.is_none() {
            break;
        }
    }
    assert_eq!(pages, [vec!["dd", "cc"], vec!["bbbbbbbb"], vec!["a"]]);
    assert!(matches!(db.earlier_drafts(&key, Some("73"), 4).await, Err(Error::BadCursor)));
}

#[tokio::test]
async fn keys_with_nul_are_rejected() {
    let db = TestStore::fresh().await;
    db.add_problem("sum").await;
    let ada = db.user("ada").await;
    let nul = key(ada, "c\0");
    assert!(matches!(db.draft(&nul).await, Err(Error::Nul)));
    assert!(matches!(db.save_draft(&nul, "x", 0, false, ENOUGH).await, Err(Error::Nul)));
}
