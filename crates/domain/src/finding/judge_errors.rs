use super::{
    Finding,
    phrases::counted,
    search::{Search, finding},
};
use crate::Verdict;

impl Search<'_> {
    /// Submissions that cannot be judged because a validator or grader fails.
    pub(super) fn judge_errors(&mut self) -> Vec<Finding> {
        let failed = self.take(|submission| submission.verdict == Verdict::JudgeError);
        if failed.is_empty() {
            return Vec::new();
        }
        let causes: Vec<&str> = failed.iter().filter_map(|submission| submission.cause.as_deref()).collect();
        let mut details = self.take_lines(|line| causes.iter().any(|cause| cause.contains(line)));
        if details.is_empty() {
            // The last line of a cause has the reason.
            details = distinct(causes.iter().filter_map(|cause| cause.lines().last()));
        }
        let what = counted(failed.len(), "submission", "submissions");
        let summary = format!("{what} cannot be judged because a program of the problem fails. Check its validators.");
        vec![finding(summary, details, &failed)]
    }
}

fn distinct<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut seen: Vec<String> = Vec::new();
    for line in lines {
        if !seen.iter().any(|known| known == line) {
            seen.push(line.to_owned());
        }
    }
    seen
}
