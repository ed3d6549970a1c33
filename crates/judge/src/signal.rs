//! The names of signals.

/// The name and the meaning of a signal: `SIGSEGV (segmentation fault)`. The numbers are those of Linux on x86-64 and arm64 (`signal(7)`).
pub(crate) fn describe(signal: i32) -> String {
    let (name, meaning) = match signal {
        1 => ("SIGHUP", "hang-up"),
        2 => ("SIGINT", "interrupt"),
        3 => ("SIGQUIT", "quit"),
        4 => ("SIGILL", "illegal instruction"),
        5 => ("SIGTRAP", "trap"),
        6 => ("SIGABRT", "abort"),
        7 => ("SIGBUS", "bus error"),
        8 => ("SIGFPE", "arithmetic error, such as a division by zero"),
        9 => ("SIGKILL", "killed"),
        10 => ("SIGUSR1", "user signal"),
        11 => ("SIGSEGV", "segmentation fault"),
        12 => ("SIGUSR2", "user signal"),
        13 => ("SIGPIPE", "broken pipe"),
        14 => ("SIGALRM", "alarm"),
        15 => ("SIGTERM", "termination"),
        24 => ("SIGXCPU", "CPU time"),
        25 => ("SIGXFSZ", "file size"),
        31 => ("SIGSYS", "a system call that is not allowed"),
        other => return format!("signal {other}"),
    };
    format!("{name} ({meaning})")
}
