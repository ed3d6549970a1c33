//! What a verification has found so far. The row keeps it, so that another worker continues after the last step that was done.

use assay_judge::verify::{StepReport, Verification};
use serde::{Deserialize, Serialize};

use crate::{Error, shared::MAX_ATTEMPTS};

/// The partial result of a verification.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct SoFar {
    /// See [`Verification::plan`].
    plan: String,
    /// The reports of the steps that are done, in order.
    reports: Vec<StepReport>,
    /// The step that was begun after them, for the message if the package is given up.
    begun: String,
}

impl SoFar {
    /// The reports in a row. They are ignored if they belong to other steps, because other languages were usable or another version wrote
    /// them.
    pub(crate) fn reports(stored: Option<&str>, plan: &str) -> Vec<StepReport> {
        let so_far = stored.and_then(|text| serde_json::from_str::<Self>(text).ok());
        let same = so_far.filter(|so_far| so_far.plan == plan);
        same.map_or_else(Vec::new, |so_far| so_far.reports)
    }

    /// The text for the row, when the step after these reports begins.
    pub(crate) fn text(verification: &Verification, plan: &str, reports: &[StepReport]) -> Result<String, Error> {
        let (next, all) = (reports.len(), verification.steps());
        let begun = format!("step {} of {all}: {}", next + 1, verification.describe(next));
        Ok(serde_json::to_string(&Self { plan: plan.to_owned(), reports: reports.to_vec(), begun })?)
    }
}

/// Why a package is given up. `stored` is its partial result.
pub(crate) fn given_up(stored: Option<&str>) -> String {
    let so_far = stored.and_then(|text| serde_json::from_str::<SoFar>(text).ok());
    let place = so_far.map_or_else(String::new, |so_far| format!("; the last one stopped in {}", so_far.begun));
    format!("given up after {MAX_ATTEMPTS} attempts: none ended with a result{place}")
}
