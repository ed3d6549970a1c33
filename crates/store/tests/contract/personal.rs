//! Stars, personal lists and notes.

use assay_domain::{ListId, UserId, Verdict};
use assay_store::{Error, NewNote, NewProblem, NoteSaved, ProblemFilter};

use crate::fixture::{TestStore, new_problem, slug};

const MANY: u32 = 100;

async fn list(db: &TestStore, user: UserId, name: &str, problems: &[&str]) -> ListId {
    let id = db.create_list(user, &name.parse().unwrap(), MANY).await.unwrap();
    for problem in problems {
        db.put_in_list(user, id, &slug(problem), None, MANY).await.unwrap();
    }
    id
}

async fn order(db: &TestStore, user: UserId, id: ListId) -> Vec<String> {
    let list = db.list(user, id).await.unwrap().unwrap();
    list.problems.into_iter().map(|problem| problem.slug.to_string()).collect()
}

async fn add_problems(db: &TestStore, names: &[&str]) {
    for name in names {
        db.add_problem(name).await;
    }
}

#[tokio::test]
async fn stars_belong_to_one_user_and_filter_the_list() {
    let db = TestStore::fresh().await;
    add_problems(&db, &["a", "b", "c"]).await;
    let (ada, eve) = (db.user("ada").await, db.user("eve").await);
    for name in ["c", "a", "a"] {
        db.star(ada, &slug(name)).await.unwrap();
    }
    let starred = async |user| {
        let filter = ProblemFilter { starred: true, ..ProblemFilter::default() };
        let page = db.problems(&filter, None, 10, user).await.unwrap();
        assert!(page.items.iter().all(|item| item.starred));
        page.items.into_iter().map(|item| item.slug.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(starred(Some(ada)).await, ["a", "c"]);
    assert!(starred(Some(eve)).await.is_empty() && starred(None).await.is_empty());
    let all = db.problems(&ProblemFilter::default(), None, 10, Some(ada)).await.unwrap();
    assert_eq!(all.items.iter().map(|item| item.starred).collect::<Vec<_>>(), [true, false, true]);
    assert!(db.is_starred(ada, &slug("a")).await.unwrap() && !db.is_starred(eve, &slug("a")).await.unwrap());
    db.unstar(ada, &slug("a")).await.unwrap();
    db.unstar(ada, &slug("a")).await.unwrap();
    assert_eq!(starred(Some(ada)).await, ["c"]);
    assert!(matches!(db.star(ada, &slug("nowhere")).await, Err(Error::NoSuchProblem(_))));
}

#[tokio::test]
async fn an_unpublished_problem_is_hidden_and_keeps_its_star_and_place() {
    let db = TestStore::fresh().await;
    add_problems(&db, &["a", "b", "c", "d"]).await;
    let ada = db.user("ada").await;
    let id = list(&db, ada, "l", &["a", "b", "c", "d"]).await;
    db.star(ada, &slug("b")).await.unwrap();
    db.publish_problem(&slug("b"), false, None).await.unwrap();
    assert_eq!(order(&db, ada, id).await, ["a", "c", "d"]);
    assert_eq!(db.lists(ada).await.unwrap()[0].problems, 3);
    assert_eq!(db.neighbors_in_stars(ada, &slug("b")).await.unwrap(), None);
    assert!(matches!(db.star(ada, &slug("b")).await, Err(Error::NoSuchProblem(_))));
    assert!(matches!(db.put_in_list(ada, id, &slug("b"), None, MANY).await, Err(Error::NoSuchProblem(_))));
    // Positions count only what the user sees.
    db.put_in_list(ada, id, &slug("d"), Some(2), MANY).await.unwrap();
    assert_eq!(order(&db, ada, id).await, ["a", "d", "c"]);
    db.put_problem(&NewProblem { published: Some(true), ..new_problem("b") }).await.unwrap();
    assert_eq!(order(&db, ada, id).await, ["a", "b", "d", "c"]);
    assert!(db.is_starred(ada, &slug("b")).await.unwrap());
}

#[tokio::test]
async fn problems_are_added_moved_and_removed() {
    let db = TestStore::fresh().await;
    add_problems(&db, &["a", "b", "c", "d"]).await;
    let ada = db.user("ada").await;
    let id = list(&db, ada, "l", &["a", "b", "c", "a"]).await;
    assert_eq!(order(&db, ada, id).await, ["a", "b", "c"], "adding twice changes nothing");
    for (problem, position, expected) in [
        ("c", 1, ["c", "a", "b"]),
        ("c", 2, ["a", "c", "b"]),
        ("a", 3, ["c", "b", "a"]),
        ("b", 99, ["c", "a", "b"]),
        ("b", 3, ["c", "a", "b"]),
        ("b", 0, ["b", "c", "a"]),
    ] {
        db.put_in_list(ada, id, &slug(problem), Some(position), MANY).await.unwrap();
        assert_eq!(order(&db, ada, id).await, expected, "{problem} to {position}");
    }
    db.put_in_list(ada, id, &slug("d"), Some(2), MANY).await.unwrap();
    db.remove_from_list(ada, id, &slug("c")).await.unwrap();
    db.remove_from_list(ada, id, &slug("c")).await.unwrap();
    assert_eq!(order(&db, ada, id).await, ["b", "d", "a"]);
}

#[tokio::test]
async fn lists_are_private() {
    let db = TestStore::fresh().await;
    add_problems(&db, &["a"]).await;
    let (ada, eve) = (db.user("ada").await, db.user("eve").await);
    let id = list(&db, ada, "hers", &["a"]).await;
    let problem = slug("a");
    assert!(db.list(eve, id).await.unwrap().is_none() && db.lists(eve).await.unwrap().is_empty());
    assert_eq!(db.list_name(eve, id).await.unwrap(), None);
    assert_eq!(db.neighbors_in_list(eve, id, &problem).await.unwrap(), None);
    let refused = |result: Result<(), Error>| assert!(matches!(result, Err(Error::NoSuchList(_))), "{result:?}");
    refused(db.rename_list(eve, id, &"mine".parse().unwrap()).await);
    refused(db.put_in_list(eve, id, &problem, Some(1), MANY).await);
    refused(db.remove_from_list(eve, id, &problem).await);
    refused(db.delete_list(eve, id).await);
    assert_eq!(db.list_name(ada, id).await.unwrap().as_deref(), Some("hers"));
    assert_eq!(order(&db, ada, id).await, ["a"]);
    db.delete_list(ada, id).await.unwrap();
    refused(db.delete_list(ada, id).await);
    assert!(db.list(ada, id).await.unwrap().is_none());
}

#[tokio::test]
async fn numbers_of_lists_and_of_their_problems_are_limited() {
    let db = TestStore::fresh().await;
    add_problems(&db, &["a", "b", "c"]).await;
    let (ada, eve) = (db.user("ada").await, db.user("eve").await);
    let create = async |user, name: &str| db.create_list(user, &name.parse().unwrap(), 2).await;
    let first = create(ada, "one").await.unwrap();
    assert!(matches!(create(ada, "one").await, Err(Error::ListNameTaken)));
    create(ada, "two").await.unwrap();
    assert!(matches!(create(ada, "three").await, Err(Error::TooManyLists(2))));
    create(eve, "one").await.unwrap();
    let put = async |name: &str, position| db.put_in_list(ada, first, &slug(name), position, 2).await;
    put("a", None).await.unwrap();
    put("b", None).await.unwrap();
    assert!(matches!(put("c", None).await, Err(Error::ListFull(2))));
    put("b", Some(1)).await.unwrap();
    assert_eq!(order(&db, ada, first).await, ["b", "a"], "a full list can be sorted");
    let rename = async |name: &str| db.rename_list(ada, first, &name.parse().unwrap()).await;
    assert!(matches!(rename("two").await, Err(Error::ListNameTaken)));
    rename("one").await.unwrap();
    rename("zero").await.unwrap();
    assert_eq!(db.lists(ada).await.unwrap().into_iter().map(|list| list.name).collect::<Vec<_>>(), ["two", "zero"]);
}

#[tokio::test]
async fn concurrent_creations_do_not_exceed_the_limit() {
    let db = TestStore::fresh().await;
    let ada = db.user("ada").await;
    let names = ["a", "b", "c", "d", "e", "f"].map(|name| name.parse().unwrap());
    let created = futures::future::join_all(names.iter().map(|name| db.create_list(ada, name, 3))).await;
    assert_eq!(created.iter().filter(|result| result.is_ok()).count(), 3, "{created:?}");
}

#[tokio::test]
async fn summaries_count_solved_problems_and_choices_name_their_lists() {
    let db = TestStore::fresh().await;
    add_problems(&db, &["a", "b", "c"]).await;
    let ada = db.user("ada").await;
    list(&db, ada, "first", &["a", "b"]).await;
    list(&db, ada, "empty", &[]).await;
    for verdict in [Verdict::Accepted, Verdict::Accepted, Verdict::WrongAnswer] {
        db.judged(ada, "a", verdict).await;
    }
    db.judged(ada, "b", Verdict::WrongAnswer).await;
    let lists = db.lists(ada).await.unwrap();
    let facts: Vec<_> = lists.iter().map(|list| (list.name.as_str(), list.problems, list.solved)).collect();
    assert_eq!(facts, [("empty", 0, 0), ("first", 2, 1)]);
    let choices = async |problem: &str| {
        let choices = db.list_choices(ada, &slug(problem)).await.unwrap();
        choices.into_iter().map(|choice| (choice.name, choice.contains)).collect::<Vec<_>>()
    };
    assert_eq!(choices("b").await, [("empty".to_owned(), false), ("first".to_owned(), true)]);
    assert_eq!(choices("c").await, [("empty".to_owned(), false), ("first".to_owned(), false)]);
}

#[tokio::test]
async fn neighbors_follow_the_order_of_the_list() {
    let db = TestStore::fresh().await;
    add_problems(&db, &["a", "b", "c", "d"]).await;
    let ada = db.user("ada").await;
    let id = list(&db, ada, "l", &["c", "a", "b"]).await;
    let words = |found: Option<assay_domain::Neighbors>| {
        found.map(|found| {
            let name =
                |link: Option<assay_domain::ProblemLink>| link.map_or("-".to_owned(), |link| link.slug.to_string());
            format!("{} {}/{} {}", name(found.previous), found.position, found.total, name(found.next))
        })
    };
    let around = async |problem: &str| words(db.neighbors_in_list(ada, id, &slug(problem)).await.unwrap());
    assert_eq!(around("c").await.as_deref(), Some("- 1/3 a"));
    assert_eq!(around("a").await.as_deref(), Some("c 2/3 b"));
    assert_eq!(around("b").await.as_deref(), Some("a 3/3 -"));
    assert_eq!(around("d").await, None);
    for name in ["d", "a", "c"] {
        db.star(ada, &slug(name)).await.unwrap();
    }
    let starred = async |problem: &str| words(db.neighbors_in_stars(ada, &slug(problem)).await.unwrap());
    assert_eq!(starred("c").await.as_deref(), Some("a 2/3 d"));
    assert_eq!(starred("b").await, None);
}

/// Saves a note and returns its revision; `None`: it was not saved.
async fn save_note(db: &TestStore, user: UserId, problem: &str, text: &str, seen: i32, most: u32) -> Option<i32> {
    let new = NewNote { markdown: text.to_owned(), html: format!("<p>{text}</p>") };
    match db.save_note(user, &slug(problem), &new, seen, most).await.unwrap() {
        NoteSaved::Saved(note) => {
            assert_eq!((note.markdown.as_str(), note.html), (text, new.html));
            Some(note.revision)
        }
        NoteSaved::Changed | NoteSaved::Full => None,
    }
}

#[tokio::test]
async fn an_unseen_revision_of_a_note_is_not_overwritten() {
    let db = TestStore::fresh().await;
    add_problems(&db, &["a", "b"]).await;
    let (ada, eve) = (db.user("ada").await, db.user("eve").await);
    let save = async |user, text: &str, seen| save_note(&db, user, "a", text, seen, 1000).await;
    assert_eq!(save(ada, "too new", 1).await, None, "there is no note yet");
    assert_eq!(save(ada, "one", 0).await, Some(1));
    assert_eq!(save(ada, "another tab", 0).await, None);
    assert_eq!(save(ada, "two", 1).await, Some(2));
    assert_eq!(save(ada, "two", 1).await, Some(2), "a repeated request, because the response was lost");
    assert_eq!(save(ada, "late", 1).await, None);
    assert_eq!(save(eve, "hers", 0).await, Some(1));
    assert_eq!(db.note(ada, &slug("a")).await.unwrap().unwrap().markdown, "two");
    assert_eq!(db.note(ada, &slug("b")).await.unwrap(), None);
    // A cleared note keeps its revision, so an old tab cannot bring it back.
    assert_eq!(save(ada, "", 2).await, Some(3));
    assert_eq!(save(ada, "two again", 2).await, None);
    let new = NewNote { markdown: String::new(), html: String::new() };
    assert!(matches!(db.save_note(ada, &slug("nowhere"), &new, 0, 9).await, Err(Error::NoSuchProblem(_))));
}

#[tokio::test]
async fn only_one_of_two_concurrent_first_notes_is_saved() {
    let db = TestStore::fresh().await;
    add_problems(&db, &["a"]).await;
    let ada = db.user("ada").await;
    let (one, two) = tokio::join!(save_note(&db, ada, "a", "one", 0, 1000), save_note(&db, ada, "a", "two", 0, 1000));
    assert_eq!([one, two].iter().flatten().count(), 1, "{one:?} {two:?}");
}

#[tokio::test]
async fn the_size_of_a_users_notes_is_limited() {
    let db = TestStore::fresh().await;
    add_problems(&db, &["a", "b"]).await;
    let (ada, eve) = (db.user("ada").await, db.user("eve").await);
    // Each note needs twice its text and 7 bytes more. The limit counts bytes, not characters.
    let save = async |user, problem: &str, text: &str, seen| save_note(&db, user, problem, text, seen, 30).await;
    assert_eq!(save(ada, "a", "\u{e9}\u{e9}", 0).await, Some(1));
    assert_eq!(save(ada, "b", "12345", 0).await, None);
    assert_eq!(save(ada, "b", "1234", 0).await, Some(1));
    assert_eq!(save(ada, "a", "12345", 1).await, None);
    assert_eq!(save(ada, "b", "1", 1).await, Some(2), "notes can always shrink");
    assert_eq!(save(ada, "a", "12345", 1).await, Some(2));
    assert_eq!(save(eve, "a", "12345678", 0).await, Some(1), "other users' notes do not count");
}
