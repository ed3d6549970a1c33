//! Programs that exceed their limits, with every means of enforcing limits that works here.

use std::{thread, time::Instant};

use assay_sandbox::{Ending, Limits, Outcome, Profile, Run, Rung, Stdin};

use crate::support::{LIMITS, go, payload, python, run, rungs, slot_with, stdout, until_within};

/// Tests a run with every rung, and checks that the slot still works afterwards.
fn on_every_rung(run: &Run, check: impl Fn(Rung, &Outcome)) {
    within_on_every_rung(run, |_| true, check);
}

/// Like [`on_every_rung`]. A run that is not `within` its upper bounds is repeated; the check must hold for each.
fn within_on_every_rung(run: &Run, within: impl Fn(&Outcome) -> bool, check: impl Fn(Rung, &Outcome)) {
    for rung in rungs() {
        let mut slot = slot_with(rung);
        let both = || {
            let outcome = go(&mut slot, run);
            check(rung, &outcome);
            let after = go(&mut slot, &payload("hello", &[]));
            assert_eq!((after.ending, stdout(&after).as_str()), (Ending::Exited(0), "hello\n"), "{rung}: after");
            (outcome, after)
        };
        let (outcome, after) = until_within(both, |(outcome, after)| within(outcome) && after.cpu_ms < 100);
        assert!(within(&outcome), "{rung}: {} ms of CPU time, {} ms on the clock", outcome.cpu_ms, outcome.wall_ms);
        assert!(after.cpu_ms < 100, "{rung}: after, {} ms", after.cpu_ms);
    }
}

#[test]
fn cpu_time() {
    let mut spin = payload("spin", &[]);
    spin.limits.cpu_ms = 300;
    within_on_every_rung(
        &spin,
        |outcome| outcome.cpu_ms <= 340,
        |rung, outcome| {
            assert_eq!(outcome.ending, Ending::CpuLimit, "{rung}");
            assert!(outcome.cpu_ms >= 300, "{rung}: {} ms", outcome.cpu_ms);
        },
    );
}

#[test]
fn cpu_time_of_threads_and_children_adds_up() {
    for how in ["threads", "children", "orphans"] {
        let mut spin = payload("spin", &[how]);
        spin.limits.cpu_ms = 400;
        within_on_every_rung(
            &spin,
            |outcome| outcome.cpu_ms <= 480,
            |rung, outcome| {
                assert_eq!(outcome.ending, Ending::CpuLimit, "{rung} {how}");
                assert!(outcome.cpu_ms >= 400, "{rung} {how}: {} ms", outcome.cpu_ms);
            },
        );
    }
}

#[test]
fn cpu_time_of_ended_grandchildren_counts() {
    within_on_every_rung(
        &payload("grandchild", &[]),
        |outcome| outcome.cpu_ms <= 300,
        |rung, outcome| {
            assert_eq!(outcome.ending, Ending::Exited(0), "{rung}");
            assert!(outcome.cpu_ms >= 200, "{rung}: {} ms", outcome.cpu_ms);
        },
    );
}

/// Uses the best of several measurements, because other programs of the host can delay a single one.
#[test]
fn a_fork_bomb_and_an_endless_loop_end_soon_after_their_limits() {
    const TIMES: usize = 9;
    let sorted = |all: &mut dyn Iterator<Item = u32>| {
        let mut all: Vec<u32> = all.collect();
        all.sort_unstable();
        all
    };
    for rung in rungs() {
        let mut slot = slot_with(rung);
        let mut bomb = payload("bomb", &["bomb"]);
        (bomb.limits.cpu_ms, bomb.limits.wall_ms) = (60_000, 200);
        let late = |_| {
            let began = Instant::now();
            assert_eq!(go(&mut slot, &bomb).ending, Ending::WallLimit, "{rung}");
            u32::try_from(began.elapsed().as_millis()).unwrap() - bomb.limits.wall_ms
        };
        let late = sorted(&mut (0..TIMES).map(late));
        let mut spin = payload("spin", &[]);
        spin.limits.cpu_ms = 200;
        let over = sorted(&mut (0..TIMES).map(|_| go(&mut slot, &spin).cpu_ms - spin.limits.cpu_ms));
        println!(
            "{rung}: a fork bomb ended {late:?} ms after its limit; an endless loop used {over:?} ms more than its limit"
        );
        assert!(late[0] <= 100, "{rung}: {late:?} ms");
        assert!(over[0] <= 20, "{rung}: {over:?} ms");
    }
}

#[test]
fn wall_clock() {
    let mut sleep = run(&["sleep", "60"]);
    sleep.limits.wall_ms = 200;
    within_on_every_rung(
        &sleep,
        |outcome| outcome.wall_ms < 400 && outcome.cpu_ms < 50,
        |rung, outcome| {
            assert_eq!(outcome.ending, Ending::WallLimit, "{rung}");
            assert!(outcome.wall_ms >= 200, "{rung}: {} ms", outcome.wall_ms);
        },
    );
}

#[test]
fn a_stopped_program_ends_at_the_wall_clock() {
    let mut stop = run(&["sh", "-c", "kill -STOP $$"]);
    stop.limits.wall_ms = 200;
    on_every_rung(&stop, |rung, outcome| assert_eq!(outcome.ending, Ending::WallLimit, "{rung}"));
}

#[test]
fn memory() {
    for how in ["heap", "stack", "children", "file"] {
        let mut hog = payload("hog", &[how]);
        hog.limits.memory_kib = 64 * 1024;
        hog.limits.file_bytes = 1 << 30;
        on_every_rung(&hog, |rung, outcome| {
            let refused = how == "file" && outcome.ending == Ending::Exited(28);
            assert!(outcome.ending == Ending::MemoryLimit || refused, "{rung} {how}: {:?}", outcome.ending);
            // On a busy host, checks come late, and the memory grows until then.
            let most = if rung == Rung::Sampling { 512 * 1024 } else { 128 * 1024 };
            assert!(outcome.memory_kib <= most, "{rung} {how}: {} KiB", outcome.memory_kib);
            // All its processes end, not only the one that asked for too much.
            let soon = rung != Rung::CgroupV2 || outcome.wall_ms < hog.limits.wall_ms;
            assert!(soon, "{rung} {how}: {} ms", outcome.wall_ms);
        });
    }
}

#[test]
fn memory_of_files_and_of_several_processes_is_measured_together() {
    // 20 MiB in a file, 12 MiB in a process that ends, and then 5 MiB in another process.
    let mut parts = payload("hog", &["parts"]);
    parts.limits.file_bytes = 64 << 20;
    for rung in rungs() {
        let mut slot = slot_with(rung);
        // The larger usage of an earlier run must not show.
        assert_eq!(go(&mut slot, &payload("hog", &["some"])).ending, Ending::Exited(0), "{rung}");
        let outcome = go(&mut slot, &parts);
        assert_eq!(outcome.ending, Ending::Exited(0), "{rung}");
        // Without control groups, only memory that is held during a check is seen.
        let least = if rung == Rung::Sampling { 8 } else { 30 };
        let kib = least * 1024..40 * 1024;
        assert!(kib.contains(&outcome.memory_kib), "{rung}: {} KiB", outcome.memory_kib);
    }
}

#[test]
fn memory_of_native_code_is_also_limited_by_its_address_space() {
    let mut hog = payload("hog", &["heap"]);
    hog.limits.memory_kib = 64 * 1024;
    hog.limits.address_space = true;
    on_every_rung(&hog, |rung, outcome| assert_ne!(outcome.ending, Ending::Exited(0), "{rung}"));
}

#[test]
fn memory_is_measured() {
    on_every_rung(&payload("hog", &["some"]), |rung, outcome| {
        assert_eq!(outcome.ending, Ending::Exited(0), "{rung}");
        assert!((40_000..60_000).contains(&outcome.memory_kib), "{rung}: {} KiB", outcome.memory_kib);
    });
}

#[test]
fn the_stack_may_use_the_whole_memory() {
    on_every_rung(&payload("recurse", &[]), |rung, outcome| assert_eq!(outcome.ending, Ending::Exited(0), "{rung}"));
}

#[test]
fn only_used_memory_of_threads_counts() {
    let mut threads = payload("threads", &[]);
    threads.limits.memory_kib = 32 * 1024;
    for address_space in [true, false] {
        threads.limits.address_space = address_space;
        on_every_rung(&threads, |rung, outcome| {
            assert_eq!(outcome.ending, Ending::Exited(0), "{rung}: {outcome:?}");
            assert!(outcome.memory_kib < 16 * 1024, "{rung}: {} KiB", outcome.memory_kib);
        });
    }
}

#[test]
fn the_stack_of_native_code_may_use_the_whole_memory() {
    let mut recurse = payload("recurse", &[]);
    recurse.limits.address_space = true;
    on_every_rung(&recurse, |rung, outcome| assert_eq!(outcome.ending, Ending::Exited(0), "{rung}"));
}

#[test]
fn exceeding_memory_does_not_affect_the_next_run() {
    for rung in rungs() {
        let mut slot = slot_with(rung);
        let mut hog = payload("hog", &["heap"]);
        hog.limits.memory_kib = 32 * 1024;
        assert_eq!(go(&mut slot, &hog).ending, Ending::MemoryLimit, "{rung}");
        let mut hello = payload("hello", &[]);
        hello.limits.memory_kib = 32 * 1024;
        for _ in 0..3 {
            let outcome = go(&mut slot, &hello);
            assert_eq!(outcome.ending, Ending::Exited(0), "{rung}");
            assert!(outcome.memory_kib < 16 * 1024, "{rung}: {} KiB", outcome.memory_kib);
        }
    }
}

/// The kernel frees the memory of removed files only later.
#[test]
fn kernel_memory_of_an_earlier_run_does_not_count() {
    for rung in rungs() {
        let mut slot = slot_with(rung);
        let mut many_files = payload("many_files", &[]);
        many_files.profile = Profile::Compile;
        let mut hog = payload("hog", &["some"]);
        hog.limits.memory_kib = 64 * 1024;
        for round in 0..5 {
            assert_eq!(go(&mut slot, &many_files).ending, Ending::Exited(0), "{rung}");
            let outcome = go(&mut slot, &hog);
            assert_eq!(outcome.ending, Ending::Exited(0), "{rung} round {round}");
            let mib = outcome.memory_kib / 1024;
            assert!((38..48).contains(&mib), "{rung} round {round}: {mib} MiB");
        }
    }
}

/// The kernel remembers which files do not exist until it needs the memory.
#[test]
fn kernel_caches_of_an_earlier_run_do_not_count() {
    for rung in rungs() {
        let mut slot = slot_with(rung);
        for (limit_mib, ending) in [(48, Ending::Exited(0)), (32, Ending::MemoryLimit)] {
            let outcome = go(&mut slot, &payload("missing_files", &[]));
            assert_eq!(outcome.ending, Ending::Exited(0), "{rung}");
            let mut hog = payload("hog", &["some"]);
            hog.limits.memory_kib = limit_mib * 1024;
            let outcome = go(&mut slot, &hog);
            assert_eq!(outcome.ending, ending, "{rung} {limit_mib} MiB");
            let mib = outcome.memory_kib / 1024;
            assert!((30..48).contains(&mib), "{rung} {limit_mib} MiB: {mib} MiB");
        }
    }
}

#[test]
fn processes() {
    // Check first that there is a limit: the bomb below relies on it.
    let mut count = payload("bomb", &["count"]);
    count.limits.processes = 20;
    for rung in rungs() {
        let mut slot = slot_with(rung);
        let outcome = go(&mut slot, &count);
        let children: u32 = stdout(&outcome).trim().parse().expect("a number");
        assert!((17..=20).contains(&children), "{rung}: {children} children");
        let mut bomb = payload("bomb", &["bomb"]);
        bomb.limits = Limits { processes: 20, cpu_ms: 300, wall_ms: 2000, ..LIMITS };
        let outcome = go(&mut slot, &bomb);
        assert!(matches!(outcome.ending, Ending::CpuLimit | Ending::WallLimit), "{rung}: {:?}", outcome.ending);
        assert!(outcome.wall_ms < 30_000, "{rung}: {} ms", outcome.wall_ms);
        assert_eq!(go(&mut slot, &payload("hello", &[])).ending, Ending::Exited(0), "{rung}");
    }
}

#[test]
fn output() {
    on_every_rung(&run(&["yes"]), |rung, outcome| {
        assert_eq!(outcome.ending, Ending::OutputLimit, "{rung}");
        assert_eq!(outcome.stdout.len() as u64, LIMITS.output_bytes, "{rung}");
        assert!(outcome.memory_kib < 32 * 1024, "{rung}: {} KiB", outcome.memory_kib);
    });
}

#[test]
fn output_may_reach_its_limit_but_not_exceed_it() {
    let mut exact = python("print('x' * 9999)");
    exact.limits.output_bytes = 10_000;
    on_every_rung(&exact, |rung, outcome| assert_eq!(outcome.ending, Ending::Exited(0), "{rung}"));
    exact.limits.output_bytes = 9_999;
    on_every_rung(&exact, |rung, outcome| assert_eq!(outcome.ending, Ending::OutputLimit, "{rung}"));
}

#[test]
fn a_flood_of_errors_is_cut_and_does_not_end_the_run() {
    let flood = python("import sys\nfor _ in range(1000): sys.stderr.write('x' * 10_000)\nprint('done')");
    on_every_rung(&flood, |rung, outcome| {
        assert_eq!((outcome.ending, stdout(outcome).as_str()), (Ending::Exited(0), "done\n"), "{rung}");
        assert_eq!(outcome.stderr.len() as u64, LIMITS.stderr_bytes, "{rung}");
    });
}

#[test]
fn file_size() {
    let mut write = python("f = open('f', 'wb', 0)\nwhile True: f.write(b'x' * 65536)");
    write.limits.file_bytes = 1 << 20;
    on_every_rung(&write, |rung, outcome| assert_eq!(outcome.ending, Ending::Exited(1), "{rung}"));
    let mut plain = run(&["sh", "-c", "cat /dev/zero > f"]);
    plain.limits.file_bytes = 1 << 20;
    // The shell reports SIGXFSZ (25) as 128 + 25.
    on_every_rung(&plain, |rung, outcome| assert_eq!(outcome.ending, Ending::Exited(153), "{rung}"));
}

#[test]
fn open_files() {
    let open = python(
        "fs = []
try:
    while True: fs.append(open('/dev/null'))
except OSError as error:
    print(error.errno, len(fs))",
    );
    on_every_rung(&open, |rung, outcome| {
        // 64 without the three standard descriptors.
        assert!(["24 60\n", "24 61\n"].contains(&stdout(outcome).as_str()), "{rung}: {}", stdout(outcome));
    });
}

#[test]
fn many_files_are_refused_and_removed() {
    let many = python(
        "import os
try:
    for i in range(100_000): open(str(i), 'w')
except OSError as error:
    print(error.errno)",
    );
    on_every_rung(&many, |rung, outcome| assert_eq!(stdout(outcome), "28\n", "{rung}"));
}

#[test]
fn unread_input_does_no_harm() {
    let mut unread = run(&["true"]);
    unread.stdin = Stdin::Bytes(vec![b'x'; 1 << 20].into());
    on_every_rung(&unread, |rung, outcome| assert_eq!(outcome.ending, Ending::Exited(0), "{rung}"));
}

#[test]
fn waiting_for_a_processor_is_not_sleeping() {
    // Eight processes per core keep each other waiting, however idle the host is.
    let others = 8 * thread::available_parallelism().unwrap().get() - 1;
    let mut spins =
        python(&format!("import os\nfor _ in range({others}):\n    if os.fork() == 0: break\nwhile True: pass"));
    spins.limits = Limits { cpu_ms: 600_000, wall_ms: 1500, processes: 1024, memory_kib: 4 << 20, ..spins.limits };
    let mut sleeps = run(&["sleep", "60"]);
    sleeps.limits.wall_ms = 1500;
    for rung in rungs() {
        let mut slot = slot_with(rung);
        let [spun, slept] = [&spins, &sleeps].map(|run| slot.run(run).unwrap());
        for outcome in [&spun, &slept] {
            assert_eq!(outcome.ending, Ending::WallLimit, "{rung}: {outcome:?}");
        }
        if rung == Rung::Sampling {
            assert_eq!((spun.waited_ms, slept.waited_ms), (None, None));
            continue;
        }
        assert!(spun.waited_ms.unwrap() > spun.wall_ms / 3, "{rung}: {spun:?}");
        assert!(slept.waited_ms.unwrap() < slept.wall_ms / 2, "{rung}: {slept:?}");
    }
}
