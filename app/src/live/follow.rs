//! The known state of a submission. Messages may come late, twice or out of order, over a socket or from a poll. The state never goes
//! backwards. Pure; only browsers get messages.
#![cfg_attr(not(feature = "hydrate"), allow(dead_code))]

use assay_domain::{Phase, Progress, ServerMessage, Submission, SubmissionId, SubmissionState, Timestamp, Verdict};

/// The known state of a submission.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Followed {
    id: SubmissionId,
    row: Option<Box<Submission>>,
    progress: Option<Progress>,
}

/// The stage of a submission, as shown to users.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Stage {
    Queued,
    Compiling,
    /// Case `case` of `total` runs; both 0 until known.
    Running {
        /// Counted from 1.
        case: u32,
        total: u32,
    },
    /// It has a verdict.
    Done,
}

/// The mark of one case in the strip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CaseMark {
    Judged(Verdict),
    Running,
    /// Has not run yet.
    Waiting,
    /// Will not run any more.
    Skipped,
}

impl Followed {
    /// Starts with the stored row, or with the id alone if the submission has just been sent.
    pub(crate) fn new(id: SubmissionId, row: Option<Submission>) -> Self {
        Self { id, row: row.map(Box::new), progress: None }
    }

    pub(crate) fn id(&self) -> SubmissionId {
        self.id
    }

    /// The row, if it is done and no later attempt is known.
    pub(crate) fn done(&self) -> Option<&Submission> {
        let again = |row: &Submission| self.progress.as_ref().is_some_and(|progress| progress.attempt > row.attempt);
        self.row.as_deref().filter(|row| row.state == SubmissionState::Done && !again(row))
    }

    /// Whether no more messages will come. A judge error may be rejudged.
    pub(crate) fn is_settled(&self) -> bool {
        self.done().is_some_and(|row| row.verdict != Some(Verdict::JudgeError))
    }

    /// Applies a message. Returns whether it was news.
    pub(crate) fn take(&mut self, message: ServerMessage) -> bool {
        match message {
            ServerMessage::Snapshot { submission, progress } => {
                let newer_row = self.take_row(submission);
                let newer_progress = progress.is_some_and(|progress| self.take_progress(progress));
                newer_row || newer_progress
            }
            ServerMessage::Progress(progress) => self.take_progress(progress),
            ServerMessage::Done { submission } => self.take_row(submission),
            ServerMessage::Ping | ServerMessage::Error { .. } => false,
        }
    }

    fn take_row(&mut self, row: Box<Submission>) -> bool {
        let known = self.row.as_deref().map(rank);
        let newer = row.id == self.id && known.is_none_or(|known| rank(&row) > known);
        if newer {
            self.progress.take_if(|progress| match row.state {
                // Its worker was lost, so the progress of this attempt is over.
                SubmissionState::Queued => progress.attempt <= row.attempt,
                SubmissionState::Running => false,
                // It may be cancelled after an attempt was announced and before it began. Then forget the announcement.
                SubmissionState::Done => progress.attempt > row.attempt,
            });
            self.row = Some(row);
        }
        newer
    }

    /// A finished or queued row is the last word on its attempt, so later progress of that attempt is ignored.
    fn take_progress(&mut self, progress: Progress) -> bool {
        let queued = self.row.as_deref().filter(|row| row.state == SubmissionState::Queued);
        let late = self.done().or(queued).is_some_and(|row| progress.attempt <= row.attempt);
        let newer = progress.submission == self.id
            && !late
            && self.progress.as_ref().is_none_or(|known| progress.supersedes(known));
        if newer {
            self.progress = Some(progress);
        }
        newer
    }

    pub(crate) fn stage(&self) -> Stage {
        if self.done().is_some() {
            return Stage::Done;
        }
        match &self.progress {
            Some(progress) => match progress.phase {
                Phase::Queued => Stage::Queued,
                Phase::Compiling => Stage::Compiling,
                // Only the row says that the submission is done. Until it arrives, show the last case.
                Phase::Running | Phase::Done => Stage::Running { case: progress.case, total: progress.total },
            },
            None => match self.row.as_deref().map(|row| row.state) {
                Some(SubmissionState::Running) => Stage::Running { case: 0, total: 0 },
                _ => Stage::Queued,
            },
        }
    }

    /// The strip of cases; empty if nothing is known about them.
    pub(crate) fn strip(&self) -> Vec<CaseMark> {
        match (self.done(), &self.progress) {
            (Some(row), Some(progress)) if progress.attempt == row.attempt && covers(row, &progress.strip) => {
                marks(&progress.strip, row.total, None, CaseMark::Skipped)
            }
            (Some(row), _) => stored_strip(row),
            (None, Some(progress)) => {
                let running = (progress.phase == Phase::Running).then_some(progress.case);
                marks(&progress.strip, progress.total, running, CaseMark::Waiting)
            }
            (None, None) => Vec::new(),
        }
    }
}

/// Orders rows by attempt, then by state: running, queued again, done. Of two ends of one attempt, the later one wins.
fn rank(row: &Submission) -> (i32, u8, Option<Timestamp>) {
    let state = match row.state {
        SubmissionState::Running => 0,
        SubmissionState::Queued => 1,
        SubmissionState::Done => 2,
    };
    (row.attempt, state, row.finished_at)
}

/// Whether a strip covers all cases that the row counts. The last message before the verdict may be lost.
fn covers(row: &Submission, strip: &str) -> bool {
    let passed = strip.chars().filter(|letter| *letter == Verdict::Accepted.letter()).count();
    let failed = strip.chars().any(|letter| letter != Verdict::Accepted.letter());
    passed == row.passed as usize && failed == row.failure.is_some()
}

fn marks(strip: &str, total: u32, running: Option<u32>, rest: CaseMark) -> Vec<CaseMark> {
    let mut marks: Vec<CaseMark> = strip.chars().filter_map(Verdict::from_letter).map(CaseMark::Judged).collect();
    while marks.len() < total as usize {
        let is_running = running.is_some_and(|case| case as usize == marks.len() + 1);
        marks.push(if is_running { CaseMark::Running } else { rest });
    }
    marks
}

/// The strip that a row implies: all cases passed, or all before the first failure and none after it.
fn stored_strip(row: &Submission) -> Vec<CaseMark> {
    let passed = row.passed as usize;
    let failed = match (&row.failure, row.verdict) {
        (Some(failure), Some(verdict)) if failure.case as usize == passed + 1 => Some(verdict),
        (None, _) if row.passed == row.total => None,
        _ => return Vec::new(),
    };
    let judged = std::iter::repeat_n(Verdict::Accepted, passed).chain(failed).map(CaseMark::Judged);
    let mut marks: Vec<CaseMark> = judged.collect();
    marks.resize((row.total as usize).max(marks.len()), CaseMark::Skipped);
    marks
}

#[cfg(test)]
mod tests {
    use assay_domain::Failure;

    use super::*;

    const ID: SubmissionId = SubmissionId(7);

    fn row(attempt: i32, state: SubmissionState) -> Submission {
        Submission {
            id: ID,
            problem: "sum".parse().unwrap(),
            problem_title: "Sum".into(),
            language: "python3".into(),
            interface: None,
            state,
            verdict: (state == SubmissionState::Done).then_some(Verdict::Accepted),
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
            finished_at: None,
            source: "x".into(),
            files: Vec::new(),
            groups: Vec::new(),
            message: None,
        }
    }

    fn progress(attempt: i32, seq: u32, strip: &str) -> ServerMessage {
        let case = u32::try_from(strip.len()).unwrap() + 1;
        ServerMessage::Progress(Progress {
            submission: ID,
            attempt,
            seq,
            phase: Phase::Running,
            case,
            total: 4,
            strip: strip.into(),
        })
    }

    fn done(row: Submission) -> ServerMessage {
        ServerMessage::Done { submission: Box::new(row) }
    }

    #[test]
    fn older_messages_are_ignored() {
        let mut known = Followed::new(ID, None);
        assert_eq!(known.stage(), Stage::Queued);
        assert!(known.take(progress(1, 5, "AA")));
        let before = known.clone();
        assert!(!known.take(progress(1, 4, "A")));
        assert!(!known.take(progress(1, 5, "AAA")));
        assert_eq!(known, before);
        assert_eq!(known.stage(), Stage::Running { case: 3, total: 4 });
        assert!(known.take(progress(2, 1, "")));
        assert_eq!(known.stage(), Stage::Running { case: 1, total: 4 });
    }

    #[test]
    fn only_a_later_attempt_changes_a_finished_submission() {
        let mut known = Followed::new(ID, Some(row(1, SubmissionState::Running)));
        assert!(known.take(done(row(1, SubmissionState::Done))));
        assert!(!known.take(progress(1, 9, "A")));
        let stale = ServerMessage::Snapshot { submission: Box::new(row(1, SubmissionState::Running)), progress: None };
        assert!(!known.take(stale));
        assert_eq!(known.stage(), Stage::Done);
        let again = ServerMessage::Snapshot { submission: Box::new(row(2, SubmissionState::Running)), progress: None };
        assert!(known.take(again));
        assert_eq!(known.stage(), Stage::Running { case: 0, total: 0 });
    }

    #[test]
    fn a_rejudged_submission_is_queued_again() {
        let failed = Submission { verdict: Some(Verdict::JudgeError), ..row(3, SubmissionState::Done) };
        let mut known = Followed::new(ID, Some(failed.clone()));
        assert!(!known.is_settled());
        assert!(known.take(ServerMessage::Progress(Progress::queued_again(ID, 3))));
        assert_eq!((known.stage(), known.done()), (Stage::Queued, None));
        // Cancelled before it began: the attempt number never increased.
        let mut ended = known.clone();
        let aborted = Submission { verdict: Some(Verdict::Aborted), finished_at: Some(Timestamp(9)), ..failed };
        assert!(ended.take(done(aborted)));
        assert_eq!(ended.stage(), Stage::Done);
        assert!(ended.is_settled());
        assert!(known.take(done(row(4, SubmissionState::Done))));
        assert_eq!(known.stage(), Stage::Done);
    }

    #[test]
    fn a_submission_whose_worker_was_lost_waits_again() {
        let snapshot = |row: Submission| ServerMessage::Snapshot { submission: Box::new(row), progress: None };
        let waits = ServerMessage::Progress(Progress::queued_again(ID, 1));
        // Over the socket, and from a poll.
        for news in [waits, snapshot(row(1, SubmissionState::Queued))] {
            let mut known = Followed::new(ID, Some(row(1, SubmissionState::Running)));
            assert!(known.take(progress(1, 7, "AA")));
            assert!(known.take(news));
            assert_eq!((known.stage(), known.strip()), (Stage::Queued, vec![]));
            assert!(!known.take(progress(1, 8, "AAA")));
            assert!(!known.take(snapshot(row(1, SubmissionState::Running))));
            assert_eq!(known.stage(), Stage::Queued);
            let mut next = known.clone();
            assert!(next.take(progress(2, 1, "")));
            assert_eq!(next.stage(), Stage::Running { case: 1, total: 4 });
            assert!(known.take(done(Submission { verdict: Some(Verdict::Aborted), ..row(1, SubmissionState::Done) })));
            assert_eq!(known.stage(), Stage::Done);
        }
    }

    #[test]
    fn messages_of_other_submissions_are_ignored() {
        let mut known = Followed::new(SubmissionId(8), None);
        assert!(!known.take(progress(1, 1, "A")));
        assert!(!known.take(done(row(1, SubmissionState::Done))));
        assert_eq!(known, Followed::new(SubmissionId(8), None));
    }

    #[test]
    fn the_strip_lights_up_case_by_case() {
        let mut known = Followed::new(ID, None);
        known.take(progress(1, 1, "A"));
        let accepted = CaseMark::Judged(Verdict::Accepted);
        assert_eq!(known.strip(), [accepted, CaseMark::Running, CaseMark::Waiting, CaseMark::Waiting]);
    }

    #[test]
    fn a_stored_failure_implies_which_cases_ran() {
        let accepted = CaseMark::Judged(Verdict::Accepted);
        let mut failed = row(1, SubmissionState::Done);
        (failed.verdict, failed.passed, failed.total) = (Some(Verdict::WrongAnswer), 1, 3);
        failed.failure = Some(Failure { case: 2, ..Failure::default() });
        let mut known = Followed::new(ID, Some(failed.clone()));
        let wrong = CaseMark::Judged(Verdict::WrongAnswer);
        assert_eq!(known.strip(), [accepted, wrong, CaseMark::Skipped]);
        // A strip without the failing case does not hide it.
        known = Followed::new(ID, None);
        known.take(progress(1, 1, "A"));
        known.take(done(failed));
        assert_eq!(known.strip(), [accepted, wrong, CaseMark::Skipped]);
        let compile_error =
            Submission { verdict: Some(Verdict::CompileError), total: 3, ..row(1, SubmissionState::Done) };
        assert_eq!(Followed::new(ID, Some(compile_error)).strip(), []);
    }
}
