use assay_domain::{ProblemFilter, SubmissionId, Verdict};
use assay_store::{Error, NewProblem, SubmissionFilter};

use crate::fixture::{TestStore, new_problem, slug};

#[tokio::test]
async fn pages_have_no_gaps_and_duplicates_while_others_submit() {
    let db = TestStore::fresh().await;
    db.add_problem("sum").await;
    let (ada, eve) = (db.user("ada").await, db.user("eve").await);
    let mut made = Vec::new();
    for _ in 0..11 {
        made.push(db.submit(ada, "sum").await);
        db.submit(eve, "sum").await;
    }
    made.reverse();
    let mut seen: Vec<SubmissionId> = Vec::new();
    let mut cursor = None;
    loop {
        let page = db.submissions(ada, &SubmissionFilter::default(), cursor.as_deref(), 4).await.unwrap();
        assert!(page.items.len() <= 4);
        seen.extend(page.items.iter().map(|item| item.id));
        // New submissions go to the first page, which was already read.
        db.submit(ada, "sum").await;
        cursor = page.next;
        if cursor.is_none() {
            break;
        }
    }
    assert_eq!(seen, made);
}

#[tokio::test]
async fn users_see_only_their_own_submissions() {
    let db = TestStore::fresh().await;
    db.add_problem("sum").await;
    let (ada, eve) = (db.user("ada").await, db.user("eve").await);
    let own = db.submit(ada, "sum").await;
    for _ in 0..3 {
        db.submit(eve, "sum").await;
    }
    let page = db.submissions(ada, &SubmissionFilter::default(), None, 10).await.unwrap();
    assert_eq!(page.items.iter().map(|item| item.id).collect::<Vec<_>>(), [own]);
    // A cursor from another user's list does not show that user's submissions.
    let eves = db.submissions(eve, &SubmissionFilter::default(), None, 2).await.unwrap();
    let page = db.submissions(ada, &SubmissionFilter::default(), eves.next.as_deref(), 10).await.unwrap();
    assert!(page.items.iter().all(|item| item.id == own));
}

#[tokio::test]
async fn the_history_is_filtered() {
    let db = TestStore::fresh().await;
    db.add_problem("sum").await;
    db.add_problem("sort").await;
    let ada = db.user("ada").await;
    let wrong = db.judged(ada, "sum", Verdict::WrongAnswer).await;
    let right = db.judged(ada, "sum", Verdict::Accepted).await;
    let other = db.judged(ada, "sort", Verdict::Accepted).await;
    let queued = db.submit(ada, "sort").await;
    let ids = async |problem: Option<&str>, verdict| {
        let filter = SubmissionFilter { problem: problem.map(slug), verdict, ..SubmissionFilter::default() };
        let page = db.submissions(ada, &filter, None, 10).await.unwrap();
        page.items.into_iter().map(|item| item.id).collect::<Vec<_>>()
    };
    assert_eq!(ids(None, None).await, [queued, other, right, wrong]);
    assert_eq!(ids(Some("sum"), None).await, [right, wrong]);
    assert_eq!(ids(None, Some(Verdict::Accepted)).await, [other, right]);
    assert_eq!(ids(Some("sum"), Some(Verdict::Accepted)).await, [right]);
    assert!(ids(Some("nowhere"), None).await.is_empty());
    let of_language = async |code: &str| {
        let filter = SubmissionFilter { language: Some(code.into()), ..SubmissionFilter::default() };
        db.submissions(ada, &filter, None, 10).await.unwrap().items.len()
    };
    assert_eq!((of_language("python3").await, of_language("cpp").await), (4, 0));
}

#[tokio::test]
async fn a_problem_is_found_by_part_of_its_title_or_slug() {
    let db = TestStore::fresh().await;
    let ada = db.user("ada").await;
    for name in ["coffee-stamps", "tea"] {
        db.add_problem(name).await;
    }
    let stamps = db.submit(ada, "coffee-stamps").await;
    let tea = db.submit(ada, "tea").await;
    let found = async |text: &str| {
        let filter = SubmissionFilter { problem_text: Some(text.to_owned()), ..SubmissionFilter::default() };
        let page = db.submissions(ada, &filter, None, 10).await.unwrap();
        page.items.into_iter().map(|item| item.id).collect::<Vec<_>>()
    };
    assert_eq!(found("The Coffee").await, [stamps]);
    assert_eq!(found("STAMPS").await, [stamps]);
    assert_eq!(found("the").await, [tea, stamps]);
    for nothing in ["%", "_", "'", "\\", "nowhere", "\0"] {
        assert!(found(nothing).await.is_empty(), "{nothing:?}");
    }
    // Old submissions are found by the title of their edition and by the current title.
    let renamed =
        NewProblem { title: "Espresso".to_owned(), package_hash: "second".to_owned(), ..new_problem("coffee-stamps") };
    db.put_problem(&renamed).await.unwrap();
    assert_eq!(found("the coffee").await, [stamps]);
    assert_eq!(found("espresso").await, [stamps]);
}

#[tokio::test]
async fn invalid_cursors_are_rejected() {
    let db = TestStore::fresh().await;
    db.add_problem("a").await;
    db.add_problem("b").await;
    let ada = db.user("ada").await;
    let problems = db.problems(&ProblemFilter::default(), None, 1, None).await.unwrap().next.unwrap();
    for bad in ["", "x", "0", "7331e9", "737878", &problems] {
        let page = db.submissions(ada, &SubmissionFilter::default(), Some(bad), 10).await;
        assert!(matches!(page, Err(Error::BadCursor)), "{bad}");
    }
}

#[tokio::test]
async fn the_daily_limit_ends_a_day_after_the_oldest_counted_submission() {
    let db = TestStore::fresh().await;
    db.add_problem("sum").await;
    let (ada, eve) = (db.user("ada").await, db.user("eve").await);
    db.submit(ada, "sum").await;
    db.submit(ada, "sum").await;
    db.submit(eve, "sum").await;
    assert_eq!(db.daily_limit_wait(ada, 3).await.unwrap(), None);
    let wait = db.daily_limit_wait(ada, 2).await.unwrap().unwrap();
    let day = 24 * 60 * 60 * 1000;
    assert!((day - 600_000..=day).contains(&wait), "{wait}");
    db.raw(&format!("UPDATE submissions SET created_at = created_at - {day}")).await.unwrap();
    assert_eq!(db.daily_limit_wait(ada, 2).await.unwrap(), None);
}
