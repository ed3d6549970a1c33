//! Programs that run alone, while the programs of other slots are paused.

use std::{fs, thread};

use assay_sandbox::{Config, Ending, Run, Rung, Slot};

use crate::{
    supervisor::until,
    support::{config, go, payload, python, run, rungs, stdout, succeed},
};

/// Two slots that pause for each other.
fn slots_of_one_group(rung: Rung) -> [Slot; 2] {
    let config: Config = config(rung);
    [Slot::start(&config).unwrap(), Slot::start(&config).unwrap()]
}

/// Ends after a pause and prints its length.
fn reports_pause() -> Run {
    let mut reports_pause = python(
        "import time
last = begun = time.monotonic()
while True:
    time.sleep(0.002)
    now = time.monotonic()
    if now - last > 1: break
    last = now
print(now - last)
",
    );
    reports_pause.limits.wall_ms = 1500;
    reports_pause
}

fn sleeps(seconds: &str) -> Run {
    let mut sleeps = run(&["sleep", seconds]);
    sleeps.limits.wall_ms = 100_000;
    sleeps
}

/// Ends when it continues after a pause.
fn waits_for_continuing(argument: &str) -> Run {
    let mut waits = python(
        "import signal, sys
signal.signal(signal.SIGCONT, lambda *_: sys.exit())
while True: signal.pause()
",
    );
    waits.argv.push(argument.to_owned());
    waits.limits.wall_ms = 100_000;
    waits
}

/// Waits until the program with this argument waits to be continued.
fn until_ready(argument: &str) {
    /// SIGCONT in the sets of signals of proc_pid_status(5).
    const CONT: u64 = 1 << 17;
    until("a program that waits", || {
        fs::read_dir("/proc").unwrap().find_map(|process| {
            let folder = process.unwrap().path();
            let arguments = fs::read_to_string(folder.join("cmdline")).ok()?;
            let status = fs::read_to_string(folder.join("status")).ok()?;
            let caught = status.lines().find_map(|line| line.strip_prefix("SigCgt:"))?;
            let catches = u64::from_str_radix(caught.trim(), 16).unwrap() & CONT != 0;
            (catches && arguments.split('\0').any(|word| word == argument)).then_some(())
        })
    });
}

/// Waits until the program with this argument is stopped.
fn until_stopped(argument: &str) {
    until("a stopped program", || {
        fs::read_dir("/proc").unwrap().find_map(|process| {
            let folder = process.unwrap().path();
            let arguments = fs::read_to_string(folder.join("cmdline")).ok()?;
            let stat = fs::read_to_string(folder.join("stat")).ok()?;
            let state = stat.rsplit_once(')')?.1.trim_start().chars().next()?;
            (arguments.split('\0').any(|word| word == argument) && state == 'T').then_some(())
        })
    });
}

#[test]
fn a_program_and_its_clock_are_paused_while_another_runs_alone() {
    for rung in rungs() {
        let [mut first, mut second] = slots_of_one_group(rung);
        thread::scope(|scope| {
            let reported = scope.spawn(move || go(&mut second, &reports_pause()));
            // Longer than the time limit of the other program, which may not have started before the first round. The test
            // measures time, so these programs must sleep.
            while !reported.is_finished() {
                assert_eq!(go(&mut first, &sleeps("0.3")).ending, Ending::Exited(0), "{rung}");
                assert_eq!(first.run_alone(&sleeps("2")).unwrap().ending, Ending::Exited(0), "{rung}");
            }
            let reported = reported.join().unwrap();
            assert_eq!(reported.ending, Ending::Exited(0), "{rung}");
            let still: f64 = stdout(&reported).trim().parse().unwrap();
            assert!(still > 1.8, "{rung}: it was paused for {still} s");
            assert!(reported.wall_ms < 1500, "{rung}: {} ms", reported.wall_ms);
        });
    }
}

#[test]
fn programs_that_run_alone_take_turns() {
    // They sleep, so that two at once would overlap.
    let source = "import time; print(time.monotonic_ns()); time.sleep(0.02); print(time.monotonic_ns())";
    for rung in rungs() {
        let mut times: Vec<[u128; 2]> = thread::scope(|scope| {
            let shared = config(rung);
            let threads: Vec<_> = (0..3)
                .map(|_| {
                    let mut slot = Slot::start(&shared).unwrap();
                    scope.spawn(move || {
                        let alone = |_| {
                            let outcome = slot.run_alone(&python(source)).unwrap();
                            assert_eq!(outcome.ending, Ending::Exited(0));
                            let mut times =
                                stdout(&outcome).lines().map(|line| line.parse().unwrap()).collect::<Vec<_>>();
                            times.truncate(2);
                            times.try_into().unwrap()
                        };
                        (0..8).map(alone).collect::<Vec<_>>()
                    })
                })
                .collect();
            threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
        });
        times.sort_unstable();
        assert!(times.windows(2).all(|pair| pair[0][1] <= pair[1][0]), "{rung}: {times:?}");
    }
}

#[test]
fn a_cancel_ends_a_paused_program() {
    for (rung, argument) in rungs().into_iter().zip(["71.01", "71.02", "71.03"]) {
        let [mut first, mut second] = slots_of_one_group(rung);
        let (alone, still) = (first.canceller(), second.canceller());
        thread::scope(|scope| {
            let second = scope.spawn(move || go(&mut second, &sleeps(argument)));
            // It must start before the first slot runs alone. Otherwise it would wait instead of being paused.
            until("a program", || is_running(argument).then_some(()));
            let first = scope.spawn(move || first.run_alone(&sleeps("72")).unwrap().ending);
            until_stopped(argument);
            still.cancel();
            assert_eq!(second.join().unwrap().ending, Ending::Cancelled, "{rung}");
            assert!(!first.is_finished(), "{rung}");
            alone.cancel();
            assert_eq!(first.join().unwrap(), Ending::Cancelled, "{rung}");
        });
    }
}

#[test]
fn paused_programs_continue_when_the_program_that_runs_alone_is_cancelled() {
    for (rung, argument) in rungs().into_iter().zip(["continued-1", "continued-2", "continued-3"]) {
        let [mut first, mut second] = slots_of_one_group(rung);
        let alone = first.canceller();
        thread::scope(|scope| {
            let second = scope.spawn(move || {
                let ending = go(&mut second, &waits_for_continuing(argument)).ending;
                (second, ending)
            });
            until_ready(argument);
            let first = scope.spawn(move || {
                let ending = first.run_alone(&sleeps("73")).unwrap().ending;
                (first, ending)
            });
            until_stopped(argument);
            alone.cancel();
            let (mut second, ending) = second.join().unwrap();
            assert_eq!(ending, Ending::Exited(0), "{rung}");
            let (first, ending) = first.join().unwrap();
            assert_eq!(ending, Ending::Cancelled, "{rung}");
            drop(first);
            let outcome = second.run_alone(&payload("hello", &[])).unwrap();
            assert_eq!(outcome.ending, Ending::Exited(0), "{rung}");
            assert_eq!(succeed(&mut second, &payload("hello", &[])), "hello\n", "{rung}");
        });
    }
}

/// A timer can send SIGCONT to a paused program. The program is then killed, long before its limits.
#[test]
fn a_program_that_undoes_its_pause_is_killed() {
    for (number, rung) in rungs().into_iter().enumerate() {
        for way in ["timer", "without-leader"] {
            let [mut first, mut second] = slots_of_one_group(rung);
            let alone = first.canceller();
            // Each run has its own name, because a thread of the previous run may not have ended yet.
            let name = &format!("goes-on-{number}-{}", &way[..1]);
            thread::scope(|scope| {
                let resumed = scope.spawn(move || {
                    let mut run = payload("undoes_pause", &[way, name]);
                    run.limits.cpu_ms = 20_000;
                    run.limits.wall_ms = 60_000;
                    go(&mut second, &run)
                });
                until("a timer", || is_a_thread_called(name).then_some(()));
                let first = scope.spawn(move || first.run_alone(&sleeps("74")).unwrap().ending);
                let killed = resumed.join().unwrap();
                assert_eq!(killed.ending, Ending::Signalled(9), "{rung}: {way}");
                alone.cancel();
                assert_eq!(first.join().unwrap(), Ending::Cancelled, "{rung}: {way}");
            });
        }
    }
}

fn is_running(argument: &str) -> bool {
    fs::read_dir("/proc").unwrap().any(|process| {
        let arguments = fs::read_to_string(process.unwrap().path().join("cmdline")).unwrap_or_default();
        arguments.split('\0').any(|word| word == argument)
    })
}

fn is_a_thread_called(name: &str) -> bool {
    let processes = fs::read_dir("/proc").unwrap().filter_map(Result::ok);
    let threads = processes.filter_map(|process| fs::read_dir(process.path().join("task")).ok()).flatten();
    threads.filter_map(Result::ok).any(|thread| {
        let called = fs::read_to_string(thread.path().join("comm")).unwrap_or_default();
        called.trim_end() == name
    })
}
