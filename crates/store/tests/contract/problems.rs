use assay_domain::{Difficulty, SolveState, Verdict};
use assay_store::{Error, NewProblem, ProblemFilter};

use crate::fixture::{TestStore, new_case, new_problem, new_submission, new_track, slug};

#[tokio::test]
async fn a_problem_is_read_as_it_was_put() {
    let db = TestStore::fresh().await;
    let new = NewProblem { difficulty: Some(Difficulty::Hard), ..new_problem("sum") };
    let (_, version) = db.put_problem(&new).await.unwrap();
    let problem = db.problem(&slug("sum"), None).await.unwrap().unwrap();
    assert_eq!((version, problem.version), (1, 1));
    assert_eq!((problem.slug, problem.title), (new.slug, new.title));
    assert_eq!((problem.difficulty, problem.limits, problem.samples), (new.difficulty, new.limits, new.samples));
    assert_eq!((problem.statement_html, problem.state), (new.statement_html, SolveState::Untouched));
    assert!(db.problem(&slug("other"), None).await.unwrap().is_none());
}

#[tokio::test]
async fn the_same_package_adds_no_edition_and_another_does() {
    let db = TestStore::fresh().await;
    let (id, _) = db.add_problem("sum").await;
    assert_eq!(db.add_problem("sum").await, (id, 1));
    let changed = NewProblem { title: "Sum".to_owned(), package_hash: "second".to_owned(), ..new_problem("sum") };
    assert_eq!(db.put_problem(&changed).await.unwrap(), (id, 2));
    assert_eq!(db.put_problem(&changed).await.unwrap(), (id, 2));
    assert_eq!(db.problem(&slug("sum"), None).await.unwrap().unwrap().title, "Sum");
    // Going back is a change, too.
    assert_eq!(db.add_problem("sum").await, (id, 3));
}

#[tokio::test]
async fn a_submission_keeps_the_edition_it_was_made_for() {
    let db = TestStore::fresh().await;
    db.add_problem("sum").await;
    let ada = db.user("ada").await;
    let old = db.submit(ada, "sum").await;
    let changed = NewProblem {
        title: "Another sum".to_owned(),
        package_hash: "second".to_owned(),
        cases: vec![new_case("only", false)],
        comparison_json: "{}".to_owned(),
        ..new_problem("sum")
    };
    db.put_problem(&changed).await.unwrap();
    let new = db.submit(ada, "sum").await;

    let begun = db.begin(old, "w", 60_000).await.unwrap().unwrap();
    assert_eq!(begun.cases.iter().map(|case| case.name.as_str()).collect::<Vec<_>>(), ["1", "2"]);
    assert_eq!(begun.comparison_json, r#"{"case_sensitive":true}"#);
    let begun = db.begin(new, "w", 60_000).await.unwrap().unwrap();
    assert_eq!(begun.cases.iter().map(|case| case.name.as_str()).collect::<Vec<_>>(), ["only"]);
    assert_eq!(begun.comparison_json, "{}");
}

#[tokio::test]
async fn several_importers_of_one_problem_agree() {
    let db = TestStore::fresh().await;
    let new = new_problem("sum");
    let (one, two, three) = tokio::join!(db.put_problem(&new), db.put_problem(&new), db.put_problem(&new));
    let one = one.unwrap();
    assert_eq!(one.1, 1);
    assert_eq!([two.unwrap(), three.unwrap()], [one, one]);
}

#[tokio::test]
async fn an_unpublished_problem_is_not_seen_and_takes_no_submission() {
    let db = TestStore::fresh().await;
    let ada = db.user("ada").await;
    let hidden = NewProblem { published: false, ..new_problem("sum") };
    db.put_problem(&hidden).await.unwrap();
    db.add_track("first", &["sum"]).await;
    assert!(db.problem(&slug("sum"), Some(ada)).await.unwrap().is_none());
    assert!(db.problems(&ProblemFilter::default(), None, 10, None).await.unwrap().items.is_empty());
    assert!(db.track(&slug("first"), None).await.unwrap().unwrap().items.is_empty());
    let refused = db.create_submission(&new_submission(ada, "sum")).await;
    assert!(matches!(refused, Err(Error::NoSuchProblem(name)) if name == slug("sum")));
    let refused = db.create_submission(&new_submission(ada, "other")).await;
    assert!(matches!(refused, Err(Error::NoSuchProblem(_))));
    // The same package, published now: no new edition.
    assert_eq!(db.add_problem("sum").await.1, 1);
    db.submit(ada, "sum").await;
}

#[tokio::test]
async fn filters_narrow_the_list() {
    let db = TestStore::fresh().await;
    let ada = db.user("ada").await;
    for (name, title, difficulty) in [
        ("a-sum", "Größte Summe", Some(Difficulty::Easy)),
        ("b-sort", "100% sorted", Some(Difficulty::Hard)),
        ("c-tree", "Trees", None),
    ] {
        let new = NewProblem { title: title.to_owned(), difficulty, ..new_problem(name) };
        db.put_problem(&new).await.unwrap();
    }
    db.add_track("t", &["c-tree", "b-sort"]).await;
    db.create_track(&assay_store::NewTrack { published: false, ..new_track("draft", &["a-sum"]) }, None).await.unwrap();
    db.judged(ada, "b-sort", Verdict::Accepted).await;
    let names = async |filter: ProblemFilter| {
        let page = db.problems(&filter, None, 10, Some(ada)).await.unwrap();
        page.items.into_iter().map(|item| item.slug.to_string()).collect::<Vec<_>>()
    };
    let all = ProblemFilter::default;
    assert_eq!(names(all()).await, ["a-sum", "b-sort", "c-tree"]);
    for (text, found) in [
        ("GRÖSSTE", &[][..]),
        ("GRÖßTE", &["a-sum"]),
        ("100%", &["b-sort"]),
        ("%", &["b-sort"]),
        ("_", &[]),
        ("TREE", &["c-tree"]),
        ("or", &["b-sort"]),
        ("\0", &[]),
        ("' OR 1=1 --", &[]),
    ] {
        assert_eq!(names(ProblemFilter { text: Some(text.to_owned()), ..all() }).await, found, "{text}");
    }
    assert_eq!(names(ProblemFilter { difficulty: Some(Difficulty::Easy), ..all() }).await, ["a-sum"]);
    assert_eq!(names(ProblemFilter { state: Some(SolveState::Solved), ..all() }).await, ["b-sort"]);
    assert_eq!(names(ProblemFilter { state: Some(SolveState::Untouched), ..all() }).await, ["a-sum", "c-tree"]);
    assert_eq!(names(ProblemFilter { track: Some(slug("t")), ..all() }).await, ["b-sort", "c-tree"]);
    assert!(names(ProblemFilter { track: Some(slug("draft")), ..all() }).await.is_empty());
}

#[tokio::test]
async fn pages_follow_one_another() {
    let db = TestStore::fresh().await;
    // Where the host's language would sort differently from bytes.
    for name in ["b-1", "b1", "b_1", "a"] {
        db.add_problem(name).await;
    }
    let mut seen = Vec::new();
    let mut cursor = None;
    loop {
        let page = db.problems(&ProblemFilter::default(), cursor.as_deref(), 3, None).await.unwrap();
        seen.extend(page.items.into_iter().map(|item| item.slug.to_string()));
        cursor = page.next;
        if cursor.is_none() {
            break;
        }
    }
    assert_eq!(seen, ["a", "b-1", "b1", "b_1"]);
    let bad = db.problems(&ProblemFilter::default(), Some("rubbish"), 3, None).await;
    assert!(matches!(bad, Err(Error::BadCursor)));
}
