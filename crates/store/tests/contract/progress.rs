use assay_domain::{LanguageId, ProblemFilter, SolveState, Verdict};
use assay_store::{NewNote, NewSubmission, PersonalProblem, Progress};

use crate::fixture::{TestStore, new_submission, slug};

#[tokio::test]
async fn the_solve_state_is_computed_from_submissions() {
    let db = TestStore::fresh().await;
    let (ada, eve) = (db.user("ada").await, db.user("eve").await);
    for name in ["a", "b", "c", "d"] {
        db.add_problem(name).await;
    }
    db.add_track("all", &["d", "c", "b", "a"]).await;
    db.judged(ada, "a", Verdict::Accepted).await;
    db.judged(ada, "a", Verdict::WrongAnswer).await;
    db.judged(ada, "b", Verdict::WrongAnswer).await;
    db.submit(ada, "c").await;
    db.judged(eve, "d", Verdict::Accepted).await;

    let listed = db.problems(&ProblemFilter::default(), None, 10, Some(ada)).await.unwrap();
    let states: Vec<_> = listed.items.iter().map(|item| item.state).collect();
    assert_eq!(states, [SolveState::Solved, SolveState::Tried, SolveState::Tried, SolveState::Untouched]);
    let all = ["a", "b", "c", "d"].map(slug);
    let of_ada = [SolveState::Solved, SolveState::Tried, SolveState::Tried, SolveState::Untouched];
    let of_eve = [SolveState::Untouched, SolveState::Untouched, SolveState::Untouched, SolveState::Solved];
    for (user, states) in [(ada, of_ada), (eve, of_eve)] {
        let progress = db.progress(user, &all).await.unwrap();
        assert_eq!(all.each_ref().map(|slug| progress[slug].state), states);
        for (slug, state) in all.iter().zip(states) {
            assert_eq!(db.personal_problem(user, slug).await.unwrap().progress.state, state, "{slug}");
        }
    }
    // Unknown problems are left out.
    let one = db.progress(ada, &["b", "nowhere"].map(slug)).await.unwrap();
    assert_eq!(one, [(slug("b"), Progress { state: SolveState::Tried, starred: false })].into());
    assert!(db.progress(ada, &[]).await.unwrap().is_empty());
}

#[tokio::test]
async fn what_a_user_keeps_about_a_problem_is_read_at_once() {
    let db = TestStore::fresh().await;
    let (ada, eve) = (db.user("ada").await, db.user("eve").await);
    for name in ["a", "b"] {
        db.add_problem(name).await;
    }
    let read = async |user, name: &str| db.personal_problem(user, &slug(name)).await.unwrap();
    assert_eq!(read(ada, "a").await, PersonalProblem::default());
    assert_eq!(read(ada, "nowhere").await, PersonalProblem::default());
    let language = |id: &str| LanguageId(id.to_owned());
    for (name, id) in [("a", "cpp"), ("a", "python"), ("b", "rust")] {
        let new = NewSubmission { language: language(id), ..new_submission(ada, name) };
        db.create_submission(&new).await.unwrap();
    }
    db.star(ada, &slug("a")).await.unwrap();
    let note = NewNote { markdown: "*sum*".to_owned(), html: "<p>sum</p>".to_owned() };
    db.save_note(ada, &slug("a"), &note, 0, 1000).await.unwrap();
    let first = read(ada, "a").await;
    assert_eq!(first.progress, Progress { state: SolveState::Tried, starred: true });
    assert_eq!(first.note, db.note(ada, &slug("a")).await.unwrap());
    assert_eq!(first.note.unwrap().revision, 1);
    // The last one to this problem is older than the last one to the other problem.
    assert_eq!(first.last_language, Some(language("python")));
    db.add_problem("c").await;
    assert_eq!(read(ada, "c").await.last_language, Some(language("rust")));
    assert_eq!(read(eve, "a").await, PersonalProblem::default());
}

#[tokio::test]
async fn solved_problems_are_counted_once_per_track() {
    let db = TestStore::fresh().await;
    let (ada, eve) = (db.user("ada").await, db.user("eve").await);
    for name in ["a", "b", "c"] {
        db.add_problem(name).await;
    }
    db.add_track("one", &["a", "b"]).await;
    db.add_track("two", &["b", "c"]).await;
    db.add_track("three", &["c"]).await;
    db.judged(ada, "a", Verdict::Accepted).await;
    db.judged(ada, "b", Verdict::Accepted).await;
    db.judged(ada, "b", Verdict::Accepted).await;
    db.judged(ada, "c", Verdict::RunTimeError).await;
    let all = ["one", "two", "three"].map(slug);
    let solved = db.solved_by_track(ada, &all).await.unwrap();
    assert_eq!(solved, [(slug("one"), 2), (slug("two"), 1)].into());
    assert_eq!(db.solved_by_track(ada, &all[1..]).await.unwrap(), [(slug("two"), 1)].into());
    assert!(db.solved_by_track(ada, &[]).await.unwrap().is_empty());
    assert!(db.solved_by_track(eve, &all).await.unwrap().is_empty());
}
