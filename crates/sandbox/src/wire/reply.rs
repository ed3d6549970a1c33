//! What the zygote answers.

use super::bytes::{Malformed, Reader, Writer};

/// What the zygote answers.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Reply {
    /// Of the guard, first of all: the zygote's process id and user, as the guard and the supervisor see them.
    Born { process: i32, user: u32 },
    /// The box is built.
    Ready {
        /// Whether programs run under the very user that owns the supervisor, as for want of a second one.
        shared_user: bool,
        /// The version of landlock that guards the programs; 0 if there is none.
        landlock: u32,
    },
    /// The box could not be built, or is no longer fit for use; the zygote ends.
    Broken { step: String, errno: i32 },
    /// Something of an earlier run is still in the box. Nothing of the new one has begun.
    Unfit { step: String, errno: i32 },
    /// The program could not be executed.
    NotExecuted { errno: i32 },
    /// The run could not be made, but the box is fit for the next.
    Refused { step: String, errno: i32 },
    /// What the current run has used so far.
    Used { cpu_us: u64, memory_kib: u64 },
    /// The programs stand still.
    Paused,
    /// No interpreter is warm.
    Cooled,
    /// The run is over and the box is empty. Descriptors: the files taken.
    Ended(Ended),
}

/// How a run ended.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Ended {
    /// The status of the first process, as `wait` gives it.
    pub(crate) status: i32,
    /// Until the first process ended.
    pub(crate) wall_us: u64,
    /// Of all reaped processes.
    pub(crate) cpu_us: u64,
    /// The most any one process held.
    pub(crate) memory_kib: u64,
    /// One entry for each file asked for.
    pub(crate) taken: Vec<Taken>,
    /// Of a program that was forked: what it shared with its interpreter when it began, in KiB.
    pub(crate) shared_kib: Option<u64>,
}

/// What became of a file that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Taken {
    /// The next descriptor.
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
const UNFIT: u8 = 7;
const PAUSED: u8 = 8;
const BORN: u8 = 9;
const COOLED: u8 = 10;

impl Reply {
    pub(crate) fn encode(&self) -> Vec<u8> {
        let mut out = Writer::default();
        match self {
            Self::Born { process, user } => {
                out.u8(BORN);
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
            Self::Unfit { step, errno } => {
                out.u8(UNFIT);
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
            Self::Paused => out.u8(PAUSED),
            Self::Cooled => out.u8(COOLED),
            Self::Ended(ended) => {
                out.u8(ENDED);
                out.u32(ended.status.cast_unsigned());
                out.u64(ended.wall_us);
                out.u64(ended.cpu_us);
                out.u64(ended.memory_kib);
                let taken: Vec<u8> = ended.taken.iter().map(|taken| *taken as u8).collect();
                out.bytes(&taken);
                out.option(ended.shared_kib);
            }
        }
        out.finish()
    }

    pub(crate) fn decode(message: &[u8]) -> Result<Self, Malformed> {
        let mut input = Reader::new(message);
        let reply = match input.u8()? {
            BORN => Self::Born { process: input.u32()?.cast_signed(), user: input.u32()? },
            READY => Self::Ready { shared_user: input.u8()? != 0, landlock: input.u32()? },
            BROKEN => Self::Broken { step: input.text()?, errno: input.u32()?.cast_signed() },
            UNFIT => Self::Unfit { step: input.text()?, errno: input.u32()?.cast_signed() },
            NOT_EXECUTED => Self::NotExecuted { errno: input.u32()?.cast_signed() },
            REFUSED => Self::Refused { step: input.text()?, errno: input.u32()?.cast_signed() },
            USED => Self::Used { cpu_us: input.u64()?, memory_kib: input.u64()? },
            PAUSED => Self::Paused,
            COOLED => Self::Cooled,
            ENDED => Self::Ended(Ended {
                status: input.u32()?.cast_signed(),
                wall_us: input.u64()?,
                cpu_us: input.u64()?,
                memory_kib: input.u64()?,
                taken: input.bytes()?.iter().map(|byte| Taken::from_byte(*byte)).collect::<Result<_, _>>()?,
                shared_kib: input.option()?,
            }),
            _ => return Err(Malformed),
        };
        input.end()?;
        Ok(reply)
    }
}

impl Taken {
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
    fn an_end_survives_the_wire() {
        let reply = Reply::Ended(Ended {
            status: -1,
            wall_us: 1,
            cpu_us: 2,
            memory_kib: 3,
            taken: vec![Taken::TooLarge, Taken::Descriptor, Taken::Missing, Taken::NotRegular],
            shared_kib: Some(4),
        });
        assert_eq!(Reply::decode(&reply.encode()).unwrap(), reply);
    }
}
