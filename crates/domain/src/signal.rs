//! The names of signals.

/// The name of a signal: `SIGSEGV`. `None` for unusual ones. The numbers are those of Linux on x86-64 and arm64 (`signal(7)`).
#[must_use]
pub fn signal_name(signal: i32) -> Option<&'static str> {
    Some(match signal {
        1 => "SIGHUP",
        2 => "SIGINT",
        3 => "SIGQUIT",
        4 => "SIGILL",
        5 => "SIGTRAP",
        6 => "SIGABRT",
        7 => "SIGBUS",
        8 => "SIGFPE",
        9 => "SIGKILL",
        10 => "SIGUSR1",
        11 => "SIGSEGV",
        12 => "SIGUSR2",
        13 => "SIGPIPE",
        14 => "SIGALRM",
        15 => "SIGTERM",
        24 => "SIGXCPU",
        25 => "SIGXFSZ",
        31 => "SIGSYS",
        _ => return None,
    })
}

/// The name and the meaning of a signal in English, for programs and logs: `SIGSEGV (segmentation fault)`.
#[must_use]
pub fn describe_signal(signal: i32) -> String {
    let meaning = match signal {
        1 => "hang-up",
        2 => "interrupt",
        3 => "quit",
        4 => "illegal instruction",
        5 => "trap",
        6 => "abort",
        7 => "bus error",
        8 => "arithmetic error, such as a division by zero",
        9 => "killed",
        10 | 12 => "user signal",
        11 => "segmentation fault",
        13 => "broken pipe",
        14 => "alarm",
        15 => "termination",
        24 => "CPU time",
        25 => "file size",
        31 => "a system call that is not allowed",
        _ => "",
    };
    match signal_name(signal) {
        Some(name) => format!("{name} ({meaning})"),
        None => format!("signal {signal}"),
    }
}
