//! The system-call filter of programs.
//!
//! What it refuses is a list; what the kernel may gain after the newest call known here is refused as unknown. The
//! numbers become ranges and the ranges a binary search, because each run pays for its filter anew: the kernel compiles
//! it, and walks it once for every call there is.

use libc::{
    BPF_ABS, BPF_ALU, BPF_AND, BPF_JEQ, BPF_JGE, BPF_JMP, BPF_JSET, BPF_K, BPF_LD, BPF_RET, BPF_W, SECCOMP_RET_ALLOW,
    SECCOMP_RET_ERRNO, SECCOMP_RET_KILL_PROCESS, sock_filter,
};

/// What happens to a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Allow,
    /// It fails with "operation not permitted".
    Refuse,
    /// It fails as if the kernel did not have it, so that programs fall back to something older.
    Unknown,
    /// Only Unix sockets.
    UnixSocket,
    /// Only without new namespaces, and with a child whose end is told by SIGCHLD or not at all.
    PlainClone,
    /// Only on the caller itself.
    OwnProcess,
    /// Only the values in a list, for the argument with this place.
    Listed(&'static Allowed),
}

/// The values of one argument that are allowed. The kernel, too, reads only the low half of each of these arguments.
#[derive(Debug, PartialEq, Eq)]
struct Allowed {
    /// The offset of the argument in `struct seccomp_data`.
    argument: u32,
    /// The first value and the one after the last, in rising order.
    values: &'static [(u32, u32)],
}

/// `prctl`: settings that concern the caller alone and hold no memory of the kernel. Not among them: futex hashes
/// and names of memory areas (memory on nobody's account), merging of equal pages (others can measure it), signals at the
/// end of a parent, filters, ptrace.
const SETTINGS: Allowed = Allowed {
    argument: FIRST_ARGUMENT,
    values: &[
        // Since 2: read the signal at the parent's end, read and set whether it leaves dumps.
        (2, 5),
        // Its name.
        (15, 17),
        // Read the mode of seccomp, and one bounding capability.
        (21, 22),
        (23, 24),
        // No new privileges; huge pages.
        (38, 40),
        (41, 43),
        // The length of vectors of ARM.
        #[cfg(target_arch = "aarch64")]
        (50, 52),
        // Read the auxiliary vector.
        (0x4155_5856, 0x4155_5857),
    ],
};

/// `arch_prctl`: the two segment registers.
#[cfg(target_arch = "x86_64")]
const SEGMENTS: Allowed = Allowed { argument: FIRST_ARGUMENT, values: &[(0x1001, 0x1005)] };

/// `madvise`: without merging of equal pages, writing to swap, and broken memory.
const ADVICE: Allowed = Allowed {
    argument: THIRD_ARGUMENT,
    values: &[
        // From "normal" to "not needed".
        (0, 5),
        // Free; forks without and with it.
        (8, 9),
        (10, 12),
        // Huge pages, dumps, wiping on fork.
        (14, 20),
        // Fill page tables; guard pages.
        (22, 24),
        (102, 104),
    ],
};

/// `posix_fadvise`: not "not needed", which empties the host's cache of files that others read.
const FILE_ADVICE: Allowed = Allowed { argument: FOURTH_ARGUMENT, values: &[(0, 4)] };

/// `fcntl`: copies and flags of descriptors. What is refused reaches others by the file: locks, leases, news of changes,
/// the size of a pipe; and signals at will, which end a pause.
const DESCRIPTORS: Allowed = Allowed {
    argument: SECOND_ARGUMENT,
    values: &[
        // Copy; read and set flags.
        (0, 5),
        // Compare; ask who made the file.
        (1027, 1029),
        // Copy without inheriting; read the size of a pipe, and seals.
        (1030, 1031),
        (1032, 1033),
        (1034, 1035),
    ],
};

/// `ioctl`: all but a map of a file's blocks, which first writes the file to its disk, and signals from descriptors.
const CONTROLS: Allowed = Allowed {
    argument: SECOND_ARGUMENT,
    values: &[(0, ASYNCHRONOUS), (ASYNCHRONOUS + 1, SET_OWNER), (SET_GROUP + 1, BLOCK_MAP), (BLOCK_MAP + 1, u32::MAX)],
};

/// `FIOASYNC`, `FIOSETOWN` and `SIOCSPGRP` (which follows it), and `FS_IOC_FIEMAP`.
const ASYNCHRONOUS: u32 = 0x5452;
const SET_OWNER: u32 = 0x8901;
const SET_GROUP: u32 = 0x8902;
const BLOCK_MAP: u32 = 0xC020_660B;

#[cfg(target_arch = "x86_64")]
const ARCHITECTURE: u32 = 0xC000_003E;
#[cfg(target_arch = "aarch64")]
const ARCHITECTURE: u32 = 0xC000_00B7;

/// Newer calls are unknown. 462 is `mseal`, of Linux 6.10.
const NEWEST: u32 = 462;

/// All flags of `clone` that make namespaces.
const NEW_NAMESPACES: u32 = 0x7E02_0000;

/// The bits of the flags of `clone` that hold the signal at the child's end. SIGCONT would end a pause of the parent.
const EXIT_SIGNAL: u32 = 0xFF;

impl Verdict {
    const ALL: &[Self] = &[
        Self::Allow,
        Self::Refuse,
        Self::Unknown,
        Self::UnixSocket,
        Self::PlainClone,
        Self::OwnProcess,
        Self::Listed(&SETTINGS),
        #[cfg(target_arch = "x86_64")]
        Self::Listed(&SEGMENTS),
        Self::Listed(&ADVICE),
        Self::Listed(&FILE_ADVICE),
        Self::Listed(&DESCRIPTORS),
        Self::Listed(&CONTROLS),
    ];
}

/// Offsets into `struct seccomp_data`.
const NUMBER: u32 = 0;
const ARCH: u32 = 4;
const FIRST_ARGUMENT: u32 = 16;
const SECOND_ARGUMENT: u32 = 24;
const THIRD_ARGUMENT: u32 = 32;
const FOURTH_ARGUMENT: u32 = 40;

/// The calls that are not simply allowed.
fn special() -> Vec<(u32, Verdict)> {
    let refused = [
        // Other processes.
        libc::SYS_ptrace,
        libc::SYS_process_vm_readv,
        libc::SYS_process_vm_writev,
        libc::SYS_process_madvise,
        libc::SYS_process_mrelease,
        libc::SYS_pidfd_getfd,
        libc::SYS_kcmp,
        // Scheduling, which would outlive the program if it reached the zygote.
        libc::SYS_setpriority,
        libc::SYS_sched_setscheduler,
        libc::SYS_sched_setparam,
        libc::SYS_sched_setattr,
        libc::SYS_sched_setaffinity,
        libc::SYS_ioprio_set,
        libc::SYS_migrate_pages,
        libc::SYS_move_pages,
        // Mounts, namespaces, and files beyond the root.
        libc::SYS_mount,
        libc::SYS_umount2,
        libc::SYS_pivot_root,
        libc::SYS_chroot,
        libc::SYS_open_tree,
        libc::SYS_move_mount,
        libc::SYS_fsopen,
        libc::SYS_fsconfig,
        libc::SYS_fsmount,
        libc::SYS_fspick,
        libc::SYS_mount_setattr,
        457, // statmount
        458, // listmount
        libc::SYS_unshare,
        libc::SYS_setns,
        libc::SYS_name_to_handle_at,
        libc::SYS_open_by_handle_at,
        libc::SYS_fanotify_init,
        libc::SYS_fanotify_mark,
        libc::SYS_quotactl,
        libc::SYS_quotactl_fd,
        // Large and often faulty parts of the kernel.
        libc::SYS_add_key,
        libc::SYS_request_key,
        libc::SYS_keyctl,
        libc::SYS_bpf,
        libc::SYS_perf_event_open,
        libc::SYS_userfaultfd,
        libc::SYS_seccomp,
        // The machine; with these, its disks, on nobody's account. What programs write themselves is in memory.
        libc::SYS_sync,
        libc::SYS_syncfs,
        libc::SYS_fsync,
        libc::SYS_fdatasync,
        libc::SYS_sync_file_range,
        libc::SYS_acct,
        libc::SYS_reboot,
        libc::SYS_kexec_load,
        libc::SYS_kexec_file_load,
        libc::SYS_init_module,
        libc::SYS_finit_module,
        libc::SYS_delete_module,
        libc::SYS_swapon,
        libc::SYS_swapoff,
        libc::SYS_syslog,
        libc::SYS_settimeofday,
        libc::SYS_clock_settime,
        libc::SYS_clock_adjtime,
        libc::SYS_adjtimex,
        libc::SYS_sethostname,
        libc::SYS_setdomainname,
        libc::SYS_vhangup,
        459, // lsm_get_self_attr
        460, // lsm_set_self_attr
        461, // lsm_list_modules
        #[cfg(target_arch = "x86_64")]
        libc::SYS_iopl,
        #[cfg(target_arch = "x86_64")]
        libc::SYS_ioperm,
        #[cfg(target_arch = "x86_64")]
        libc::SYS_modify_ldt,
    ];
    let unknown = [
        // Its flags lie in memory, where a filter cannot look; libraries fall back to `clone`.
        libc::SYS_clone3,
        libc::SYS_io_uring_setup,
        libc::SYS_io_uring_enter,
        libc::SYS_io_uring_register,
        libc::SYS_memfd_secret,
        // There are only so many for the whole host.
        libc::SYS_io_setup,
        libc::SYS_io_destroy,
        libc::SYS_io_submit,
        libc::SYS_io_cancel,
        libc::SYS_io_getevents,
        // They count against the user that runs the supervisor, who has only so many, too.
        #[cfg(target_arch = "x86_64")]
        libc::SYS_inotify_init,
        libc::SYS_inotify_init1,
        // What it holds belongs to no process until it is mapped, so only a control group would count it.
        libc::SYS_memfd_create,
        // They tell what the host has in its cache. Libraries fall back to calls without flags.
        libc::SYS_preadv2,
        libc::SYS_pwritev2,
        451, // cachestat
        // Locks on files of the host are seen by all boxes. Only compilers have them.
        libc::SYS_flock,
        // System V and POSIX queues and segments outlive the process that made them.
        libc::SYS_shmget,
        libc::SYS_shmat,
        libc::SYS_shmdt,
        libc::SYS_shmctl,
        libc::SYS_semget,
        libc::SYS_semop,
        libc::SYS_semtimedop,
        libc::SYS_semctl,
        libc::SYS_msgget,
        libc::SYS_msgsnd,
        libc::SYS_msgrcv,
        libc::SYS_msgctl,
        libc::SYS_mq_open,
        libc::SYS_mq_unlink,
        libc::SYS_mq_timedsend,
        libc::SYS_mq_timedreceive,
        libc::SYS_mq_notify,
        libc::SYS_mq_getsetattr,
        #[cfg(target_arch = "x86_64")]
        libc::SYS_nfsservctl,
        #[cfg(target_arch = "x86_64")]
        libc::SYS_uselib,
        #[cfg(target_arch = "x86_64")]
        libc::SYS__sysctl,
        #[cfg(target_arch = "x86_64")]
        libc::SYS_ustat,
        #[cfg(target_arch = "x86_64")]
        libc::SYS_sysfs,
    ];
    let checked = [
        (libc::SYS_socket, Verdict::UnixSocket),
        // For a family it does not have, the kernel would look for a module.
        (libc::SYS_socketpair, Verdict::UnixSocket),
        (libc::SYS_clone, Verdict::PlainClone),
        (libc::SYS_prlimit64, Verdict::OwnProcess),
        (libc::SYS_prctl, Verdict::Listed(&SETTINGS)),
        #[cfg(target_arch = "x86_64")]
        (libc::SYS_arch_prctl, Verdict::Listed(&SEGMENTS)),
        (libc::SYS_madvise, Verdict::Listed(&ADVICE)),
        (libc::SYS_fadvise64, Verdict::Listed(&FILE_ADVICE)),
        (libc::SYS_fcntl, Verdict::Listed(&DESCRIPTORS)),
        (libc::SYS_ioctl, Verdict::Listed(&CONTROLS)),
    ];
    let mut all: Vec<(libc::c_long, Verdict)> = refused.map(|call| (call, Verdict::Refuse)).to_vec();
    all.extend(unknown.map(|call| (call, Verdict::Unknown)));
    all.extend(checked);
    all.into_iter().filter_map(|(call, verdict)| Some((u32::try_from(call).ok()?, verdict))).collect()
}

/// The filter as the kernel wants it; with `locks`, files can be locked.
pub(super) fn build(locks: bool) -> Vec<sock_filter> {
    let mut program = vec![
        load(ARCH),
        jump(BPF_JEQ, ARCHITECTURE, 1, 0),
        // A call of another architecture means other numbers.
        verdict(SECCOMP_RET_KILL_PROCESS),
        load(NUMBER),
    ];
    let mut search = Search::default();
    search.among(&ranges(locks));
    program.extend(search.finish());
    program
}

/// The first number of each range, and what happens to calls in it.
fn ranges(locks: bool) -> Vec<(u32, Verdict)> {
    let mut special = special();
    special.retain(|(call, _)| !(locks && i64::from(*call) == libc::SYS_flock));
    special.sort_by_key(|(call, _)| *call);
    let verdict_of = |call: u32| match special.binary_search_by_key(&call, |(special, _)| *special) {
        Ok(index) => special[index].1,
        Err(_) if call > NEWEST => Verdict::Unknown,
        Err(_) => Verdict::Allow,
    };
    let mut ranges: Vec<(u32, Verdict)> = Vec::new();
    for call in 0..=NEWEST + 1 {
        let verdict = verdict_of(call);
        if ranges.last().is_none_or(|(_, last)| *last != verdict) {
            ranges.push((call, verdict));
        }
    }
    ranges
}

/// A binary search whose ends are shared: each verdict is there once, behind all comparisons, as what is compiled for
/// every run anew must be short.
#[derive(Default)]
struct Search {
    comparisons: Vec<Comparison>,
}

/// Whether the number is at least `boundary`, and where to go on.
struct Comparison {
    boundary: u32,
    yes: Next,
    no: Next,
}

#[derive(Clone, Copy)]
enum Next {
    Comparison(usize),
    End(Verdict),
}

impl Search {
    fn among(&mut self, ranges: &[(u32, Verdict)]) -> Next {
        if let [(_, only)] = ranges {
            return Next::End(*only);
        }
        let (low, high) = ranges.split_at(middle(ranges));
        let (index, boundary) = (self.comparisons.len(), high[0].0);
        let nowhere = Next::End(Verdict::Unknown);
        self.comparisons.push(Comparison { boundary, yes: nowhere, no: nowhere });
        self.comparisons[index].no = self.among(low);
        self.comparisons[index].yes = self.among(high);
        Next::Comparison(index)
    }

    fn finish(self) -> Vec<sock_filter> {
        let mut ends = Vec::new();
        let mut end_of = Vec::new();
        for what in Verdict::ALL {
            end_of.push((*what, self.comparisons.len() + ends.len()));
            ends.extend(end(*what));
        }
        let distance = |from: usize, next: Next| {
            let to = match next {
                Next::Comparison(index) => index,
                // A test shows that each has an end.
                Next::End(what) => end_of.iter().find(|(end, _)| *end == what).map_or(usize::MAX, |(_, at)| *at),
            };
            // A test shows that all are near enough.
            u8::try_from(to - from - 1).unwrap_or(u8::MAX)
        };
        let comparisons = self.comparisons.iter().enumerate();
        let mut code: Vec<_> = comparisons
            .map(|(at, Comparison { boundary, yes, no })| {
                jump(BPF_JGE, *boundary, distance(at, *yes), distance(at, *no))
            })
            .collect();
        code.extend(ends);
        code
    }
}

/// Where to divide: so that both halves hold about as many calls, for at installation each one is looked up.
fn middle(ranges: &[(u32, Verdict)]) -> usize {
    let (first, last) = (ranges[0].0, ranges[ranges.len() - 1].0);
    let calls_below = |index: usize| ranges[index].0 - first;
    let calls = last - first + 1;
    (1..ranges.len()).min_by_key(|index| (2 * calls_below(*index)).abs_diff(calls)).unwrap_or(1)
}

/// What is done about a call that has this verdict.
fn end(what: Verdict) -> Vec<sock_filter> {
    let refuse = verdict(SECCOMP_RET_ERRNO | libc::EPERM.cast_unsigned());
    let allow = verdict(SECCOMP_RET_ALLOW);
    match what {
        Verdict::Allow => vec![allow],
        Verdict::Refuse => vec![refuse],
        Verdict::Unknown => vec![verdict(SECCOMP_RET_ERRNO | libc::ENOSYS.cast_unsigned())],
        // The three look at int arguments, of which the kernel, too, only takes the low half.
        Verdict::UnixSocket => {
            vec![load(FIRST_ARGUMENT), jump(BPF_JEQ, libc::AF_UNIX.cast_unsigned(), 0, 1), allow, refuse]
        }
        Verdict::PlainClone => vec![
            load(FIRST_ARGUMENT),
            jump(BPF_JSET, NEW_NAMESPACES, 3, 0),
            instruction(BPF_ALU | BPF_AND | BPF_K, EXIT_SIGNAL, 0, 0),
            jump(BPF_JEQ, 0, 2, 0),
            jump(BPF_JEQ, libc::SIGCHLD.cast_unsigned(), 1, 0),
            refuse,
            allow,
        ],
        Verdict::OwnProcess => vec![load(FIRST_ARGUMENT), jump(BPF_JEQ, 0, 0, 1), allow, refuse],
        Verdict::Listed(Allowed { argument, values }) => {
            let mut code = vec![load(*argument)];
            for (place, (first, past)) in values.iter().enumerate() {
                // All pairs after this one, and the refusal, lie before "allow".
                let left = u8::try_from(2 * (values.len() - place)).unwrap_or(u8::MAX);
                code.push(jump(BPF_JGE, *first, 0, left - 1));
                code.push(jump(BPF_JGE, *past, 0, left - 1));
            }
            code.extend([refuse, allow]);
            code
        }
    }
}

fn load(offset: u32) -> sock_filter {
    instruction(BPF_LD | BPF_W | BPF_ABS, offset, 0, 0)
}

fn jump(condition: u32, value: u32, yes: u8, no: u8) -> sock_filter {
    instruction(BPF_JMP | condition | BPF_K, value, yes, no)
}

fn verdict(value: u32) -> sock_filter {
    instruction(BPF_RET | BPF_K, value, 0, 0)
}

fn instruction(code: u32, k: u32, jt: u8, jf: u8) -> sock_filter {
    // All codes fit into 16 bits.
    sock_filter { code: (code & 0xFFFF) as u16, jt, jf, k }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Interprets the filter and counts the steps. All arguments have the same value.
    fn decide(program: &[sock_filter], call: u32, argument: u32) -> (u32, usize) {
        let (mut at, mut value, mut steps) = (0, 0, 0);
        loop {
            let now = program[at];
            steps += 1;
            at += 1;
            let code = u32::from(now.code);
            if code == BPF_LD | BPF_W | BPF_ABS {
                value = match now.k {
                    NUMBER => call,
                    ARCH => ARCHITECTURE,
                    FIRST_ARGUMENT | SECOND_ARGUMENT | THIRD_ARGUMENT | FOURTH_ARGUMENT => argument,
                    other => panic!("reads offset {other}"),
                };
            } else if code == BPF_RET | BPF_K {
                return (now.k, steps);
            } else if code == BPF_ALU | BPF_AND | BPF_K {
                value &= now.k;
            } else {
                let holds = match code & !(BPF_JMP | BPF_K) {
                    BPF_JEQ => value == now.k,
                    BPF_JGE => value >= now.k,
                    BPF_JSET => value & now.k != 0,
                    other => panic!("condition {other}"),
                };
                at += usize::from(if holds { now.jt } else { now.jf });
            }
        }
    }

    const REFUSE: u32 = SECCOMP_RET_ERRNO | 1;
    const UNKNOWN: u32 = SECCOMP_RET_ERRNO | 38;

    #[test]
    fn every_call_gets_the_verdict_of_the_list() {
        let program = build(false);
        let special = special();
        for call in 0..600 {
            let expected = special
                .iter()
                .find(|(number, _)| *number == call)
                .map_or(if call > NEWEST { Verdict::Unknown } else { Verdict::Allow }, |(_, verdict)| *verdict);
            for argument in [0, 0x1000_0000] {
                let decision = match expected {
                    Verdict::Allow => SECCOMP_RET_ALLOW,
                    Verdict::Refuse | Verdict::UnixSocket => REFUSE,
                    Verdict::Unknown => UNKNOWN,
                    Verdict::PlainClone | Verdict::OwnProcess if argument == 0 => SECCOMP_RET_ALLOW,
                    Verdict::PlainClone | Verdict::OwnProcess => REFUSE,
                    Verdict::Listed(Allowed { values, .. }) => {
                        let listed = values.iter().any(|(first, past)| (*first..*past).contains(&argument));
                        if listed { SECCOMP_RET_ALLOW } else { REFUSE }
                    }
                };
                assert_eq!(decide(&program, call, argument).0, decision, "call {call} with {argument}");
            }
        }
        assert_eq!(decide(&program, 0x4000_0000, 0).0, UNKNOWN, "calls of the x32 kind");
        assert_eq!(decide(&program, number(libc::SYS_socket), 1).0, SECCOMP_RET_ALLOW);
    }

    #[test]
    fn lists_hold_at_each_of_their_ends() {
        let program = build(false);
        for (call, verdict) in special() {
            let Verdict::Listed(Allowed { values, .. }) = verdict else { continue };
            assert!(values.iter().all(|(first, past)| first < past), "call {call}");
            assert!(values.windows(2).all(|pair| pair[0].1 < pair[1].0), "call {call}: not in rising order");
            for value in values.iter().flat_map(|(first, past)| [first.wrapping_sub(1), *first, past - 1, *past]) {
                let listed = values.iter().any(|(first, past)| (*first..*past).contains(&value));
                let decision = if listed { SECCOMP_RET_ALLOW } else { REFUSE };
                assert_eq!(decide(&program, call, value).0, decision, "call {call} with {value:#x}");
            }
        }
    }

    #[test]
    fn what_attacks_need_is_refused_and_what_runtimes_need_is_not() {
        let program = build(false);
        let refused = [
            (libc::SYS_prctl, vec![libc::PR_SET_PDEATHSIG, libc::PR_SET_SECCOMP, libc::PR_SET_MM, 67, 78, 0x5356_4d41]),
            (libc::SYS_madvise, vec![libc::MADV_MERGEABLE, libc::MADV_PAGEOUT, libc::MADV_HWPOISON]),
            (
                libc::SYS_fcntl,
                vec![
                    libc::F_SETLK,
                    libc::F_OFD_SETLK,
                    libc::F_OFD_SETLKW,
                    libc::F_SETLEASE,
                    libc::F_NOTIFY,
                    libc::F_SETOWN,
                    10,
                    15,
                    libc::F_SETPIPE_SZ,
                ],
            ),
            (libc::SYS_fadvise64, vec![libc::POSIX_FADV_DONTNEED]),
        ];
        for (call, value) in refused.iter().flat_map(|(call, values)| values.iter().map(|value| (*call, *value))) {
            assert_eq!(decide(&program, number(call), value.cast_unsigned()).0, REFUSE, "call {call} with {value}");
        }
        let allowed = [
            (libc::SYS_prctl, vec![libc::PR_SET_NAME, libc::PR_SET_NO_NEW_PRIVS, libc::PR_GET_DUMPABLE]),
            (libc::SYS_madvise, vec![libc::MADV_DONTNEED, libc::MADV_FREE, libc::MADV_HUGEPAGE, libc::MADV_DONTFORK]),
            (libc::SYS_fcntl, vec![libc::F_SETFL, libc::F_GETFD, libc::F_DUPFD_CLOEXEC]),
        ];
        for (call, value) in allowed.iter().flat_map(|(call, values)| values.iter().map(|value| (*call, *value))) {
            let decision = decide(&program, number(call), value.cast_unsigned()).0;
            assert_eq!(decision, SECCOMP_RET_ALLOW, "call {call} with {value}");
        }
    }

    fn number(call: libc::c_long) -> u32 {
        u32::try_from(call).unwrap()
    }

    #[test]
    fn the_end_of_a_child_is_told_by_its_usual_signal_or_none() {
        let program = build(false);
        let decision = |flags: i32| decide(&program, number(libc::SYS_clone), flags.cast_unsigned()).0;
        for flags in [0, libc::CLONE_VM | libc::CLONE_VFORK, libc::CLONE_PARENT, libc::CLONE_THREAD] {
            for signal in 0..=0xFF {
                let usual = [0, libc::SIGCHLD].contains(&signal);
                let expected = if usual { SECCOMP_RET_ALLOW } else { REFUSE };
                assert_eq!(decision(flags | signal), expected, "signal {signal} with {flags:#x}");
            }
        }
        assert_eq!(decision(libc::CLONE_NEWUSER | libc::SIGCHLD), REFUSE);
    }

    #[test]
    fn only_compilers_lock_files() {
        let decisions = [false, true].map(|locks| decide(&build(locks), number(libc::SYS_flock), 0).0);
        assert_eq!(decisions, [UNKNOWN, SECCOMP_RET_ALLOW]);
    }

    #[test]
    fn no_path_is_long() {
        let program = build(false);
        let longest = (0..600).map(|call| decide(&program, call, 0).1).max().unwrap();
        assert!(longest <= 24, "{longest} instructions");
        let mean = (0..NEWEST).map(|call| decide(&program, call, 0).1).sum::<usize>() / NEWEST as usize;
        assert!(mean <= 11, "{mean} instructions");
        // Jumps reach 255.
        assert!(program.len() <= 240, "{} instructions in all", program.len());
    }
}
