//! Why an operation was refused.

use assay_domain::Refusal;

use super::{fields, missing};
use crate::texts::faults;

pub(super) fn english(refusal: &Refusal) -> String {
    match refusal {
        Refusal::NotLoggedIn => "Log in or register, then try again.".into(),
        Refusal::WrongCredentials => "Check both and try again.".into(),
        Refusal::NotAllowed => "Your account may not do this. Ask an admin.".into(),
        Refusal::NotFound { what } => missing::english(*what).into(),
        Refusal::InvalidFields => "Check the fields, then try again.".into(),
        Refusal::InvalidValue { problem } => fields::english(problem),
        Refusal::PageOutdated => "This page is out of date. Reload it, then try again.".into(),
        Refusal::ShippedChanged => "This was changed in the meantime. Reload the page, then choose again.".into(),
        Refusal::TrackChanged => "Another admin changed this track. Check the changes, then try again.".into(),
        Refusal::TrackFull { most } => {
            format!("A track can have {most} problems and headings at most. Divide it into two tracks.")
        }
        Refusal::TooManyLists { most } => format!("You already have {most} lists. Delete one first."),
        Refusal::ListFull { most } => {
            format!("This list already has {most} problems. Remove one first, or use another list.")
        }
        Refusal::TooManyApiKeys { most } => format!("You already have {most} API keys. Revoke one first."),
        Refusal::ImportClosed => {
            "This package was published or discarded in the meantime. Reload the page.".into()
        }
        Refusal::ImportNotVerified => "This package is not verified yet, or verification found problems. Wait until it is verified, or give a reason to publish it anyway.".into(),
        Refusal::UploadRunning => {
            "You already have an upload running. Wait until it is done, then try again.".into()
        }
        Refusal::LastAdmin => "This is the last admin. Make someone else an admin first.".into(),
        Refusal::NoJudgeError => {
            "Only submissions with a judge error can be rejudged. This one has none, or is already queued.".into()
        }
        Refusal::DraftChanged => {
            "A newer revision of this draft was saved. Read it, then save with its revision to replace it.".into()
        }
        Refusal::NoteChanged => {
            "A newer revision of this note was saved. Read it, then save with its revision to replace it.".into()
        }
        Refusal::ReviewNotStarted => {
            "You have not started a review of this problem, or it is already graded. Start it first.".into()
        }
        Refusal::ReviewNotSolved => {
            "You have not solved this problem since the review started. Solve it, grade it “again”, or skip it.".into()
        }
        Refusal::SourceTooLarge { bytes, most } => (faults().source_too_large)(*bytes, *most),
        Refusal::PackageTooLarge { most_mib } => format!(
            "The package is larger than {most_mib} MiB. Import it with `assay import`, or ask the operator to raise ASSAY_UPLOAD_BYTES."
        ),
        Refusal::TooManyRequests { retry_after_s } => format!("Wait {retry_after_s} s, then try again."),
        Refusal::DailyLimit { most, retry_after_s } => format!(
            "You have reached the limit of {most} submissions in 24 hours, so your submission was not stored. Submit again in {}.",
            rounded_up(*retry_after_s)
        ),
        Refusal::TooManyRuns { .. } => "You have too many waiting runs. Run again when one of them has ended.".into(),
        Refusal::QueueFull { .. } => {
            "The queue is full, so your submission was not stored. Submit again in a minute.".into()
        }
        Refusal::NoWorker { .. } => {
            "No worker is connected, so your submission was not stored. Submit again in a minute.".into()
        }
        Refusal::CannotJudge { fix, .. } => format!("Submissions cannot be judged on this host: {fix}"),
        Refusal::RunsFull { .. } => {
            "Too many runs are waiting. Run again in a few seconds. You can still submit.".into()
        }
        Refusal::RunsUnavailable { .. } => {
            "Runs are not available right now. Run again in a few seconds. You can still submit.".into()
        }
        Refusal::RunNotCancelled { .. } => {
            "The run cannot be cancelled right now. Try again in a few seconds.".into()
        }
        Refusal::Internal => "The error is logged. Try again. If it happens again, tell an admin.".into(),
    }
}

/// A time to wait: minutes, or hours from two hours on.
fn rounded_up(seconds: u64) -> String {
    match seconds.div_ceil(60) {
        0 | 1 => "a minute".to_owned(),
        minutes @ 2..120 => format!("{minutes} minutes"),
        minutes => format!("{} hours", minutes.div_ceil(60)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waiting_times_are_rounded_up() {
        for (seconds, words) in
            [(0, "a minute"), (61, "2 minutes"), (119 * 60, "119 minutes"), (7200, "2 hours"), (86_400, "24 hours")]
        {
            assert_eq!(rounded_up(seconds), words);
        }
    }
}
