//! Live channels inside one process.

use std::{
    collections::{HashMap, VecDeque},
    sync::{Arc, Mutex},
};

use assay_domain::{Progress, SubmissionId, UserId};
use async_trait::async_trait;
use tokio::time::Instant;

use super::lock;
use crate::{
    Error, LiveEvent, Subscription,
    fanout::Fanout,
    live::{LiveBackend, PROGRESS_TTL},
};

/// For how many submissions the last progress is kept; beyond, the one seen first makes room.
const MOST_SUBMISSIONS: usize = 10_000;

/// Readers and last messages.
#[derive(Default)]
pub(crate) struct Live {
    fanout: Arc<Fanout>,
    last: Mutex<Last>,
}

#[derive(Default)]
struct Last {
    messages: HashMap<SubmissionId, (Progress, Instant)>,
    /// Every key of `messages` once, the one seen first in front.
    order: VecDeque<SubmissionId>,
}

#[async_trait]
impl LiveBackend for Live {
    async fn publish(&self, user: UserId, event: &LiveEvent) -> Result<(), Error> {
        // Held while delivering, so that two messages about one submission are delivered in the order in which they were kept.
        let mut last = lock(&self.last);
        if let LiveEvent::Progress(progress) = event
            && !last.put(progress, Instant::now())
        {
            return Ok(());
        }
        self.fanout.deliver(user, event);
        Ok(())
    }

    async fn publish_progress(&self, told: &[(UserId, Progress)]) -> Result<(), Error> {
        for (user, progress) in told {
            self.publish(*user, &LiveEvent::Progress(progress.clone())).await?;
        }
        Ok(())
    }

    async fn subscribe(&self, user: UserId) -> Result<Subscription, Error> {
        Ok(self.fanout.subscribe(user))
    }

    async fn last_progress(&self, submission: SubmissionId) -> Result<Option<Progress>, Error> {
        let now = Instant::now();
        let last = lock(&self.last);
        Ok(last.messages.get(&submission).filter(|(_, until)| *until > now).map(|(progress, _)| progress.clone()))
    }
}

impl Last {
    /// Keeps a message if it is newer than what is kept, and says so.
    fn put(&mut self, progress: &Progress, now: Instant) -> bool {
        let until = now + PROGRESS_TTL;
        if let Some((there, there_until)) = self.messages.get_mut(&progress.submission) {
            if *there_until > now && !progress.supersedes(there) {
                return false;
            }
            (*there, *there_until) = (progress.clone(), until);
            return true;
        }
        self.make_room(now);
        self.messages.insert(progress.submission, (progress.clone(), until));
        self.order.push_back(progress.submission);
        true
    }

    /// Drops those in front that have passed, and one more where there are too many.
    fn make_room(&mut self, now: Instant) {
        while let Some(first) = self.order.front() {
            let passed = self.messages.get(first).is_none_or(|(_, until)| *until <= now);
            if !passed && self.order.len() < MOST_SUBMISSIONS {
                break;
            }
            self.messages.remove(first);
            self.order.pop_front();
        }
    }
}

#[cfg(test)]
mod tests {
    use assay_domain::Phase;

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn what_has_passed_is_dropped_and_the_rest_is_bounded() {
        let mut last = Last::default();
        for n in 0..2 * MOST_SUBMISSIONS as i64 {
            assert!(last.put(&progress(n), Instant::now()));
        }
        assert_eq!((last.messages.len(), last.order.len()), (MOST_SUBMISSIONS, MOST_SUBMISSIONS));
        tokio::time::advance(PROGRESS_TTL).await;
        assert!(last.put(&progress(-1), Instant::now()));
        assert_eq!((last.messages.len(), last.order.len()), (1, 1));
    }

    fn progress(submission: i64) -> Progress {
        Progress {
            submission: SubmissionId(submission),
            attempt: 1,
            seq: 1,
            phase: Phase::Running,
            case: 0,
            total: 0,
            strip: String::new(),
        }
    }
}
