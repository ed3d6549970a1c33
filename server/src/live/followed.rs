//! What a socket was told of each submission, so that it is never told something older.

use std::collections::HashMap;

use assay_domain::{Progress, Submission, SubmissionId, SubmissionState, Timestamp, Verdict};

/// The newest that went out, by submission.
#[derive(Debug, Default)]
pub(super) struct Followed(HashMap<SubmissionId, Told>);

#[derive(Debug)]
enum Told {
    /// Watched; nothing but the row was told.
    Row,
    /// So much progress.
    Progress(Progress),
    /// The end. Nothing comes after it, but for what an admin has judged again.
    Done(End),
}

/// Which end was told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct End {
    attempt: i32,
    at: Option<Timestamp>,
    /// Whether there may be another: what could not be judged may be tried again.
    for_now: bool,
}

impl End {
    fn of(row: &Submission) -> Option<Self> {
        let for_now = row.verdict == Some(Verdict::JudgeError);
        (row.state == SubmissionState::Done).then_some(Self { attempt: row.attempt, at: row.finished_at, for_now })
    }
}

/// More than this many at once would be a program that never reads history; the rest is told by snapshot when asked for.
const MOST: usize = 1000;

impl Followed {
    /// Notes a snapshot.
    pub(super) fn snapshot(&mut self, row: &Submission, progress: Option<&Progress>) {
        self.forget_done_when_full();
        let told = match (End::of(row), progress) {
            (Some(end), _) => Told::Done(end),
            (None, Some(progress)) => Told::Progress(progress.clone()),
            (None, None) => Told::Row,
        };
        self.0.insert(row.id, told);
    }

    /// Whether this progress is news; notes it if so.
    pub(super) fn is_news(&mut self, progress: &Progress) -> bool {
        let news = match self.0.get(&progress.submission) {
            Some(Told::Done(end)) => progress.attempt > end.attempt,
            Some(Told::Progress(told)) => progress.supersedes(told),
            Some(Told::Row) | None => true,
        };
        if news {
            self.forget_done_when_full();
            self.0.insert(progress.submission, Told::Progress(progress.clone()));
        }
        news
    }

    /// Whether this row is the submission's end, and news; notes it if so.
    pub(super) fn is_end(&mut self, row: &Submission) -> bool {
        let Some(end) = End::of(row) else { return false };
        self.forget_done_when_full();
        !matches!(self.0.insert(row.id, Told::Done(end)), Some(Told::Done(told)) if told == end)
    }

    /// The submissions of which more may come.
    pub(super) fn open(&self) -> Vec<SubmissionId> {
        let over = |told: &Told| matches!(told, Told::Done(end) if !end.for_now);
        self.0.iter().filter(|(_, told)| !over(told)).map(|(id, _)| *id).collect()
    }

    fn forget_done_when_full(&mut self) {
        if self.0.len() >= MOST {
            self.0.retain(|_, told| !matches!(told, Told::Done(_)));
        }
        if self.0.len() >= MOST {
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
    fn what_is_judged_again_is_news() {
        let mut followed = Followed::default();
        assert!(followed.is_end(&row(3, Some(Verdict::JudgeError))));
        assert_eq!(followed.open(), [SubmissionId(1)]);
        assert!(!followed.is_news(&progress(3, 9)));
        assert!(followed.is_news(&progress(4, 0)));
        let aborted = Submission { finished_at: Some(Timestamp(2)), ..row(3, Some(Verdict::Aborted)) };
        assert!(followed.is_end(&aborted));
        assert!(!followed.is_end(&aborted));
        assert!(followed.open().is_empty());
    }

    #[test]
    fn older_progress_and_second_ends_are_dropped() {
        let mut followed = Followed::default();
        followed.snapshot(&row(1, None), Some(&progress(1, 5)));
        assert!(!followed.is_news(&progress(1, 5)));
        assert!(followed.is_news(&progress(1, 6)));
        assert!(followed.is_news(&progress(2, 0)));
        assert_eq!(followed.open(), [SubmissionId(1)]);
        assert!(!followed.is_end(&row(2, None)));
        let end = row(2, Some(Verdict::Accepted));
        assert!(followed.is_end(&end));
        assert!(!followed.is_end(&end));
        assert!(!followed.is_news(&progress(2, 9)));
        assert!(followed.open().is_empty());
    }
}
