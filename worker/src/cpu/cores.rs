//! The cores that this process may use, and how idle they were.

use std::{fs, path::Path};

/// The idle and the total time of a core since the machine started, in ticks.
#[derive(Debug)]
pub(super) struct Core {
    number: usize,
    idle: u64,
    total: u64,
}

/// Reads the cores that this process may use.
pub(super) fn read(root: &Path) -> Option<Vec<Core>> {
    let status = fs::read_to_string(root.join("proc/self/status")).ok()?;
    let allowed = allowed(status.lines().find_map(|line| line.strip_prefix("Cpus_allowed_list:"))?)?;
    let stat = fs::read_to_string(root.join("proc/stat")).ok()?;
    let cores: Vec<Core> = stat.lines().filter_map(core).filter(|core| allowed.contains(&core.number)).collect();
    (!cores.is_empty()).then_some(cores)
}

/// How many cores were idle between two readings, as a fraction.
pub(super) fn idle(before: &[Core], after: &[Core]) -> f64 {
    let share = |after: &Core| {
        let before = before.iter().find(|before| before.number == after.number)?;
        let total = after.total.saturating_sub(before.total);
        let idle = after.idle.saturating_sub(before.idle);
        (total > 0).then(|| idle.min(total) as f64 / total as f64)
    };
    after.iter().filter_map(share).sum()
}

/// Parses a list such as `0-3,8`.
fn allowed(list: &str) -> Option<Vec<usize>> {
    let mut cores = Vec::new();
    for range in list.trim().split(',') {
        let (first, last) = range.split_once('-').unwrap_or((range, range));
        let (first, last): (usize, usize) = (first.parse().ok()?, last.parse().ok()?);
        cores.extend(first..=last);
    }
    Some(cores)
}

/// Parses `cpu3 user nice system idle iowait irq softirq steal …`. The later fields are already included in `user`.
fn core(line: &str) -> Option<Core> {
    let (name, ticks) = line.split_once(' ')?;
    let number = name.strip_prefix("cpu")?.parse().ok()?;
    let ticks: Vec<u64> = ticks.split_whitespace().take(8).map(str::parse).collect::<Result<_, _>>().ok()?;
    // A core that waits for a disk is free for other work.
    let idle = ticks.get(3)? + ticks.get(4)?;
    Some(Core { number, idle, total: ticks.iter().sum() })
}
