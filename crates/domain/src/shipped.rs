//! The problems and tracks that come with Assay, and what became of them in this installation.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::{Page, Slug, Timestamp, named::named_enum};

/// What is shipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ShippedKind {
    /// A problem.
    Problem,
    /// A track.
    Track,
}

impl ShippedKind {
    /// The name in the database and on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Problem => "problem",
            Self::Track => "track",
        }
    }
}

impl FromStr for ShippedKind {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "problem" => Ok(Self::Problem),
            "track" => Ok(Self::Track),
            other => Err(format!("{other:?} is not shipped: use problem or track")),
        }
    }
}

named_enum! {
    /// What became of a shipped problem or track. In this order, an admin should look at them.
    #[derive(PartialOrd, Ord, Hash, Serialize, Deserialize)]
    #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
    #[serde(rename_all = "snake_case")]
    pub enum ShippedState {
        /// It could not be loaded.
        Failed = "failed",
        /// An admin changed it, so the admin's stays in use.
        Kept = "kept",
        /// An admin went back to what was in use before.
        Undone = "undone",
        /// An admin deleted it, so it stays deleted.
        Deleted = "deleted",
        /// The shipped one replaced an older one.
        Updated = "updated",
        /// The shipped one is in use, and nothing was in use before.
        Added = "added",
        /// It is no longer shipped. What the installation has stays as it is.
        Left = "left",
    }
}

/// A shipped problem or track.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ShippedItem {
    /// Whether it is a problem or a track.
    pub kind: ShippedKind,
    /// Its name in URLs.
    pub slug: Slug,
    /// Its title; null if it is not in the database.
    pub title: Option<String>,
    /// What became of it.
    pub state: ShippedState,
    /// When this happened. If it is no longer shipped: when a start first found this.
    pub at: Timestamp,
    /// The number of the shipped version, if it is a problem.
    pub shipped_version: Option<i32>,
    /// The number of the version that is in use, if it is a problem.
    pub used_version: Option<i32>,
    /// Why it could not be loaded, if it is shipped.
    pub error: Option<String>,
    /// Whether an admin can put the shipped one into use.
    pub can_use: bool,
    /// Whether an admin can go back to what was in use before the shipped one.
    pub can_undo: bool,
}

/// How many shipped problems and tracks are in a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ShippedCount {
    /// The state.
    pub state: ShippedState,
    /// How many problems.
    pub problems: u32,
    /// How many tracks.
    pub tracks: u32,
}

/// What a server does with the shipped library.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum LoadingState {
    /// The operator turned it off, or the server has no library.
    #[default]
    Off,
    /// It is loading the library, or waits for another server that does.
    Loading,
    /// Everything was looked at.
    Done,
    /// It had to stop. The next start continues.
    Stopped,
}

/// How far a server is with the shipped library since it started.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LoadingProgress {
    /// What the server does.
    pub state: LoadingState,
    /// How many problems and tracks it has looked at.
    pub done: u32,
    /// How many there are; 0 until known.
    pub total: u32,
}

/// The shipped library.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ShippedLibrary {
    /// How far the server that answers is.
    pub progress: LoadingProgress,
    /// How many problems and tracks are in each state, without states that none is in.
    pub counts: Vec<ShippedCount>,
    /// A page of the problems and tracks. Those that an admin should look at come first.
    pub page: Page<ShippedItem>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_have_the_same_names_in_addresses_and_in_json() {
        for state in ShippedState::ALL {
            assert_eq!(serde_json::to_value(state).unwrap(), state.as_str());
            assert_eq!(ShippedState::from_name(state.as_str()), Some(*state));
        }
    }
}
