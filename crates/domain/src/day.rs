//! Days of the calendar.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::{Timestamp, UtcOffset};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// A day, as the number of days since 1970-01-01. Its text form is `2026-01-02`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = String, format = Date, example = "2026-01-02"))]
#[serde(into = "String", try_from = "String")]
pub struct Day(pub i64);

/// The text is not a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayError;

impl Day {
    /// The day of a point in time on a clock.
    #[must_use]
    pub fn of(at: Timestamp, clock: UtcOffset) -> Self {
        Self(at.plus_ms(clock.ms()).0.div_euclid(DAY_MS))
    }

    /// The day that is `days` later.
    #[must_use]
    pub fn plus(self, days: i64) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// Year, month and day.
    #[must_use]
    pub fn date(self) -> (i64, i64, i64) {
        self.start().date_and_time().0
    }

    /// The day of the week: 0 is Monday, 6 is Sunday.
    #[must_use]
    pub fn weekday(self) -> i64 {
        // 1970-01-01 was a Thursday.
        (self.0 + 3).rem_euclid(7)
    }

    /// The Monday of the week.
    #[must_use]
    pub fn monday(self) -> Self {
        self.plus(-self.weekday())
    }

    /// The beginning of the day in UTC.
    #[must_use]
    pub fn start(self) -> Timestamp {
        Timestamp(self.0.saturating_mul(DAY_MS))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.start().iso_day())
    }
}

impl FromStr for Day {
    type Err = DayError;

    fn from_str(text: &str) -> Result<Self, DayError> {
        let mut parts = text.splitn(3, '-').map(str::parse::<i64>);
        let (Some(Ok(year)), Some(Ok(month)), Some(Ok(day))) = (parts.next(), parts.next(), parts.next()) else {
            return Err(DayError);
        };
        if !(1970..=9999).contains(&year) || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
            return Err(DayError);
        }
        // A year has at least 365 days, and a month at least 28; the rest is less than the loop's bound.
        let least = (year - 1970) * 365 + (month - 1) * 28 + day - 1;
        (least..least + 3000).map(Self).find(|found| found.date() == (year, month, day)).ok_or(DayError)
    }
}

impl TryFrom<String> for Day {
    type Error = DayError;

    fn try_from(text: String) -> Result<Self, DayError> {
        text.parse()
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.to_string()
    }
}

impl fmt::Display for DayError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Write a day like 2026-01-02.")
    }
}

impl std::error::Error for DayError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_survive_their_text() {
        for (number, text) in
            [(0, "1970-01-01"), (11_016, "2000-02-29"), (20_455, "2026-01-02"), (47_481, "2099-12-31")]
        {
            assert_eq!(Day(number).to_string(), text);
            assert_eq!(text.parse(), Ok(Day(number)), "{text}");
        }
        for bad in ["", "2026", "2026-02-30", "2026-13-01", "1969-12-31", "2026-01-02x", "x-1-1"] {
            assert_eq!(bad.parse::<Day>(), Err(DayError), "{bad:?}");
        }
    }

    #[test]
    fn weeks_begin_on_monday() {
        let weekday = |text: &str| text.parse::<Day>().unwrap().weekday();
        assert_eq!((weekday("1970-01-01"), weekday("2026-11-30"), weekday("2026-11-29")), (3, 0, 6));
    }
}
