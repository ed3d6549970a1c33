//! Where the kernel sends core dumps.

/// The program that receives the core dumps of this host, if there is one. It runs as root, outside of any sandbox.
pub(crate) fn dump_program() -> Option<String> {
    dump_program_in(&std::fs::read_to_string("/proc/sys/kernel/core_pattern").ok()?)
}

/// core(5): the pattern starts with `|` for a program, or, since Linux 6.16, with `@` or `@@` for a socket.
fn dump_program_in(pattern: &str) -> Option<String> {
    let pattern = pattern.trim();
    pattern.starts_with(['|', '@']).then(|| pattern.trim_start_matches(['|', '@']).trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pipes_and_sockets_receive_dumps() {
        assert_eq!(dump_program_in("core\n"), None);
        assert_eq!(dump_program_in("/var/crash/core.%p\n"), None);
        assert_eq!(dump_program_in("|/usr/share/apport/apport %p\n").as_deref(), Some("/usr/share/apport/apport %p"));
        assert_eq!(dump_program_in("@@/run/dumps.socket").as_deref(), Some("/run/dumps.socket"));
    }
}
