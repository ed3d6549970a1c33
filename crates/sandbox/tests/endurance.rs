//! Many runs in a row: the resources of the supervisor and its zygote must not grow. In a separate test program, because other tests would
//! count too.

#![allow(clippy::unwrap_used, reason = "clippy does not know the functions that tests call for tests")]

use std::{
    fs,
    path::Path,
    process, thread,
    time::{Duration, Instant},
};

use assay_sandbox::{Collect, Config, Ending, Limits, Profile, Run, Slot, Stdin, Stdout};

/// After this many runs, everything that is created only once exists.
const WARM: u32 = 500;

const RUNS: u32 = 10_000;

/// Tolerated growth of memory, in KiB: the kernel counts pages in batches per processor.
const NOISE_KIB: u64 = 512;

/// The resources that a leak would increase.
#[derive(Debug, PartialEq, Eq)]
struct Usage {
    descriptors: usize,
    processes: Vec<u32>,
    /// The zygote's child that waits for the next program. Each run has another one.
    waiting: usize,
    groups: usize,
    mounts: usize,
    descriptors_of_zygote: usize,
}

#[test]
fn ten_thousand_runs_leave_nothing_behind() {
    let zygote = Some(env!("CARGO_BIN_EXE_assay-zygote").into());
    let mut slot = Slot::start(&Config { zygote, rung: None, ..Config::default() }).unwrap();
    let plain = run(&["true"]);
    let messy = [
        (sh("echo x > out"), Ending::Exited(0)),
        (sh("(sleep 60 &) ; echo answer; echo x > /tmp/left; echo y > /dev/shm/left"), Ending::Exited(0)),
        (sh("kill -SEGV $$"), Ending::Signalled(11)),
        (sh("exit 3"), Ending::Exited(3)),
    ];
    let mut turn = messy.iter().cycle();
    let mut go = |count: u32| {
        for number in 0..count {
            let plain = (plain.clone(), Ending::Exited(0));
            let (run, ending) = if number % 3 == 0 { turn.next().unwrap() } else { &plain };
            assert_eq!(slot.run(run).unwrap().ending, *ending);
        }
    };
    go(WARM);
    let (before, memory_before) = (stable_usage(), memory_kib());
    go(RUNS);
    let (after, memory_after) = (stable_usage(), memory_kib());
    println!("{memory_before:?} KiB before, {memory_after:?} KiB after {RUNS} runs; {after:?}");
    assert_eq!(after, before);
    for (after, before) in memory_after.iter().zip(&memory_before) {
        assert!(*after <= before + NOISE_KIB, "{before} KiB became {after} KiB");
    }
}

/// The resources when the next child waits and two measurements in a row agree; after a minute, those of that moment. The zygote cleans up only
/// after it has reported the end of a run.
fn stable_usage() -> Usage {
    let began = Instant::now();
    let mut last = usage();
    loop {
        thread::sleep(Duration::from_millis(50));
        let now = usage();
        if now == last && now.waiting == 1 || began.elapsed() > Duration::from_secs(60) {
            return now;
        }
        last = now;
    }
}

fn sh(script: &str) -> Run {
    run(&["sh", "-c", script])
}

fn run(argv: &[&str]) -> Run {
    Run {
        argv: argv.iter().map(|text| (*text).to_owned()).collect(),
        env: Vec::new(),
        profile: Profile::Run,
        files: Vec::new(),
        stdin: Stdin::Bytes(b"input".as_slice().into()),
        stdout: Stdout::Kept,
        limits: Limits {
            cpu_ms: 2000,
            wall_ms: 10_000,
            memory_kib: 64 * 1024,
            output_bytes: 1 << 20,
            stderr_bytes: 64 * 1024,
            file_bytes: 1 << 20,
            processes: 16,
            open_files: 64,
            address_space: false,
        },
        collect: vec![Collect { name: "out".to_owned(), max_bytes: 1000 }],
        warm: None,
    }
}

fn usage() -> Usage {
    let guards = children(process::id());
    let zygotes: Vec<u32> = guards.iter().flat_map(|guard| children(*guard)).collect();
    assert_eq!((guards.len(), zygotes.len()), (1, 1));
    Usage {
        descriptors: count(Path::new("/proc/self/fd")),
        // Root may look into the zygote. An ordinary user cannot, just like programs.
        descriptors_of_zygote: count(Path::new(&format!("/proc/{}/fd", zygotes[0]))),
        waiting: children(zygotes[0]).len(),
        processes: [guards, zygotes].concat(),
        groups: groups(Path::new("/sys/fs/cgroup")),
        mounts: fs::read_to_string("/proc/self/mountinfo").unwrap().lines().count(),
    }
}

/// Anonymous memory of this process, of the guard and of the zygote. File pages do not count, because the kernel loads and drops them freely.
fn memory_kib() -> Vec<u64> {
    let guard = children(process::id())[0];
    let resident = |process: u32| {
        let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("RssAnon:")).unwrap();
        line.split_whitespace().next().unwrap().parse::<u64>().unwrap()
    };
    [process::id(), guard, children(guard)[0]].map(resident).into()
}

fn count(folder: &Path) -> usize {
    fs::read_dir(folder).map_or(0, Iterator::count)
}

fn children(process: u32) -> Vec<u32> {
    let tasks = fs::read_dir(format!("/proc/{process}/task")).unwrap();
    tasks
        .flat_map(|task| {
            let list = fs::read_to_string(task.unwrap().path().join("children")).unwrap();
            list.split_whitespace().map(|pid| pid.parse().unwrap()).collect::<Vec<u32>>()
        })
        .collect()
}

/// The number of control groups of this process.
fn groups(folder: &Path) -> usize {
    let own = format!("assay-{}-", process::id());
    let mut found = 0;
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        found += usize::from(entry.file_name().to_string_lossy().starts_with(&own));
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            found += groups(&entry.path());
        }
    }
    found
}
