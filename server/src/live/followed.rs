//! The last message per submission that a socket has sent, so that it never sends older messages.

use std::collections::HashMap;

use assay_domain::{Progress, Submission, SubmissionId, SubmissionState, Timestamp, Verdict};

#[derive(Debug, Default)]
pub(super) struct Followed(HashMap<SubmissionId, Sent>);

#[derive(Debug)]
enum Sent {
    /// Only the stored row.
    Row,
    Progress(Progress),
    /// The end. More messages follow only if an admin rejudges the submission.
    Done(End),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct End {
    attempt: i32,
    at: Option<Timestamp>,
    /// Whether the submission may be rejudged, because it ended as a judge error.
    may_be_rejudged: bool,
}

impl End {
    fn of(row: &Submission) -> Option<Self> {
        let may_be_rejudged = row.verdict == Some(Verdict::JudgeError);
        (row.state == SubmissionState::Done).then_some(Self {
            attempt: row.attempt,
            at: row.finished_at,
            may_be_rejudged,
        })
    }
}

/// The maximum number of entries. Forgotten ones get a new snapshot when the client watches them again.
const MAX_ENTRIES: usize = 1000;

impl Followed {
    pub(super) fn record_snapshot(&mut self, row: &Submission, progress: Option<&Progress>) {
        self.forget_done_when_full();
        let sent = match (End::of(row), progress) {
            (Some(end), _) => Sent::Done(end),
            (None, Some(progress)) => Sent::Progress(progress.clone()),
            (None, None) => Sent::Row,
        };
        self.0.insert(row.id, sent);
    }

    /// Whether this progress is new. Records it if so.
    pub(super) fn record_progress(&mut self, progress: &Progress) -> bool {
        let new = match self.0.get(&progress.submission) {
            // Of the progress after an end, only that of a rejudged submission is not late.
            Some(Sent::Done(end)) => end.may_be_rejudged && progress.attempt > end.attempt,
            Some(Sent::Progress(sent)) => progress.supersedes(sent),
            Some(Sent::Row) | None => true,
        };
        if new {
            self.forget_done_when_full();
            self.0.insert(progress.submission, Sent::Progress(progress.clone()));
        }
        new
    }

    /// Whether this row is a new end of the submission. Records it if so.
    pub(super) fn record_end(&mut self, row: &Submission) -> bool {
        let Some(end) = End::of(row) else { return false };
        self.forget_done_when_full();
        !matches!(self.0.insert(row.id, Sent::Done(end)), Some(Sent::Done(sent)) if sent == end)
    }

    /// The submissions that may get more messages.
    pub(super) fn open(&self) -> Vec<SubmissionId> {
        let over = |sent: &Sent| matches!(sent, Sent::Done(end) if !end.may_be_rejudged);
        self.0.iter().filter(|(_, sent)| !over(sent)).map(|(id, _)| *id).collect()
    }

    fn forget_done_when_full(&mut self) {
        if self.0.len() >= MAX_ENTRIES {
            self.0.retain(|_, sent| !matches!(sent, Sent::Done(_)));
        }
        if self.0.len() >= MAX_ENTRIES {
            self.0.clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use assay_domain::Phase;

    use super::*;

    fn progress(attempt: i32, seq: u32) -> Progress {
        Progress {
            submission: SubmissionId(1),
            attempt,
            seq,
            phase: Phase::Running,
            case: 1,
            total: 3,
            strip: String::new(),
        }
    }

    fn row(attempt: i32, verdict: Option<Verdict>) -> Submission {
        let done = verdict.is_some();
        Submission {
            id: SubmissionId(1),
            problem: "sum".parse().unwrap(),
            problem_title: "Sum".into(),
            language: "python3".into(),
            interface: None,
            state: if done { SubmissionState::Done } else { SubmissionState::Running },
            verdict,
            score: None,
            cpu_ms: None,
            wall_ms: None,
            memory_kib: None,
            passed: 0,
            total: 0,
            compile_output: None,
            failure: None,
            attempt,
            created_at: Timestamp(0),
            finished_at: done.then_some(Timestamp(1)),
            source: "x".into(),
            files: Vec::new(),
            groups: Vec::new(),
            message: None,
        }
    }

    #[test]
    fn a_rejudge_is_sent() {
        let mut followed = Followed::default();
        assert!(followed.record_end(&row(3, Some(Verdict::JudgeError))));
        assert_eq!(followed.open(), [SubmissionId(1)]);
        assert!(!followed.record_progress(&progress(3, 9)));
        assert!(followed.record_progress(&progress(4, 0)));
        let aborted = Submission { finished_at: Some(Timestamp(2)), ..row(3, Some(Verdict::Aborted)) };
        assert!(followed.record_end(&aborted));
        assert!(!followed.record_end(&aborted));
        assert!(followed.open().is_empty());
    }

    #[test]
    fn a_late_message_that_it_waits_again_is_not_sent_after_the_end() {
        let mut followed = Followed::default();
        followed.record_snapshot(&row(1, None), Some(&progress(1, 5)));
        let waits = Progress::queued_again(SubmissionId(1), 1);
        let mut cancelled = Followed::default();
        assert!(cancelled.record_end(&row(1, Some(Verdict::Aborted))));
        assert!(!cancelled.record_progress(&waits));
        assert!(followed.record_progress(&waits));
        assert!(!followed.record_progress(&progress(1, 6)));
        assert!(followed.record_progress(&progress(2, 1)));
    }

    #[test]
    fn old_progress_and_repeated_ends_are_not_sent() {
        let mut followed = Followed::default();
        followed.record_snapshot(&row(1, None), Some(&progress(1, 5)));
        assert!(!followed.record_progress(&progress(1, 5)));
        assert!(followed.record_progress(&progress(1, 6)));
        assert!(followed.record_progress(&progress(2, 0)));
        assert_eq!(followed.open(), [SubmissionId(1)]);
        assert!(!followed.record_end(&row(2, None)));
        let end = row(2, Some(Verdict::Accepted));
        assert!(followed.record_end(&end));
        assert!(!followed.record_end(&end));
        assert!(!followed.record_progress(&progress(2, 9)));
        assert!(followed.open().is_empty());
    }
}
