//! In-process live channels.

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

/// The most submissions whose last progress is kept. Above this, the oldest submission is removed.
const MAX_SUBMISSIONS: usize = 10_000;

/// Readers, and the last progress of each submission.
#[derive(Default)]
pub(crate) struct Live {
    fanout: Arc<Fanout>,
    last: Mutex<Last>,
}

#[derive(Default)]
struct Last {
    messages: HashMap<SubmissionId, (Progress, Instant)>,
    /// The keys of `messages`, oldest first.
    order: VecDeque<SubmissionId>,
}

#[async_trait]
impl LiveBackend for Live {
    async fn publish(&self, user: UserId, event: &LiveEvent) -> Result<(), Error> {
        // Locked while delivering, so that messages about a submission are delivered in the order they were stored.
        let mut last = lock(&self.last);
        if let LiveEvent::Progress(progress) = event
            && !last.put(progress, Instant::now())
        {
            return Ok(());
        }
        self.fanout.deliver(user, event);
        Ok(())
    }

    async fn publish_progress(&self, messages: &[(UserId, Progress)]) -> Result<(), Error> {
        for (user, progress) in messages {
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
    /// Stores a message if it is newer than the stored one, and returns whether it was stored.
    fn put(&mut self, progress: &Progress, now: Instant) -> bool {
        let until = now + PROGRESS_TTL;
        if let Some((stored, stored_until)) = self.messages.get_mut(&progress.submission) {
            if *stored_until > now && !progress.supersedes(stored) {
                return false;
            }
            (*stored, *stored_until) = (progress.clone(), until);
            return true;
        }
        self.make_room(now);
        self.messages.insert(progress.submission, (progress.clone(), until));
        self.order.push_back(progress.submission);
        true
    }

    /// Removes the oldest messages that have expired, and one more if there are too many.
    fn make_room(&mut self, now: Instant) {
        while let Some(first) = self.order.front() {
            let expired = self.messages.get(first).is_none_or(|(_, until)| *until <= now);
            if !expired && self.order.len() < MAX_SUBMISSIONS {
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
    async fn expired_messages_are_removed_and_the_rest_is_limited() {
        let mut last = Last::default();
        for n in 0..2 * MAX_SUBMISSIONS as i64 {
            assert!(last.put(&progress(n), Instant::now()));
        }
        assert_eq!((last.messages.len(), last.order.len()), (MAX_SUBMISSIONS, MAX_SUBMISSIONS));
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
