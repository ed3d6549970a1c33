use super::{
    Finding,
    phrases::{labeled, words},
    search::{Search, causes, finding, grouped},
};
use crate::{SubmissionReport, Verdict};

impl Search<'_> {
    /// The rest of the submissions, by label and verdict.
    pub(super) fn by_label(&mut self) -> Vec<Finding> {
        let rest = self.take(|_| true);
        let groups = grouped(rest, |submission| (submission.permitted.clone(), submission.verdict));
        let to_finding = |((permitted, verdict), group): ((Vec<Verdict>, Verdict), Vec<&SubmissionReport>)| {
            let (what, _) = labeled(group.len(), &permitted);
            let summary = if permitted.contains(&verdict) {
                let verb = if group.len() == 1 { "differs" } else { "differ" };
                format!("{what} {verb} from the label.")
            } else {
                format!("{what} got {}. Check the label.", words(verdict))
            };
            finding(summary, causes(&group), &group)
        };
        groups.into_iter().map(to_finding).collect()
    }
}
