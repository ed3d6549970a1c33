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

/// The second side has `early_eof`.
fn sides<'a>([first, second]: [&'a mut Slot; 2], [a, b]: [Run; 2]) -> [Side<'a>; 2] {
    [Side { slot: first, run: a, early_eof: false }, Side { slot: second, run: b, early_eof: true }]
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
fn joined_programs_talk_on_every_rung() {
    for rung in rungs() {
        let mut slots = [slot_with(rung), Slot::start(&config(rung)).unwrap()];
        let joined = join(&mut slots, [ASKS, ANSWERS], Then::Continue);
        assert_eq!(joined.first, 0, "the other program waits for the end of its input");
        assert_eq!(endings(joined), [Ending::Exited(0); 2], "{rung}");
    }
}

#[test]
fn a_program_whose_output_is_no_longer_read_is_neither_blocked_nor_killed() {
    let mut slots = [slot(), slot()];
    let floods = "import sys\nfor _ in range(64): sys.stdout.write('x' * (1 << 20))";
    let joined = join(&mut slots, ["pass", floods], Then::Continue);
    assert_eq!(joined.first, 0);
    assert_eq!(endings(joined), [Ending::Exited(0); 2]);
}

#[test]
fn the_end_of_one_program_can_end_the_other() {
    let mut slots = [slot(), slot()];
    let [first, second] = &mut slots;
    let [mut a, mut b] =
        ["input()\nraise SystemExit(43)", "print(flush=True)\nimport time\ntime.sleep(60)"].map(python);
    // Only the end of the first program can end the second one sooner.
    for run in [&mut a, &mut b] {
        run.limits.wall_ms = 60_000;
    }
    let started = Instant::now();
    let joined = run_joined(sides([first, second], [a, b]), |_, _| Then::Stop).unwrap();
    assert!(started.elapsed() < Duration::from_secs(20), "{:?}", started.elapsed());
    assert_eq!(endings(joined), [Ending::Exited(43), Ending::Cancelled]);
    // The slots still work.
    assert_eq!(endings(join(&mut slots, [ASKS, ANSWERS], Then::Stop))[0], Ending::Exited(0));
}

#[test]
fn closing_the_output_ends_the_input_of_the_other_program() {
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
        let joined = join(&mut slots, [listens, silent], Then::Continue);
        assert_eq!(joined.first, 0, "{rung}");
        assert_eq!(endings(joined), [Ending::Exited(0); 2], "{rung}");
        let [first, second] = &mut slots;
        let [mut a, b] = [silent, listens].map(python);
        a.limits = Limits { wall_ms: 300, ..LIMITS };
        let joined = run_joined(sides([first, second], [a, b]), |_, _| Then::Continue).unwrap();
        assert_eq!(joined.first, 0, "{rung}: the other side must not see the end");
        assert_eq!(endings(joined), [Ending::WallLimit, Ending::Exited(0)], "{rung}");
    }
}

/// Neither program can block the other or the supervisor with a lock, not even a compiler, which may lock other files.
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
            let joined = run_joined(sides([first, second], programs), |_, _| Then::Continue).unwrap();
            assert_eq!(endings(joined), [Ending::Exited(0); 2], "{rung}: {profile:?}");
        }
    }
}

#[test]
fn a_deadlock_ends_at_the_wall_clock_limit() {
    let mut slots = [slot(), slot()];
    let [first, second] = &mut slots;
    let [mut a, b] = ["input()", "import sys\nsys.stdin.read()\nprint('late')"].map(python);
    a.limits = Limits { wall_ms: 300, ..LIMITS };
    let joined = run_joined(sides([first, second], [a, b]), |_, _| Then::Continue).unwrap();
    assert_eq!(joined.first, 0);
    assert_eq!(endings(joined), [Ending::WallLimit, Ending::Exited(0)]);
}

#[test]
fn one_cancel_ends_both() {
    let mut first = slot();
    let mut second = Slot::start_with_canceller(&config(first.rung()), first.canceller()).unwrap();
    let canceller: Canceller = first.canceller();
    let waits = "import time\ntime.sleep(60)";
    // The cancel waits for the next run of either slot.
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
