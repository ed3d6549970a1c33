//! Two programs joined by pipes.

use std::{
    io::{Read as _, Seek as _},
    sync::Arc,
    time::{Duration, Instant},
};

use assay_sandbox::{Canceller, Ending, Joined, Limits, Profile, Run, Side, Slot, Stdout, Then, run_joined};

use crate::support::{LIMITS, config, python, rungs, slot, slot_with, stdout};

fn join(slots: &mut [Slot; 2], programs: [&str; 2], then: Then) -> Joined {
    let [first, second] = slots;
    let [a, b] = programs.map(python);
    run_joined(sides([first, second], [a, b]), |_, _| then).unwrap()
}

/// The second one lets go early.
fn sides<'a>([first, second]: [&'a mut Slot; 2], [a, b]: [Run; 2]) -> [Side<'a>; 2] {
    [Side { slot: first, run: a, lets_go_early: false }, Side { slot: second, run: b, lets_go_early: true }]
}

fn endings(joined: Joined) -> [Ending; 2] {
    joined.outcomes.map(|outcome| outcome.unwrap().ending)
}

const ASKS: &str = "
for n in range(1000):
    print(n, flush=True)
    assert int(input()) == 2 * n
";
const ANSWERS: &str = "
import sys
for line in sys.stdin: print(2 * int(line), flush=True)
";

#[test]
fn they_talk_on_every_rung() {
    for rung in rungs() {
        let mut slots = [slot_with(rung), Slot::start(&config(rung)).unwrap()];
        let joined = join(&mut slots, [ASKS, ANSWERS], Then::Listen);
        assert_eq!(joined.first, 0, "the other one waits for the end of its input");
        assert_eq!(endings(joined), [Ending::Exited(0); 2], "{rung}");
    }
}

#[test]
fn one_that_nobody_reads_any_more_is_neither_held_up_nor_killed() {
    let mut slots = [slot(), slot()];
    let floods = "import sys\nfor _ in range(64): sys.stdout.write('x' * (1 << 20))";
    let joined = join(&mut slots, ["pass", floods], Then::Listen);
    assert_eq!(joined.first, 0);
    assert_eq!(endings(joined), [Ending::Exited(0); 2]);
}

#[test]
fn the_end_of_one_can_end_the_other() {
    let mut slots = [slot(), slot()];
    let started = Instant::now();
    let joined = join(
        &mut slots,
        ["input()\nraise SystemExit(43)", "print(flush=True)\nimport time\ntime.sleep(60)"],
        Then::Stop,
    );
    assert!(started.elapsed() < Duration::from_secs(2));
    assert_eq!(endings(joined), [Ending::Exited(43), Ending::Cancelled]);
    // The slots are as good as new.
    assert_eq!(endings(join(&mut slots, [ASKS, ANSWERS], Then::Stop))[0], Ending::Exited(0));
}

#[test]
fn one_that_closes_its_output_and_goes_on_is_the_end_of_the_others_input() {
    let silent = "import os, sys
os.close(1)
raise SystemExit(0 if sys.stdin.read() == 'heard\\n' else 1)
";
    let listens = "import sys
sys.stdin.read()
print('heard')
";
    for rung in rungs() {
        let mut slots = [slot_with(rung), slot_with(rung)];
        let joined = join(&mut slots, [listens, silent], Then::Listen);
        assert_eq!(joined.first, 0, "{rung}");
        assert_eq!(endings(joined), [Ending::Exited(0); 2], "{rung}");
        let [first, second] = &mut slots;
        let [mut a, b] = [silent, listens].map(python);
        a.limits = Limits { wall_ms: 300, ..LIMITS };
        let joined = run_joined(sides([first, second], [a, b]), |_, _| Then::Listen).unwrap();
        assert_eq!(joined.first, 0, "{rung}: the other side does not hear of it");
        assert_eq!(endings(joined), [Ending::WallLimit, Ending::Exited(0)], "{rung}");
    }
}

/// Neither can block the other, or us, by a lock: also not a program that may lock files otherwise, as compilers do.
#[test]
fn no_side_can_lock_the_pipes() {
    let locks = "import errno, fcntl, sys
for descriptor in (0, 1):
    for how in (fcntl.LOCK_EX, fcntl.LOCK_SH, fcntl.LOCK_UN):
        try: fcntl.flock(descriptor, how | fcntl.LOCK_NB)
        except OSError as error: assert error.errno == errno.ENOSYS, error
        else: raise SystemExit(3)
print('hello', flush=True)
raise SystemExit(0 if sys.stdin.readline() == 'hello\\n' else 1)
";
    for rung in rungs() {
        for profile in [Profile::Compile, Profile::Run, Profile::RunReadOnly] {
            let mut slots = [slot_with(rung), slot_with(rung)];
            let [first, second] = &mut slots;
            let programs = [locks, locks].map(|program| Run { profile, ..python(program) });
            let joined = run_joined(sides([first, second], programs), |_, _| Then::Listen).unwrap();
            assert_eq!(endings(joined), [Ending::Exited(0); 2], "{rung}: {profile:?}");
        }
    }
}

#[test]
fn a_deadlock_is_bounded_by_the_clock() {
    let mut slots = [slot(), slot()];
    let [first, second] = &mut slots;
    let [mut a, b] = ["input()", "import sys\nsys.stdin.read()\nprint('late')"].map(python);
    a.limits = Limits { wall_ms: 300, ..LIMITS };
    let joined = run_joined(sides([first, second], [a, b]), |_, _| Then::Listen).unwrap();
    assert_eq!(joined.first, 0);
    assert_eq!(endings(joined), [Ending::WallLimit, Ending::Exited(0)]);
}

#[test]
fn one_cancel_ends_both() {
    let mut first = slot();
    let mut second = Slot::start_under(&config(first.rung()), first.canceller()).unwrap();
    let canceller: Canceller = first.canceller();
    let waits = "import time\ntime.sleep(60)";
    // It waits for the next run of either.
    canceller.cancel();
    let joined = run_joined(sides([&mut first, &mut second], [waits, waits].map(python)), |_, _| Then::Stop).unwrap();
    assert_eq!(endings(joined), [Ending::Cancelled; 2]);
}

#[test]
fn output_can_go_to_a_file_up_to_its_limit() {
    let mut slot = slot();
    let file = Arc::new(tempfile::tempfile().unwrap());
    let into = |run: Run| Run { stdout: Stdout::File(Arc::clone(&file)), ..run };
    let outcome = slot.run(&into(python("print('x' * 1000)"))).unwrap();
    assert_eq!((outcome.ending, stdout(&outcome).as_str()), (Ending::Exited(0), ""));
    let mut read = String::new();
    (&*file).rewind().unwrap();
    (&*file).read_to_string(&mut read).unwrap();
    assert_eq!(read, "x".repeat(1000) + "\n");
    let outcome = slot.run(&into(python("while True: print('x' * 100000)"))).unwrap();
    assert_eq!(outcome.ending, Ending::OutputLimit);
    assert_eq!(file.metadata().unwrap().len(), LIMITS.output_bytes);
}
