//! Converts values of columns to domain types and back.

use std::fmt::Display;

use assay_domain::{Difficulty, Interface, Slug, SolveState, SubmissionState, Verdict};
use serde::{Serialize, de::DeserializeOwned};

use crate::{Error, Result};

/// Converts a count, which is never negative.
pub(crate) fn count(value: impl TryInto<u32> + Display + Copy) -> Result<u32> {
    value.try_into().map_err(|_| Error::BadRow(format!("{value} is not a valid count")))
}

/// Converts a measure for a signed 32-bit column. Larger values are stored as the maximum.
pub(crate) fn measure(value: u32) -> i32 {
    i32::try_from(value).unwrap_or(i32::MAX)
}

pub(crate) fn slug(text: &str) -> Result<Slug> {
    text.parse().map_err(|error| Error::BadRow(format!("{error}")))
}

pub(crate) fn verdict(text: &str) -> Result<Verdict> {
    text.parse().map_err(|error| Error::BadRow(format!("{error}")))
}

pub(crate) fn state(text: &str) -> Result<SubmissionState> {
    SubmissionState::parse(text).ok_or_else(|| Error::BadRow(format!("{text:?} is not a state")))
}

pub(crate) fn interface(text: &str) -> Result<Interface> {
    Interface::parse(text).ok_or_else(|| Error::BadRow(format!("{text:?} is not an interface")))
}

pub(crate) fn difficulty(text: &str) -> Result<Difficulty> {
    Difficulty::parse(text).ok_or_else(|| Error::BadRow(format!("{text:?} is not a difficulty")))
}

/// The sort key of a difficulty. Problems without one come last.
pub(crate) fn difficulty_rank(difficulty: Option<Difficulty>) -> i32 {
    match difficulty {
        Some(Difficulty::Easy) => 1,
        Some(Difficulty::Medium) => 2,
        Some(Difficulty::Hard) => 3,
        None => 4,
    }
}

/// Converts the level of a query: 0 untouched, 1 tried, 2 solved.
pub(crate) fn solve_state(level: i32) -> SolveState {
    match level {
        2 => SolveState::Solved,
        1 => SolveState::Tried,
        _ => SolveState::Untouched,
    }
}

pub(crate) fn from_json<T: DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|error| Error::BadRow(error.to_string()))
}

pub(crate) fn to_json(value: &impl Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(|error| Error::BadRow(error.to_string()))
}

/// Replaces NUL, which PostgreSQL cannot store, with the replacement character. For output of programs, for example.
pub(crate) fn storable(text: &str) -> String {
    text.replace('\0', "\u{FFFD}")
}

/// Slugs as a bound value for `{is_one_of}`.
pub(crate) fn joined_slugs(slugs: &[Slug]) -> String {
    slugs.iter().map(Slug::as_str).collect::<Vec<_>>().join(",")
}
