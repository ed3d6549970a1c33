// Attack: calls the kernel by machine code of its own, past every library.
// Verdict: accepted
use std::arch::asm;

/// What none of these may do, by the numbers of x86-64: ptrace, mount, pivot_root, chroot, reboot, init_module, unshare,
/// setns, bpf, perf_event_open, userfaultfd, io_uring_setup, keyctl, open_by_handle_at, kexec_load.
const CALLS: [u64; 15] = [101, 165, 155, 161, 169, 175, 272, 308, 321, 298, 323, 425, 250, 304, 246];

fn call(number: u64) -> i64 {
    let result: i64;
    unsafe {
        asm!("syscall", inlateout("rax") number => result, in("rdi") 0, in("rsi") 0, in("rdx") 0, in("r10") 0, in("r8") 0,
             lateout("rcx") _, lateout("r11") _);
    }
    result
}

fn main() {
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).unwrap();
    let harm: Vec<_> = CALLS.into_iter().filter(|number| ![-1, -38].contains(&call(*number))).collect();
    if harm.is_empty() {
        println!("unharmed {line}");
    } else {
        println!("{harm:?}");
    }
}
