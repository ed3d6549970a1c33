use super::{
    Finding,
    phrases::{failure, solutions},
    search::{Search, finding, grouped},
};
use crate::{SubmissionReport, Verdict};

impl Search<'_> {
    /// Solutions that fail where another one passes.
    pub(super) fn bad_solutions(&mut self) -> Vec<Finding> {
        let total = self.solutions.len();
        let failed = self.take(|submission| submission.is_solution() && submission.unexpected().next().is_some());
        let bad_cases = &self.bad_cases;
        let groups = grouped(failed, |submission| {
            let first = submission.unexpected().find(|case| !bad_cases.contains_key(&case.case));
            let first = first.or_else(|| submission.unexpected().next()).map(|case| (case.case, case.verdict));
            // A limit that is too low makes different cases fail, so only wrong answers are grouped by case.
            first.map(|(case, verdict)| (is_wrong(verdict).then_some(case), verdict))
        });
        let to_finding = |(first, group): (Option<(Option<u32>, Verdict)>, Vec<&SubmissionReport>)| {
            let (case, verdict) = first?;
            let who = solutions(group.len(), total);
            let what = failure(verdict, group.len() == 1);
            let single = group.len() == 1;
            let (which, check) = match (case, verdict) {
                (Some(case), _) if single => (format!("case {case}"), "Check the solution."),
                (Some(case), _) => (format!("case {case}"), "Check these solutions and the answer file."),
                (None, Verdict::TimeLimitExceeded) => (String::new(), "Check the time limit."),
                (None, Verdict::RunTimeError) if single => (String::new(), "Check the solution."),
                (None, Verdict::RunTimeError) => (String::new(), "Check the solutions."),
                (None, _) => (String::new(), "Check the limit."),
            };
            let what =
                if which.is_empty() { what.trim_end_matches(" on").to_owned() } else { format!("{what} {which}") };
            let details = case.and_then(|case| Some(format!("Case {case} is {}.", self.case_name(case)?)));
            Some(finding(format!("{who} {what}. {check}"), details.into_iter().collect(), &group))
        };
        groups.into_iter().filter_map(to_finding).collect()
    }
}

fn is_wrong(verdict: Verdict) -> bool {
    matches!(verdict, Verdict::WrongAnswer | Verdict::PartiallyAccepted)
}
