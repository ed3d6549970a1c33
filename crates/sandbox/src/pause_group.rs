//! Slots that stand still for one another.
//!
//! A slot that runs a program alone asks all others to pause theirs, waits until they have, and lets them go on
//! afterwards. No slot waits for another without an end: whoever asks goes on after [`GIVE_WAY`], and whoever is paused
//! goes on by itself after [`PAUSE`].

use std::{
    collections::HashMap,
    io,
    os::fd::{AsFd, BorrowedFd, OwnedFd},
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use rustix::event::{EventfdFlags, PollFd, PollFlags, Timespec, eventfd, poll};

use crate::Canceller;

/// How long others may take to pause their programs.
const GIVE_WAY: Duration = Duration::from_secs(1);

/// How long a program may be paused in all, and how long a slot may be kept from starting one.
pub(crate) const PAUSE: Duration = Duration::from_secs(30);

/// Slots that stand still for one another: all that were started with clones of one of these.
#[derive(Clone, Debug, Default)]
pub struct Neighbours {
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
    seats: HashMap<u64, Place>,
    /// Who runs alone, and until when at most.
    alone: Option<(u64, Instant)>,
}

#[derive(Debug)]
struct Place {
    phase: Phase,
    /// Readable after a change that concerns this seat.
    event: Arc<OwnedFd>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    Idle,
    Running,
    Paused,
}

/// The place of one slot. Dropping it takes the slot away.
#[derive(Debug)]
pub(crate) struct Seat {
    shared: Arc<Shared>,
    id: u64,
    event: Arc<OwnedFd>,
}

/// While this is there, a program of the slot runs.
#[derive(Debug)]
pub(crate) struct Turn<'a> {
    seat: &'a Seat,
}

/// While this is there, the programs of all other slots stand still.
#[derive(Debug)]
pub(crate) struct Alone {
    shared: Arc<Shared>,
    id: u64,
}

impl Neighbours {
    /// A place for one more slot.
    pub(crate) fn join(&self) -> io::Result<Seat> {
        let event = Arc::new(eventfd(0, EventfdFlags::CLOEXEC | EventfdFlags::NONBLOCK)?);
        let mut state = self.shared.state();
        state.next += 1;
        let id = state.next;
        state.seats.insert(id, Place { phase: Phase::Idle, event: Arc::clone(&event) });
        drop(state);
        Ok(Seat { shared: Arc::clone(&self.shared), id, event })
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        // What a panic can have left is no worse than what this lock keeps apart.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// Until when another slot runs alone.
    fn others_alone(&self, id: u64) -> Option<Instant> {
        self.alone.filter(|(by, until)| *by != id && *until > Instant::now()).map(|(_, until)| until)
    }

    fn wake_all(&self) {
        for place in self.seats.values() {
            // It can only fail when the counter is full, and then it is set anyway.
            let _ = rustix::io::write(&place.event, &1u64.to_ne_bytes());
        }
    }

    fn is_paused_beside(&self, id: u64) -> bool {
        self.seats.iter().any(|(other, place)| *other != id && place.phase == Phase::Paused)
    }

    fn run_beside(&self, id: u64) -> bool {
        self.seats.iter().any(|(other, place)| *other != id && place.phase == Phase::Running)
    }
}

impl Seat {
    /// Begins a run, after a slot that runs alone, or as soon as there is a cancel.
    pub(crate) fn begin(&self, canceller: &Canceller) -> Turn<'_> {
        let others = |state: &State| state.others_alone(self.id);
        drop(self.when_free(canceller, others, |state| self.enter(state, Phase::Running)));
        Turn { seat: self }
    }

    /// Makes all other slots stand still, for `most` at the longest, after any that has done so before.
    pub(crate) fn alone(&self, canceller: &Canceller, most: Duration) -> Alone {
        // Whoever stood still goes on before the next one has its turn.
        let patience = Instant::now() + GIVE_WAY;
        let others = |state: &State| {
            let paused = || state.is_paused_beside(self.id).then_some(patience);
            state.others_alone(self.id).or_else(paused).filter(|until| *until > Instant::now())
        };
        let state = self.when_free(canceller, others, |state| {
            state.alone = Some((self.id, Instant::now() + most.min(PAUSE)));
            state.wake_all();
        });
        let beside = |state: &mut State| state.run_beside(self.id);
        let waited = self.shared.changed.wait_timeout_while(state, GIVE_WAY, beside);
        if waited.unwrap_or_else(PoisonError::into_inner).1.timed_out() {
            tracing::warn!("another slot did not pause its program in time");
        }
        Alone { shared: Arc::clone(&self.shared), id: self.id }
    }

    /// Does something to the state as soon as `others` no longer says until when to wait, there is a cancel, or it has
    /// taken too long.
    fn when_free(
        &self,
        canceller: &Canceller,
        others: impl Fn(&State) -> Option<Instant>,
        then: impl FnOnce(&mut State),
    ) -> MutexGuard<'_, State> {
        let least = Instant::now() + PAUSE;
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

    /// Until something changes, there is a cancel, or the time is over.
    fn sleep(&self, canceller: &Canceller, most: Duration) {
        let timeout = Timespec::try_from(most).unwrap_or(Timespec { tv_sec: 1, tv_nsec: 0 });
        let mut watched = [PollFd::new(&self.event, PollFlags::IN), PollFd::new(canceller, PollFlags::IN)];
        // An interruption is as good as a change: the state is looked at again.
        let _ = poll(&mut watched, Some(&timeout));
        self.take_event();
    }

    fn take_event(&self) {
        let _ = rustix::io::read(&self.event, &mut [0u8; 8]);
    }

    fn enter(&self, state: &mut State, phase: Phase) {
        let was = state.seats.get_mut(&self.id).map(|place| std::mem::replace(&mut place.phase, phase));
        if was == Some(Phase::Paused) {
            state.wake_all();
        }
        self.shared.changed.notify_all();
    }
}

impl Turn<'_> {
    /// Until when this run must stand still, if it must. Whoever asks has heard of all changes until now.
    pub(crate) fn others_alone(&self) -> Option<Instant> {
        self.seat.take_event();
        self.seat.shared.state().others_alone(self.seat.id)
    }

    /// Tells that the program stands still, or that it goes on.
    pub(crate) fn is_paused(&self, paused: bool) {
        self.seat.enter(&mut self.seat.shared.state(), if paused { Phase::Paused } else { Phase::Running });
    }
}

impl AsFd for Turn<'_> {
    /// Readable after a change.
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.seat.event.as_fd()
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.seat.enter(&mut self.seat.shared.state(), Phase::Idle);
    }
}

impl Drop for Alone {
    fn drop(&mut self) {
        let mut state = self.shared.state();
        // Whose time was over may have been followed by another.
        if state.alone.is_some_and(|(by, _)| by == self.id) {
            state.alone = None;
            state.wake_all();
        }
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut state = self.shared.state();
        state.seats.remove(&self.id);
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
    fn who_runs_alone_waits_until_all_others_stand_still() {
        let neighbours = Neighbours::default();
        let (first, second) = (neighbours.join().unwrap(), neighbours.join().unwrap());
        let turn = first.begin(&canceller());
        assert_eq!(turn.others_alone(), None);
        thread::scope(|scope| {
            let (told, hears) = mpsc::channel();
            scope.spawn(move || {
                let alone = second.alone(&canceller(), LONG);
                told.send(()).unwrap();
                drop(alone);
            });
            poll(&mut [PollFd::new(&turn, PollFlags::IN)], None).unwrap();
            assert!(turn.others_alone().is_some());
            assert!(hears.try_recv().is_err());
            turn.is_paused(true);
            hears.recv().unwrap();
            while turn.others_alone().is_some() {
                poll(&mut [PollFd::new(&turn, PollFlags::IN)], None).unwrap();
            }
        });
    }

    #[test]
    fn a_run_begins_only_when_nobody_is_alone() {
        let neighbours = Neighbours::default();
        let (first, second) = (neighbours.join().unwrap(), neighbours.join().unwrap());
        let alone = first.alone(&canceller(), LONG);
        thread::scope(|scope| {
            let (told, hears) = mpsc::channel();
            scope.spawn(move || {
                let turn = second.begin(&canceller());
                told.send(()).unwrap();
                drop(turn);
            });
            assert!(hears.recv_timeout(Duration::from_millis(50)).is_err());
            drop(alone);
            hears.recv().unwrap();
        });
    }

    #[test]
    fn a_cancel_a_dead_neighbour_and_the_time_end_the_waiting() {
        let neighbours = Neighbours::default();
        let (first, second, third) =
            (neighbours.join().unwrap(), neighbours.join().unwrap(), neighbours.join().unwrap());
        let alone = first.alone(&canceller(), LONG);
        let cancelled = canceller();
        cancelled.cancel();
        drop(second.begin(&cancelled));
        assert!(cancelled.is_pending(), "the cancel is for the run");
        drop(alone);

        let turn = second.begin(&canceller());
        thread::scope(|scope| {
            let waits = scope.spawn(|| drop(first.alone(&canceller(), LONG)));
            poll(&mut [PollFd::new(&turn, PollFlags::IN)], None).unwrap();
            drop(turn);
            waits.join().unwrap();
        });
        drop(second);

        let began = Instant::now();
        let alone = first.alone(&canceller(), Duration::from_millis(30));
        drop(third.begin(&canceller()));
        assert!(began.elapsed() >= Duration::from_millis(30));
        drop(alone);
    }
}
