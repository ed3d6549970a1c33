//! The CPU time of a process.

use std::fs;

use anyhow::{Context as _, Result};

/// The CPU time of all threads of a process, in ms. The kernel counts in ticks, usually of 10 ms.
pub(super) fn cpu_ms(pid: u32) -> Result<u64> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).context("cannot read the CPU time of a process")?;
    let ticks = ticks(&stat).context("/proc/PID/stat has no CPU time")?;
    Ok(ticks * 1000 / rustix::param::clock_ticks_per_second())
}

/// The sum of utime and stime (`proc(5)`). The name of the program may contain spaces and parentheses.
fn ticks(stat: &str) -> Option<u64> {
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace().skip(11);
    Some(fields.next()?.parse::<u64>().ok()? + fields.next()?.parse::<u64>().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_the_program_does_not_matter() {
        let stat = "7 (a) b (c)) S 1 7 7 0 -1 4194560 1011 0 2 0 37 5 0 0 20 0 1 0 99 2772992 247";
        assert_eq!(ticks(stat), Some(42));
    }
}
