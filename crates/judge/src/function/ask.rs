//! Asking the driver of a solution for the answer to a case.

use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

use assay_domain::{
    Verdict,
    signature::{Call, Signature},
};
use assay_sandbox::{Answered, Ending, Outcome, Run, Slot, Told};

use super::calls_of;
use crate::{
    Error,
    ended::{Badly, CaseLimits},
    excerpt,
    held::Held,
    pass::{MORE_CLOCK, Ran, decides, never_began},
    pressure::Pressure,
};

/// The kinds of messages from a driver. Each message has its kind (1 byte), the number of its question (4), and more.
const READY: u8 = 0;
const ANSWER: u8 = 1;
const FAULT: u8 = 2;

/// The longest explanation of a driver that is shown, in bytes.
const FAULT_BYTES: usize = 1024;

/// A solution that is asked for answers, in one process as long as that lives.
#[derive(Debug)]
pub(crate) struct Asked {
    signature: Signature,
    /// No other solution has it.
    key: u64,
    /// The longest message of the driver, in bytes.
    most: u32,
    /// The number of the next question.
    next: AtomicU32,
}

/// A message of a driver.
struct Message<'a> {
    kind: u8,
    number: u32,
    body: &'a [u8],
}

impl Asked {
    pub(crate) fn new(signature: Signature, key: u64, output_kib: u32) -> Self {
        let most = output_kib.saturating_mul(1024).saturating_add(64);
        Self { signature, key, most, next: AtomicU32::new(1) }
    }

    /// Asks for the answer to a case. Asks a new process once more if the first took a little too long, or if the host
    /// kept it waiting.
    ///
    /// # Errors
    /// Only faults of ours, and of the package.
    pub(crate) fn run(
        &self,
        limits: &CaseLimits,
        slot: &mut Slot,
        order: &mut Run,
        input: &Held,
    ) -> Result<Ran, Error> {
        let calls = calls_of(&self.signature, "the case", input)?;
        let question = self.signature.encode(&calls);
        let before = Pressure::now();
        let first = self.once(limits, slot, order, &calls, &question)?;
        if limits.is_close(&first.outcome) {
            slot.close()?;
            let second = self.once(limits, slot, order, &calls, &question)?;
            return Ok(if decides(&second.outcome, &first.outcome) { second } else { first });
        }
        let waited_ms = || Some(Pressure::now()?.waited_ms(before?));
        if first.outcome.ending == Ending::WallLimit && limits.is_kept_waiting(&first.outcome, waited_ms().unwrap_or(0))
        {
            let wall_ms = order.limits.wall_ms;
            order.limits.wall_ms = wall_ms.saturating_mul(MORE_CLOCK);
            let second = self.once(limits, slot, order, &calls, &question);
            order.limits.wall_ms = wall_ms;
            // The next case has the usual limits again.
            slot.close()?;
            return second;
        }
        Ok(first)
    }

    fn once(
        &self,
        limits: &CaseLimits,
        slot: &mut Slot,
        order: &Run,
        calls: &[Call],
        question: &[u8],
    ) -> Result<Ran, Error> {
        let ran = match self.load(limits, slot, order)? {
            Some(ran) => ran,
            None => {
                let number = self.next.fetch_add(1, Ordering::Relaxed);
                let told = slot.ask(&[&number.to_le_bytes(), question].concat())?;
                self.told(limits, told, |message| {
                    if message.number != number {
                        return Err("answered another case than it was asked for".to_owned());
                    }
                    let answer = self.signature.decode(calls, message.body).map_err(|error| error.to_string())?;
                    Ok(answer.to_json())
                })
            }
        };
        if ran.badly.is_some() {
            slot.close()?;
        }
        Ok(ran)
    }

    /// Starts the program, unless it runs. `Some`: it did not get ready.
    fn load(&self, limits: &CaseLimits, slot: &mut Slot, order: &Run) -> Result<Option<Ran>, Error> {
        if slot.is_open(self.key) {
            return Ok(None);
        }
        let told = match slot.open(order, self.key, self.most) {
            Err(assay_sandbox::Error::Exec { source, .. }) if source.kind() == std::io::ErrorKind::OutOfMemory => {
                return Ok(Some(ran(never_began(), Some(limits.out_of_memory()), Vec::new(), Vec::new())));
            }
            told => told?,
        };
        if let Told::Answered(answered) = &told
            && matches!(Message::read(&answered.message), Some(Message { kind: READY, .. }))
        {
            return Ok(None);
        }
        let ready = |_: &Message<'_>| Err("answered before it was asked".to_owned());
        Ok(Some(self.told(limits, told, ready)))
    }

    /// What a question came to. `read` makes JSON of an answer, or says what is wrong with it.
    fn told(&self, limits: &CaseLimits, told: Told, read: impl FnOnce(&Message<'_>) -> Result<String, String>) -> Ran {
        let fault = |text: String| Badly::new(Verdict::RunTimeError, text);
        match told {
            Told::Ended(mut outcome) => {
                let printed = std::mem::take(&mut outcome.stdout);
                let early = || fault("The program ended before it answered.".to_owned());
                let badly = limits.decide(&outcome).unwrap_or_else(early);
                ran(outcome, Some(badly), Vec::new(), printed)
            }
            Told::TooLong(bytes) => {
                let text = format!("The answer has {bytes} bytes; the limit is {}.", self.most);
                let badly = Badly::new(Verdict::OutputLimitExceeded, text);
                ran(never_began(), Some(badly), Vec::new(), Vec::new())
            }
            Told::Unasked => {
                let badly = fault("The solution wrote to the judge before it was asked.".to_owned());
                ran(never_began(), Some(badly), Vec::new(), Vec::new())
            }
            Told::Answered(mut answered) => {
                let printed = std::mem::take(&mut answered.stdout);
                let outcome = outcome_of(&answered);
                if let Some(badly) = limits.decide(&outcome) {
                    return ran(outcome, Some(badly), Vec::new(), printed);
                }
                let result = match Message::read(&answered.message) {
                    Some(message) if message.kind == ANSWER => {
                        read(&message).map_err(|why| format!("The solution wrote to the judge by itself: {why}."))
                    }
                    Some(message) if message.kind == FAULT => {
                        let text = excerpt::head(message.body, FAULT_BYTES).text;
                        Err(capital(&text))
                    }
                    _ => Err("The solution wrote to the judge by itself: the message is malformed.".to_owned()),
                };
                match result {
                    Ok(json) => ran(outcome, None, json.into_bytes(), printed),
                    Err(text) => ran(outcome, Some(fault(text)), Vec::new(), printed),
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

fn ran(outcome: Outcome, badly: Option<Badly>, output: Vec<u8>, printed: Vec<u8>) -> Ran {
    Ran { outcome, badly, output: Held::Bytes(Arc::from(output)), printed: Some(printed) }
}

/// An answer as the outcome of a run.
fn outcome_of(answered: &Answered) -> Outcome {
    Outcome {
        ending: Ending::Exited(0),
        cpu_ms: u32::try_from((answered.cpu_us + 500) / 1000).unwrap_or(u32::MAX),
        cpu_us: answered.cpu_us,
        wall_ms: answered.wall_ms,
        memory_kib: answered.memory_kib,
        stdout: Vec::new(),
        stderr: Vec::new(),
        collected: Vec::new(),
        not_collected: Vec::new(),
        enforced_by: answered.enforced_by,
        warm: false,
    }
}

/// A driver's sentence: drivers begin with a small letter and end without a period.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_uppercase().collect::<String>()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}
