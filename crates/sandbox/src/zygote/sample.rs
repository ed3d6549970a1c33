//! Measures the processes of a run while they live, if no control group does.

use std::fs;

use super::{processes::RunProcesses, sys};

/// The usage of the living processes.
#[derive(Debug, Default)]
pub(super) struct Living {
    pub(super) cpu_us: u64,
    pub(super) memory_kib: u64,
}

/// Reads the usage of every process of the run. Leaves out processes that end meanwhile.
///
/// A process that ignores SIGCHLD hides the CPU time of its ended children, here and in the final sum, because the kernel then does not
/// account it. The wall-clock limit still applies.
pub(super) fn measure_living(processes: RunProcesses) -> Living {
    let processes = processes.ids();
    // Shared pages must count once. For a single process, the cheaper figure is the same.
    let alone = processes.len() == 1;
    let mut living = Living::default();
    for pid in processes {
        let Some(stat) = fs::read_to_string(format!("/proc/{pid}/stat")).ok().and_then(|text| Stat::parse(&text))
        else {
            continue;
        };
        living.cpu_us += sys::cpu_time(pid).unwrap_or(0) + stat.children_us;
        living.memory_kib += if alone { stat.resident_kib } else { proportional_kib(pid).unwrap_or(stat.resident_kib) };
    }
    living
}

/// The required fields of /proc/PID/stat (proc_pid_stat(5)).
#[derive(Debug, PartialEq, Eq)]
struct Stat {
    /// CPU time of the children that it has waited for.
    children_us: u64,
    resident_kib: u64,
}

impl Stat {
    fn parse(text: &str) -> Option<Self> {
        const TICK_US: u64 = 10_000;
        let page_kib = sys::page_bytes() / 1024;
        // The name, in brackets, may contain anything. The fields after it are numbered from 3.
        let (_, fields) = text.rsplit_once(')')?;
        let fields: Vec<&str> = fields.split_whitespace().collect();
        let field = |number: usize| fields.get(number - 3)?.parse::<u64>().ok();
        Some(Self { children_us: (field(16)? + field(17)?) * TICK_US, resident_kib: field(24)? * page_kib })
    }
}

/// The memory of a process. Shared pages are divided among the processes that share them.
fn proportional_kib(pid: i32) -> Option<u64> {
    let text = fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).ok()?;
    text.lines().find_map(|line| line.strip_prefix("Pss:")?.trim().strip_suffix("kB")?.trim().parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stat_line_with_an_odd_name_is_parsed() {
        let line =
            "42 (a) b (c) R 1 42 42 0 -1 4194304 100 0 0 0 5 6 7 8 20 0 1 0 100 1000000 256 18446744073709551615";
        assert_eq!(
            Stat::parse(line),
            Some(Stat { children_us: 150_000, resident_kib: 256 * sys::page_bytes() / 1024 })
        );
    }
}
