//! Workers and queue.

use assay_domain::WorkerInfo;

use super::super::{Language, language};

pub(crate) struct Overview {
    pub(crate) lead: &'static str,
    pub(crate) unavailable: fn(fix: &str) -> String,
    pub(crate) no_broker: &'static str,
    pub(crate) workers: &'static str,
    pub(crate) waiting: &'static str,
    pub(crate) oldest: &'static str,
    pub(crate) running: &'static str,
    pub(crate) queues: &'static str,
    pub(crate) queue: &'static str,
    pub(crate) class: &'static str,
    pub(crate) jobs: &'static str,
    pub(crate) runs: &'static str,
    pub(crate) batch: &'static str,
    pub(crate) no_worker: &'static str,
    pub(crate) languages: &'static str,
    pub(crate) running_now: &'static str,
    pub(crate) last_seen: fn(ago: &str) -> String,
    pub(crate) worker: fn(worker: &WorkerInfo, up: &str) -> String,
    pub(crate) package: fn(id: i64) -> String,
    pub(crate) run: fn(id: i64) -> String,
    pub(crate) job: fn(what: &str, attempt: i32, since: &str) -> String,
    pub(crate) days: fn(days: u64) -> String,
    pub(crate) hours: fn(hours: u64) -> String,
    pub(crate) minutes: fn(minutes: u64) -> String,
    pub(crate) seconds: fn(seconds: u64) -> String,
}

static ENGLISH: Overview = Overview {
    lead: "The queue and the workers. This page updates itself.",
    unavailable: |fix| format!("This host cannot judge: {fix}"),
    no_broker: "Redis cannot be reached, so queues and workers are unknown. Submissions are stored, and judged when Redis is back.",
    workers: "Workers",
    waiting: "Waiting",
    oldest: "Oldest waiting",
    running: "Running",
    queues: "Queues",
    queue: "Queue",
    class: "Used for",
    jobs: "Jobs",
    runs: "Programs that people run before they submit",
    batch: "Rejudging and package verification, when nothing else waits",
    no_worker: "No worker is connected. Submissions are stored, and judged when a worker connects.",
    languages: "Languages",
    running_now: "Running now",
    last_seen: |ago| format!("last seen {ago} ago"),
    worker: |worker, up| {
        let (least, most) = (worker.slots_min, worker.slots_max);
        let range = if least == most { String::new() } else { format!(" (from {least} to {most} as needed)") };
        let draining = if worker.draining { "draining, " } else { "" };
        format!(
            "{draining}{} of {} slots busy{range}, limits enforced by {}, version {}, up {up}",
            worker.busy.len(),
            worker.slots,
            worker.rung,
            worker.version
        )
    },
    package: |id| format!("Package {id}"),
    run: |id| format!("Run {id}"),
    job: |what, attempt, since| {
        let again = if attempt > 1 { format!(", attempt {attempt}") } else { String::new() };
        format!(" {what}{again}, for {since}")
    },
    days: |days| format!("{days} days"),
    hours: |hours| format!("{hours} h"),
    minutes: |minutes| format!("{minutes} min"),
    seconds: |seconds| format!("{seconds} s"),
};

pub(crate) fn overview() -> &'static Overview {
    match language() {
        Language::English => &ENGLISH,
    }
}
