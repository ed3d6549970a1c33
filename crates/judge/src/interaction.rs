//! A program and a validator that talk to each other, and who is to blame when that ends badly.

use assay_domain::ValidationLimits;
use assay_sandbox::{Ending, Outcome, Run, Side, Slot, Then, run_joined};

use crate::{
    Error,
    ended::Badly,
    pass::{Contestant, decides},
    tool::Tool,
    validate::{self, Question, Said},
};

/// The place of the validator; the program is the first.
const VALIDATOR: usize = 1;

/// The least time on the clock for a conversation beyond the program's CPU limit, in ms: it also waits for the validator.
const PATIENCE_MS: u32 = 3000;

/// How a conversation went.
#[derive(Debug)]
pub(crate) struct Talked {
    /// How the program ended.
    pub(crate) outcome: Outcome,
    /// Why the program is not right; for it, the validator's words do not count.
    pub(crate) badly: Option<Badly>,
    /// What the validator said, where it counts.
    pub(crate) said: Option<Said>,
}

/// Lets them talk, and once more after a run that ended shortly beyond its CPU limit. `None`: it was called off.
///
/// # Errors
/// The validator is to blame, or we are.
pub(crate) fn talk(
    slots: [&mut Slot; 2],
    contestant: &Contestant,
    order: &Run,
    tool: &Tool,
    limits: ValidationLimits,
    question: Question<'_>,
) -> Result<Option<Talked>, Error> {
    let [program, validator] = slots;
    let mut once = || talk_once([&mut *program, &mut *validator], contestant, order, tool, limits, question);
    let Some(first) = once()? else { return Ok(None) };
    if !contestant.limits.is_close(&first.outcome) || first.said.as_ref().is_some_and(|said| !said.right) {
        return Ok(Some(first));
    }
    let Some(second) = once()? else { return Ok(None) };
    Ok(Some(if decides(&second.outcome, &first.outcome) { second } else { first }))
}

fn talk_once(
    slots: [&mut Slot; 2],
    contestant: &Contestant,
    order: &Run,
    tool: &Tool,
    limits: ValidationLimits,
    question: Question<'_>,
) -> Result<Option<Talked>, Error> {
    let mut theirs = validate::order(tool, limits, question, Vec::new(), true)?;
    let mut ours = order.clone();
    ours.limits.wall_ms = ours.limits.wall_ms.max(ours.limits.cpu_ms.saturating_add(PATIENCE_MS));
    // Whoever is waited for is to blame: the program as long as it is there, so its time ends first.
    theirs.limits.wall_ms = theirs.limits.wall_ms.saturating_add(ours.limits.wall_ms);
    let accepts = if tool.testlib { Ending::Exited(0) } else { Ending::Exited(42) };
    let [program, validator] = slots;
    // A program that closes its output is judged by what becomes of it, so the validator does not hear of that before.
    let sides =
        [Side { slot: program, run: ours, early_eof: false }, Side { slot: validator, run: theirs, early_eof: true }];
    let joined = run_joined(sides, |place, outcome| {
        // A validator that accepts may be done before the program, which must still end well. One that rejects has said
        // all there is to say.
        let over = place == VALIDATOR && outcome.ending != accepts;
        if over || outcome.ending == Ending::Cancelled { Then::Stop } else { Then::Continue }
    })?;
    let [program, validator] = joined.outcomes;
    let validator = validator?;
    let validator_first = joined.first == VALIDATOR;
    let (mut outcome, badly) = contestant.judged(order, program)?;
    if validator.ending == Ending::Cancelled || (outcome.ending == Ending::Cancelled && !validator_first) {
        return Ok(None);
    }
    let rejected_first = validator_first && validator.ending != accepts;
    if rejected_first {
        // Whatever became of the program then is no fault of its own.
        outcome.cpu_ms = outcome.cpu_ms.min(contestant.limits.cpu_ms);
        outcome.cpu_us = outcome.cpu_us.min(u64::from(contestant.limits.cpu_ms) * 1000);
        let said = validate::conclude(tool, validator)?;
        return Ok(said.map(|said| Talked { outcome, badly: None, said: Some(said) }));
    }
    match badly {
        // It was waited for in vain, unless the validator does not end even now that there is nobody to talk to.
        Some(_) if outcome.ending == Ending::WallLimit && passed_a_limit(&validator) => {
            Err(tool
                .fault(&format!("kept the program waiting: {}", validate::ended(validator.ending)), &validator.stderr))
        }
        Some(badly) => Ok(Some(Talked { outcome, badly: Some(badly), said: None })),
        None => {
            let said = validate::conclude(tool, validator)?;
            Ok(said.map(|said| Talked { outcome, badly: None, said: Some(said) }))
        }
    }
}

fn passed_a_limit(outcome: &Outcome) -> bool {
    !matches!(outcome.ending, Ending::Exited(_) | Ending::Signalled(_))
}
