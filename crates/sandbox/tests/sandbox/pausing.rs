//! Programs that run alone, while those of other slots stand still.

use std::{fs, thread};

use assay_sandbox::{Config, Ending, Run, Rung, Slot};

use crate::{
    supervisor::until,
    support::{config, go, payload, python, run, rungs, stdout, succeed},
};

/// Two slots that stand still for one another.
fn pair(rung: Rung) -> [Slot; 2] {
    let config: Config = config(rung);
    [Slot::start(&config).unwrap(), Slot::start(&config).unwrap()]
}

/// Ends once it has stood still, and says for how long.
fn notices() -> Run {
    let mut notices = python(
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
    notices.limits.wall_ms = 1500;
    notices
}

fn sleeps(seconds: &str) -> Run {
    let mut sleeps = run(&["sleep", seconds]);
    sleeps.limits.wall_ms = 100_000;
    sleeps
}

/// Waits until the program with this argument stands still.
fn until_stopped(argument: &str) {
    until("a program that stands still", || {
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
fn a_program_stands_still_while_another_runs_alone_and_its_clock_as_well() {
    for rung in rungs() {
        let [mut first, mut second] = pair(rung);
        thread::scope(|scope| {
            let noticed = scope.spawn(move || go(&mut second, &notices()));
            // Longer than the other one may take. It may not have begun the first time.
            while !noticed.is_finished() {
                assert_eq!(go(&mut first, &sleeps("0.3")).ending, Ending::Exited(0), "{rung}");
                assert_eq!(first.run_alone(&sleeps("2")).unwrap().ending, Ending::Exited(0), "{rung}");
            }
            let noticed = noticed.join().unwrap();
            assert_eq!(noticed.ending, Ending::Exited(0), "{rung}");
            let still: f64 = stdout(&noticed).trim().parse().unwrap();
            assert!(still > 1.8, "{rung}: it stood still for {still} s");
            assert!(noticed.wall_ms < 1500, "{rung}: {} ms", noticed.wall_ms);
        });
    }
}

#[test]
fn those_that_run_alone_take_turns() {
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
fn a_cancel_ends_a_program_that_stands_still() {
    for (rung, argument) in rungs().into_iter().zip(["71.01", "71.02", "71.03"]) {
        let [mut first, mut second] = pair(rung);
        let (alone, still) = (first.canceller(), second.canceller());
        thread::scope(|scope| {
            let second = scope.spawn(move || go(&mut second, &sleeps(argument)));
            // It begins before the other one, or it would wait and not stand still.
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
fn others_go_on_when_the_one_that_is_alone_is_called_off_or_lost() {
    for (rung, argument) in rungs().into_iter().zip(["1.501", "1.502", "1.503"]) {
        let [mut first, mut second] = pair(rung);
        let alone = first.canceller();
        thread::scope(|scope| {
            let second = scope.spawn(move || {
                let ending = go(&mut second, &sleeps(argument)).ending;
                (second, ending)
            });
            until("a program", || is_running(argument).then_some(()));
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

/// A timer can send SIGCONT to a paused program. The program is killed then, long before its limits.
#[test]
fn a_program_that_undoes_its_pause_is_killed() {
    for (number, rung) in rungs().into_iter().enumerate() {
        for way in ["timer", "without-leader"] {
            let [mut first, mut second] = pair(rung);
            // A name of its own, because a thread of the run before may still be on its way out.
            let name = &format!("goes-on-{number}-{}", &way[..1]);
            thread::scope(|scope| {
                let goes_on = scope.spawn(move || {
                    let mut run = payload("goes_on", &[way, name]);
                    run.limits.cpu_ms = 20_000;
                    run.limits.wall_ms = 60_000;
                    go(&mut second, &run)
                });
                until("a timer", || is_a_thread_called(name).then_some(()));
                assert_eq!(first.run_alone(&sleeps("1")).unwrap().ending, Ending::Exited(0), "{rung}");
                let killed = goes_on.join().unwrap();
                assert_eq!(killed.ending, Ending::Signalled(9), "{rung}: {way}");
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
