//! What was sent, how it was answered, and what its sender was told.

use std::{
    collections::BTreeMap,
    sync::Mutex,
    time::{Duration, Instant},
};

use assay_domain::{SubmissionId, Verdict};

/// Everything that was sent, by its mark.
#[derive(Default)]
pub(crate) struct Ledger(Mutex<Inner>);

#[derive(Default)]
struct Inner {
    sent: BTreeMap<String, Sent>,
    ids: BTreeMap<SubmissionId, String>,
}

/// Something that was sent.
#[derive(Clone, Debug)]
pub(crate) struct Sent {
    /// What it must end with.
    pub(crate) expected: Verdict,
    /// What the server said to it.
    pub(crate) answer: Answer,
    /// What its sender was told of its end, first.
    pub(crate) told: Option<Told>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    /// 202.
    Accepted(SubmissionId, Instant),
    /// A refusal, or no connection: there must be no row.
    Refused,
    /// The connection broke, or the server failed in the middle of it: there may be a row, and if so it must end like any other.
    Unknown,
}

/// What somebody was told.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Told {
    pub(crate) verdict: Verdict,
    pub(crate) by: Way,
    /// How long after the 202.
    pub(crate) after: Duration,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    Socket,
    Poll,
}

impl Ledger {
    /// Notes how something that was sent was answered.
    pub(crate) fn answered(&self, mark: String, expected: Verdict, answer: Answer) {
        let mut inner = self.0.lock().unwrap();
        if let Answer::Accepted(id, _) = answer {
            let twice = inner.ids.insert(id, mark.clone());
            assert_eq!(twice, None, "two were answered with the id {id}");
        }
        inner.sent.insert(mark, Sent { expected, answer, told: None });
    }

    /// Notes that somebody was told the end of a submission; the first time counts.
    pub(crate) fn told(&self, id: SubmissionId, verdict: Verdict, by: Way) {
        let mut inner = self.0.lock().unwrap();
        let Inner { sent, ids } = &mut *inner;
        let sent = ids.get(&id).and_then(|mark| sent.get_mut(mark)).expect("told of what was never sent");
        if let (Answer::Accepted(_, at), None) = (sent.answer, sent.told) {
            sent.told = Some(Told { verdict, by, after: at.elapsed() });
        }
    }

    /// How many were answered with 202.
    pub(crate) fn accepted(&self) -> usize {
        self.0.lock().unwrap().ids.len()
    }

    /// Those answered with 202 whose sender was not told yet.
    pub(crate) fn untold(&self) -> Vec<SubmissionId> {
        let inner = self.0.lock().unwrap();
        inner.ids.iter().filter(|(_, mark)| inner.sent[*mark].told.is_none()).map(|(id, _)| *id).collect()
    }

    /// Takes everything out, for a fresh start.
    pub(crate) fn take(&self) -> BTreeMap<String, Sent> {
        std::mem::take(&mut *self.0.lock().unwrap()).sent
    }
}
