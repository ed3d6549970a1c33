//! Records all submissions, their answers, and the verdicts that their senders saw.

use std::{
    collections::BTreeMap,
    sync::Mutex,
    time::{Duration, Instant},
};

use assay_domain::{SubmissionId, Verdict};

/// All submissions by their marks.
#[derive(Default)]
pub(crate) struct Ledger(Mutex<Inner>);

#[derive(Default)]
struct Inner {
    sent: BTreeMap<String, Sent>,
    ids: BTreeMap<SubmissionId, String>,
}

#[derive(Clone, Debug)]
pub(crate) struct Sent {
    pub(crate) expected: Verdict,
    pub(crate) answer: Answer,
    /// The first verdict that its sender saw.
    pub(crate) seen: Option<Seen>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    /// 202.
    Accepted(SubmissionId, Instant),
    /// Refused or no connection. There must be no row.
    Refused,
    /// The connection broke, or the server failed meanwhile. There may be a row, and then it must end with a verdict.
    Unknown,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Seen {
    pub(crate) verdict: Verdict,
    pub(crate) by: Way,
    /// The time since the 202.
    pub(crate) after: Duration,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    Socket,
    Poll,
}

impl Ledger {
    pub(crate) fn record_answer(&self, mark: String, expected: Verdict, answer: Answer) {
        let mut inner = self.0.lock().unwrap();
        if let Answer::Accepted(id, _) = answer {
            let twice = inner.ids.insert(id, mark.clone());
            assert_eq!(twice, None, "two submissions got the id {id}");
        }
        inner.sent.insert(mark, Sent { expected, answer, seen: None });
    }

    /// Records that the sender saw the verdict. Only the first time counts.
    pub(crate) fn record_seen(&self, id: SubmissionId, verdict: Verdict, by: Way) {
        let mut inner = self.0.lock().unwrap();
        let Inner { sent, ids } = &mut *inner;
        let sent =
            ids.get(&id).and_then(|mark| sent.get_mut(mark)).expect("a verdict of a submission that was never sent");
        if let (Answer::Accepted(_, at), None) = (sent.answer, sent.seen) {
            sent.seen = Some(Seen { verdict, by, after: at.elapsed() });
        }
    }

    /// The number of submissions that got a 202.
    pub(crate) fn accepted(&self) -> usize {
        self.0.lock().unwrap().ids.len()
    }

    /// Submissions that got a 202, and whose senders have not seen the verdict.
    pub(crate) fn unseen(&self) -> Vec<SubmissionId> {
        let inner = self.0.lock().unwrap();
        inner.ids.iter().filter(|(_, mark)| inner.sent[*mark].seen.is_none()).map(|(id, _)| *id).collect()
    }

    /// Empties the ledger, and returns its content.
    pub(crate) fn take(&self) -> BTreeMap<String, Sent> {
        std::mem::take(&mut *self.0.lock().unwrap()).sent
    }
}
