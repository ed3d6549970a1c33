//! Slots whose programs pause while one of them runs a program alone.
//!
//! A slot that runs alone asks the others to pause their programs, waits until they have, and lets them continue afterwards. No slot waits
//! forever: the requesting slot continues after [`MAX_WAIT`], and a paused program continues after [`MAX_PAUSE`].

use std::{
    collections::HashMap,
    io,
    os::fd::{AsFd, BorrowedFd, OwnedFd},
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use rustix::event::{EventfdFlags, PollFd, PollFlags, Timespec, eventfd, poll};

use crate::Canceller;

/// How long a slot waits until the others have paused their programs. Longer in unit tests, because a busy host can delay a pause.
const MAX_WAIT: Duration = Duration::from_secs(if cfg!(test) { 20 } else { 1 });

/// How long a program may be paused in total, and how long the start of a program may be delayed.
pub(crate) const MAX_PAUSE: Duration = Duration::from_secs(30);

/// Slots whose programs pause for one another: all that were started with clones of one of these.
#[derive(Clone, Debug, Default)]
pub struct PauseGroup {
    shared: Arc<Shared>,
}

#[derive(Debug, Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    next: u64,
    members: HashMap<u64, MemberState>,
    /// The slot that runs alone, and until when at most.
    alone: Option<(u64, Instant)>,
}

#[derive(Debug)]
struct MemberState {
    phase: Phase,
    /// Readable after a change that matters to this slot.
    event: Arc<OwnedFd>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    Idle,
    Running,
    Paused,
}

/// The membership of one slot. Dropping it removes the slot from the group.
#[derive(Debug)]
pub(crate) struct Member {
    shared: Arc<Shared>,
    id: u64,
    event: Arc<OwnedFd>,
}

/// The slot runs a program while this value lives.
#[derive(Debug)]
pub(crate) struct RunGuard<'a> {
    member: &'a Member,
}

/// The programs of all other slots are paused while this value lives.
#[derive(Debug)]
pub(crate) struct AloneGuard {
    shared: Arc<Shared>,
    id: u64,
}

impl PauseGroup {
    /// Adds a slot.
    pub(crate) fn join(&self) -> io::Result<Member> {
        let event = Arc::new(eventfd(0, EventfdFlags::CLOEXEC | EventfdFlags::NONBLOCK)?);
        let mut state = self.shared.state();
        state.next += 1;
        let id = state.next;
        state.members.insert(id, MemberState { phase: Phase::Idle, event: Arc::clone(&event) });
        drop(state);
        Ok(Member { shared: Arc::clone(&self.shared), id, event })
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        // After a panic, the state is still consistent enough to continue.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// Until when another slot runs alone.
    fn other_alone_until(&self, id: u64) -> Option<Instant> {
        self.alone.filter(|(by, until)| *by != id && *until > Instant::now()).map(|(_, until)| until)
    }

    fn wake_all(&self) {
        for member in self.members.values() {
            // Fails only if the counter is full, and then the event is set already.
            let _ = rustix::io::write(&member.event, &1u64.to_ne_bytes());
        }
    }

    fn other_is_paused(&self, id: u64) -> bool {
        self.members.iter().any(|(other, member)| *other != id && member.phase == Phase::Paused)
    }

    fn other_is_running(&self, id: u64) -> bool {
        self.members.iter().any(|(other, member)| *other != id && member.phase == Phase::Running)
    }
}

impl Member {
    /// Starts a run. First waits for a slot that runs alone, or for a cancel.
    pub(crate) fn begin_run(&self, canceller: &Canceller) -> RunGuard<'_> {
        let others = |state: &State| state.other_alone_until(self.id);
        drop(self.wait_until_free(canceller, others, |state| self.set_phase(state, Phase::Running)));
        RunGuard { member: self }
    }

    /// Whether another slot runs alone.
    pub(crate) fn other_is_alone(&self) -> bool {
        self.shared.state().other_alone_until(self.id).is_some()
    }

    /// Pauses all other slots for at most `most`. First waits for a slot that already runs alone.
    pub(crate) fn alone(&self, canceller: &Canceller, most: Duration) -> AloneGuard {
        // Programs that an earlier slot has paused continue first.
        let wait_end = Instant::now() + MAX_WAIT;
        let others = |state: &State| {
            let paused = || state.other_is_paused(self.id).then_some(wait_end);
            state.other_alone_until(self.id).or_else(paused).filter(|until| *until > Instant::now())
        };
        let state = self.wait_until_free(canceller, others, |state| {
            state.alone = Some((self.id, Instant::now() + most.min(MAX_PAUSE)));
            state.wake_all();
        });
        let other_runs = |state: &mut State| state.other_is_running(self.id);
        let waited = self.shared.changed.wait_timeout_while(state, MAX_WAIT, other_runs);
        if waited.unwrap_or_else(PoisonError::into_inner).1.timed_out() {
            tracing::warn!("another slot did not pause its program in time");
        }
        AloneGuard { shared: Arc::clone(&self.shared), id: self.id }
    }

    /// Changes the state with `then`. First waits as long as `others` returns a time in the future, but not after a cancel or after
    /// [`MAX_PAUSE`].
    fn wait_until_free(
        &self,
        canceller: &Canceller,
        others: impl Fn(&State) -> Option<Instant>,
        then: impl FnOnce(&mut State),
    ) -> MutexGuard<'_, State> {
        let least = Instant::now() + MAX_PAUSE;
        loop {
            let mut state = self.shared.state();
            let now = Instant::now();
            match others(&state) {
                Some(until) if now < least && !canceller.is_pending() => {
                    drop(state);
                    self.sleep(canceller, until.min(least).saturating_duration_since(now));
                }
                _ => {
                    then(&mut state);
                    return state;
                }
            }
        }
    }

    /// Sleeps until a change, a cancel, or the end of `most`.
    fn sleep(&self, canceller: &Canceller, most: Duration) {
        let timeout = Timespec::try_from(most).unwrap_or(Timespec { tv_sec: 1, tv_nsec: 0 });
        let mut watched = [PollFd::new(&self.event, PollFlags::IN), PollFd::new(canceller, PollFlags::IN)];
        // An interrupted poll does no harm: the caller checks the state again.
        let _ = poll(&mut watched, Some(&timeout));
        self.take_event();
    }

    fn take_event(&self) {
        let _ = rustix::io::read(&self.event, &mut [0u8; 8]);
    }

    fn set_phase(&self, state: &mut State, phase: Phase) {
        let was = state.members.get_mut(&self.id).map(|member| std::mem::replace(&mut member.phase, phase));
        if was == Some(Phase::Paused) {
            state.wake_all();
        }
        self.shared.changed.notify_all();
    }
}

impl RunGuard<'_> {
    /// Until when this run must be paused, if it must. Clears the event.
    pub(crate) fn other_alone_until(&self) -> Option<Instant> {
        self.member.take_event();
        self.member.shared.state().other_alone_until(self.member.id)
    }

    /// Sets whether the program is paused.
    pub(crate) fn set_paused(&self, paused: bool) {
        self.member.set_phase(&mut self.member.shared.state(), if paused { Phase::Paused } else { Phase::Running });
    }
}

impl AsFd for RunGuard<'_> {
    /// Readable after a change.
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.member.event.as_fd()
    }
}

impl Drop for RunGuard<'_> {
    fn drop(&mut self) {
        self.member.set_phase(&mut self.member.shared.state(), Phase::Idle);
    }
}

impl Drop for AloneGuard {
    fn drop(&mut self) {
        let mut state = self.shared.state();
        // If the time of this slot is over, another slot may be running alone by now.
        if state.alone.is_some_and(|(by, _)| by == self.id) {
            state.alone = None;
            state.wake_all();
        }
    }
}

impl Drop for Member {
    fn drop(&mut self) {
        let mut state = self.shared.state();
        state.members.remove(&self.id);
        state.wake_all();
        self.shared.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::{sync::mpsc, thread};

    use super::*;

    const LONG: Duration = Duration::from_secs(20);

    fn canceller() -> Canceller {
        Canceller::new().unwrap()
    }

    #[test]
    fn a_run_alone_starts_after_all_others_have_paused() {
        let pause_group = PauseGroup::default();
        let (first, second) = (pause_group.join().unwrap(), pause_group.join().unwrap());
        let run = first.begin_run(&canceller());
        assert_eq!(run.other_alone_until(), None);
        thread::scope(|scope| {
            let (sender, receiver) = mpsc::channel();
            scope.spawn(move || {
                let alone = second.alone(&canceller(), LONG);
                sender.send(()).unwrap();
                drop(alone);
            });
            poll(&mut [PollFd::new(&run, PollFlags::IN)], None).unwrap();
            assert!(run.other_alone_until().is_some());
            assert!(receiver.try_recv().is_err());
            run.set_paused(true);
            receiver.recv().unwrap();
            while run.other_alone_until().is_some() {
                poll(&mut [PollFd::new(&run, PollFlags::IN)], None).unwrap();
            }
        });
    }

    #[test]
    fn a_run_starts_only_when_no_other_runs_alone() {
        let pause_group = PauseGroup::default();
        let (first, second) = (pause_group.join().unwrap(), pause_group.join().unwrap());
        let alone = first.alone(&canceller(), LONG);
        thread::scope(|scope| {
            let (sender, receiver) = mpsc::channel();
            scope.spawn(move || {
                let run = second.begin_run(&canceller());
                sender.send(()).unwrap();
                drop(run);
            });
            assert!(receiver.recv_timeout(Duration::from_millis(50)).is_err());
            drop(alone);
            receiver.recv().unwrap();
        });
    }

    #[test]
    fn waiting_ends_with_a_cancel_a_removed_slot_or_the_timeout() {
        let pause_group = PauseGroup::default();
        let (first, second, third) =
            (pause_group.join().unwrap(), pause_group.join().unwrap(), pause_group.join().unwrap());
        let alone = first.alone(&canceller(), LONG);
        let cancelled = canceller();
        cancelled.cancel();
        drop(second.begin_run(&cancelled));
        assert!(cancelled.is_pending(), "the cancel is for the run");
        drop(alone);

        let run = second.begin_run(&canceller());
        thread::scope(|scope| {
            let waits = scope.spawn(|| drop(first.alone(&canceller(), LONG)));
            poll(&mut [PollFd::new(&run, PollFlags::IN)], None).unwrap();
            drop(run);
            waits.join().unwrap();
        });
        drop(second);

        let began = Instant::now();
        let alone = first.alone(&canceller(), Duration::from_millis(30));
        drop(third.begin_run(&canceller()));
        assert!(began.elapsed() >= Duration::from_millis(30));
        drop(alone);
    }
}
