use assay_domain::{ProblemFilter, SolveState, Verdict};

use crate::fixture::{TestStore, slug};

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
    let track = db.track(&slug("all"), Some(ada)).await.unwrap().unwrap();
    let states: Vec<_> = track.items.iter().map(|item| item.problem.state).collect();
    assert_eq!(states, [SolveState::Untouched, SolveState::Tried, SolveState::Tried, SolveState::Solved]);
    assert_eq!(track.solved(), 1);
    for (name, reader, state) in [
        ("a", Some(ada), SolveState::Solved),
        ("b", Some(ada), SolveState::Tried),
        ("d", Some(ada), SolveState::Untouched),
        ("a", Some(eve), SolveState::Untouched),
        ("a", None, SolveState::Untouched),
    ] {
        assert_eq!(db.problem(&slug(name), reader, &[]).await.unwrap().unwrap().state, state, "{name}");
    }
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
