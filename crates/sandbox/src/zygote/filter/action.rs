//! The actions of the filter, and their instructions.

use libc::{BPF_JEQ, BPF_JGE, BPF_JSET, SECCOMP_RET_ALLOW, SECCOMP_RET_ERRNO, sock_filter};

use super::{
    bpf::{FIRST_ARGUMENT, and, jump, load, result},
    values::{self, AllowedValues},
};

/// What the filter does with a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Action {
    Allow,
    /// Fail with "operation not permitted".
    Refuse,
    /// Fail as if the kernel did not have the call, so that programs use an older one.
    Unknown,
    /// Allow only Unix sockets.
    UnixSocket,
    /// Allow only without new namespaces, and if the end of the child sends SIGCHLD or no signal.
    PlainClone,
    /// Allow only for the caller itself.
    OwnProcess,
    /// Allow only listed values of one argument.
    Listed(&'static AllowedValues),
}

/// All flags of `clone` that create namespaces.
const NAMESPACE_FLAGS: u32 = 0x7E02_0000;

/// The bits in the flags of `clone` that hold the signal at the child's end. SIGCONT would end a pause of the parent.
const EXIT_SIGNAL: u32 = 0xFF;

impl Action {
    pub(super) const ALL: &[Self] = &[
        Self::Allow,
        Self::Refuse,
        Self::Unknown,
        Self::UnixSocket,
        Self::PlainClone,
        Self::OwnProcess,
        Self::Listed(&values::PRCTL),
        #[cfg(target_arch = "x86_64")]
        Self::Listed(&values::ARCH_PRCTL),
        Self::Listed(&values::MADVISE),
        Self::Listed(&values::FADVISE),
        Self::Listed(&values::FCNTL),
        Self::Listed(&values::IOCTL),
    ];

    /// The instructions that carry out this action.
    pub(super) fn instructions(self) -> Vec<sock_filter> {
        let refuse = result(SECCOMP_RET_ERRNO | libc::EPERM.cast_unsigned());
        let allow = result(SECCOMP_RET_ALLOW);
        match self {
            Self::Allow => vec![allow],
            Self::Refuse => vec![refuse],
            Self::Unknown => vec![result(SECCOMP_RET_ERRNO | libc::ENOSYS.cast_unsigned())],
            // The kernel also reads only the low half of these three arguments.
            Self::UnixSocket => {
                vec![load(FIRST_ARGUMENT), jump(BPF_JEQ, libc::AF_UNIX.cast_unsigned(), 0, 1), allow, refuse]
            }
            Self::PlainClone => vec![
                load(FIRST_ARGUMENT),
                jump(BPF_JSET, NAMESPACE_FLAGS, 3, 0),
                and(EXIT_SIGNAL),
                jump(BPF_JEQ, 0, 2, 0),
                jump(BPF_JEQ, libc::SIGCHLD.cast_unsigned(), 1, 0),
                refuse,
                allow,
            ],
            Self::OwnProcess => vec![load(FIRST_ARGUMENT), jump(BPF_JEQ, 0, 0, 1), allow, refuse],
            Self::Listed(AllowedValues { argument, values }) => {
                let mut code = vec![load(*argument)];
                for (place, (first, past)) in values.iter().enumerate() {
                    // The later pairs and the refusal come before "allow".
                    let left = u8::try_from(2 * (values.len() - place)).unwrap_or(u8::MAX);
                    code.push(jump(BPF_JGE, *first, 0, left - 1));
                    code.push(jump(BPF_JGE, *past, 0, left - 1));
                }
                code.extend([refuse, allow]);
                code
            }
        }
    }
}
