use super::{
    Finding,
    phrases::{failure, solutions},
    search::{Search, finding},
};
use crate::{SubmissionReport, Verdict};

/// The most case numbers in a list. With more cases, the summary only gives their number.
const MAX_LISTED_CASES: usize = 5;

impl Search<'_> {
    /// Cases that no solution passes. Their data is more likely wrong than all solutions.
    pub(super) fn bad_data(&mut self) -> Vec<Finding> {
        let mut groups: Vec<(Verdict, Vec<u32>)> = Vec::new();
        for (number, verdict) in &self.bad_cases {
            match groups.iter_mut().find(|(of, _)| of == verdict) {
                Some((_, numbers)) => numbers.push(*number),
                None => groups.push((*verdict, vec![*number])),
            }
        }
        let mut found: Vec<Finding> =
            groups.into_iter().filter_map(|(verdict, numbers)| self.bad_case(verdict, &numbers)).collect();
        found.sort_by_key(|finding| std::cmp::Reverse(finding.submissions.len()));
        found
    }

    fn bad_case(&mut self, verdict: Verdict, numbers: &[u32]) -> Option<Finding> {
        let fails = |submission: &SubmissionReport| numbers.iter().any(|number| submission.case(*number).is_some());
        let failing = self.solutions.iter().filter(|submission| fails(submission)).count();
        let explained = self.take(|submission| {
            let mut wrong = submission.unexpected().peekable();
            wrong.peek().is_some() && wrong.all(|case| numbers.contains(&case.case))
        });
        if explained.is_empty() {
            return None;
        }
        let names: Vec<&str> = numbers.iter().filter_map(|number| self.case_name(*number)).collect();
        let mut details = Vec::new();
        if numbers.len() <= MAX_LISTED_CASES {
            details.extend(numbers.iter().zip(&names).map(|(number, name)| format!("Case {number} is {name}.")));
        }
        details.extend(self.take_lines(|line| names.iter().any(|name| is_about(line, name))));
        let who = solutions(failing, self.solutions.len());
        let what = failure(verdict, failing == 1);
        let which = self.which_cases(numbers);
        let only = self.solutions.len() == 1;
        let every = numbers.len() > 1 && numbers.len() == self.report.cases.len();
        let check = match (verdict, numbers.len()) {
            (Verdict::TimeLimitExceeded, 1) => "Check the time limit and its input file.",
            (Verdict::TimeLimitExceeded, _) => "Check the time limit.",
            (Verdict::MemoryLimitExceeded, _) => "Check the memory limit.",
            (Verdict::OutputLimitExceeded, _) => "Check the output limit.",
            (Verdict::RunTimeError, 1) => "Check its input file.",
            (Verdict::RunTimeError, _) => "Check the input files.",
            _ if only && every => "Check the solution, the output validator and the answer files.",
            _ if only => "Check the solution and the answer file.",
            _ if every => "Check the output validator and the answer files.",
            (_, 1) => "Check its answer file.",
            _ => "Check their answer files.",
        };
        Some(finding(format!("{who} {what} {which}. {check}"), details, &explained))
    }

    /// "case 8", "cases 1, 2 and 5", "12 cases", "every case".
    fn which_cases(&self, numbers: &[u32]) -> String {
        match numbers {
            [one] => format!("case {one}"),
            all if all.len() == self.report.cases.len() => "every case".to_owned(),
            [first @ .., last] if numbers.len() <= MAX_LISTED_CASES => {
                let first: Vec<String> = first.iter().map(ToString::to_string).collect();
                format!("cases {} and {last}", first.join(", "))
            }
            many => format!("{} cases", many.len()),
        }
    }
}

/// Whether a check's line is about this case: "secret/08: …".
fn is_about(line: &str, case: &str) -> bool {
    line.strip_prefix(case).is_some_and(|rest| rest.starts_with(':'))
}
