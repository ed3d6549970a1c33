//! Runs a program and an interactive validator together, and decides which of them is to blame for a bad end.

use assay_domain::ValidationLimits;
use assay_sandbox::{Ending, Outcome, Run, Then};

use crate::{
    Error,
    ended::Rejection,
    pass::Contestant,
    patience::{HostWait, WALL_CLOCK_FACTOR, is_kept_waiting},
    ran::decides,
    slots::{Side, Slot, run_joined},
    tool::Tool,
    validate::{self, Question, Said},
};

/// The index of the validator; the program is the first.
const VALIDATOR: usize = 1;

/// How much longer than the program's CPU limit an interaction may take, in ms.
const PATIENCE_MS: u32 = 3000;

/// The result of an interaction.
#[derive(Debug)]
pub(crate) struct Talked {
    /// How the program ended.
    pub(crate) outcome: Outcome,
    /// Why the program failed. The validator's result then does not count.
    pub(crate) rejection: Option<Rejection>,
    /// The validator's result, if it counts.
    pub(crate) said: Option<Said>,
}

/// Runs the interaction, and once more after a run that ended shortly after its CPU limit, or that the host kept waiting.
///
/// # Errors
/// If the validator fails, [`Error::Busy`] if a side got no processor, cancellation, and internal failures.
pub(crate) fn talk(
    slots: [&mut Slot; 2],
    contestant: &Contestant,
    order: &Run,
    tool: &Tool,
    limits: ValidationLimits,
    question: Question<'_>,
) -> Result<Talked, Error> {
    let [program, validator] = slots;
    let mut once = |order: &Run| talk_once([&mut *program, &mut *validator], contestant, order, tool, limits, question);
    let mut order = order.clone();
    // The program also waits for the validator.
    let wall_ms = order.limits.wall_ms.max(order.limits.cpu_ms.saturating_add(PATIENCE_MS));
    order.limits.wall_ms = wall_ms;
    let host = HostWait::start();
    let first = once(&order)?;
    if contestant.limits.was_kept_waiting(&first.outcome, host) {
        order.limits.wall_ms = wall_ms.saturating_mul(WALL_CLOCK_FACTOR);
        let host = HostWait::start();
        let second = once(&order)?;
        return Ok(if contestant.limits.second_counts(&second.outcome, host, wall_ms)? { second } else { first });
    }
    if !contestant.limits.is_close(&first.outcome) || first.said.as_ref().is_some_and(|said| !said.right) {
        return Ok(first);
    }
    let second = once(&order)?;
    Ok(if decides(&second.outcome, &first.outcome) { second } else { first })
}

fn talk_once(
    slots: [&mut Slot; 2],
    contestant: &Contestant,
    order: &Run,
    tool: &Tool,
    limits: ValidationLimits,
    question: Question<'_>,
) -> Result<Talked, Error> {
    let mut theirs = validate::order(tool, limits, question, Vec::new(), true)?;
    let ours = order.clone();
    // The side that the other one waits for is to blame. While the program runs, that is the program, so its time ends first.
    theirs.limits.wall_ms = theirs.limits.wall_ms.saturating_add(ours.limits.wall_ms);
    let accepts = if tool.testlib { Ending::Exited(0) } else { Ending::Exited(42) };
    let [program, validator] = slots;
    // A program that closes its output is judged by its own end, so the validator does not see this before.
    let sides =
        [Side { slot: program, run: ours, early_eof: false }, Side { slot: validator, run: theirs, early_eof: true }];
    let joined = run_joined(sides, |place, outcome| {
        // A validator that accepts may end before the program, which must still end well. A validator that rejects has decided the
        // verdict.
        let over = place == VALIDATOR && outcome.ending != accepts;
        if over { Then::Stop } else { Then::Continue }
    })?;
    let [program, validator] = joined.outcomes;
    let validator = validator?;
    // Only where the validator's result counts.
    let check_wait = || if is_kept_waiting(&validator, 0) { Err(Error::Busy("a validator")) } else { Ok(()) };
    let validator_first = joined.first == VALIDATOR;
    let (mut outcome, rejection) = contestant.judged(order, program)?;
    let rejected_first = validator_first && validator.ending != accepts;
    if rejected_first {
        check_wait()?;
        // The end of the program after the rejection is not its own fault.
        outcome.cpu_ms = outcome.cpu_ms.min(contestant.limits.cpu_ms);
        outcome.cpu_us = outcome.cpu_us.min(u64::from(contestant.limits.cpu_ms) * 1000);
        let said = validate::conclude(tool, validator)?;
        return Ok(Talked { outcome, rejection: None, said: Some(said) });
    }
    match rejection {
        // The validator waited in vain, unless it does not end even after the end of its input.
        Some(_) if outcome.ending == Ending::WallLimit && passed_a_limit(&validator) => {
            check_wait()?;
            Err(tool
                .fault(&format!("kept the program waiting: {}", validate::ended(validator.ending)), &validator.stderr))
        }
        Some(rejection) => Ok(Talked { outcome, rejection: Some(rejection), said: None }),
        None => {
            check_wait()?;
            let said = validate::conclude(tool, validator)?;
            Ok(Talked { outcome, rejection: None, said: Some(said) })
        }
    }
}

fn passed_a_limit(outcome: &Outcome) -> bool {
    !matches!(outcome.ending, Ending::Exited(_) | Ending::Signalled(_))
}
