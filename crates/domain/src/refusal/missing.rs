//! What was not found.

use serde::{Deserialize, Serialize};

/// What does not exist, or is not visible to the user.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    /// A user's account.
    Account,
    /// An action of a form.
    Action,
    /// An API key.
    ApiKey,
    /// A difficulty to filter by.
    Difficulty,
    /// A draft.
    Draft,
    /// A problem's editorial.
    Editorial,
    /// A filter of a list.
    Filter,
    /// A problem's hint.
    Hint,
    /// An uploaded package.
    Import,
    /// A one-time link.
    Link,
    /// A personal list.
    List,
    /// A note about a problem.
    Note,
    /// An order of a list.
    Order,
    /// A problem.
    Problem,
    /// A user's profile.
    Profile,
    /// The review of a problem.
    Review,
    /// A run of a program.
    Run,
    /// A problem or track of the shipped library.
    Shipped,
    /// A state to filter by.
    State,
    /// A submission.
    Submission,
    /// A track.
    Track,
}
