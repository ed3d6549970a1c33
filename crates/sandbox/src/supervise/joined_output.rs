//! The output of a program to another one, which may see its end before the program ends.

use std::time::{Duration, Instant};

use super::Watch;
use crate::{Error, WritingEnd, container::Container, wire::Request};

/// The interval between checks whether a joined program has closed its output.
const OUTPUT_CHECK_INTERVAL: Duration = Duration::from_millis(20);

/// The output of a program to another one.
pub(super) struct JoinedOutput<'a> {
    pub(super) end: &'a WritingEnd,
    pub(super) next_check: Instant,
    pub(super) state: OutputState,
}

/// What is known about an output to another program. It changes in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OutputState {
    Open,
    /// No process holds it. The program may be about to end.
    Closed,
    /// The zygote was then asked for the usage of the program. It answers only if the program still runs.
    Confirming,
}

impl<'a> JoinedOutput<'a> {
    pub(super) fn open(end: &'a WritingEnd) -> Self {
        Self { end, next_check: Instant::now() + OUTPUT_CHECK_INTERVAL, state: OutputState::Open }
    }
}

impl Watch<'_> {
    /// Checks whether the program has closed its output to another one but still runs.
    pub(super) fn check_joined_output(&mut self, container: &Container) -> Result<(), Error> {
        let now = Instant::now();
        let Some(output) = self.joined_output.as_mut().filter(|output| now >= output.next_check) else { return Ok(()) };
        output.next_check = now + OUTPUT_CHECK_INTERVAL;
        match output.state {
            OutputState::Open if output.end.is_closed() => output.state = OutputState::Closed,
            // A pending answer belongs to an earlier question.
            OutputState::Closed if !self.sample_pending => {
                container.send(&Request::Sample, &[])?;
                self.sample_pending = true;
                output.state = OutputState::Confirming;
            }
            OutputState::Open | OutputState::Closed | OutputState::Confirming => {}
        }
        Ok(())
    }
}
