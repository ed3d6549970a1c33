//! Determines time limits.

use serde::{Deserialize, Serialize};

/// How a time limit is determined: it is given, or computed from the times of the package's submissions.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct TimeRule {
    /// The given limit, in ms.
    pub given_ms: Option<u32>,
    /// The limit divided by the time of the slowest submission that must not time out: `ac_to_time_limit`, in the legacy format
    /// `time_multiplier`.
    pub ac_to_time_limit: f64,
    /// The time of the fastest submission that must time out divided by the limit: `time_limit_to_tle`, in the legacy format
    /// `time_safety_margin`.
    pub time_limit_to_tle: f64,
    /// The limit is a multiple of this, in ms.
    pub resolution_ms: u32,
    /// Whether the limit must satisfy `time_limit_to_tle`. The legacy format only warns.
    pub strict: bool,
}

/// Why no time limit can be computed.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum TimeError {
    /// No submission that must not time out was measured.
    #[error(
        "no submission that must not time out was measured; put one that solves the problem into submissions/accepted"
    )]
    NoneMeasured,
    /// No limit satisfies both sides.
    #[error(
        "no time limit is between {least_ms} ms, which the slowest submission that must not time out needs with its margin, \
         and {most_ms} ms, by which the fastest one that must time out has to be stopped; give `limits.time_limit`, or make \
         the one faster or the other slower"
    )]
    Contradiction {
        /// The minimum for the slowest submission that must not time out.
        least_ms: u64,
        /// The maximum for the fastest submission that must time out.
        most_ms: u64,
    },
    /// The limit would be too long.
    #[error("the time limit would be {0} ms, more than is allowed; make the slowest accepted submission faster")]
    TooLong(u64),
}

/// The maximum time limit, in ms. With a longer one, a submission could block a slot for hours.
pub(crate) const MAX_TIME_MS: u32 = 300_000;

impl TimeRule {
    /// The default of the legacy format.
    pub(crate) const LEGACY: Self =
        Self { given_ms: None, ac_to_time_limit: 5.0, time_limit_to_tle: 2.0, resolution_ms: 1000, strict: false };

    /// The default of `2025-09`.
    pub(crate) const V2025_09: Self =
        Self { given_ms: None, ac_to_time_limit: 2.0, time_limit_to_tle: 1.5, resolution_ms: 1000, strict: true };

    /// Computes the limit in ms: the smallest multiple of the resolution that is at least `slowest_ms` times the factor. `slowest_ms` is the
    /// longest time of submissions that must not time out, and `fastest_ms` the shortest time of those that must.
    ///
    /// # Errors
    /// There is no such limit.
    pub fn infer(&self, slowest_ms: Option<u32>, fastest_ms: Option<u32>) -> Result<u32, TimeError> {
        let slowest = f64::from(slowest_ms.ok_or(TimeError::NoneMeasured)?);
        let resolution = f64::from(self.resolution_ms.max(1));
        let least = slowest * self.ac_to_time_limit;
        // A rounding error of the product must not add one step.
        let limit = ((least / resolution - 1e-9).ceil().max(1.0) * resolution).round();
        let most = fastest_ms.map_or(f64::INFINITY, |fastest| f64::from(fastest) / self.time_limit_to_tle);
        if self.strict && limit > most {
            return Err(TimeError::Contradiction { least_ms: least.ceil() as u64, most_ms: most.floor() as u64 });
        }
        if limit > f64::from(MAX_TIME_MS) { Err(TimeError::TooLong(limit as u64)) } else { Ok(limit as u32) }
    }

    /// The time after which a program is too slow for any limit that may be computed, in ms. Submissions run this long while the limit is
    /// measured, after the slowest one that must not time out is known.
    #[must_use]
    pub fn beyond_ms(&self, limit_ms: u32) -> u32 {
        (f64::from(limit_ms) * self.time_limit_to_tle).ceil() as u32
    }

    /// Whether a limit is too short for the slowest submission that must not time out.
    #[must_use]
    pub fn misses_margin(&self, limit_ms: u32, slowest_ms: Option<u32>) -> bool {
        slowest_ms.is_some_and(|slowest| f64::from(slowest) * self.ac_to_time_limit > f64::from(limit_ms))
    }

    /// Problems with a limit, in sentences. They are errors in `2025-09` and warnings in the legacy format.
    #[must_use]
    pub fn objections(&self, limit_ms: u32, slowest_ms: Option<u32>, fastest_ms: Option<u32>) -> Vec<String> {
        let mut found = Vec::new();
        let limit = f64::from(limit_ms);
        if let Some(slowest) = slowest_ms.filter(|slowest| self.misses_margin(limit_ms, Some(*slowest))) {
            let times = self.ac_to_time_limit;
            found.push(format!(
                "the slowest submission that must not time out takes {slowest} ms, more than 1/{times} of the time limit \
                 of {limit_ms} ms"
            ));
        }
        if let Some(fastest) = fastest_ms.filter(|fastest| limit * self.time_limit_to_tle > f64::from(*fastest)) {
            let times = self.time_limit_to_tle;
            found.push(format!(
                "the fastest submission that must time out takes {fastest} ms, less than {times} times the time limit of \
                 {limit_ms} ms"
            ));
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_computed_by_the_rules_of_the_format() {
        for (rule, slowest, fastest, expected) in [
            (TimeRule::LEGACY, 10, None, 1000),
            (TimeRule::LEGACY, 200, None, 1000),
            (TimeRule::LEGACY, 201, None, 2000),
            (TimeRule::LEGACY, 900, Some(1), 5000),
            (TimeRule::V2025_09, 0, None, 1000),
            (TimeRule::V2025_09, 500, Some(1500), 1000),
            (TimeRule::V2025_09, 501, Some(3000), 2000),
            (TimeRule { resolution_ms: 100, ac_to_time_limit: 3.0, ..TimeRule::V2025_09 }, 100, None, 300),
        ] {
            assert_eq!(rule.infer(Some(slowest), fastest), Ok(expected), "{rule:?} {slowest} {fastest:?}");
        }
    }

    #[test]
    fn contradictions_are_reported() {
        let contradiction = TimeRule::V2025_09.infer(Some(800), Some(2000)).unwrap_err();
        assert_eq!(contradiction, TimeError::Contradiction { least_ms: 1600, most_ms: 1333 });
        assert_eq!(TimeRule::LEGACY.infer(None, Some(1)), Err(TimeError::NoneMeasured));
        assert_eq!(TimeRule::LEGACY.infer(Some(100_000), None), Err(TimeError::TooLong(500_000)));
    }

    #[test]
    fn a_given_limit_is_compared_with_the_measured_times() {
        assert!(TimeRule::V2025_09.objections(1000, Some(500), Some(1500)).is_empty());
        assert_eq!(TimeRule::V2025_09.objections(1000, Some(501), Some(1499)).len(), 2);
    }
}
