//! Spaced repetition: solved problems come back for review.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::{Difficulty, Slug, Timestamp};

/// How well a user remembered the solution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// Not without help, or not at all.
    Again,
    /// With much effort.
    Hard,
    /// With some effort.
    Good,
    /// At once.
    Easy,
}

impl Grade {
    /// All grades, the worst first.
    pub const ALL: [Self; 4] = [Self::Again, Self::Hard, Self::Good, Self::Easy];

    /// The grade's name in requests and in the database.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Again => "again",
            Self::Hard => "hard",
            Self::Good => "good",
            Self::Easy => "easy",
        }
    }
}

impl fmt::Display for Grade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Grade {
    type Err = UnknownGrade;

    fn from_str(text: &str) -> Result<Self, UnknownGrade> {
        let known = Self::ALL.into_iter().find(|grade| grade.as_str() == text);
        known.ok_or_else(|| UnknownGrade(text.to_owned()))
    }
}

/// There is no grade with this name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownGrade(pub String);

impl fmt::Display for UnknownGrade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is not a grade: use again, hard, good or easy", self.0)
    }
}

impl std::error::Error for UnknownGrade {}

/// The help that a user opened during a review.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Help {
    /// None.
    #[default]
    None,
    /// At least one hint.
    Hints,
    /// The editorial.
    Editorial,
}

/// A solved problem that comes back for review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Review {
    /// The problem's slug.
    pub problem: Slug,
    /// The problem's title.
    pub title: String,
    /// The problem's difficulty.
    pub difficulty: Option<Difficulty>,
    /// The start of the day (UTC) on which it is due. If many problems are due on one day, some are moved to the next days.
    pub due_at: Timestamp,
    /// Whether it is due today.
    pub due: bool,
    /// When you last solved it.
    pub solved_at: Timestamp,
    /// How often you have reviewed it.
    pub reviews: u32,
    /// The review that you have started, if any.
    pub started: Option<StartedReview>,
}

/// A review that was started and is not graded yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StartedReview {
    /// When it was started.
    pub started_at: Timestamp,
    /// When you submitted the first accepted solution since then. Until then, only the grade `again` is possible.
    pub solved_at: Option<Timestamp>,
    /// How many wrong submissions came before it. Compile errors do not count.
    pub wrong: u32,
    /// The help that you opened before you solved it.
    pub help: Help,
    /// The possible grades, the worst first.
    pub grades: Vec<GradeChoice>,
}

/// A possible grade.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GradeChoice {
    /// The grade.
    pub grade: Grade,
    /// When the problem would be due again.
    pub due_at: Timestamp,
    /// Whether result, time and help suggest this grade.
    pub proposed: bool,
}

/// The reviews of a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewDay {
    /// How many are due today.
    pub due: u32,
    /// How many were graded today.
    pub done: u32,
}
