//! The clocks of users, as offsets from UTC.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

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

#[cfg(test)]
mod tests {
    use super::*;

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
