//! Formats submissions as text.

use assay_domain::{Failure, GroupReport, Submission, SubmissionSummary, Verdict};

use super::endpoint::Endpoint;
use crate::case_text::CaseText;

/// All details of a submission, in several lines.
pub(super) fn details(submission: &Submission, server: &Endpoint) -> String {
    let mut lines = vec![headline(submission)];
    if let (Some(cpu_ms), Some(memory_kib)) = (submission.cpu_ms, submission.memory_kib) {
        lines.push(format!("CPU time {cpu_ms} ms, memory {memory_kib} KiB (maximum of all cases)"));
    }
    for GroupReport { name, verdict, score } in &submission.groups {
        if let Some(score) = score.filter(|_| !name.is_empty()) {
            lines.push(format!("{name}: {}, {score} points", verdict.label()));
        }
    }
    lines.extend(submission.message.iter().map(|message| message.trim_end().to_owned()));
    lines.extend(submission.compile_output.iter().map(|output| format!("Compiler output:\n{}", output.trim_end())));
    lines.extend(submission.failure.iter().flat_map(failure));
    lines.push(server.page(&format!("submissions/{}", submission.id)));
    lines.join("\n") + "\n"
}

/// The verdict or the current state, such as "Wrong answer on case 6 of 21".
fn headline(submission: &Submission) -> String {
    let Submission { passed, total, score, .. } = submission;
    let Some(verdict) = submission.verdict else {
        return format!("{}: {passed} of {total} cases passed so far", submission.state.as_str());
    };
    let score = score.map(|score| format!(", {score} points")).unwrap_or_default();
    match &submission.failure {
        Some(failure) if verdict != Verdict::Accepted => {
            format!("{} on case {} of {total}{score}", verdict.label(), failure.case)
        }
        _ if *total == 0 => format!("{}{score}", verdict.label()),
        _ => format!("{}: {passed} of {total} cases passed{score}", verdict.label()),
    }
}

fn failure(failure: &Failure) -> Vec<String> {
    let printed = failure.stdout.clone().filter(|text| !text.is_empty());
    let (input, expected, actual) = match failure.values.as_deref().map(CaseText::of) {
        Some(CaseText { input, expected, found }) => (input, expected, found.or_else(|| failure.actual.clone())),
        None => (failure.input.clone(), failure.expected.clone(), failure.actual.clone()),
    };
    let texts =
        [("Input", input), ("Expected output", expected), ("Your output", actual), ("Standard output", printed)];
    let shown = texts.into_iter().filter_map(|(name, text)| Some((name, text?)));
    let mut lines: Vec<_> = shown.map(|(name, text)| format!("{name}:\n{}", text.trim_end())).collect();
    // Shortened values have a `…`.
    if failure.truncated && failure.values.is_none() {
        lines.push("Long texts are shortened.".to_owned());
    }
    lines.extend(failure.message.iter().map(|message| message.trim_end().to_owned()));
    lines
}

/// One line of a list.
pub(super) fn line(submission: &SubmissionSummary) -> String {
    let verdict = submission.verdict.map_or(submission.state.as_str(), Verdict::label);
    let SubmissionSummary { id, problem, language, passed, total, .. } = submission;
    format!(
        "{:>8}  {verdict:<22} {:>9}  {:<12} {problem}",
        id.to_string(),
        format!("{passed}/{total}"),
        language.as_str()
    )
}
