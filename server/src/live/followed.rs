//! What a socket was told of each submission, so that it is never told something older.

use std::collections::HashMap;

use assay_domain::{Progress, SubmissionId};

/// The newest that went out, by submission.
#[derive(Debug, Default)]
pub(super) struct Followed(HashMap<SubmissionId, Told>);

#[derive(Debug)]
enum Told {
    /// Watched; nothing but the row was told.
    Row,
    /// So much progress.
    Progress(Progress),
    /// The end. Nothing comes after it.
    Done,
}

/// More than this many at once would be a program that never reads history; the rest is told by snapshot when asked for.
const MOST: usize = 1000;

impl Followed {
    /// Notes a snapshot.
    pub(super) fn snapshot(&mut self, id: SubmissionId, done: bool, progress: Option<&Progress>) {
        self.forget_done_when_full();
        let told = match progress {
            _ if done => Told::Done,
            Some(progress) => Told::Progress(progress.clone()),
            None => Told::Row,
        };
        self.0.insert(id, told);
    }

    /// Whether this progress is news; notes it if so.
    pub(super) fn is_news(&mut self, progress: &Progress) -> bool {
        let news = match self.0.get(&progress.submission) {
            Some(Told::Done) => false,
            Some(Told::Progress(told)) => progress.supersedes(told),
            Some(Told::Row) | None => true,
        };
        if news {
            self.forget_done_when_full();
            self.0.insert(progress.submission, Told::Progress(progress.clone()));
        }
        news
    }

    /// Whether the end of this submission is news; notes it if so.
    pub(super) fn is_end(&mut self, id: SubmissionId) -> bool {
        self.forget_done_when_full();
        !matches!(self.0.insert(id, Told::Done), Some(Told::Done))
    }

    /// The submissions whose end has not been told.
    pub(super) fn open(&self) -> Vec<SubmissionId> {
        self.0.iter().filter(|(_, told)| !matches!(told, Told::Done)).map(|(id, _)| *id).collect()
    }

    fn forget_done_when_full(&mut self) {
        if self.0.len() >= MOST {
            self.0.retain(|_, told| !matches!(told, Told::Done));
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

    #[test]
    fn older_progress_and_second_ends_are_dropped() {
        let mut followed = Followed::default();
        followed.snapshot(SubmissionId(1), false, Some(&progress(1, 5)));
        assert!(!followed.is_news(&progress(1, 5)));
        assert!(followed.is_news(&progress(1, 6)));
        assert!(followed.is_news(&progress(2, 0)));
        assert_eq!(followed.open(), [SubmissionId(1)]);
        assert!(followed.is_end(SubmissionId(1)));
        assert!(!followed.is_end(SubmissionId(1)));
        assert!(!followed.is_news(&progress(2, 9)));
        assert!(followed.open().is_empty());
    }
}
