//! The system-call filter of programs.
//!
//! What it refuses is a list; what the kernel may gain after the newest call known here is refused as unknown. The
//! numbers become ranges and the ranges a binary search, because each run pays for its filter anew: the kernel compiles
//! it, and walks it once for every call there is.

use libc::{
    BPF_ABS, BPF_JEQ, BPF_JGE, BPF_JMP, BPF_JSET, BPF_K, BPF_LD, BPF_RET, BPF_W, SECCOMP_RET_ALLOW, SECCOMP_RET_ERRNO,
    SECCOMP_RET_KILL_PROCESS, sock_filter,
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
    /// Only without new namespaces.
    PlainClone,
    /// Only on the caller itself.
    OwnProcess,
}

#[cfg(target_arch = "x86_64")]
const ARCHITECTURE: u32 = 0xC000_003E;
#[cfg(target_arch = "aarch64")]
const ARCHITECTURE: u32 = 0xC000_00B7;

/// Newer calls are unknown. 462 is `mseal`, of Linux 6.10.
const NEWEST: u32 = 462;

/// All flags of `clone` that make namespaces.
const NEW_NAMESPACES: u32 = 0x7E02_0000;

impl Verdict {
    const ALL: [Self; 6] =
        [Self::Allow, Self::Refuse, Self::Unknown, Self::UnixSocket, Self::PlainClone, Self::OwnProcess];
}

/// Offsets into `struct seccomp_data`.
const NUMBER: u32 = 0;
const ARCH: u32 = 4;
const FIRST_ARGUMENT: u32 = 16;

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
        // The machine; with these two, all its disks at once, on nobody's account.
        libc::SYS_sync,
        libc::SYS_syncfs,
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
    ];
    let mut all: Vec<(libc::c_long, Verdict)> = refused.map(|call| (call, Verdict::Refuse)).to_vec();
    all.extend(unknown.map(|call| (call, Verdict::Unknown)));
    all.extend(checked);
    all.into_iter().filter_map(|(call, verdict)| Some((u32::try_from(call).ok()?, verdict))).collect()
}

/// The filter as the kernel wants it.
pub(super) fn build() -> Vec<sock_filter> {
    let mut program = vec![
        load(ARCH),
        jump(BPF_JEQ, ARCHITECTURE, 1, 0),
        // A call of another architecture means other numbers.
        verdict(SECCOMP_RET_KILL_PROCESS),
        load(NUMBER),
    ];
    let mut search = Search::default();
    search.among(&ranges());
    program.extend(search.finish());
    program
}

/// The first number of each range, and what happens to calls in it.
fn ranges() -> Vec<(u32, Verdict)> {
    let mut special = special();
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
            end_of.push(self.comparisons.len() + ends.len());
            ends.extend(end(what));
        }
        let distance = |from: usize, next: Next| {
            let to = match next {
                Next::Comparison(index) => index,
                Next::End(what) => end_of[what as usize],
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
        Verdict::PlainClone => vec![load(FIRST_ARGUMENT), jump(BPF_JSET, NEW_NAMESPACES, 0, 1), refuse, allow],
        Verdict::OwnProcess => vec![load(FIRST_ARGUMENT), jump(BPF_JEQ, 0, 0, 1), allow, refuse],
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

    /// Interprets the filter and counts the steps.
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
                    FIRST_ARGUMENT => argument,
                    other => panic!("reads offset {other}"),
                };
            } else if code == BPF_RET | BPF_K {
                return (now.k, steps);
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

    #[test]
    fn every_call_gets_the_verdict_of_the_list() {
        let program = build();
        let special = special();
        for call in 0..600 {
            let expected = special
                .iter()
                .find(|(number, _)| *number == call)
                .map_or(if call > NEWEST { Verdict::Unknown } else { Verdict::Allow }, |(_, verdict)| *verdict);
            let (refuse, unknown) = (SECCOMP_RET_ERRNO | 1, SECCOMP_RET_ERRNO | 38);
            let (with_zero, with_flags) = match expected {
                Verdict::Allow => (SECCOMP_RET_ALLOW, SECCOMP_RET_ALLOW),
                Verdict::Refuse | Verdict::UnixSocket => (refuse, refuse),
                Verdict::Unknown => (unknown, unknown),
                Verdict::PlainClone | Verdict::OwnProcess => (SECCOMP_RET_ALLOW, refuse),
            };
            assert_eq!(decide(&program, call, 0).0, with_zero, "call {call}");
            assert_eq!(decide(&program, call, 0x1000_0000).0, with_flags, "call {call}");
        }
        assert_eq!(decide(&program, 0x4000_0000, 0).0, SECCOMP_RET_ERRNO | 38, "calls of the x32 kind");
        assert_eq!(decide(&program, u32::try_from(libc::SYS_socket).unwrap(), 1).0, SECCOMP_RET_ALLOW);
    }

    #[test]
    fn no_path_is_long() {
        let program = build();
        let longest = (0..600).map(|call| decide(&program, call, 0).1).max().unwrap();
        assert!(longest <= 20, "{longest} instructions");
        let mean = (0..NEWEST).map(|call| decide(&program, call, 0).1).sum::<usize>() / NEWEST as usize;
        assert!(mean <= 10, "{mean} instructions");
        assert!(program.len() <= 128, "{} instructions in all", program.len());
    }
}
