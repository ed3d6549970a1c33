//! Profiles: what a user has solved, and when they practiced.

use serde::{Deserialize, Serialize};

use crate::{Day, Difficulty, LanguageId, Slug, Timestamp, UserId, UtcOffset};

/// Who sees a profile, and when its days begin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ProfileSettings {
    /// Whether everyone can see the profile.
    pub public: bool,
    /// How far the user's clock is ahead of UTC, in minutes.
    #[cfg_attr(feature = "openapi", schema(value_type = i32, minimum = -720, maximum = 840))]
    pub utc_offset: UtcOffset,
}

/// What a user has solved, and when they practiced. Only published problems count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Profile {
    /// The user's id.
    pub id: UserId,
    /// The user's name.
    pub name: String,
    /// The days below begin at midnight of a clock that is so many minutes ahead of UTC.
    #[cfg_attr(feature = "openapi", schema(value_type = i32))]
    pub utc_offset: UtcOffset,
    /// The current day.
    pub today: Day,
    /// Solved problems by difficulty, easy first.
    pub difficulties: Vec<SolvedByDifficulty>,
    /// Solved problems by tag, for the tags with the most solved problems.
    pub topics: Vec<SolvedByTopic>,
    /// The days with a submission in this week and in the 52 weeks before it, oldest first.
    pub days: Vec<ActiveDay>,
    /// How many days in a row have a submission, up to today or yesterday.
    pub current_streak: u32,
    /// The most days in a row that ever had a submission.
    pub longest_streak: u32,
    /// The languages of accepted submissions, those with the most solved problems first.
    pub languages: Vec<SolvedByLanguage>,
    /// The problems that were solved last, newest first.
    pub recent: Vec<RecentlySolved>,
}

/// How many problems of a difficulty a user has solved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SolvedByDifficulty {
    /// The difficulty. Null for problems without one.
    pub difficulty: Option<Difficulty>,
    /// How many the user has solved.
    pub solved: u32,
    /// How many there are.
    pub problems: u32,
}

/// How many problems with a tag a user has solved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SolvedByTopic {
    /// The tag.
    pub tag: String,
    /// How many the user has solved.
    pub solved: u32,
    /// How many there are.
    pub problems: u32,
}

/// A day with submissions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ActiveDay {
    /// The day.
    pub day: Day,
    /// How many submissions it has.
    pub submissions: u32,
}

/// How many problems a user has solved in a language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SolvedByLanguage {
    /// The language.
    pub language: LanguageId,
    /// How many problems the user has solved in it.
    pub solved: u32,
}

/// A problem and when it was first solved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecentlySolved {
    /// Its name in URLs.
    pub slug: Slug,
    /// Its title.
    pub title: String,
    /// How hard it is, if its author says so.
    pub difficulty: Option<Difficulty>,
    /// When the first accepted submission was sent.
    pub solved_at: Timestamp,
}

/// The current and the longest streak of days, which must be sorted and different. A streak goes on until a whole day is missing, so
/// it still counts on the day after its last one.
#[must_use]
pub fn streaks(days: &[Day], today: Day) -> (u32, u32) {
    let (mut run, mut longest, mut last) = (0, 0, None);
    for day in days {
        run = if last == Some(day.plus(-1)) { run + 1 } else { 1 };
        longest = longest.max(run);
        last = Some(*day);
    }
    let goes_on = last.is_some_and(|last| last >= today.plus(-1));
    (if goes_on { run } else { 0 }, longest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_streak_ends_when_a_whole_day_is_missing() {
        let today = Day(100);
        let of = |days: &[i64]| streaks(&days.iter().map(|day| Day(*day)).collect::<Vec<_>>(), today);
        assert_eq!(of(&[]), (0, 0));
        assert_eq!(of(&[100]), (1, 1));
        assert_eq!(of(&[98, 99]), (2, 2), "today is not over yet");
        assert_eq!(of(&[97, 98]), (0, 2));
        assert_eq!(of(&[10, 11, 12, 90, 99, 100]), (2, 3));
        assert_eq!(of(&[98, 99, 100]), (3, 3));
    }
}
