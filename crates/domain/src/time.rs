//! Points in time, as stored and sent.

use serde::{Deserialize, Serialize};

/// Milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = 1_764_374_400_000_i64))]
#[serde(transparent)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// This point in time moved by `ms` milliseconds.
    #[must_use]
    pub fn plus_ms(self, ms: i64) -> Self {
        Self(self.0.saturating_add(ms))
    }

    /// (Year, month, day) and (hour, minute, second) in UTC.
    #[must_use]
    pub fn date_and_time(self) -> ((i64, i64, i64), (i64, i64, i64)) {
        let seconds = self.0.rem_euclid(DAY_MS) / 1000;
        (civil(self.0.div_euclid(DAY_MS)), (seconds / 3600, seconds / 60 % 60, seconds % 60))
    }

    /// The day, in UTC: `2026-01-02`.
    #[must_use]
    pub fn iso_day(self) -> String {
        let ((year, month, day), _) = self.date_and_time();
        format!("{year:04}-{month:02}-{day:02}")
    }
}

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// The date `days` days after 1970-01-01. Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms",
/// civil_from_days.
fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_leap_years_and_before_1970_are_right() {
        for (ms, day) in [(0, "1970-01-01"), (951_782_400_000, "2000-02-29"), (-1000, "1969-12-31")] {
            assert_eq!(Timestamp(ms).iso_day(), day);
        }
    }
}
