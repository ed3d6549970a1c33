//! Measures the processes of a run while they live, if no control group does.

use std::{
    collections::HashMap,
    fs, io,
    time::{Duration, Instant},
};

use super::{processes::RunProcesses, sys};

/// The usage of the living processes.
#[derive(Debug, Default)]
pub(super) struct Living {
    pub(super) cpu_us: u64,
    pub(super) memory_kib: u64,
}

/// Samples the processes of one run.
///
/// Processes may share pages, which must count once. To find the share of a process (its proportional set size), the kernel
/// walks through all its pages, and the process cannot get new ones meanwhile. For 600 MiB this takes longer than the time
/// between two samples. So shares are measured less often, and the growth of resident memory is added in between.
#[derive(Debug, Default)]
pub(super) struct Sampler {
    measured: Option<Measured>,
    /// The largest sample so far, in KiB.
    most_kib: u64,
}

/// The last measurement of shared memory.
#[derive(Debug)]
struct Measured {
    /// The resident memory of each process at that time, in KiB.
    resident: HashMap<i32, u64>,
    /// The sum of all shares, in KiB.
    share_kib: u64,
    ended: Instant,
    took: Duration,
}

/// The pause after a measurement, as a multiple of its duration.
const PAUSE: u32 = 10;

/// The same if processes were born or ended since.
const PAUSE_IF_CHANGED: u32 = 2;

impl Sampler {
    /// Reads the usage of every process of the run. Leaves out processes that end meanwhile.
    ///
    /// A process that ignores SIGCHLD hides the CPU time of its ended children, here and in the final sum, because the kernel then does not
    /// account it. The wall-clock limit still applies.
    pub(super) fn living(&mut self, processes: RunProcesses) -> Living {
        let mut cpu_us = 0;
        let mut resident = HashMap::new();
        for pid in processes.ids() {
            let Some(stat) = fs::read_to_string(format!("/proc/{pid}/stat")).ok().and_then(|text| Stat::parse(&text))
            else {
                continue;
            };
            cpu_us += sys::cpu_time(pid).unwrap_or(0) + stat.children_us;
            resident.insert(pid, stat.resident_kib);
        }
        let memory_kib = self.memory_kib(resident, Instant::now());
        self.most_kib = self.most_kib.max(memory_kib);
        Living { cpu_us, memory_kib }
    }

    fn memory_kib(&mut self, resident: HashMap<i32, u64>, now: Instant) -> u64 {
        let sum = resident.values().sum();
        // A share is at most the resident memory, and equal to it for a single process. A sum below an earlier sample changes nothing.
        if resident.len() <= 1 || sum <= self.most_kib {
            return sum;
        }
        if let Some(measured) = self.measured.as_ref().filter(|measured| !measured.is_due(&resident, now)) {
            return measured.grown(&resident).min(sum);
        }
        let share_kib = resident.iter().map(|(pid, resident)| proportional_kib(*pid).unwrap_or(*resident)).sum();
        let ended = Instant::now();
        self.measured = Some(Measured { resident, share_kib, ended, took: ended - now });
        share_kib
    }
}

impl Measured {
    fn is_due(&self, resident: &HashMap<i32, u64>, now: Instant) -> bool {
        let is_same =
            resident.len() == self.resident.len() && resident.keys().all(|pid| self.resident.contains_key(pid));
        now.saturating_duration_since(self.ended) >= self.took * if is_same { PAUSE } else { PAUSE_IF_CHANGED }
    }

    /// The measured share plus the growth of the same processes since, in KiB.
    fn grown(&self, resident: &HashMap<i32, u64>) -> u64 {
        let growth = |(pid, then): (&i32, &u64)| resident.get(pid).map_or(0, |now| now.saturating_sub(*then));
        self.share_kib + self.resident.iter().map(growth).sum::<u64>()
    }
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

/// The longest time that a living thread of the run has waited for a processor, in µs, since its start. `None` if the kernel does not report it.
///
/// Not the sum: threads wait at the same time, and a program with many threads would seem to have waited longer than it lived.
pub(super) fn longest_wait_us(processes: RunProcesses) -> Option<u64> {
    let threads = processes.ids().into_iter().filter_map(|pid| fs::read_dir(format!("/proc/{pid}/task")).ok());
    let wait =
        |thread: io::Result<fs::DirEntry>| wait_us(&fs::read_to_string(thread.ok()?.path().join("schedstat")).ok()?);
    threads.flatten().filter_map(wait).max()
}

/// Parses `/proc/PID/task/TID/schedstat`: the time on a processor and the time of waiting for one, in ns, and a count
/// (`Documentation/scheduler/sched-stats.rst`).
fn wait_us(text: &str) -> Option<u64> {
    text.split_whitespace().nth(1)?.parse::<u64>().ok().map(|ns| ns / 1000)
}

/// The memory of a process. Shared pages are divided among the processes that share them.
fn proportional_kib(pid: i32) -> Option<u64> {
    let text = fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).ok()?;
    text.lines().find_map(|line| line.strip_prefix("Pss:")?.trim().strip_suffix("kB")?.trim().parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two processes that shared 10 of 100 MiB, measured within 8 ms.
    fn measured(at: Instant) -> Sampler {
        let resident = HashMap::from([(2, 60 * 1024), (3, 50 * 1024)]);
        let measured = Measured { resident, share_kib: 100 * 1024, ended: at, took: Duration::from_millis(8) };
        Sampler { measured: Some(measured), most_kib: 100 * 1024 }
    }

    #[test]
    fn growth_since_the_last_measurement_counts() {
        let at = Instant::now();
        let resident = HashMap::from([(2, 70 * 1024), (3, 50 * 1024)]);
        assert_eq!(measured(at).memory_kib(resident, at + Duration::from_millis(79)), 110 * 1024);
    }

    #[test]
    fn shares_are_measured_rarely_but_soon_after_a_new_process() {
        let at = Instant::now();
        let own = i32::try_from(std::process::id()).unwrap();
        let same = HashMap::from([(2, 70 * 1024), (3, 50 * 1024)]);
        let other = HashMap::from([(2, 70 * 1024), (own, 50 * 1024)]);
        let is_due = |resident: &HashMap<i32, u64>, ms| {
            measured(at).measured.unwrap().is_due(resident, at + Duration::from_millis(ms))
        };
        assert_eq!([15, 79, 80].map(|ms| is_due(&same, ms)), [false, false, true]);
        assert_eq!([15, 16].map(|ms| is_due(&other, ms)), [false, true]);
        let mut sampler = measured(at);
        sampler.memory_kib(other, at + Duration::from_millis(16));
        let measured = sampler.measured.unwrap();
        assert!(measured.resident.contains_key(&own) && measured.ended > at, "{measured:?}");
    }

    #[test]
    fn shares_are_not_measured_below_an_earlier_sample_or_for_a_single_process() {
        let at = Instant::now();
        let much_later = at + Duration::from_secs(9);
        let mut sampler = measured(at);
        assert_eq!(sampler.memory_kib(HashMap::from([(2, 60 * 1024), (4, 30 * 1024)]), much_later), 90 * 1024);
        assert_eq!(sampler.memory_kib(HashMap::from([(4, 300 * 1024)]), much_later), 300 * 1024);
        assert_eq!(sampler.measured.unwrap().ended, at);
    }

    #[test]
    fn the_wait_is_the_second_number() {
        assert_eq!(wait_us("1000 2500000 7\n"), Some(2500));
        assert_eq!(wait_us(""), None);
    }

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
