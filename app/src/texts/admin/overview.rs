//! Workers and queue.

use assay_domain::WorkerInfo;

texts! {
    pub(crate) fn overview() -> Overview;

    lead = "The queue and the workers. This page updates itself.",
    unavailable(fix: &str) = format!("This host cannot judge: {fix}"),
    no_broker = "Redis cannot be reached, so queues and workers are unknown. Submissions are stored, and judged when Redis is back.",
    workers = "Workers",
    waiting = "Waiting",
    oldest = "Oldest waiting",
    running = "Running",
    queues = "Queues",
    queue = "Queue",
    class = "Used for",
    jobs = "Jobs",
    runs = "Programs that people run before they submit",
    batch = "Rejudging and package verification, when nothing else waits",
    no_worker = "No worker is connected. Submissions are stored, and judged when a worker connects.",
    languages = "Languages",
    untested(language: &str) = format!("{language}: not tested yet"),
    untested_why = "The host was too busy to test it. The worker tries again.",
    running_now = "Running now",
    last_seen(ago: &str) = format!("last seen {ago} ago"),
    worker(worker: &WorkerInfo, up: &str) = {
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
    package(id: i64) = format!("Package {id}"),
    run(id: i64) = format!("Run {id}"),
    job(what: &str, attempt: i32, since: &str) = {
        let again = if attempt > 1 { format!(", attempt {attempt}") } else { String::new() };
        format!(" {what}{again}, for {since}")
    },
    days(days: u64) = format!("{days} days"),
    hours(hours: u64) = format!("{hours} h"),
    minutes(minutes: u64) = format!("{minutes} min"),
    seconds(seconds: u64) = format!("{seconds} s"),
}
