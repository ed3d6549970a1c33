//! Profiles: what a user has solved, and when they practiced.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::{Day, Difficulty, LanguageId, Slug, Timestamp, UserId};

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

/// How far a clock is ahead of UTC, in minutes: from -720 to 840.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "i32", into = "i32")]
pub struct UtcOffset(i32);

/// No clock is that far from UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UtcOffsetError;

impl UtcOffset {
    /// The smallest offset, in minutes.
    pub const LEAST: i32 = -720;
    /// The largest offset, in minutes.
    pub const MOST: i32 = 840;

    /// The offset in minutes.
    #[must_use]
    pub fn minutes(self) -> i32 {
        self.0
    }

    /// The offset in milliseconds.
    #[must_use]
    pub fn ms(self) -> i64 {
        i64::from(self.0) * 60_000
    }
}

impl TryFrom<i32> for UtcOffset {
    type Error = UtcOffsetError;

    fn try_from(minutes: i32) -> Result<Self, UtcOffsetError> {
        if (Self::LEAST..=Self::MOST).contains(&minutes) { Ok(Self(minutes)) } else { Err(UtcOffsetError) }
    }
}

impl From<UtcOffset> for i32 {
    fn from(offset: UtcOffset) -> Self {
        offset.0
    }
}

impl FromStr for UtcOffset {
    type Err = UtcOffsetError;

    fn from_str(text: &str) -> Result<Self, UtcOffsetError> {
        text.parse::<i32>().map_err(|_| UtcOffsetError)?.try_into()
    }
}

impl fmt::Display for UtcOffset {
    /// `UTC`, `UTC+05:30` or `UTC-08:00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 == 0 {
            return f.write_str("UTC");
        }
        let (sign, minutes) = (if self.0 < 0 { '-' } else { '+' }, self.0.abs());
        write!(f, "UTC{sign}{:02}:{:02}", minutes / 60, minutes % 60)
    }
}

impl fmt::Display for UtcOffsetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an offset has {} to {} minutes", UtcOffset::LEAST, UtcOffset::MOST)
    }
}

impl std::error::Error for UtcOffsetError {}

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

    #[test]
    fn offsets_are_checked_and_written_like_clocks() {
        for (minutes, written) in [(0, "UTC"), (330, "UTC+05:30"), (-480, "UTC-08:00"), (840, "UTC+14:00")] {
            assert_eq!(UtcOffset::try_from(minutes).unwrap().to_string(), written);
        }
        for bad in ["841", "-721", "x", ""] {
            assert_eq!(bad.parse::<UtcOffset>(), Err(UtcOffsetError), "{bad:?}");
        }
        assert!(serde_json::from_str::<UtcOffset>("9999").is_err());
    }
}
