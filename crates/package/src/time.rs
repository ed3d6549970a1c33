//! Where a time limit comes from.

use serde::{Deserialize, Serialize};

/// Where a problem's time limit comes from: it is given, or follows from how long the labelled submissions take.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct TimeRule {
    /// The limit that is given, in ms.
    pub given_ms: Option<u32>,
    /// How many times the slowest submission that must not time out fits into the limit: `ac_to_time_limit`, in the legacy
    /// format `time_multiplier`.
    pub ac_to_time_limit: f64,
    /// How many times the limit fits into the fastest submission that must time out: `time_limit_to_tle`, in the legacy
    /// format `time_safety_margin`.
    pub time_limit_to_tle: f64,
    /// A limit is a multiple of it, in ms.
    pub resolution_ms: u32,
    /// Whether a limit must also keep clear of the submissions that must time out. The legacy format only warns.
    pub strict: bool,
}

/// Why no time limit follows from what was measured.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum TimeError {
    /// Nothing that must not time out was measured.
    #[error(
        "no submission that must not time out was measured; put one that solves the problem into submissions/accepted"
    )]
    NoneMeasured,
    /// A limit that leaves room for the ones does not stop the others.
    #[error(
        "no time limit is between {least_ms} ms, which the slowest submission that must not time out needs with its margin, \
         and {most_ms} ms, by which the fastest one that must time out has to be stopped; give `limits.time_limit`, or make \
         the one faster or the other slower"
    )]
    Contradiction {
        /// The least that the slowest needs.
        least_ms: u64,
        /// The most that the fastest allows.
        most_ms: u64,
    },
    /// It would be longer than a worker may be held by one case.
    #[error("the time limit would be {0} ms, more than is allowed; make the slowest accepted submission faster")]
    TooLong(u64),
}

/// The longest time limit, in ms: longer than this, and a worker is held for hours by one submission.
pub(crate) const MAX_TIME_MS: u32 = 300_000;

impl TimeRule {
    /// The rule of the legacy format where nothing else is said.
    pub(crate) const LEGACY: Self =
        Self { given_ms: None, ac_to_time_limit: 5.0, time_limit_to_tle: 2.0, resolution_ms: 1000, strict: false };

    /// The rule of `2025-09` where nothing else is said.
    pub(crate) const V2025_09: Self =
        Self { given_ms: None, ac_to_time_limit: 2.0, time_limit_to_tle: 1.5, resolution_ms: 1000, strict: true };

    /// The limit, in ms: the smallest multiple of the resolution, at least one, into which `slowest_ms` fits as often as the
    /// rule says. `slowest_ms` is the longest that a submission took that must not time out, `fastest_ms` the shortest of
    /// those that must, none where there are none.
    ///
    /// # Errors
    /// There is no such limit.
    pub fn infer(&self, slowest_ms: Option<u32>, fastest_ms: Option<u32>) -> Result<u32, TimeError> {
        let slowest = f64::from(slowest_ms.ok_or(TimeError::NoneMeasured)?);
        let resolution = f64::from(self.resolution_ms.max(1));
        let least = slowest * self.ac_to_time_limit;
        // What was measured in whole ms is not worth a step more for the last bit of a product.
        let limit = ((least / resolution - 1e-9).ceil().max(1.0) * resolution).round();
        let most = fastest_ms.map_or(f64::INFINITY, |fastest| f64::from(fastest) / self.time_limit_to_tle);
        if self.strict && limit > most {
            return Err(TimeError::Contradiction { least_ms: least.ceil() as u64, most_ms: most.floor() as u64 });
        }
        if limit > f64::from(MAX_TIME_MS) { Err(TimeError::TooLong(limit as u64)) } else { Ok(limit as u32) }
    }

    /// How long a program runs before it is known to be too slow for any limit that may follow, in ms: that long the
    /// submissions run by which a limit is measured, once the slowest that must not time out is known.
    #[must_use]
    pub fn beyond_ms(&self, limit_ms: u32) -> u32 {
        (f64::from(limit_ms) * self.time_limit_to_tle).ceil() as u32
    }

    /// What speaks against a limit, in sentences: `2025-09` calls it an error, the legacy format worth a look.
    #[must_use]
    pub fn objections(&self, limit_ms: u32, slowest_ms: Option<u32>, fastest_ms: Option<u32>) -> Vec<String> {
        let mut found = Vec::new();
        let limit = f64::from(limit_ms);
        if let Some(slowest) = slowest_ms.filter(|slowest| f64::from(*slowest) * self.ac_to_time_limit > limit) {
            let times = self.ac_to_time_limit;
            found.push(format!(
                "the slowest submission that must not time out takes {slowest} ms, which is not to fit {times} times into \
                 the time limit of {limit_ms} ms"
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
    fn limits_follow_by_the_rules_of_the_generation() {
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
    fn contradictions_are_said() {
        let contradiction = TimeRule::V2025_09.infer(Some(800), Some(2000)).unwrap_err();
        assert_eq!(contradiction, TimeError::Contradiction { least_ms: 1600, most_ms: 1333 });
        assert_eq!(TimeRule::LEGACY.infer(None, Some(1)), Err(TimeError::NoneMeasured));
        assert_eq!(TimeRule::LEGACY.infer(Some(100_000), None), Err(TimeError::TooLong(500_000)));
    }

    #[test]
    fn a_given_limit_is_held_against_what_was_measured() {
        assert!(TimeRule::V2025_09.objections(1000, Some(500), Some(1500)).is_empty());
        assert_eq!(TimeRule::V2025_09.objections(1000, Some(501), Some(1499)).len(), 2);
    }
}
