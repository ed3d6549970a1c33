//! Ids of rows. Each has its own type, so that a problem's id cannot be used as a user's.

use std::{fmt, num::ParseIntError, str::FromStr};

use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = ParseIntError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    };
}

id!(
    /// The id of a user.
    UserId
);
id!(
    /// The id of a problem, the same for all its editions.
    ProblemId
);
id!(
    /// The id of a track.
    TrackId
);
id!(
    /// The id of a personal list.
    ListId
);
id!(
    /// The id of a submission.
    SubmissionId
);
id!(
    /// The id of an uploaded package.
    ImportId
);
id!(
    /// The id of an API key.
    ApiKeyId
);
