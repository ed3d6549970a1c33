//! Reviews: entering, the plan of the days, grading, and turning them off.

use assay_domain::{Grade, Help, ReviewDay, Timestamp, UserId, Verdict};
use assay_store::{GradedCard, NewCard, Rescheduled, ReviewBounds, ReviewCard, StoredReview};
use assay_testbed::on_one_day;

use crate::fixture::{TestStore, slug};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;
const CARD: NewCard = NewCard { stability: 3.1, difficulty: 5.3, days: 3, late_per_day: 5 };
const BOUNDS: ReviewBounds = ReviewBounds { per_day: 20 };

impl TestStore {
    /// Creates problems and solves each, `days_ago` days ago, in order.
    async fn solved(&self, user: UserId, names: &[String], days_ago: i64) {
        for name in names {
            self.add_problem(name).await;
            let id = self.judged(user, name, Verdict::Accepted).await;
            self.raw(&format!(
                "UPDATE submissions SET created_at = created_at - {ago}, finished_at = finished_at - {ago} WHERE id = {id}",
                ago = days_ago * DAY_MS
            ))
            .await
            .unwrap();
        }
    }

    async fn plan(&self, user: UserId, bounds: ReviewBounds) -> Vec<StoredReview> {
        self.reviews(user, bounds, None, 1000).await.unwrap().items
    }

    /// Moves all due times.
    async fn pass(&self, days: i64) {
        self.raw(&format!(
            "UPDATE reviews SET due_at = due_at - {ms}, reviewed_at = reviewed_at - {ms}",
            ms = days * DAY_MS
        ))
        .await
        .unwrap();
    }
}

fn names(prefix: &str, count: usize) -> Vec<String> {
    (1..=count).map(|number| format!("{prefix}{number:02}")).collect()
}

/// The number of reviews on each day, from today on.
fn per_day(plan: &[StoredReview]) -> Vec<usize> {
    let Some(today) = plan.first().map(|review| review.now.0 / DAY_MS) else { return Vec::new() };
    let mut days = Vec::new();
    for review in plan {
        let day = usize::try_from(review.due_at.0 / DAY_MS - today).unwrap();
        days.resize(days.len().max(day + 1), 0);
        days[day] += 1;
    }
    days
}

fn graded(review: &StoredReview, grade: Grade, days: i64) -> GradedCard {
    let card = ReviewCard { stability: 9.0, reviewed_at: review.now, ..review.card };
    GradedCard { grade, card, due_at: review.now.plus_ms(days * DAY_MS) }
}

#[tokio::test]
async fn a_problem_enters_once_when_it_is_first_solved() {
    on_one_day(async || {
        let db = TestStore::fresh().await;
        let (ada, eve) = (db.user("ada").await, db.user("eve").await);
        for name in ["a", "b", "c"] {
            db.add_problem(name).await;
        }
        db.judged(ada, "a", Verdict::WrongAnswer).await;
        db.submit(ada, "b").await;
        db.judged(eve, "c", Verdict::Accepted).await;
        db.enroll_solved(ada, CARD).await.unwrap();
        assert!(db.plan(ada, BOUNDS).await.is_empty());

        db.judged(ada, "a", Verdict::Accepted).await;
        let first = db.judged(ada, "a", Verdict::Accepted).await;
        let both = tokio::join!(db.enroll_solved(ada, CARD), db.enroll_solved(ada, CARD));
        assert!(both.0.is_ok() && both.1.is_ok(), "{both:?}");
        let plan = db.plan(ada, BOUNDS).await;
        assert_eq!(plan.len(), 1);
        let review = &plan[0];
        let (_, last) = db.submission(first).await.unwrap().unwrap();
        assert_eq!((review.problem.as_str(), review.title.as_str(), review.due), ("a", "The a", false));
        assert_eq!(Some(review.solved_at), last.finished_at);
        assert_eq!((review.card.reviews, review.card.lapses, review.started), (0, 0, None));
        assert_eq!(review.due_at.0 / DAY_MS - review.card.reviewed_at.0 / DAY_MS, 3);
        assert_eq!(db.review_day(ada, BOUNDS, CARD).await.unwrap(), Some(ReviewDay { due: 0, done: 0 }));
        // Reading the day also adds what is missing.
        db.judged(ada, "b", Verdict::Accepted).await;
        assert_eq!(db.review_day(ada, BOUNDS, CARD).await.unwrap(), Some(ReviewDay { due: 0, done: 0 }));
        assert_eq!(db.plan(ada, BOUNDS).await.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn problems_solved_long_ago_are_spread_over_days() {
    on_one_day(async || {
        let db = TestStore::fresh().await;
        let ada = db.user("ada").await;
        db.solved(ada, &names("old", 12), 100).await;
        db.solved(ada, &names("new", 2), 1).await;
        db.enroll_solved(ada, CARD).await.unwrap();
        let plan = db.plan(ada, BOUNDS).await;
        assert_eq!(per_day(&plan), [5, 5, 4], "two new ones are due in two days");
        let order: Vec<_> =
            plan.iter().map(|review| review.problem.to_string()).filter(|it| it.starts_with("old")).collect();
        assert_eq!(order, names("old", 12), "the oldest first");
        // Adding again moves nothing.
        db.enroll_solved(ada, CARD).await.unwrap();
        assert_eq!(per_day(&db.plan(ada, BOUNDS).await), [5, 5, 4]);
    })
    .await;
}

#[tokio::test]
async fn a_day_has_a_limited_number_of_reviews_and_the_rest_moves_in_order() {
    on_one_day(async || {
        let db = TestStore::fresh().await;
        let ada = db.user("ada").await;
        db.solved(ada, &names("p", 8), 0).await;
        db.enroll_solved(ada, CARD).await.unwrap();
        let small = ReviewBounds { per_day: 3 };
        assert_eq!(per_day(&db.plan(ada, small).await), [0, 0, 0, 3, 3, 2]);
        db.pass(5).await;
        let plan = db.plan(ada, small).await;
        assert_eq!(per_day(&plan), [3, 3, 2]);
        assert_eq!(plan.iter().filter(|review| review.due).count(), 3);
        assert_eq!(db.review_day(ada, small, CARD).await.unwrap(), Some(ReviewDay { due: 3, done: 0 }));

        // A graded review keeps its place of the day, so the next one does not move up.
        let order: Vec<_> = plan.iter().map(|review| review.problem.clone()).collect();
        assert!(db.start_review(ada, &order[0]).await.unwrap());
        let review = db.review(ada, small, &order[0]).await.unwrap().unwrap();
        let at = review.started.unwrap().at;
        let grade = db.grade_review(ada, &order[0], at, graded(&review, Grade::Good, 2)).await.unwrap();
        assert_eq!(grade, Rescheduled::Done);
        assert_eq!(db.review_day(ada, small, CARD).await.unwrap(), Some(ReviewDay { due: 2, done: 1 }));
        let plan = db.plan(ada, small).await;
        assert_eq!(per_day(&plan), [2, 3, 3]);
        let rest: Vec<_> = plan.iter().map(|review| review.problem.clone()).collect();
        assert_eq!(rest[..7], order[1..], "the order is stable");

        // Pages show the same plan.
        let (mut paged, mut cursor) = (Vec::new(), None);
        loop {
            let page = db.reviews(ada, small, cursor.as_deref(), 3).await.unwrap();
            assert!(page.items.len() <= 3);
            paged.extend(page.items.into_iter().map(|review| (review.problem, review.due_at)));
            cursor = page.next;
            if cursor.is_none() {
                break;
            }
        }
        assert_eq!(paged, plan.into_iter().map(|review| (review.problem, review.due_at)).collect::<Vec<_>>());
        assert!(matches!(db.reviews(ada, small, Some("7a"), 3).await, Err(assay_store::Error::BadCursor)));
    })
    .await;
}

#[tokio::test]
async fn a_day_that_is_done_has_no_more_reviews() {
    on_one_day(async || {
        let db = TestStore::fresh().await;
        let ada = db.user("ada").await;
        db.solved(ada, &names("p", 5), 0).await;
        db.enroll_solved(ada, CARD).await.unwrap();
        db.pass(4).await;
        let one = ReviewBounds { per_day: 1 };
        for name in ["p01", "p02"] {
            assert!(db.start_review(ada, &slug(name)).await.unwrap());
            let review = db.review(ada, one, &slug(name)).await.unwrap().unwrap();
            let at = review.started.unwrap().at;
            db.grade_review(ada, &slug(name), at, graded(&review, Grade::Easy, 9)).await.unwrap();
        }
        // The second one was reviewed early, so more were graded than a day has.
        assert_eq!(db.review_day(ada, one, CARD).await.unwrap(), Some(ReviewDay { due: 0, done: 2 }));
        assert_eq!(per_day(&db.plan(ada, one).await), [0, 1, 1, 1, 0, 0, 0, 0, 0, 1, 1]);
    })
    .await;
}

#[tokio::test]
async fn a_started_review_counts_wrong_submissions_time_and_help() {
    on_one_day(async || {
        let db = TestStore::fresh().await;
        let ada = db.user("ada").await;
        let sum = slug("sum");
        db.solved(ada, &["sum".to_owned()], 10).await;
        db.enroll_solved(ada, CARD).await.unwrap();
        // Without a started review, help is not noted.
        db.note_review_help(ada, &sum, Help::Editorial).await.unwrap();
        db.judged(ada, "sum", Verdict::WrongAnswer).await;
        db.raw("UPDATE submissions SET created_at = created_at - 60000 WHERE verdict = 'wrong_answer'").await.unwrap();
        assert!(db.start_review(ada, &sum).await.unwrap());
        let started = db.review(ada, BOUNDS, &sum).await.unwrap().unwrap().started.unwrap();
        assert_eq!((started.solved_at, started.wrong, started.help), (None, 0, Help::None));

        for verdict in [Verdict::WrongAnswer, Verdict::RunTimeError, Verdict::TimeLimitExceeded, Verdict::JudgeError] {
            db.judged(ada, "sum", verdict).await;
        }
        db.raw("UPDATE submissions SET verdict = 'compile_error' WHERE verdict = 'run_time_error'").await.unwrap();
        db.note_review_help(ada, &sum, Help::Hints).await.unwrap();
        let solved = db.judged(ada, "sum", Verdict::Accepted).await;
        // What happens after the solution does not count.
        db.judged(ada, "sum", Verdict::WrongAnswer).await;
        db.note_review_help(ada, &sum, Help::Editorial).await.unwrap();
        let review = db.review(ada, BOUNDS, &sum).await.unwrap().unwrap();
        let started = review.started.unwrap();
        let (_, submission) = db.submission(solved).await.unwrap().unwrap();
        assert_eq!((started.solved_at, started.wrong, started.help), (Some(submission.created_at), 2, Help::Hints));

        let next = graded(&review, Grade::Again, 1);
        assert_eq!(db.grade_review(ada, &sum, Timestamp(7), next).await.unwrap(), Rescheduled::Changed);
        assert_eq!(db.grade_review(ada, &sum, started.at, next).await.unwrap(), Rescheduled::Done);
        assert_eq!(db.grade_review(ada, &sum, started.at, next).await.unwrap(), Rescheduled::Changed, "only once");
        let review = db.review(ada, BOUNDS, &sum).await.unwrap().unwrap();
        assert_eq!((review.card.reviews, review.card.lapses, review.started, review.due), (1, 1, None, false));
        assert!((review.card.stability - 9.0).abs() < 1e-9);
    })
    .await;
}

#[tokio::test]
async fn a_skipped_review_returns_tomorrow() {
    on_one_day(async || {
        let db = TestStore::fresh().await;
        let ada = db.user("ada").await;
        db.solved(ada, &["sum".to_owned()], 10).await;
        db.enroll_solved(ada, CARD).await.unwrap();
        let sum = slug("sum");
        assert!(!db.skip_review(ada, &sum).await.unwrap(), "none is started");
        assert!(db.start_review(ada, &sum).await.unwrap());
        assert!(db.skip_review(ada, &sum).await.unwrap());
        let review = db.review(ada, BOUNDS, &sum).await.unwrap().unwrap();
        assert_eq!((review.due, review.started, review.card.reviews), (false, None, 0));
        assert_eq!(review.due_at.0 / DAY_MS, review.now.0 / DAY_MS + 1);
    })
    .await;
}

#[tokio::test]
async fn only_published_problems_with_an_accepted_submission_are_due() {
    let db = TestStore::fresh().await;
    let ada = db.user("ada").await;
    db.solved(ada, &["a".to_owned(), "b".to_owned()], 10).await;
    db.enroll_solved(ada, CARD).await.unwrap();
    assert_eq!(db.review_day(ada, BOUNDS, CARD).await.unwrap(), Some(ReviewDay { due: 2, done: 0 }));
    // As rejudging does.
    db.raw("UPDATE submissions SET verdict = 'wrong_answer' WHERE problem_id = 1").await.unwrap();
    db.raw("UPDATE problems SET published = FALSE WHERE slug = 'b'").await.unwrap();
    assert_eq!(db.review_day(ada, BOUNDS, CARD).await.unwrap(), Some(ReviewDay { due: 0, done: 0 }));
    assert!(db.plan(ada, BOUNDS).await.is_empty());
    assert_eq!(db.review(ada, BOUNDS, &slug("a")).await.unwrap(), None);
    assert!(!db.start_review(ada, &slug("a")).await.unwrap());
    db.judged(ada, "a", Verdict::Accepted).await;
    db.enroll_solved(ada, CARD).await.unwrap();
    assert_eq!(db.plan(ada, BOUNDS).await.len(), 1, "solved again");
}

#[tokio::test]
async fn turning_reviews_off_and_on_does_not_flood() {
    on_one_day(async || {
        let db = TestStore::fresh().await;
        let ada = db.user("ada").await;
        db.solved(ada, &names("p", 7), 0).await;
        db.enroll_solved(ada, CARD).await.unwrap();
        db.start_review(ada, &slug("p01")).await.unwrap();
        assert!(db.wants_reviews(ada).await.unwrap());
        db.set_reviews(ada, false, CARD).await.unwrap();
        assert!(!db.wants_reviews(ada).await.unwrap());
        assert_eq!(db.review_day(ada, BOUNDS, CARD).await.unwrap(), None);
        db.solved(ada, &names("q", 5), 40).await;
        db.enroll_solved(ada, CARD).await.unwrap();
        assert_eq!(db.plan(ada, BOUNDS).await.len(), 7, "nothing is added while they are off");
        db.pass(30).await;

        db.set_reviews(ada, true, CARD).await.unwrap();
        let plan = db.plan(ada, BOUNDS).await;
        assert_eq!(per_day(&plan), [5, 5, 2]);
        assert!(plan.iter().all(|review| review.started.is_none()));
        // Turning on what is on moves nothing.
        db.pass(1).await;
        let before = db.plan(ada, BOUNDS).await;
        db.set_reviews(ada, true, CARD).await.unwrap();
        let dates = |plan: &[StoredReview]| plan.iter().map(|it| (it.problem.clone(), it.due_at)).collect::<Vec<_>>();
        assert_eq!(dates(&db.plan(ada, BOUNDS).await), dates(&before));
    })
    .await;
}

#[tokio::test]
async fn contradictory_reviews_are_rejected() {
    let db = TestStore::fresh().await;
    let ada = db.user("ada").await;
    db.solved(ada, &["sum".to_owned()], 0).await;
    db.enroll_solved(ada, CARD).await.unwrap();
    for change in
        ["stability = 0", "difficulty = -1", "lapses = 1", "reviews = -1", "help = 1", "help = 3, started_at = 1"]
    {
        assert!(db.raw(&format!("UPDATE reviews SET {change}")).await.is_err(), "{change}");
    }
    db.raw("UPDATE reviews SET help = 2, started_at = 1").await.unwrap();
}
