//! Measures how much CPU is free for this process.
//!
//! Two limits apply, and the tighter one counts: the idle time of the cores that this process may use, and the quota of each of its
//! control groups minus what the group used.

mod cores;
mod quota;

use std::{
    path::{Path, PathBuf},
    time::Instant,
};

use cores::Core;
use quota::Quota;

/// Measures the time between two calls.
#[derive(Debug)]
pub(crate) struct Meter {
    root: PathBuf,
    last: Sample,
}

#[derive(Debug)]
struct Sample {
    at: Instant,
    cores: Vec<Core>,
    quotas: Vec<Quota>,
}

impl Meter {
    /// Starts measuring. `None` if the kernel does not provide the figures.
    pub(crate) fn start() -> Option<Self> {
        Self::on(Path::new("/"), Instant::now())
    }

    /// How many cores were free since the last call, as a fraction.
    pub(crate) fn free_cores(&mut self) -> Option<f64> {
        self.free_until(Instant::now())
    }

    fn on(root: &Path, now: Instant) -> Option<Self> {
        Some(Self { root: root.to_owned(), last: Sample::take(root, now)? })
    }

    fn free_until(&mut self, now: Instant) -> Option<f64> {
        let sample = Sample::take(&self.root, now)?;
        let before = std::mem::replace(&mut self.last, sample);
        let passed = now.saturating_duration_since(before.at);
        let mut free = cores::idle(&before.cores, &self.last.cores);
        for quota in &self.last.quotas {
            if let Some(left) = quota.left_since(&before.quotas, passed) {
                free = free.min(left);
            }
        }
        Some(free)
    }
}

impl Sample {
    fn take(root: &Path, at: Instant) -> Option<Self> {
        Some(Self { at, cores: cores::read(root)?, quotas: quota::read(root) })
    }
}

#[cfg(test)]
mod tests {
    use std::{fs, time::Duration};

    use tempfile::TempDir;

    use super::*;

    /// A fake machine with four cores. This process may use the first two and the last.
    struct Machine(TempDir);

    impl Machine {
        fn new(cgroup: &str) -> Self {
            let machine = Self(tempfile::tempdir().unwrap());
            machine.write(
                "proc/self/status",
                "Name:\tassay\nCpus_allowed:\tb\nCpus_allowed_list:\t0-1,3\nMems_allowed:\t1\n",
            );
            machine.write("proc/self/cgroup", cgroup);
            machine.ticks([0, 0, 0, 0], [0, 0, 0, 0]);
            machine
        }

        fn write(&self, path: &str, text: &str) {
            let path = self.0.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }

        /// Sets the busy and the idle time of each core so far.
        fn ticks(&self, worked: [u64; 4], idle: [u64; 4]) {
            let mut text = "cpu  0 0 0 0 0 0 0 0 0 0\n".to_owned();
            for (core, (worked, idle)) in worked.into_iter().zip(idle).enumerate() {
                let (user, waited) = (worked / 2, idle / 2);
                text += &format!("cpu{core} {user} 0 {} {} {waited} 0 0 0 0 0\n", worked - user, idle - waited);
            }
            self.write("proc/stat", &(text + "intr 1 2 3\nctxt 4\n"));
        }

        fn meter(&self, now: Instant) -> Meter {
            Meter::on(self.0.path(), now).unwrap()
        }
    }

    #[test]
    fn only_usable_cores_count() {
        let (machine, start) = (Machine::new("0::/\n"), Instant::now());
        let mut meter = machine.meter(start);
        machine.ticks([100, 0, 0, 50], [0, 100, 100, 50]);
        assert_eq!(meter.free_until(start + Duration::from_secs(1)), Some(1.5));
        machine.ticks([100, 100, 0, 150], [100, 100, 200, 50]);
        assert_eq!(meter.free_until(start + Duration::from_secs(2)), Some(1.0), "since the last call");
        assert_eq!(meter.free_until(start + Duration::from_secs(2)), Some(0.0), "no time has passed");
    }

    #[test]
    fn quotas_of_parent_groups_apply() {
        let (machine, start) = (Machine::new("0::/assay.slice/worker/assay-supervisor\n"), Instant::now());
        // Two groups without a quota (one lacks the controller), then one with a quota of 1.5 cores.
        machine.write("sys/fs/cgroup/assay.slice/worker/assay-supervisor/cgroup.procs", "1\n");
        machine.write("sys/fs/cgroup/assay.slice/worker/cpu.max", "max 100000\n");
        machine.write("sys/fs/cgroup/assay.slice/cpu.max", "150000 100000\n");
        machine.write("sys/fs/cgroup/assay.slice/cpu.stat", "usage_usec 7000000\nuser_usec 1\n");
        let mut meter = machine.meter(start);
        machine.ticks([0; 4], [200; 4]);
        machine.write("sys/fs/cgroup/assay.slice/cpu.stat", "usage_usec 9000000\nuser_usec 1\n");
        // Two seconds of CPU in two seconds.
        assert_eq!(meter.free_until(start + Duration::from_secs(2)), Some(0.5));
    }

    #[test]
    fn version_1_quotas_apply() {
        let (machine, start) = (Machine::new("4:memory:/x\n2:cpu,cpuacct:/docker/1\n0::/\n"), Instant::now());
        machine.write("sys/fs/cgroup/cpu,cpuacct/docker/1/cpu.cfs_quota_us", "-1\n");
        machine.write("sys/fs/cgroup/cpu,cpuacct/docker/cpu.cfs_quota_us", "200000\n");
        machine.write("sys/fs/cgroup/cpu,cpuacct/docker/cpu.cfs_period_us", "100000\n");
        machine.write("sys/fs/cgroup/cpu,cpuacct/docker/cpuacct.usage", "1000000000\n");
        let mut meter = machine.meter(start);
        machine.ticks([0; 4], [100; 4]);
        machine.write("sys/fs/cgroup/cpu,cpuacct/docker/cpuacct.usage", "1250000000\n");
        assert_eq!(meter.free_until(start + Duration::from_secs(1)), Some(1.75));
    }

    #[test]
    fn this_machine_can_be_measured() {
        let mut meter = Meter::start().unwrap();
        let free = meter.free_cores().unwrap();
        assert!((0.0..=1024.0).contains(&free), "{free}");
    }
}
