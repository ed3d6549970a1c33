//! The suggested grade of a review, by result, time and help. The user decides.

use assay_domain::{Difficulty, Grade, Help, Timestamp};
use assay_store::StoredStart;

/// The time in which a person who remembers the idea writes the solution, in minutes.
fn expected_minutes(difficulty: Option<Difficulty>) -> i64 {
    match difficulty {
        Some(Difficulty::Easy) => 10,
        Some(Difficulty::Medium) | None => 25,
        Some(Difficulty::Hard) => 45,
    }
}

/// The suggested grade.
pub(super) fn proposal(started: &StoredStart, difficulty: Option<Difficulty>) -> Grade {
    let Some(Timestamp(solved_at)) = started.solved_at else { return Grade::Again };
    let expected_ms = expected_minutes(difficulty) * 60 * 1000;
    let took_ms = solved_at.saturating_sub(started.at.0);
    match (started.help, started.wrong) {
        (Help::Editorial, _) => Grade::Again,
        (Help::Hints, _) | (Help::None, 3..) => Grade::Hard,
        (Help::None, _) if took_ms > 2 * expected_ms => Grade::Hard,
        (Help::None, 0) if 2 * took_ms <= expected_ms => Grade::Easy,
        (Help::None, _) => Grade::Good,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_proposal_follows_result_time_and_help() {
        let minutes = |number: i64| Some(Timestamp(number * 60_000));
        for (solved_at, wrong, help, expected) in [
            (None, 0, Help::None, Grade::Again),
            (minutes(3), 0, Help::Editorial, Grade::Again),
            (minutes(3), 0, Help::Hints, Grade::Hard),
            (minutes(3), 3, Help::None, Grade::Hard),
            (minutes(21), 0, Help::None, Grade::Hard),
            (minutes(20), 0, Help::None, Grade::Good),
            (minutes(3), 2, Help::None, Grade::Good),
            (minutes(6), 0, Help::None, Grade::Good),
            (minutes(5), 0, Help::None, Grade::Easy),
        ] {
            let started = StoredStart { at: Timestamp(0), solved_at, wrong, help };
            assert_eq!(proposal(&started, Some(Difficulty::Easy)), expected, "{started:?}");
        }
    }

    #[test]
    fn hard_problems_may_take_longer() {
        let started =
            StoredStart { at: Timestamp(0), solved_at: Some(Timestamp(22 * 60_000)), wrong: 0, help: Help::None };
        let grades = [Some(Difficulty::Easy), Some(Difficulty::Medium), None, Some(Difficulty::Hard)]
            .map(|difficulty| proposal(&started, difficulty));
        assert_eq!(grades, [Grade::Hard, Grade::Good, Grade::Good, Grade::Easy]);
    }
}
