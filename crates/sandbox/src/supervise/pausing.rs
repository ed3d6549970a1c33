//! Pauses a program while another slot runs alone.

use std::time::Instant;

use super::{MIN_CHECK_INTERVAL, Watch};
use crate::{Error, container::Container, pause_group::MAX_PAUSE, wire::Request};

/// Whether the program is paused for another slot.
#[derive(Clone, Copy, Debug)]
pub(super) enum Pause {
    None,
    /// Since when, and until when at most.
    On {
        since: Instant,
        until: Instant,
    },
}

impl Watch<'_> {
    /// Pauses the program and its clock while another slot runs alone, and continues it afterwards.
    pub(super) fn update_pause(&mut self, container: &Container) -> Result<(), Error> {
        let now = Instant::now();
        // A program that was paused for long enough continues, even if others still want to run alone.
        let alone = self.run_guard.other_alone_until().filter(|_| self.killed.is_none() && self.paused < MAX_PAUSE);
        match (self.pause, alone) {
            (Pause::None, Some(until)) => {
                container.send(&Request::Pause, &[])?;
                self.pause = Pause::On { since: now, until: until.min(now + (MAX_PAUSE - self.paused)) };
            }
            (Pause::On { since, until }, alone) if alone.is_none() || now >= until => {
                container.send(&Request::Continue, &[])?;
                self.run_guard.set_paused(false);
                self.pause = Pause::None;
                self.paused += now - since;
                self.started += now - since;
                self.next_check = now + MIN_CHECK_INTERVAL;
            }
            _ => {}
        }
        Ok(())
    }
}
