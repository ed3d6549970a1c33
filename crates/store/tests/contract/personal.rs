//! Stars, personal lists, notes and profiles.

use assay_domain::{Difficulty, ListId, ProblemFilter, ProfileSettings, SubmissionId, Timestamp, UserId, Verdict};
use assay_store::{Error, NewNote, NewProblem, NoteSaved};
use assay_testbed::on_one_day;

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
    for (user, is_starred) in [(ada, true), (eve, false)] {
        assert_eq!(db.personal_problem(user, &slug("a")).await.unwrap().progress.starred, is_starred);
    }
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
    assert!(db.personal_problem(ada, &slug("b")).await.unwrap().progress.starred);
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
        let choices = db.personal_problem(ada, &slug(problem)).await.unwrap().lists;
        choices.into_iter().map(|choice| (choice.name, choice.contains)).collect::<Vec<_>>()
    };
    assert_eq!(choices("b").await, [("empty".to_owned(), false), ("first".to_owned(), true)]);
    assert_eq!(choices("c").await, [("empty".to_owned(), false), ("first".to_owned(), false)]);
    // The names are read as JSON.
    let odd = "z\"\\ü</b>";
    list(&db, ada, odd, &["c"]).await;
    assert_eq!(choices("c").await[2], (odd.to_owned(), true));
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

/// Moves a submission to a day and time in UTC.
async fn submitted_at(db: &TestStore, id: SubmissionId, at: Timestamp) {
    db.raw(&format!("UPDATE submissions SET created_at = {} WHERE id = {id}", at.0)).await.unwrap();
}

#[tokio::test]
async fn a_profile_is_private_until_its_owner_makes_it_public() {
    let db = TestStore::fresh().await;
    let ada = db.user("ada").await;
    assert_eq!(db.profile_settings(ada).await.unwrap(), ProfileSettings::default());
    assert!(db.profile(ada, true).await.unwrap().is_none());
    assert_eq!(db.profile(ada, false).await.unwrap().unwrap().name, "ada");
    let public = ProfileSettings { public: true, utc_offset: 345.try_into().unwrap() };
    db.set_profile_settings(ada, public).await.unwrap();
    assert_eq!(db.profile_settings(ada).await.unwrap(), public);
    assert_eq!(db.profile(ada, true).await.unwrap().unwrap().utc_offset, public.utc_offset);
    db.set_profile_settings(ada, ProfileSettings { public: false, ..public }).await.unwrap();
    assert!(db.profile(ada, true).await.unwrap().is_none());
    assert!(db.profile(UserId(999), false).await.unwrap().is_none());
}

#[tokio::test]
async fn a_profile_counts_published_solved_problems() {
    on_one_day(async || {
        let db = TestStore::fresh().await;
        for (name, difficulty, tag) in
            [("a", "easy", "sums"), ("b", "easy", "graphs"), ("c", "hard", "sums"), ("d", "", "x")]
        {
            let tags = vec![tag.to_owned()];
            let difficulty = Difficulty::parse(difficulty);
            db.put_problem(&NewProblem { difficulty, tags, ..new_problem(name) }).await.unwrap();
        }
        let (ada, eve) = (db.user("ada").await, db.user("eve").await);
        for (problem, verdict) in [
            ("c", Verdict::WrongAnswer),
            ("c", Verdict::Accepted),
            ("a", Verdict::Accepted),
            ("c", Verdict::Accepted),
            ("b", Verdict::WrongAnswer),
            ("d", Verdict::Accepted),
        ] {
            db.judged(ada, problem, verdict).await;
        }
        db.judged(eve, "b", Verdict::Accepted).await;
        db.publish_problem(&slug("d"), false, None).await.unwrap();
        let profile = db.profile(ada, false).await.unwrap().unwrap();
        let difficulties: Vec<_> = profile
            .difficulties
            .iter()
            .map(|row| (row.difficulty.map(Difficulty::as_str), row.solved, row.problems))
            .collect();
        assert_eq!(difficulties, [(Some("easy"), 1, 2), (Some("hard"), 1, 1)]);
        let topics: Vec<_> = profile.topics.iter().map(|row| (row.tag.as_str(), row.solved, row.problems)).collect();
        assert_eq!(topics, [("sums", 2, 2)]);
        let recent: Vec<_> = profile.recent.iter().map(|row| row.slug.as_str()).collect();
        assert_eq!(recent, ["a", "c"], "by the first accepted submission, newest first");
        let languages: Vec<_> = profile.languages.iter().map(|row| (row.language.as_str(), row.solved)).collect();
        assert_eq!(languages, [("python3", 3)]);
        assert_eq!((profile.current_streak, profile.longest_streak, profile.days.len()), (1, 1, 1));
        assert_eq!(profile.days[0].submissions, 6);
    })
    .await;
}

#[tokio::test]
async fn days_begin_at_midnight_of_the_users_clock() {
    on_one_day(async || {
        let db = TestStore::fresh().await;
        add_problems(&db, &["a"]).await;
        let ada = db.user("ada").await;
        let today = db.profile(ada, false).await.unwrap().unwrap().today;
        let hour = 60 * 60 * 1000;
        // 23:00 and 01:00 of the next day, five and four days ago; and long ago.
        for at in [
            today.plus(-5).start().plus_ms(23 * hour),
            today.plus(-4).start().plus_ms(hour),
            today.plus(-900).start(),
            today.plus(-899).start(),
            today.plus(-898).start(),
        ] {
            let id = db.submit(ada, "a").await;
            submitted_at(&db, id, at).await;
        }
        let read = async |minutes: i32| {
            let settings = ProfileSettings { public: false, utc_offset: minutes.try_into().unwrap() };
            db.set_profile_settings(ada, settings).await.unwrap();
            let profile = db.profile(ada, false).await.unwrap().unwrap();
            let days: Vec<_> = profile.days.iter().map(|day| (day.day.0 - today.0, day.submissions)).collect();
            (days, profile.current_streak, profile.longest_streak)
        };
        assert_eq!(read(0).await, (vec![(-5, 1), (-4, 1)], 0, 3));
        assert_eq!(read(120).await, (vec![(-4, 2)], 0, 3));
        assert_eq!(read(-120).await, (vec![(-5, 2)], 0, 3));
    })
    .await;
}

/// A person with 100,000 submissions. The plans of the queries are tested beside them.
#[tokio::test]
async fn a_profile_with_many_submissions_is_complete() {
    on_one_day(async || {
        let db = TestStore::fresh().await;
        add_problems(&db, &["a", "b"]).await;
        let ada = db.user("ada").await;
        let today = db.profile(ada, false).await.unwrap().unwrap().today;
        let first = db.judged(ada, "a", Verdict::Accepted).await;
        // 100 on each of the 1,000 days before today.
        let copies = format!(
            "INSERT INTO submissions (user_id, problem_id, problem_version, language, source, state, attempt, verdict, passed,
                total, created_at, finished_at)
            SELECT s.user_id, s.problem_id, s.problem_version, s.language, s.source, s.state, s.attempt, s.verdict, s.passed,
                s.total, {} - CAST(n.n AS BIGINT) * 864000, s.finished_at
            FROM submissions s, (WITH RECURSIVE n (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM n WHERE n < 99999) SELECT n FROM n) n
            WHERE s.id = {first}",
            today.start().0 - 1
        );
        assert_eq!(db.raw(&copies).await.unwrap(), 100_000);
        let profile = db.profile(ada, false).await.unwrap().unwrap();
        let before_today = 52 * 7 + usize::try_from(today.weekday()).unwrap();
        assert_eq!(profile.days.len(), before_today + 1);
        assert_eq!(profile.days.iter().map(|day| day.submissions as usize).sum::<usize>(), before_today * 100 + 1);
        assert_eq!((profile.current_streak, profile.longest_streak), (1001, 1001));
        assert_eq!((profile.recent.len(), profile.languages[0].solved), (1, 1));
    })
    .await;
}
