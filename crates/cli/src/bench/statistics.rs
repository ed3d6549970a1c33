//! Median and percentiles.

use serde::Serialize;

/// A summary of measured times, in ms.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Summary {
    pub(crate) count: usize,
    pub(crate) median_ms: f64,
    pub(crate) p90_ms: f64,
    pub(crate) p99_ms: f64,
    /// The maximum.
    pub(crate) most_ms: f64,
}

impl Summary {
    /// Summarizes times in ms. None if there are none.
    pub(crate) fn of(mut measured: Vec<f64>) -> Option<Self> {
        measured.sort_by(f64::total_cmp);
        let at = |part: f64| {
            #[expect(
                clippy::cast_precision_loss,
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "few and positive"
            )]
            let index = ((measured.len() - 1) as f64 * part).round() as usize;
            measured.get(index).copied().map(|ms| (ms * 1000.0).round() / 1000.0)
        };
        if measured.is_empty() {
            return None;
        }
        Some(Self {
            count: measured.len(),
            median_ms: at(0.5)?,
            p90_ms: at(0.9)?,
            p99_ms: at(0.99)?,
            most_ms: at(1.0)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_of_few_numbers_are_numbers_of_the_list() {
        let summary = Summary::of(vec![5.0, 1.0, 3.0]).unwrap();
        assert_eq!(summary, Summary { count: 3, median_ms: 3.0, p90_ms: 5.0, p99_ms: 5.0, most_ms: 5.0 });
        assert_eq!(Summary::of(Vec::new()), None);
    }
}
