//! Delivers the events of a user's channel to all readers in this process. Both backends use it.

use std::{
    collections::{HashMap, VecDeque},
    future::poll_fn,
    sync::{Arc, Mutex, MutexGuard, PoisonError, Weak},
    task::{Context, Poll, Waker},
};

use assay_domain::UserId;

use crate::LiveEvent;

/// The most events that wait for a reader. Above this, they are dropped, and the reader gets [`LiveEvent::Resync`].
const MAX_MAILBOX_EVENTS: usize = 64;

/// The readers of each user's channel.
#[derive(Default)]
pub(crate) struct Fanout {
    readers: Mutex<HashMap<UserId, Vec<Arc<Mailbox>>>>,
    on_last_left: Option<Box<dyn Fn(UserId) + Send + Sync>>,
}

/// A reader of a user's channel. Dropping it ends the subscription.
pub struct Subscription {
    user: UserId,
    mailbox: Arc<Mailbox>,
    fanout: Weak<Fanout>,
}

#[derive(Default)]
struct Mailbox(Mutex<Content>);

#[derive(Default)]
struct Content {
    events: VecDeque<LiveEvent>,
    lost: bool,
    closed: bool,
    /// The waiting reader. It is here and not in a `Notify`, which has a list of readers with a lock of its own: this costs much less, and
    /// ten thousand readers may get a message at once.
    reader: Option<Waker>,
}

impl Fanout {
    /// A fanout that calls `on_last_left` when a user's last reader has left.
    pub(crate) fn new(on_last_left: impl Fn(UserId) + Send + Sync + 'static) -> Self {
        Self { readers: Mutex::default(), on_last_left: Some(Box::new(on_last_left)) }
    }

    /// Adds a reader.
    pub(crate) fn subscribe(self: &Arc<Self>, user: UserId) -> Subscription {
        let mailbox = Arc::<Mailbox>::default();
        self.readers().entry(user).or_default().push(Arc::clone(&mailbox));
        Subscription { user, mailbox, fanout: Arc::downgrade(self) }
    }

    /// Puts an event into all mailboxes of a user.
    pub(crate) fn deliver(&self, user: UserId, event: &LiveEvent) {
        for mailbox in self.readers().get(&user).into_iter().flatten() {
            mailbox.put(event.clone());
        }
    }

    /// Whether a user's channel has readers.
    pub(crate) fn has_readers(&self, user: UserId) -> bool {
        self.readers().contains_key(&user)
    }

    /// Tells all readers that events were lost.
    pub(crate) fn resync_all(&self) {
        for mailbox in self.readers().values().flatten() {
            mailbox.mark_lost();
        }
    }

    fn readers(&self) -> MutexGuard<'_, HashMap<UserId, Vec<Arc<Mailbox>>>> {
        self.readers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Fanout {
    fn drop(&mut self) {
        for mailbox in self.readers().values().flatten() {
            mailbox.change(|content| content.closed = true);
        }
    }
}

impl Subscription {
    /// Waits for the next event. `None` if the broker was dropped. If this reader was too slow, it gets [`LiveEvent::Resync`]
    /// instead of the lost events. Dropping the future loses no event.
    pub async fn recv(&mut self) -> Option<LiveEvent> {
        poll_fn(|cx| self.mailbox.content().poll_next(cx)).await
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        let Some(fanout) = self.fanout.upgrade() else { return };
        let mut readers = fanout.readers();
        if let Some(mailboxes) = readers.get_mut(&self.user) {
            mailboxes.retain(|mailbox| !Arc::ptr_eq(mailbox, &self.mailbox));
            if mailboxes.is_empty() {
                readers.remove(&self.user);
                drop(readers);
                if let Some(on_last_left) = &fanout.on_last_left {
                    on_last_left(self.user);
                }
            }
        }
    }
}

impl std::fmt::Debug for Subscription {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Subscription").field("user", &self.user).finish_non_exhaustive()
    }
}

impl Mailbox {
    fn put(&self, event: LiveEvent) {
        self.change(|content| {
            if content.events.len() >= MAX_MAILBOX_EVENTS {
                content.events.clear();
                content.lost = true;
            }
            content.events.push_back(event);
        });
    }

    fn mark_lost(&self) {
        self.change(|content| {
            content.events.clear();
            content.lost = true;
        });
    }

    /// Changes the content and wakes the reader.
    fn change(&self, change: impl FnOnce(&mut Content)) {
        let reader = {
            let mut content = self.content();
            change(&mut content);
            content.reader.take()
        };
        if let Some(reader) = reader {
            reader.wake();
        }
    }

    fn content(&self) -> MutexGuard<'_, Content> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Content {
    fn poll_next(&mut self, cx: &mut Context<'_>) -> Poll<Option<LiveEvent>> {
        if std::mem::take(&mut self.lost) {
            return Poll::Ready(Some(LiveEvent::Resync));
        }
        if let Some(event) = self.events.pop_front() {
            return Poll::Ready(Some(event));
        }
        if self.closed {
            return Poll::Ready(None);
        }
        match &mut self.reader {
            Some(reader) => reader.clone_from(cx.waker()),
            None => self.reader = Some(cx.waker().clone()),
        }
        Poll::Pending
    }
}

#[cfg(test)]
mod tests {
    use assay_domain::SubmissionId;

    use super::*;

    #[tokio::test]
    async fn readers_that_leave_are_removed() {
        let fanout = Arc::<Fanout>::default();
        let one = fanout.subscribe(UserId(1));
        let two = fanout.subscribe(UserId(1));
        drop(one);
        assert_eq!(fanout.readers()[&UserId(1)].len(), 1);
        drop(two);
        assert!(fanout.readers().is_empty());
    }

    #[tokio::test]
    async fn a_waiting_reader_is_woken() {
        let fanout = Arc::<Fanout>::default();
        let mut reader = fanout.subscribe(UserId(1));
        let event = LiveEvent::Done { submission: SubmissionId(7) };
        let waiting = tokio::spawn(async move { reader.recv().await });
        // Now it waits.
        tokio::task::yield_now().await;
        fanout.deliver(UserId(1), &event);
        assert_eq!(waiting.await.unwrap(), Some(event));
    }

    #[tokio::test]
    async fn a_reader_notices_that_the_broker_was_dropped() {
        let fanout = Arc::<Fanout>::default();
        let mut reader = fanout.subscribe(UserId(1));
        drop(fanout);
        assert_eq!(reader.recv().await, None);
    }
}
