//! The CPU quotas of the control groups of this process, for both versions of control groups.

use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

/// A control group with a CPU quota.
#[derive(Debug)]
pub(super) struct Quota {
    group: PathBuf,
    cores: f64,
    /// CPU time since the group was created.
    used: Duration,
}

/// Reads the quotas of all groups of this process.
pub(super) fn read(root: &Path) -> Vec<Quota> {
    let groups = fs::read_to_string(root.join("proc/self/cgroup")).unwrap_or_default();
    groups.lines().flat_map(|line| of_hierarchy(root, line).unwrap_or_default()).collect()
}

impl Quota {
    /// How many cores were left in this quota, `passed` after the earlier reading.
    pub(super) fn left_since(&self, before: &[Self], passed: Duration) -> Option<f64> {
        let before = before.iter().find(|before| before.group == self.group)?;
        let used = self.used.saturating_sub(before.used);
        (!passed.is_zero()).then(|| (self.cores - used.as_secs_f64() / passed.as_secs_f64()).max(0.0))
    }
}

/// Parses a line `number:controllers:path`. Version 2 has no controllers.
fn of_hierarchy(root: &Path, line: &str) -> Option<Vec<Quota>> {
    let mut parts = line.splitn(3, ':').skip(1);
    let (controllers, path) = (parts.next()?, parts.next()?.trim_start_matches('/'));
    let mounted = root.join("sys/fs/cgroup");
    let read = match controllers {
        "" => version_2,
        _ if controllers.split(',').any(|controller| controller == "cpu") => version_1,
        _ => return None,
    };
    let mounted = mounted.join(controllers);
    // In a container, the path can be one that only the host knows. Its own group is then the topmost.
    let above = Path::new(path).ancestors().filter(|group| !group.starts_with(".."));
    Some(above.filter_map(|group| read(mounted.join(group))).collect())
}

fn version_2(group: PathBuf) -> Option<Quota> {
    let max = fs::read_to_string(group.join("cpu.max")).ok()?;
    let (quota, period) = max.trim().split_once(' ')?;
    let cores = quota.parse::<f64>().ok()? / period.parse::<f64>().ok()?;
    let stat = fs::read_to_string(group.join("cpu.stat")).ok()?;
    let used = stat.lines().find_map(|line| line.strip_prefix("usage_usec "))?.trim().parse().ok()?;
    Some(Quota { group, cores, used: Duration::from_micros(used) })
}

fn version_1(group: PathBuf) -> Option<Quota> {
    let number = |name: &str| fs::read_to_string(group.join(name)).ok()?.trim().parse::<f64>().ok();
    let (quota, period) = (number("cpu.cfs_quota_us")?, number("cpu.cfs_period_us")?);
    // -1 means no quota.
    let cores = (quota > 0.0).then_some(quota / period)?;
    let used = fs::read_to_string(group.join("cpuacct.usage"))
        .or_else(|_| fs::read_to_string(separate_accounting_file(&group)))
        .ok()?;
    let used = Duration::from_nanos(used.trim().parse().ok()?);
    Some(Quota { group, cores, used })
}

/// The accounting file, if that controller is mounted separately.
fn separate_accounting_file(group: &Path) -> PathBuf {
    let apart = group.iter().map(|part| if part == "cpu" { "cpuacct".as_ref() } else { part });
    apart.collect::<PathBuf>().join("cpuacct.usage")
}
