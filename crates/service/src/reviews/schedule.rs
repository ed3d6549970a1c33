//! The scheduler: FSRS with its default weights and whole days. Problems take minutes, so steps of minutes make no sense.

use assay_domain::{Grade, Timestamp};
use assay_store::{GradedCard, NewCard, ReviewCard};
use chrono::{DateTime, Utc};
use rs_fsrs::{Card, FSRS, Parameters, Rating, State};

/// The longest time between two reviews, in days. Later, most people have learned something better.
const MAX_DAYS: i32 = 365;
/// A backlog returns in this many problems per day, so that new ones still have room.
const LATE_PER_DAY: i64 = 5;

fn fsrs() -> FSRS {
    FSRS::new(Parameters { enable_short_term: false, maximum_interval: MAX_DAYS, ..Parameters::default() })
}

/// The state of a problem after it was solved for the first time, as if that had been a review with the grade good.
pub(super) fn first() -> NewCard {
    // The result does not depend on the time.
    let next = fsrs().next(Card { state: State::New, ..Card::default() }, DateTime::UNIX_EPOCH, Rating::Good).card;
    NewCard {
        stability: next.stability,
        difficulty: next.difficulty,
        days: next.scheduled_days,
        late_per_day: LATE_PER_DAY,
    }
}

/// The state after a review at `now`.
pub(super) fn graded(card: ReviewCard, grade: Grade, now: Timestamp) -> GradedCard {
    let before = Card {
        stability: card.stability,
        difficulty: card.difficulty,
        state: State::Review,
        // A clock that was set back must not give a negative interval, for which the formulas are not made.
        last_review: time(card.reviewed_at.min(now)),
        ..Card::default()
    };
    let next = fsrs().next(before, time(now), rating(grade)).card;
    let days = next.scheduled_days.clamp(1, i64::from(MAX_DAYS));
    GradedCard {
        grade,
        card: ReviewCard { stability: next.stability, difficulty: next.difficulty, reviewed_at: now, ..card },
        due_at: now.plus_ms(days * DAY_MS),
    }
}

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

fn rating(grade: Grade) -> Rating {
    match grade {
        Grade::Again => Rating::Again,
        Grade::Hard => Rating::Hard,
        Grade::Good => Rating::Good,
        Grade::Easy => Rating::Easy,
    }
}

fn time(at: Timestamp) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(at.0).unwrap_or(DateTime::UNIX_EPOCH)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp(1_767_323_045_000);

    fn card(days_ago: i64) -> ReviewCard {
        let NewCard { stability, difficulty, .. } = first();
        ReviewCard { stability, difficulty, reviewed_at: NOW.plus_ms(-days_ago * DAY_MS), reviews: 0, lapses: 0 }
    }

    fn days(graded: GradedCard) -> i64 {
        (graded.due_at.0 - NOW.0) / DAY_MS
    }

    #[test]
    fn a_new_problem_returns_after_three_days() {
        let first = first();
        assert_eq!(first.days, 3);
        assert!(first.stability > 3.0 && (1.0..=10.0).contains(&first.difficulty), "{first:?}");
    }

    #[test]
    fn a_better_grade_means_a_later_day() {
        let dates = Grade::ALL.map(|grade| days(graded(card(3), grade, NOW)));
        assert!(dates.is_sorted_by(|a, b| a < b), "{dates:?}");
        assert!(dates[0] <= 2 && dates[2] > 3, "{dates:?}");
    }

    #[test]
    fn intervals_grow_with_each_good_review_and_end_at_a_year() {
        let (mut card, mut now, mut last) = (card(3), NOW, 3);
        for _ in 0..12 {
            let next = graded(card, Grade::Good, now);
            let interval = (next.due_at.0 - now.0) / DAY_MS;
            assert!(interval > last || interval == i64::from(MAX_DAYS), "{interval} after {last}");
            (card, now, last) = (next.card, next.due_at, interval);
        }
        assert_eq!(last, i64::from(MAX_DAYS));
        assert!(days(graded(card, Grade::Again, now)) > 0);
    }

    #[test]
    fn a_second_review_on_the_same_day_gains_nothing() {
        let once = graded(card(3), Grade::Good, NOW);
        let twice = graded(once.card, Grade::Good, NOW);
        assert!((twice.card.stability - once.card.stability).abs() < 1e-9);
        // The scheduler keeps a day between the dates of two grades.
        assert!(days(twice) <= days(once) + 1, "{twice:?}");
    }

    #[test]
    fn extreme_states_give_valid_ones() {
        for (stability, difficulty, days_ago) in [(0.01, 10.0, 100_000), (36_500.0, 1.0, 0), (3.0, 5.0, -10)] {
            let card = ReviewCard { stability, difficulty, ..card(days_ago) };
            for grade in Grade::ALL {
                let next = graded(card, grade, NOW);
                assert!(next.card.stability > 0.0 && next.card.stability.is_finite(), "{next:?}");
                assert!((1.0..=10.0).contains(&next.card.difficulty), "{next:?}");
                assert!((1..=i64::from(MAX_DAYS)).contains(&days(next)), "{next:?}");
            }
        }
    }
}
