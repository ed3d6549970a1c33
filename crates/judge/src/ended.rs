//! Turns the end of a run into a verdict.

use std::sync::Arc;

use assay_domain::{CaseMessage, Verdict};
use assay_sandbox::{Ending, Outcome};

use crate::messages;

/// The limits of a case, adjusted for the language.
#[derive(Clone, Debug)]
pub(crate) struct CaseLimits {
    /// The CPU time limit, in ms.
    pub(crate) cpu_ms: u32,
    /// How long after its CPU limit a program is killed, in ms.
    pub(crate) grace_ms: u32,
    /// The enforced memory limit, in KiB.
    pub(crate) memory_kib: u32,
    /// Standard output, in KiB.
    pub(crate) output_kib: u32,
    /// Messages that show that the language's runtime ran out of memory.
    pub(crate) refusals: Arc<[String]>,
}

/// Why a run failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rejection {
    /// The verdict.
    pub(crate) verdict: Verdict,
    /// The message for every submitter.
    pub(crate) message: Option<CaseMessage>,
    /// A detail for people who may see the case. It may quote the input or the answer.
    pub(crate) detail: Option<CaseMessage>,
}

impl Rejection {
    pub(crate) fn new(verdict: Verdict, message: CaseMessage) -> Self {
        Self { verdict, message: Some(message), detail: None }
    }
}

impl CaseLimits {
    /// The usual grace: a tenth of the CPU limit, so that a run that slightly exceeded the limit can be distinguished from one that is too slow.
    pub(crate) fn usual_grace_ms(cpu_ms: u32) -> u32 {
        cpu_ms.div_ceil(10)
    }

    /// When a program is killed.
    pub(crate) fn stop_ms(&self) -> u32 {
        self.cpu_ms.saturating_add(self.grace_ms)
    }

    /// Whether a run ended by itself, but so shortly after its CPU limit that a second run may be faster.
    pub(crate) fn is_close(&self, outcome: &Outcome) -> bool {
        let by_itself = matches!(outcome.ending, Ending::Exited(_) | Ending::Signalled(_));
        by_itself && self.is_late(outcome) && !self.is_out_of_memory(outcome)
    }

    /// Decides in this order: output limit, memory limit, time limit, run-time error. `None` if the run succeeded and its output decides.
    pub(crate) fn decide(&self, outcome: &Outcome) -> Option<Rejection> {
        let late = |message| Rejection::new(Verdict::TimeLimitExceeded, message);
        let (cpu_ms, limit_ms) = (outcome.cpu_ms, self.cpu_ms);
        Some(match outcome.ending {
            // Stopped together with an interactive validator, which decides.
            Ending::Cancelled => return None,
            Ending::OutputLimit => {
                let message = CaseMessage::WroteTooMuch { limit_kib: self.output_kib };
                Rejection::new(Verdict::OutputLimitExceeded, message)
            }
            Ending::MemoryLimit => self.out_of_memory(),
            _ if self.is_out_of_memory(outcome) => self.out_of_memory(),
            Ending::WallLimit => late(CaseMessage::StoppedOnClock { wall_ms: outcome.wall_ms }),
            Ending::CpuLimit => late(CaseMessage::StoppedOnCpu { cpu_ms, limit_ms }),
            _ if self.is_late(outcome) => late(CaseMessage::UsedTooMuchCpu { cpu_ms, limit_ms }),
            Ending::Exited(0) => return None,
            Ending::Exited(exit_code) => crashed(CaseMessage::Exited { exit_code }, outcome),
            Ending::Signalled(signal) => crashed(CaseMessage::Signalled { signal }, outcome),
        })
    }

    /// The result of exceeding the memory limit.
    pub(crate) fn out_of_memory(&self) -> Rejection {
        Rejection::new(Verdict::MemoryLimitExceeded, CaseMessage::OutOfMemory { limit_kib: self.memory_kib })
    }

    /// Whether it used more CPU time than allowed.
    pub(crate) fn is_late(&self, outcome: &Outcome) -> bool {
        outcome.cpu_us > u64::from(self.cpu_ms) * 1000
    }

    /// Whether it exceeded the memory limit, or failed after its runtime reported a lack of memory. A program can fake the latter, but it only gets another
    /// bad verdict.
    fn is_out_of_memory(&self, outcome: &Outcome) -> bool {
        let failed = match outcome.ending {
            Ending::Exited(code) => code != 0,
            Ending::Signalled(_) => true,
            _ => false,
        };
        let says = |words: &String| {
            let words = words.as_bytes();
            outcome.stderr.windows(words.len()).any(|window| window == words)
        };
        outcome.memory_kib > self.memory_kib || (failed && self.refusals.iter().any(says))
    }
}

fn crashed(message: CaseMessage, outcome: &Outcome) -> Rejection {
    let detail = messages::of_program(&outcome.stderr).map(|text| CaseMessage::Said { text });
    Rejection { detail, ..Rejection::new(Verdict::RunTimeError, message) }
}

#[cfg(test)]
mod tests {
    use assay_sandbox::Rung;

    use super::*;

    fn verdict(ending: Ending, cpu_us: u64, memory_kib: u32, stderr: &str) -> Option<Verdict> {
        limits(&["bad_alloc"]).decide(&outcome(ending, cpu_us, memory_kib, stderr)).map(|rejection| rejection.verdict)
    }

    fn limits(refusals: &[&str]) -> CaseLimits {
        let refusals = refusals.iter().map(|words| (*words).to_owned()).collect();
        CaseLimits {
            cpu_ms: 1000,
            grace_ms: CaseLimits::usual_grace_ms(1000),
            memory_kib: 1024,
            output_kib: 8192,
            refusals,
        }
    }

    fn outcome(ending: Ending, cpu_us: u64, memory_kib: u32, stderr: &str) -> Outcome {
        Outcome {
            ending,
            cpu_ms: u32::try_from(cpu_us / 1000).unwrap(),
            cpu_us,
            wall_ms: 1,
            waited_ms: None,
            memory_kib,
            stdout: Vec::new(),
            stderr: stderr.into(),
            collected: Vec::new(),
            not_collected: Vec::new(),
            enforced_by: Rung::Sampling,
            warm: false,
        }
    }

    #[test]
    fn limits_are_decided_in_order() {
        use Verdict as V;
        for (ending, cpu_us, memory_kib, expected) in [
            (Ending::Exited(0), 0, 0, None),
            (Ending::Exited(0), 1_000_000, 1024, None),
            (Ending::Exited(0), 1_000_001, 1024, Some(V::TimeLimitExceeded)),
            (Ending::Exited(0), 1_000_001, 1025, Some(V::MemoryLimitExceeded)),
            (Ending::Exited(1), 0, 0, Some(V::RunTimeError)),
            (Ending::Exited(1), 1_000_001, 0, Some(V::TimeLimitExceeded)),
            (Ending::Signalled(11), 0, 0, Some(V::RunTimeError)),
            (Ending::Signalled(9), 0, 2000, Some(V::MemoryLimitExceeded)),
            (Ending::CpuLimit, 1_100_000, 0, Some(V::TimeLimitExceeded)),
            (Ending::CpuLimit, 1_100_000, 2000, Some(V::MemoryLimitExceeded)),
            (Ending::WallLimit, 0, 0, Some(V::TimeLimitExceeded)),
            (Ending::MemoryLimit, 2_000_000, 0, Some(V::MemoryLimitExceeded)),
            (Ending::OutputLimit, 2_000_000, 2000, Some(V::OutputLimitExceeded)),
            (Ending::Cancelled, 2_000_000, 2000, None),
        ] {
            assert_eq!(verdict(ending, cpu_us, memory_kib, ""), expected, "{ending:?} {cpu_us} {memory_kib}");
        }
    }

    #[test]
    fn a_refusal_of_memory_counts_only_for_a_program_that_failed() {
        let said = "what():  std::bad_alloc";
        assert_eq!(verdict(Ending::Signalled(6), 0, 0, said), Some(Verdict::MemoryLimitExceeded));
        assert_eq!(verdict(Ending::Exited(0), 0, 0, said), None);
        assert_eq!(verdict(Ending::WallLimit, 0, 0, said), Some(Verdict::TimeLimitExceeded));
    }

    #[test]
    fn only_a_run_that_ended_shortly_after_its_limit_is_close() {
        let limits = limits(&[]);
        assert_eq!(limits.stop_ms(), 1100);
        for (ending, cpu_us, close) in [
            (Ending::Exited(0), 1_000_000, false),
            (Ending::Exited(0), 1_000_001, true),
            (Ending::Signalled(11), 1_050_000, true),
            (Ending::CpuLimit, 1_100_000, false),
            (Ending::WallLimit, 1_050_000, false),
        ] {
            assert_eq!(limits.is_close(&outcome(ending, cpu_us, 0, "")), close, "{ending:?} {cpu_us}");
        }
        assert!(!limits.is_close(&outcome(Ending::Exited(0), 1_050_000, 2000, "")));
    }

    #[test]
    fn messages_say_what_happened() {
        let rejection = limits(&[]).decide(&outcome(Ending::Signalled(11), 0, 0, "at /box/x\n")).unwrap();
        assert_eq!(rejection.message, Some(CaseMessage::Signalled { signal: 11 }));
        assert_eq!(rejection.detail, Some(CaseMessage::Said { text: "at x".to_owned() }));
        let rejection = limits(&[]).decide(&outcome(Ending::CpuLimit, 1_100_000, 0, "")).unwrap();
        assert_eq!(rejection.message, Some(CaseMessage::StoppedOnCpu { cpu_ms: 1100, limit_ms: 1000 }));
    }
}
