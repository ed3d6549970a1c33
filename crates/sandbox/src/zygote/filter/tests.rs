use libc::{
    BPF_ABS, BPF_ALU, BPF_AND, BPF_JEQ, BPF_JGE, BPF_JMP, BPF_JSET, BPF_K, BPF_LD, BPF_RET, BPF_W, SECCOMP_RET_ALLOW,
    SECCOMP_RET_ERRNO, sock_filter,
};

use super::{
    action::Action,
    bpf::{ARCH, ARCHITECTURE, FIRST_ARGUMENT, FOURTH_ARGUMENT, NUMBER, SECOND_ARGUMENT, THIRD_ARGUMENT},
    build,
    calls::{NEWEST, special},
    inherited, rest,
    values::AllowedValues,
};

/// A filter with all rules.
fn all(locks: bool) -> Vec<sock_filter> {
    build(special(locks))
}

/// Interprets the filter. Returns its result and the number of steps. All arguments have the same value.
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
fn every_call_gets_the_listed_action() {
    let program = all(false);
    let special = special(false);
    for call in 0..600 {
        let expected = special
            .iter()
            .find(|(number, _)| *number == call)
            .map_or(if call > NEWEST { Action::Unknown } else { Action::Allow }, |(_, action)| *action);
        for argument in [0, 0x1000_0000] {
            let decision = match expected {
                Action::Allow => SECCOMP_RET_ALLOW,
                Action::Refuse | Action::UnixSocket => REFUSE,
                Action::Unknown => UNKNOWN,
                Action::PlainClone | Action::OwnProcess if argument == 0 => SECCOMP_RET_ALLOW,
                Action::PlainClone | Action::OwnProcess => REFUSE,
                Action::Listed(AllowedValues { values, .. }) => {
                    let listed = values.iter().any(|(first, past)| (*first..*past).contains(&argument));
                    if listed { SECCOMP_RET_ALLOW } else { REFUSE }
                }
            };
            assert_eq!(decide(&program, call, argument).0, decision, "call {call} with {argument}");
        }
    }
    assert_eq!(decide(&program, 0x4000_0000, 0).0, UNKNOWN, "x32 calls");
    assert_eq!(decide(&program, number(libc::SYS_socket), 1).0, SECCOMP_RET_ALLOW);
}

#[test]
fn lists_are_exact_at_their_boundaries() {
    let program = all(false);
    for (call, action) in special(false) {
        let Action::Listed(AllowedValues { values, .. }) = action else { continue };
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
fn calls_for_attacks_are_refused_and_calls_of_runtimes_are_allowed() {
    let program = all(false);
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
fn a_child_may_end_with_sigchld_or_no_signal() {
    let program = all(false);
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
fn only_compilers_may_lock_files() {
    let decisions = [false, true].map(|locks| decide(&all(locks), number(libc::SYS_flock), 0).0);
    assert_eq!(decisions, [UNKNOWN, SECCOMP_RET_ALLOW]);
}

#[test]
fn the_inherited_rules_and_the_rest_are_all_rules() {
    // The kernel carries out the strictest decision. The numbers of stricter ones are lower.
    let strictest = |decisions: [u32; 2]| decisions.into_iter().min_by_key(|decision| decision.cast_signed()).unwrap();
    for locks in [false, true] {
        let (all, parts) = (all(locks), [inherited(), rest(locks)]);
        let values = special(locks).into_iter().filter_map(|(_, action)| match action {
            Action::Listed(AllowedValues { values, .. }) => Some(values.iter()),
            _ => None,
        });
        let boundaries = values.flatten().flat_map(|(first, past)| [first.wrapping_sub(1), *first, past - 1, *past]);
        let arguments: Vec<u32> = boundaries.chain([0, 1, 17, 0x1000_0000]).collect();
        for (call, argument) in (0..600).flat_map(|call| arguments.iter().map(move |argument| (call, *argument))) {
            let decision = strictest([0, 1].map(|part: usize| decide(&parts[part], call, argument).0));
            assert_eq!(decision, decide(&all, call, argument).0, "call {call} with {argument:#x}");
        }
    }
}

#[test]
fn the_filter_of_a_run_is_short() {
    let program = rest(false);
    let mean = (0..NEWEST).map(|call| decide(&program, call, 0).1).sum::<usize>() / NEWEST as usize;
    assert!(mean <= 9, "{mean} instructions");
    assert!(program.len() <= 32, "{} instructions in all", program.len());
}

#[test]
fn the_inherited_filter_is_short() {
    let program = inherited();
    let longest = (0..600).map(|call| decide(&program, call, 0).1).max().unwrap();
    assert!(longest <= 24, "{longest} instructions");
    // Jumps reach 255 instructions.
    assert!(program.len() <= 240, "{} instructions in all", program.len());
}
