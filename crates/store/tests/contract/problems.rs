use assay_domain::{Aid, Difficulty, ProblemFilter, ProblemSort, SolveState, Verdict};
use assay_store::{Error, NewAid, NewProblem, NewStatement, Origin, StatementFile};

use crate::fixture::{TestStore, new_case, new_problem, new_submission, new_track, plan, slug, statement};

#[tokio::test]
async fn a_problem_is_stored_and_read() {
    let db = TestStore::fresh().await;
    let new = NewProblem { difficulty: Some(Difficulty::Hard), ..new_problem("sum") };
    let (_, version) = db.put_problem(&new).await.unwrap();
    let problem = db.problem(&slug("sum")).await.unwrap().unwrap().in_language(&[]);
    assert_eq!((version, problem.version), (1, 1));
    assert_eq!((problem.slug, problem.title), (new.slug, new.title));
    assert_eq!((problem.difficulty, problem.limits, problem.samples), (new.difficulty, new.plan.limits, new.samples));
    assert_eq!((problem.kind, problem.code_kib, problem.languages), (new.plan.kind, new.plan.code_kib, None));
    assert_eq!((problem.statement_html, problem.state), (new.statements[0].html.clone(), SolveState::Untouched));
    assert!(db.problem(&slug("other")).await.unwrap().is_none());
}

#[tokio::test]
async fn only_a_changed_package_adds_an_edition() {
    let db = TestStore::fresh().await;
    let (id, _) = db.add_problem("sum").await;
    assert_eq!(db.add_problem("sum").await, (id, 1));
    let statements = vec![statement("en", "Sum")];
    let changed = NewProblem { statements, package_hash: "second".to_owned(), ..new_problem("sum") };
    assert_eq!(db.put_problem(&changed).await.unwrap(), (id, 2));
    assert_eq!(db.put_problem(&changed).await.unwrap(), (id, 2));
    assert_eq!(db.problem(&slug("sum")).await.unwrap().unwrap().in_language(&[]).title, "Sum");
    // An older package is also a change.
    assert_eq!(db.add_problem("sum").await, (id, 3));
}

#[tokio::test]
async fn a_submission_keeps_its_edition() {
    let db = TestStore::fresh().await;
    db.add_problem("sum").await;
    let ada = db.user("ada").await;
    let old = db.submit(ada, "sum").await;
    let changed = NewProblem {
        title: "Another sum".to_owned(),
        package_hash: "second".to_owned(),
        plan: plan(vec![new_case("only", false)]),
        ..new_problem("sum")
    };
    db.put_problem(&changed).await.unwrap();
    let new = db.submit(ada, "sum").await;

    let begun = db.begin(old, "w", 60_000).await.unwrap().unwrap();
    assert_eq!(begun.plan, new_problem("sum").plan);
    let begun = db.begin(new, "w", 60_000).await.unwrap().unwrap();
    assert_eq!(begun.plan, changed.plan);
}

#[tokio::test]
async fn concurrent_imports_of_a_problem_add_one_edition() {
    let db = TestStore::fresh().await;
    let new = new_problem("sum");
    let (one, two, three) = tokio::join!(db.put_problem(&new), db.put_problem(&new), db.put_problem(&new));
    let one = one.unwrap();
    assert_eq!(one.1, 1);
    assert_eq!([two.unwrap(), three.unwrap()], [one, one]);
}

#[tokio::test]
async fn an_unpublished_problem_is_hidden_and_rejects_submissions() {
    let db = TestStore::fresh().await;
    let ada = db.user("ada").await;
    let hidden = NewProblem { published: Some(false), ..new_problem("sum") };
    db.put_problem(&hidden).await.unwrap();
    db.add_track("first", &["sum"]).await;
    assert!(db.problem(&slug("sum")).await.unwrap().is_none());
    assert!(db.problems(&ProblemFilter::default(), None, 10, None).await.unwrap().items.is_empty());
    assert!(db.track(&slug("first")).await.unwrap().unwrap().items.is_empty());
    let refused = db.create_submission(&new_submission(ada, "sum")).await;
    assert!(matches!(refused, Err(Error::NoSuchProblem(name)) if name == slug("sum")));
    let refused = db.create_submission(&new_submission(ada, "other")).await;
    assert!(matches!(refused, Err(Error::NoSuchProblem(_))));
    // Publishing the same package adds no edition.
    assert_eq!(db.add_problem("sum").await.1, 1);
    db.submit(ada, "sum").await;
}

#[tokio::test]
async fn the_list_is_filtered() {
    let db = TestStore::fresh().await;
    let ada = db.user("ada").await;
    for (name, title, difficulty, tags) in [
        ("a-sum", "Größte Summe", Some(Difficulty::Easy), &["dp", "größen"][..]),
        ("b-sort", "100% sorted", Some(Difficulty::Hard), &["sorting", "dp"]),
        ("c-tree", "Trees", None, &[]),
    ] {
        let tags = tags.iter().copied().map(str::to_owned).collect();
        let statements = vec![statement("en", title)];
        let new = NewProblem { title: title.to_owned(), statements, difficulty, tags, ..new_problem(name) };
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
    assert_eq!(names(all()).await, ["b-sort", "a-sum", "c-tree"]);
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
    for (tag, found) in [("dp", &["b-sort", "a-sum"][..]), ("größen", &["a-sum"]), ("d", &[]), ("\0", &[])] {
        assert_eq!(names(ProblemFilter { tag: Some(tag.to_owned()), ..all() }).await, found, "{tag}");
    }
    assert_eq!(names(ProblemFilter { sort: ProblemSort::Difficulty, ..all() }).await, ["a-sum", "b-sort", "c-tree"]);
    assert_eq!(names(ProblemFilter { sort: ProblemSort::Newest, ..all() }).await, ["c-tree", "b-sort", "a-sum"]);
    assert_eq!(names(ProblemFilter { track: Some(slug("t")), ..all() }).await, ["b-sort", "c-tree"]);
    assert!(names(ProblemFilter { track: Some(slug("draft")), ..all() }).await.is_empty());
}

#[tokio::test]
async fn pages_are_complete_in_every_order() {
    let db = TestStore::fresh().await;
    // The host's locale would sort these names differently from their bytes.
    for (name, difficulty) in
        [("b-1", Some(Difficulty::Hard)), ("b1", None), ("b_1", Some(Difficulty::Easy)), ("a", Some(Difficulty::Hard))]
    {
        db.put_problem(&NewProblem { difficulty, ..new_problem(name) }).await.unwrap();
    }
    for (sort, expected) in [
        (ProblemSort::Title, ["a", "b-1", "b1", "b_1"]),
        (ProblemSort::Difficulty, ["b_1", "a", "b-1", "b1"]),
        (ProblemSort::Newest, ["a", "b_1", "b1", "b-1"]),
    ] {
        let filter = ProblemFilter { sort, ..ProblemFilter::default() };
        let mut seen = Vec::new();
        let mut cursor = None;
        loop {
            let page = db.problems(&filter, cursor.as_deref(), 1, None).await.unwrap();
            seen.extend(page.items.into_iter().map(|item| item.slug.to_string()));
            let Some(next) = page.next else { break };
            // A cursor only works in its order.
            for other in ProblemSort::ALL.into_iter().filter(|other| *other != sort) {
                let filter = ProblemFilter { sort: other, ..ProblemFilter::default() };
                let refused = db.problems(&filter, Some(&next), 1, None).await;
                assert!(matches!(refused, Err(Error::BadCursor)), "{sort:?} {other:?}");
            }
            cursor = Some(next);
        }
        assert_eq!(seen, expected, "{sort:?}");
    }
    let bad = db.problems(&ProblemFilter::default(), Some("rubbish"), 3, None).await;
    assert!(matches!(bad, Err(Error::BadCursor)));
}

#[tokio::test]
async fn the_same_package_raises_the_version_only_if_it_is_sorted_elsewhere() {
    let db = TestStore::fresh().await;
    let of = |difficulty| NewProblem { difficulty, ..new_problem("sum") };
    db.put_problem(&of(None)).await.unwrap();
    let before = db.tracks_version().await.unwrap();
    db.put_problem(&of(None)).await.unwrap();
    assert_eq!(db.tracks_version().await.unwrap(), before);
    // Another version of Assay may read another difficulty.
    db.put_problem(&of(Some(Difficulty::Hard))).await.unwrap();
    assert_eq!(db.tracks_version().await.unwrap(), before + 1);
}

#[tokio::test]
async fn tags_come_from_the_newest_import_and_count_published_problems() {
    let db = TestStore::fresh().await;
    let tagged = |name: &str, tags: &[&str]| NewProblem {
        tags: tags.iter().copied().map(str::to_owned).collect(),
        ..new_problem(name)
    };
    db.put_problem(&tagged("sum", &["maths", "dp", "maths"])).await.unwrap();
    db.put_problem(&tagged("tree", &["dp"])).await.unwrap();
    db.put_problem(&NewProblem { published: Some(false), ..tagged("draft", &["dp", "secret"]) }).await.unwrap();
    let counts = async || {
        let listing = db.tags(10).await.unwrap();
        listing.tags.into_iter().map(|count| (count.tag, count.problems)).collect::<Vec<_>>()
    };
    assert_eq!(counts().await, [("dp".to_owned(), 2), ("maths".to_owned(), 1)]);
    assert_eq!(db.problem(&slug("sum")).await.unwrap().unwrap().in_language(&[]).tags, ["dp", "maths"]);
    let listed = db.problems(&ProblemFilter::default(), None, 10, None).await.unwrap();
    assert_eq!(listed.items.iter().map(|item| item.tags.len()).collect::<Vec<_>>(), [2, 1]);

    let changed = NewProblem { package_hash: "second".into(), ..tagged("sum", &["greedy"]) };
    db.put_problem(&changed).await.unwrap();
    assert_eq!(counts().await, [("dp".to_owned(), 1), ("greedy".to_owned(), 1)]);
    // Those that most problems have, in the order of their names.
    db.put_problem(&tagged("last", &["zeros", "greedy", "zeros 2"])).await.unwrap();
    db.put_problem(&tagged("again", &["zeros"])).await.unwrap();
    let most = db.tags(2).await.unwrap().tags;
    assert_eq!(most.iter().map(|count| count.tag.as_str()).collect::<Vec<_>>(), ["greedy", "zeros"]);
}

/// Caches keep tags by the version of the list of tracks.
#[tokio::test]
async fn writes_that_change_tags_raise_the_version_they_are_read_with() {
    let db = TestStore::fresh().await;
    let tagged = |hash: &str, tag: &str| NewProblem {
        package_hash: hash.to_owned(),
        tags: vec![tag.to_owned()],
        ..new_problem("sum")
    };
    let mut last = db.tags(10).await.unwrap().version;
    let mut raised = async |what: &str| {
        let listing = db.tags(10).await.unwrap();
        assert_eq!(listing.version, db.tracks_version().await.unwrap(), "{what}");
        let raised = listing.version > last;
        last = listing.version;
        (raised, listing.tags.into_iter().map(|count| count.tag).collect::<Vec<_>>())
    };
    let tags = |tag: &str| vec![tag.to_owned()];
    db.put_problem(&tagged("a", "dp")).await.unwrap();
    assert_eq!(raised("a new problem").await, (true, tags("dp")));
    db.put_problem(&tagged("a", "dp")).await.unwrap();
    assert_eq!(raised("the same package").await, (false, tags("dp")));
    db.put_problem(&tagged("b", "dp")).await.unwrap();
    assert_eq!(raised("another package").await, (true, tags("dp")));
    db.put_problem(&tagged("b", "greedy")).await.unwrap();
    assert_eq!(raised("the same package, but another tag was read from it").await, (true, tags("greedy")));
    db.publish_problem(&slug("sum"), false, None).await.unwrap();
    assert_eq!(raised("hidden").await, (true, Vec::new()));
}

#[tokio::test]
async fn a_random_problem_matches_the_filter() {
    let db = TestStore::fresh().await;
    let ada = db.user("ada").await;
    for name in ["a", "b", "c"] {
        db.add_problem(name).await;
    }
    db.judged(ada, "a", Verdict::Accepted).await;
    let unsolved = ProblemFilter { state: Some(SolveState::Untouched), ..ProblemFilter::default() };
    let mut picked = std::collections::BTreeSet::new();
    // The chance that one of the two never appears in 64 picks is 1 in 2^63.
    for _ in 0..64 {
        picked.insert(db.random_problem(&unsolved, Some(ada)).await.unwrap().unwrap().slug);
    }
    assert_eq!(picked.into_iter().collect::<Vec<_>>(), [slug("b"), slug("c")]);
    let none = ProblemFilter { text: Some("nothing".into()), ..ProblemFilter::default() };
    assert!(db.random_problem(&none, Some(ada)).await.unwrap().is_none());
}

#[tokio::test]
async fn a_statement_is_shown_in_a_wanted_language() {
    let db = TestStore::fresh().await;
    let pdf = NewStatement { html: String::new(), pdf: Some("c".repeat(64)), ..statement("sv", "Summa") };
    let with_sample = NewStatement { samples: vec!["1".to_owned()], ..statement("pt-BR", "Soma") };
    let statements = vec![statement("en", "Sum"), with_sample, pdf];
    db.put_problem(&NewProblem { statements, ..new_problem("sum") }).await.unwrap();
    let read = async |wanted: &[&str]| {
        let wanted: Vec<String> = wanted.iter().map(|language| (*language).to_owned()).collect();
        db.problem(&slug("sum")).await.unwrap().unwrap().in_language(&wanted)
    };
    for (wanted, title) in [(&[][..], "Sum"), (&["de"], "Sum"), (&["de", "pt"], "Soma"), (&["sv", "en"], "Summa")] {
        assert_eq!(read(wanted).await.title, title, "{wanted:?}");
    }
    assert!(!read(&[]).await.samples[0].in_statement && read(&["pt"]).await.samples[0].in_statement);
    let swedish = read(&["sv"]).await;
    assert_eq!((swedish.statement_language.as_str(), swedish.statement_html.as_str()), ("sv", ""));
    assert_eq!(swedish.statement_languages, ["en", "pt-BR", "sv"]);
    assert_eq!(swedish.statement_pdf, Some(format!("/statement-files/{}.pdf", "c".repeat(64))));
    // The search finds titles in all languages.
    let found = ProblemFilter { text: Some("soma".to_owned()), ..ProblemFilter::default() };
    assert_eq!(db.problems(&found, None, 10, None).await.unwrap().items.len(), 1);
}

#[tokio::test]
async fn only_listed_files_are_statement_files() {
    let db = TestStore::fresh().await;
    let file =
        |letter: &str, extension: &str| StatementFile { hash: letter.repeat(64), extension: extension.to_owned() };
    let shown = NewStatement { files: vec![file("d", "png")], pdf: Some("c".repeat(64)), ..statement("en", "Sum") };
    let attachments = vec![("data.zip".to_owned(), file("e", "zip"))];
    let new = NewProblem { statements: vec![shown], attachments, ..new_problem("sum") };
    db.put_problem(&new).await.unwrap();
    for (listed, is) in [
        (file("d", "png"), true),
        (file("c", "pdf"), true),
        (file("e", "zip"), true),
        (file("d", "svg"), false),
        // An input of a case.
        (file("a", "png"), false),
    ] {
        assert_eq!(db.is_statement_file(&listed).await.unwrap(), is, "{listed:?}");
    }
    let problem = db.problem(&slug("sum")).await.unwrap().unwrap().in_language(&[]);
    assert_eq!(problem.attachments[0].address, file("e", "zip").url());
}

#[tokio::test]
async fn a_package_is_imported_together_with_its_track_or_not_at_all() {
    let db = TestStore::fresh().await;
    let origin = Origin { file_name: "sum.zip".to_owned(), ..Origin::default() };
    let new = NewProblem { origin: Some(origin), published: None, ..new_problem("sum") };
    let track = slug("new-track");
    let first = db.import_problem(&new, Some(&track), None).await.unwrap();
    assert!(first.added && first.listing.is_some());
    // A second import does nothing.
    let again = db.import_problem(&new, Some(&track), None).await.unwrap();
    assert_eq!((again.version, again.added, again.listing), (1, false, None));
    let made = db.managed_track(&track).await.unwrap().unwrap();
    assert_eq!((made.published, made.problems().count()), (false, 1));
    assert_eq!(db.package_of(&slug("sum")).await.unwrap().unwrap().files, Some(Vec::new()));

    let key = db.key("new-track").await;
    db.delete_track(&key, None).await.unwrap();
    let changed = NewProblem { package_hash: "second".to_owned(), ..new.clone() };
    let refused = db.import_problem(&changed, Some(&track), None).await;
    assert!(matches!(refused, Err(Error::NoSuchTrack(_))));
    assert_eq!(db.package_of(&slug("sum")).await.unwrap().unwrap().version, 1, "nothing half-imported");

    // An import does not publish a problem that an admin unpublished.
    assert!(db.publish_problem(&slug("sum"), false, None).await.unwrap().is_some());
    assert_eq!(db.publish_problem(&slug("sum"), false, None).await.unwrap(), None);
    assert!(db.import_problem(&changed, None, None).await.unwrap().added);
    let details = db.problem_details(&slug("sum"), None, 10).await.unwrap().unwrap();
    assert!(!details.problem.published);
    assert_eq!(details.editions.items.iter().map(|edition| edition.version).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(details.editions.items[0].file_name.as_deref(), Some("sum.zip"));
}

#[tokio::test]
async fn editions_are_read_a_page_at_a_time() {
    let db = TestStore::fresh().await;
    for n in 1..=5 {
        db.put_problem(&NewProblem { package_hash: n.to_string(), ..new_problem("sum") }).await.unwrap();
    }
    let (mut versions, mut cursor) = (Vec::new(), None);
    loop {
        let details = db.problem_details(&slug("sum"), cursor.as_deref(), 2).await.unwrap().unwrap();
        assert!(details.editions.items.len() <= 2);
        versions.extend(details.editions.items.iter().map(|edition| edition.version));
        cursor = details.editions.next;
        if cursor.is_none() {
            break;
        }
    }
    assert_eq!(versions, [5, 4, 3, 2, 1]);
    assert!(matches!(db.problem_details(&slug("sum"), Some("zz"), 2).await, Err(Error::BadCursor)));
}

#[tokio::test]
async fn hints_and_editorials_are_read_one_at_a_time() {
    let db = TestStore::fresh().await;
    let text = |language: &str, html: &str| NewAid {
        language: language.to_owned(),
        html: format!("<p>{html}</p>"),
        pdf: None,
        files: vec![StatementFile { hash: "b".repeat(64), extension: "png".to_owned() }],
    };
    let pdf = NewAid { html: String::new(), pdf: Some("a".repeat(64)), files: Vec::new(), ..text("sv", "") };
    let new = NewProblem {
        hints: vec![vec![text("en", "one"), text("de", "eins")], vec![text("en", "two")]],
        editorials: vec![text("en", "all"), pdf],
        ..new_problem("sum")
    };
    db.put_problem(&new).await.unwrap();
    let problem = db.problem(&slug("sum")).await.unwrap().unwrap().in_language(&[]);
    assert_eq!((problem.hints, problem.editorial), (2, true));

    let read = async |aid, wanted: &str| db.aid(&slug("sum"), aid, &[wanted.to_owned()]).await.unwrap();
    assert_eq!(read(Aid::Hint(1), "de-AT").await.unwrap().html, "<p>eins</p>");
    assert_eq!(read(Aid::Hint(2), "de").await.unwrap().html, "<p>two</p>");
    assert_eq!(read(Aid::Editorial, "en").await.unwrap().html, "<p>all</p>");
    let pdf = read(Aid::Editorial, "sv").await.unwrap();
    assert_eq!(pdf.pdf, Some(format!("/statement-files/{}.pdf", "a".repeat(64))));
    for missing in [Aid::Hint(0), Aid::Hint(3), Aid::Hint(u32::MAX)] {
        assert_eq!(read(missing, "en").await, None, "{missing:?}");
    }
    // Their files are public.
    for (hash, extension) in [("a", "pdf"), ("b", "png")] {
        let file = StatementFile { hash: hash.repeat(64), extension: extension.to_owned() };
        assert!(db.is_statement_file(&file).await.unwrap());
    }

    // Only those of the newest edition are shown, and only if the problem is published.
    let second = NewProblem { package_hash: "second".to_owned(), ..new_problem("sum") };
    db.put_problem(&second).await.unwrap();
    let problem = db.problem(&slug("sum")).await.unwrap().unwrap().in_language(&[]);
    assert_eq!((problem.hints, problem.editorial), (0, false));
    assert_eq!(read(Aid::Editorial, "en").await, None);
    let hidden = NewProblem { package_hash: "third".to_owned(), published: Some(false), ..new };
    db.put_problem(&hidden).await.unwrap();
    assert_eq!(read(Aid::Editorial, "en").await, None);
}
