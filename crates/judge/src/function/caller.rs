//! Calls the solution of a function problem through its driver.

use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

use assay_domain::{
    CaseMessage, Verdict,
    signature::{Call, Malformed, Signature},
};
use assay_sandbox::{Answer, Ending, Exchange, Outcome, Run};

use super::calls_of;
use crate::{
    Error,
    ended::{CaseLimits, Rejection},
    excerpt,
    held::Held,
    patience::{HostWait, WALL_CLOCK_FACTOR},
    ran::{Ran, decides, never_began},
    slots::Slot,
};

/// The kinds of messages from a driver. A message has its kind (1 byte), the number of the request (4 bytes), and a body.
const READY: u8 = 0;
const ANSWER: u8 = 1;
const FAULT: u8 = 2;

/// The maximum length of a driver's explanation that is shown, in bytes.
const FAULT_BYTES: usize = 1024;

/// Calls one solution for each case. All calls use the same process until it fails.
#[derive(Debug)]
pub(crate) struct FunctionCaller {
    signature: Signature,
    /// Identifies the process in the slot.
    key: u64,
    /// The maximum length of a message from the driver, in bytes.
    max_message: u32,
    /// The number of the next request.
    next: AtomicU32,
}

/// A message from a driver.
struct Message<'a> {
    kind: u8,
    number: u32,
    body: &'a [u8],
}

impl FunctionCaller {
    pub(crate) fn new(signature: Signature, key: u64, output_kib: u32) -> Self {
        let max_message = output_kib.saturating_mul(1024).saturating_add(64);
        Self { signature, key, max_message, next: AtomicU32::new(1) }
    }

    /// Calls the solution for a case. Repeats the call in a new process if the first one was slightly too slow, or if the host made it
    /// wait.
    ///
    /// # Errors
    /// [`Error::Busy`] if it got no processor both times, cancellation, internal failures, and cases that do not match the signature.
    pub(crate) fn run(
        &self,
        limits: &CaseLimits,
        slot: &mut Slot,
        order: &mut Run,
        input: &Held,
    ) -> Result<Ran, Error> {
        let calls = calls_of(&self.signature, "the case", input)?;
        let request = self.signature.encode(&calls);
        let host = HostWait::start();
        let first = self.once(limits, slot, order, &calls, &request)?;
        if limits.is_close(&first.outcome) {
            slot.close()?;
            let second = self.once(limits, slot, order, &calls, &request)?;
            return Ok(if decides(&second.outcome, &first.outcome) { second } else { first });
        }
        // The waits of this process include those of earlier calls, so only those of the host count here.
        if !limits.was_kept_waiting(&Outcome { waited_ms: None, ..first.outcome.clone() }, host) {
            return Ok(first);
        }
        let wall_ms = order.limits.wall_ms;
        order.limits.wall_ms = wall_ms.saturating_mul(WALL_CLOCK_FACTOR);
        let host = HostWait::start();
        let second = self.once(limits, slot, order, &calls, &request);
        order.limits.wall_ms = wall_ms;
        // The usual limits apply to the next case.
        slot.close()?;
        let second = second?;
        Ok(if limits.second_counts(&second.outcome, host, wall_ms)? { second } else { first })
    }

    fn once(
        &self,
        limits: &CaseLimits,
        slot: &mut Slot,
        order: &Run,
        calls: &[Call],
        request: &[u8],
    ) -> Result<Ran, Error> {
        let ran = match self.load(limits, slot, order)? {
            Some(ran) => ran,
            None => {
                let number = self.next.fetch_add(1, Ordering::Relaxed);
                let exchange = slot.request(&[&number.to_le_bytes(), request].concat())?;
                self.evaluate(limits, exchange, |message| {
                    if message.number != number {
                        return Err(Malformed::Forged("the answer belongs to another case"));
                    }
                    Ok(self.signature.decode(calls, message.body)?.to_json())
                })
            }
        };
        if ran.rejection.is_some() {
            slot.close()?;
        }
        Ok(ran)
    }

    /// Starts the program if it does not run yet. Returns why it failed to start; `None` if it is ready.
    fn load(&self, limits: &CaseLimits, slot: &mut Slot, order: &Run) -> Result<Option<Ran>, Error> {
        if slot.is_open(self.key) {
            return Ok(None);
        }
        let exchange = match slot.open(order, self.key, self.max_message) {
            Err(Error::Sandbox(assay_sandbox::Error::Exec { source, .. }))
                if source.kind() == std::io::ErrorKind::OutOfMemory =>
            {
                return Ok(Some(ran(never_began(), Some(limits.out_of_memory()), Vec::new(), Vec::new())));
            }
            exchange => exchange?,
        };
        if let Exchange::Answered(answer) = &exchange
            && matches!(Message::read(&answer.message), Some(Message { kind: READY, .. }))
        {
            return Ok(None);
        }
        let ready = |_: &Message<'_>| Err(Malformed::Forged("the answer came before the first case"));
        Ok(Some(self.evaluate(limits, exchange, ready)))
    }

    /// The result of a request. `read` converts an answer to JSON, or says why it is invalid.
    fn evaluate(
        &self,
        limits: &CaseLimits,
        exchange: Exchange,
        read: impl FnOnce(&Message<'_>) -> Result<String, Malformed>,
    ) -> Ran {
        let error = |message| Rejection::new(Verdict::RunTimeError, message);
        let forged = |why: &str| CaseMessage::Forged { why: why.to_owned() };
        match exchange {
            Exchange::Ended(mut outcome) => {
                let printed = std::mem::take(&mut outcome.stdout);
                let early = || error(CaseMessage::EndedEarly);
                let rejection = limits.decide(&outcome).unwrap_or_else(early);
                ran(outcome, Some(rejection), Vec::new(), printed)
            }
            Exchange::Closed(mut outcome) => {
                let printed = std::mem::take(&mut outcome.stdout);
                let rejection = error(CaseMessage::ClosedConnection);
                ran(outcome, Some(rejection), Vec::new(), printed)
            }
            Exchange::TooLong(bytes) => {
                let message = CaseMessage::AnswerTooLong { bytes: u64::from(bytes), limit: self.max_message };
                let rejection = Rejection::new(Verdict::OutputLimitExceeded, message);
                ran(never_began(), Some(rejection), Vec::new(), Vec::new())
            }
            Exchange::Unsolicited => {
                let rejection = error(forged("it wrote more than its answer"));
                ran(never_began(), Some(rejection), Vec::new(), Vec::new())
            }
            Exchange::Answered(mut answer) => {
                let printed = std::mem::take(&mut answer.stdout);
                let outcome = outcome_of(&answer);
                if let Some(rejection) = limits.decide(&outcome) {
                    return ran(outcome, Some(rejection), Vec::new(), printed);
                }
                let result = match Message::read(&answer.message) {
                    Some(message) if message.kind == ANSWER => read(&message).map_err(|why| match why {
                        Malformed::Forged(why) => forged(why),
                        Malformed::TooManyElements => CaseMessage::TooManyElements,
                        Malformed::NoUnicode => CaseMessage::NoUnicode,
                        Malformed::NoUtf8 => CaseMessage::NoUtf8,
                    }),
                    Some(message) if message.kind == FAULT => {
                        Err(CaseMessage::Said { text: sentence(&excerpt::head(message.body, FAULT_BYTES).text) })
                    }
                    _ => Err(forged("the message is malformed")),
                };
                match result {
                    Ok(json) => ran(outcome, None, json.into_bytes(), printed),
                    Err(message) => ran(outcome, Some(error(message)), Vec::new(), printed),
                }
            }
        }
    }
}

impl<'a> Message<'a> {
    fn read(bytes: &'a [u8]) -> Option<Self> {
        let (kind, rest) = bytes.split_first()?;
        let (number, body) = rest.split_first_chunk::<4>()?;
        Some(Self { kind: *kind, number: u32::from_le_bytes(*number), body })
    }
}

fn ran(outcome: Outcome, rejection: Option<Rejection>, output: Vec<u8>, printed: Vec<u8>) -> Ran {
    Ran { outcome, rejection, output: Held::Bytes(Arc::from(output)), printed: Some(printed) }
}

/// Converts an answer to the outcome of a run.
fn outcome_of(answer: &Answer) -> Outcome {
    Outcome {
        ending: Ending::Exited(0),
        cpu_ms: u32::try_from((answer.cpu_us + 500) / 1000).unwrap_or(u32::MAX),
        cpu_us: answer.cpu_us,
        wall_ms: answer.wall_ms,
        waited_ms: None,
        memory_kib: answer.memory_kib,
        stdout: Vec::new(),
        stderr: Vec::new(),
        collected: Vec::new(),
        not_collected: Vec::new(),
        enforced_by: answer.enforced_by,
        warm: false,
    }
}

/// Makes a sentence of a driver's message, which begins with a small letter and ends without a period.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_uppercase().collect::<String>()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}
