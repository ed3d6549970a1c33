//! Programs that want more than they may have, under every means of enforcing limits that works here.

use std::time::Instant;

use assay_sandbox::{Ending, Outcome, Run, Rung, Stdin};

use crate::support::{LIMITS, go, payload, python, run, rungs, slot_with, stdout};

/// Tries a run under every rung, and that the slot is as good as new afterwards.
fn everywhere(run: &Run, check: impl Fn(Rung, &Outcome)) {
    for rung in rungs() {
        let mut slot = slot_with(rung);
        let outcome = go(&mut slot, run);
        check(rung, &outcome);
        let after = go(&mut slot, &payload("hello", &[]));
        assert_eq!((after.ending, stdout(&after).as_str()), (Ending::Exited(0), "hello\n"), "{rung}: after");
        assert!(after.cpu_ms < 100, "{rung}: after, {} ms", after.cpu_ms);
    }
}

#[test]
fn cpu_time() {
    let mut spin = payload("spin", &[]);
    spin.limits.cpu_ms = 300;
    everywhere(&spin, |rung, outcome| {
        assert_eq!(outcome.ending, Ending::CpuLimit, "{rung}");
        assert!((300..=340).contains(&outcome.cpu_ms), "{rung}: {} ms", outcome.cpu_ms);
    });
}

#[test]
fn cpu_time_of_threads_and_children_adds_up() {
    for how in ["threads", "children", "orphans"] {
        let mut spin = payload("spin", &[how]);
        spin.limits.cpu_ms = 400;
        everywhere(&spin, |rung, outcome| {
            assert_eq!(outcome.ending, Ending::CpuLimit, "{rung} {how}");
            assert!((400..=480).contains(&outcome.cpu_ms), "{rung} {how}: {} ms", outcome.cpu_ms);
        });
    }
}

#[test]
fn cpu_time_of_ended_grandchildren_counts() {
    everywhere(&payload("grandchild", &[]), |rung, outcome| {
        assert_eq!(outcome.ending, Ending::Exited(0), "{rung}");
        assert!((200..=300).contains(&outcome.cpu_ms), "{rung}: {} ms", outcome.cpu_ms);
    });
}

/// The least of several counts, as other programs of the host may hold up any single one.
#[test]
fn a_fork_bomb_is_gone_soon_after_its_limit_and_a_spinner_soon_after_its_own() {
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
        println!("{rung}: a fork bomb was gone {late:?} ms after its limit, a spinner used {over:?} ms beyond its own");
        assert!(late[0] <= 100, "{rung}: {late:?} ms");
        assert!(over[0] <= 20, "{rung}: {over:?} ms");
    }
}

#[test]
fn wall_clock() {
    let mut sleep = run(&["sleep", "60"]);
    sleep.limits.wall_ms = 200;
    everywhere(&sleep, |rung, outcome| {
        assert_eq!(outcome.ending, Ending::WallLimit, "{rung}");
        assert!((200..400).contains(&outcome.wall_ms), "{rung}: {} ms", outcome.wall_ms);
        assert!(outcome.cpu_ms < 50, "{rung}: {} ms", outcome.cpu_ms);
    });
}

#[test]
fn a_stopped_program_ends_at_the_wall_clock() {
    let mut stop = run(&["sh", "-c", "kill -STOP $$"]);
    stop.limits.wall_ms = 200;
    everywhere(&stop, |rung, outcome| assert_eq!(outcome.ending, Ending::WallLimit, "{rung}"));
}

#[test]
fn memory() {
    for how in ["heap", "stack", "children", "file"] {
        let mut hog = payload("hog", &[how]);
        hog.limits.memory_kib = 64 * 1024;
        hog.limits.file_bytes = 1 << 30;
        everywhere(&hog, |rung, outcome| {
            let refused = how == "file" && outcome.ending == Ending::Exited(28);
            assert!(outcome.ending == Ending::MemoryLimit || refused, "{rung} {how}: {:?}", outcome.ending);
            // Looks come late on a busy host, and what grows goes on growing until one comes.
            let most = if rung == Rung::Sampling { 512 * 1024 } else { 128 * 1024 };
            assert!(outcome.memory_kib <= most, "{rung} {how}: {} KiB", outcome.memory_kib);
            // All of it ends, not only the one of its processes that asked for too much.
            let soon = rung != Rung::CgroupV2 || outcome.wall_ms < hog.limits.wall_ms;
            assert!(soon, "{rung} {how}: {} ms", outcome.wall_ms);
        });
    }
}

#[test]
fn memory_of_files_and_of_several_processes_is_measured_together() {
    // 20 MiB in a file, 12 in a process that ends, and then 5 in another.
    let mut parts = payload("hog", &["parts"]);
    parts.limits.file_bytes = 64 << 20;
    for rung in rungs() {
        let mut slot = slot_with(rung);
        // What held more before must not show.
        assert_eq!(go(&mut slot, &payload("hog", &["some"])).ending, Ending::Exited(0), "{rung}");
        let outcome = go(&mut slot, &parts);
        assert_eq!(outcome.ending, Ending::Exited(0), "{rung}");
        // Without control groups only what lasts until a look is seen.
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
    everywhere(&hog, |rung, outcome| assert_ne!(outcome.ending, Ending::Exited(0), "{rung}"));
}

#[test]
fn memory_is_measured() {
    everywhere(&payload("hog", &["some"]), |rung, outcome| {
        assert_eq!(outcome.ending, Ending::Exited(0), "{rung}");
        assert!((40_000..60_000).contains(&outcome.memory_kib), "{rung}: {} KiB", outcome.memory_kib);
    });
}

#[test]
fn deep_recursion_has_the_whole_memory_for_its_stack() {
    everywhere(&payload("recurse", &[]), |rung, outcome| assert_eq!(outcome.ending, Ending::Exited(0), "{rung}"));
}

#[test]
fn threads_reserve_no_memory_that_they_do_not_use() {
    let mut threads = payload("threads", &[]);
    threads.limits.memory_kib = 32 * 1024;
    for address_space in [true, false] {
        threads.limits.address_space = address_space;
        everywhere(&threads, |rung, outcome| {
            assert_eq!(outcome.ending, Ending::Exited(0), "{rung}: {outcome:?}");
            assert!(outcome.memory_kib < 16 * 1024, "{rung}: {} KiB", outcome.memory_kib);
        });
    }
}

#[test]
fn deep_recursion_of_native_code_has_the_whole_memory_as_well() {
    let mut recurse = payload("recurse", &[]);
    recurse.limits.address_space = true;
    everywhere(&recurse, |rung, outcome| assert_eq!(outcome.ending, Ending::Exited(0), "{rung}"));
}

#[test]
fn one_run_out_of_memory_does_not_stain_the_next() {
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

#[test]
fn processes() {
    // First that there is a limit at all: the bomb below relies on it.
    let mut count = payload("bomb", &["count"]);
    count.limits.processes = 20;
    for rung in rungs() {
        let mut slot = slot_with(rung);
        let outcome = go(&mut slot, &count);
        let children: u32 = stdout(&outcome).trim().parse().expect("a number");
        assert!((17..=20).contains(&children), "{rung}: {children} children");
        let mut bomb = payload("bomb", &["bomb"]);
        bomb.limits = assay_sandbox::Limits { processes: 20, cpu_ms: 300, wall_ms: 2000, ..LIMITS };
        let outcome = go(&mut slot, &bomb);
        assert!(matches!(outcome.ending, Ending::CpuLimit | Ending::WallLimit), "{rung}: {:?}", outcome.ending);
        assert!(outcome.wall_ms < 3000, "{rung}: {} ms", outcome.wall_ms);
        assert_eq!(go(&mut slot, &payload("hello", &[])).ending, Ending::Exited(0), "{rung}");
    }
}

#[test]
fn output() {
    everywhere(&run(&["yes"]), |rung, outcome| {
        assert_eq!(outcome.ending, Ending::OutputLimit, "{rung}");
        assert_eq!(outcome.stdout.len() as u64, LIMITS.output_bytes, "{rung}");
        assert!(outcome.memory_kib < 32 * 1024, "{rung}: {} KiB", outcome.memory_kib);
    });
}

#[test]
fn output_of_exactly_the_limit_is_fine_and_one_byte_more_is_not() {
    let mut exact = python("print('x' * 9999)");
    exact.limits.output_bytes = 10_000;
    everywhere(&exact, |rung, outcome| assert_eq!(outcome.ending, Ending::Exited(0), "{rung}"));
    exact.limits.output_bytes = 9_999;
    everywhere(&exact, |rung, outcome| assert_eq!(outcome.ending, Ending::OutputLimit, "{rung}"));
}

#[test]
fn a_flood_of_errors_is_cut_and_ends_nothing() {
    let flood = python("import sys\nfor _ in range(1000): sys.stderr.write('x' * 10_000)\nprint('done')");
    everywhere(&flood, |rung, outcome| {
        assert_eq!((outcome.ending, stdout(outcome).as_str()), (Ending::Exited(0), "done\n"), "{rung}");
        assert_eq!(outcome.stderr.len() as u64, LIMITS.stderr_bytes, "{rung}");
    });
}

#[test]
fn file_size() {
    let mut write = python("f = open('f', 'wb', 0)\nwhile True: f.write(b'x' * 65536)");
    write.limits.file_bytes = 1 << 20;
    everywhere(&write, |rung, outcome| assert_eq!(outcome.ending, Ending::Exited(1), "{rung}"));
    let mut plain = run(&["sh", "-c", "cat /dev/zero > f"]);
    plain.limits.file_bytes = 1 << 20;
    // The shell tells of SIGXFSZ (25) by 128 + 25.
    everywhere(&plain, |rung, outcome| assert_eq!(outcome.ending, Ending::Exited(153), "{rung}"));
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
    everywhere(&open, |rung, outcome| {
        // 64, less the standard three.
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
    everywhere(&many, |rung, outcome| assert_eq!(stdout(outcome), "28\n", "{rung}"));
}

#[test]
fn input_that_nobody_reads_does_no_harm() {
    let mut unread = run(&["true"]);
    unread.stdin = Stdin::Bytes(vec![b'x'; 1 << 20].into());
    everywhere(&unread, |rung, outcome| assert_eq!(outcome.ending, Ending::Exited(0), "{rung}"));
}
