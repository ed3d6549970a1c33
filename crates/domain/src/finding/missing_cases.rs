use super::{
    Finding,
    phrases::labeled,
    search::{Search, finding, grouped},
};
use crate::{SubmissionReport, Verdict};

impl Search<'_> {
    /// Submissions that must fail but are accepted, because a case for them is missing.
    pub(super) fn missing_cases(&mut self) -> Vec<Finding> {
        let accepted = self.take(|submission| {
            submission.verdict == Verdict::Accepted && !submission.permitted.contains(&Verdict::Accepted)
        });
        let groups = grouped(accepted, |submission| submission.permitted.clone());
        let to_finding = |(permitted, group): (Vec<Verdict>, Vec<&SubmissionReport>)| {
            let (what, verb) = labeled(group.len(), &permitted);
            let remedy = match permitted.as_slice() {
                [Verdict::TimeLimitExceeded] => "Lower the time limit, or add a larger case.",
                _ if group.len() == 1 => "Add a case that it fails.",
                _ => "Add a case that they fail.",
            };
            finding(format!("{what} {verb} accepted. {remedy}"), Vec::new(), &group)
        };
        groups.into_iter().map(to_finding).collect()
    }
}
