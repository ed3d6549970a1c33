//! The replies of the zygote.

use super::bytes::{Malformed, Reader, Writer};

/// A reply of the zygote.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Reply {
    /// The first message, from the guard: the zygote's process id and user, as the guard and the supervisor see them.
    ZygoteStarted { process: i32, user: u32 },
    /// The box is built.
    Ready {
        /// Whether programs run as the user of the supervisor, because no second user is available.
        shared_user: bool,
        /// The version of landlock that restricts the programs; 0 if there is none.
        landlock: u32,
    },
    /// The box could not be built or is damaged. The zygote ends.
    Broken { step: String, errno: i32 },
    /// The box is not clean after an earlier run. The new run has not started.
    BoxNotClean { step: String, errno: i32 },
    /// The program could not be executed.
    NotExecuted { errno: i32 },
    /// The run failed, but the next run can use the box.
    Refused { step: String, errno: i32 },
    /// The usage of the current run so far.
    Used { cpu_us: u64, memory_kib: u64 },
    /// The memory that a forked program shares with its interpreter, in KiB. The program waits for [`Request::Release`](super::Request::Release).
    /// 0: the program was started instead, and does not wait.
    Shared { kib: u64 },
    /// The programs are paused.
    Paused,
    /// The warm interpreter has ended.
    InterpreterEnded,
    /// The run has ended and the box is empty. Descriptors: the collected files.
    Ended(Ended),
}

/// How a run ended.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Ended {
    /// The status of the first process, as returned by `wait`.
    pub(crate) status: i32,
    /// Wall-clock time until the first process ended.
    pub(crate) wall_us: u64,
    /// When the program started, by the system's monotonic clock.
    pub(crate) started_us: u64,
    /// If the request to kill it asked for this: the longest time that one of its threads had waited for a processor.
    pub(crate) waited_us: Option<u64>,
    /// CPU time of all reaped processes.
    pub(crate) cpu_us: u64,
    /// The memory of the largest process.
    pub(crate) memory_kib: u64,
    /// One entry per requested file.
    pub(crate) taken: Vec<CollectResult>,
    /// Whether the program was forked from an interpreter.
    pub(crate) warm: bool,
}

/// Whether a requested file was collected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CollectResult {
    /// Yes, as the next descriptor.
    Descriptor,
    Missing,
    NotRegular,
    TooLarge,
}

const READY: u8 = 1;
const BROKEN: u8 = 2;
const NOT_EXECUTED: u8 = 3;
const REFUSED: u8 = 4;
const USED: u8 = 5;
const ENDED: u8 = 6;
const BOX_NOT_CLEAN: u8 = 7;
const PAUSED: u8 = 8;
const ZYGOTE_STARTED: u8 = 9;
const INTERPRETER_ENDED: u8 = 10;
const SHARED: u8 = 11;

impl Reply {
    pub(crate) fn encode(&self) -> Vec<u8> {
        let mut out = Writer::default();
        match self {
            Self::ZygoteStarted { process, user } => {
                out.u8(ZYGOTE_STARTED);
                out.u32(process.cast_unsigned());
                out.u32(*user);
            }
            Self::Ready { shared_user, landlock } => {
                out.u8(READY);
                out.u8(u8::from(*shared_user));
                out.u32(*landlock);
            }
            Self::Broken { step, errno } => {
                out.u8(BROKEN);
                out.bytes(step.as_bytes());
                out.u32(errno.cast_unsigned());
            }
            Self::BoxNotClean { step, errno } => {
                out.u8(BOX_NOT_CLEAN);
                out.bytes(step.as_bytes());
                out.u32(errno.cast_unsigned());
            }
            Self::NotExecuted { errno } => {
                out.u8(NOT_EXECUTED);
                out.u32(errno.cast_unsigned());
            }
            Self::Refused { step, errno } => {
                out.u8(REFUSED);
                out.bytes(step.as_bytes());
                out.u32(errno.cast_unsigned());
            }
            Self::Used { cpu_us, memory_kib } => {
                out.u8(USED);
                out.u64(*cpu_us);
                out.u64(*memory_kib);
            }
            Self::Shared { kib } => {
                out.u8(SHARED);
                out.u64(*kib);
            }
            Self::Paused => out.u8(PAUSED),
            Self::InterpreterEnded => out.u8(INTERPRETER_ENDED),
            Self::Ended(ended) => {
                out.u8(ENDED);
                out.u32(ended.status.cast_unsigned());
                out.u64(ended.wall_us);
                out.u64(ended.started_us);
                out.option(ended.waited_us);
                out.u64(ended.cpu_us);
                out.u64(ended.memory_kib);
                let taken: Vec<u8> = ended.taken.iter().map(|taken| *taken as u8).collect();
                out.bytes(&taken);
                out.u8(u8::from(ended.warm));
            }
        }
        out.finish()
    }

    pub(crate) fn decode(message: &[u8]) -> Result<Self, Malformed> {
        let mut input = Reader::new(message);
        let reply = match input.u8()? {
            ZYGOTE_STARTED => Self::ZygoteStarted { process: input.u32()?.cast_signed(), user: input.u32()? },
            READY => Self::Ready { shared_user: input.u8()? != 0, landlock: input.u32()? },
            BROKEN => Self::Broken { step: input.text()?, errno: input.u32()?.cast_signed() },
            BOX_NOT_CLEAN => Self::BoxNotClean { step: input.text()?, errno: input.u32()?.cast_signed() },
            NOT_EXECUTED => Self::NotExecuted { errno: input.u32()?.cast_signed() },
            REFUSED => Self::Refused { step: input.text()?, errno: input.u32()?.cast_signed() },
            USED => Self::Used { cpu_us: input.u64()?, memory_kib: input.u64()? },
            SHARED => Self::Shared { kib: input.u64()? },
            PAUSED => Self::Paused,
            INTERPRETER_ENDED => Self::InterpreterEnded,
            ENDED => Self::Ended(Ended {
                status: input.u32()?.cast_signed(),
                wall_us: input.u64()?,
                started_us: input.u64()?,
                waited_us: input.option()?,
                cpu_us: input.u64()?,
                memory_kib: input.u64()?,
                taken: input.bytes()?.iter().map(|byte| CollectResult::from_byte(*byte)).collect::<Result<_, _>>()?,
                warm: input.u8()? != 0,
            }),
            _ => return Err(Malformed),
        };
        input.end()?;
        Ok(reply)
    }
}

impl CollectResult {
    fn from_byte(byte: u8) -> Result<Self, Malformed> {
        [Self::Descriptor, Self::Missing, Self::NotRegular, Self::TooLarge]
            .into_iter()
            .find(|taken| *taken as u8 == byte)
            .ok_or(Malformed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ended_reply_is_decoded_as_encoded() {
        let reply = Reply::Ended(Ended {
            status: -1,
            wall_us: 1,
            started_us: 5,
            waited_us: Some(6),
            cpu_us: 2,
            memory_kib: 3,
            taken: vec![
                CollectResult::TooLarge,
                CollectResult::Descriptor,
                CollectResult::Missing,
                CollectResult::NotRegular,
            ],
            warm: true,
        });
        assert_eq!(Reply::decode(&reply.encode()).unwrap(), reply);
    }
}
