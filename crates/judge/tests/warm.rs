//! Compares programs that are forked from a warm interpreter with the same programs started normally: they must be confined alike, end alike, and see
//! nothing of each other.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "clippy does not know the functions that tests call for tests"
)]

#[path = "support/measuring.rs"]
mod measuring;
mod support;

use std::{fs, path::PathBuf};

use assay_judge::{Commands, Languages};
use assay_sandbox::{BoxFile, Content, Ending, Limits, Outcome, Profile, Run, Rung, Slot, Stdin, Stdout, Warm};

use crate::measuring::until_within;

const LANGUAGES: [&str; 2] = ["python3", "pypy3"];

/// Every rung that works here.
fn rungs() -> Vec<Rung> {
    let all = [Rung::CgroupV2, Rung::CgroupV1, Rung::Sampling];
    all.into_iter().filter(|rung| Slot::start(&config(*rung)).is_ok()).collect()
}

fn config(rung: Rung) -> assay_sandbox::Config {
    assay_sandbox::Config { rung: Some(rung), ..support::config().sandbox }
}

/// Runs a test for each language and rung, with a slot and a function that creates a run.
fn everywhere(test: impl Fn(&mut Slot, &dyn Fn(&str) -> Run)) {
    for language in LANGUAGES {
        for rung in rungs() {
            println!("{language}, {rung}");
            let mut slot = Slot::start(&config(rung)).unwrap();
            test(&mut slot, &|source| run(language, source));
        }
    }
}

/// A warm run of a source with the commands of the language.
fn run(language: &str, source: &str) -> Run {
    let languages = Languages::builtin().unwrap();
    let Commands { source: name, run, warm, .. } = languages.commands(&language.into(), source, 256 * 1024).unwrap();
    let content = Content::Bytes(source.as_bytes().into());
    Run {
        argv: run.argv,
        env: run.env,
        profile: Profile::Run,
        files: vec![BoxFile { name: name.clone(), mode: 0o644, content }],
        stdin: Stdin::Bytes(b"first\nsecond\n".as_slice().into()),
        stdout: Stdout::Kept,
        limits: Limits {
            cpu_ms: 2000,
            wall_ms: 6000,
            memory_kib: 256 * 1024,
            output_bytes: 1 << 20,
            stderr_bytes: 1 << 16,
            file_bytes: 1 << 20,
            processes: 32,
            open_files: 64,
            address_space: true,
        },
        collect: Vec::new(),
        warm: warm.map(|argv| Warm { key: 1, start: true, argv, arguments: vec![name] }),
    }
}

fn cold(run: &Run) -> Run {
    Run { warm: None, ..run.clone() }
}

fn said(outcome: &Outcome) -> String {
    [&outcome.stdout, &outcome.stderr].map(|bytes| String::from_utf8_lossy(bytes).into_owned()).concat()
}

#[test]
fn a_fork_is_confined_like_a_started_program() {
    let source = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/warm/looks.py")).unwrap();
    everywhere(|slot, run| {
        let run = run(&source);
        let started = slot.run(&cold(&run)).unwrap();
        for _ in 0..2 {
            let forked = slot.run(&run).unwrap();
            assert!(forked.warm && !started.warm);
            assert_eq!(said(&forked), said(&started));
            assert_eq!(forked.ending, started.ending);
        }
        assert!(said(&started).contains("Seccomp:\t2"), "{}", said(&started));
    });
}

#[test]
fn every_end_is_reported_like_that_of_a_started_program() {
    let ends = [
        "print(input(), input())",
        "import sys; sys.exit(3)",
        "exit('said on standard error')",
        "import os; print('lost'); os._exit(7)",
        "import os; os.abort()",
        "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
        "import os, signal; os.kill(os.getpid(), signal.SIGTERM)",
        "import os, signal; os.kill(0, signal.SIGKILL)",
        "import os; os.kill(-1, 9); print('all that it may')",
        "raise ValueError('wrong')",
        "def deep(n): return deep(n + 1)\ndeep(0)",
        "1 +",
        "import os\nif os.fork(): os._exit(5)\nimport time; time.sleep(60)",
        "import os; os.setsid if os.getpid() else 0; os.execv('/bin/sh', ['sh', '-c', 'exit 9'])",
        "import os; os.close(0); os.close(1); os.close(2)",
        "import sys; sys.stdout.write('no newline')",
        "import sys; print(sys.stdin.buffer.read()); sys.stderr.write('two\\n')",
        "import threading; threading.Thread(target=print, args=('thread',)).start()",
        "kept = open(1, 'w', closefd=False); kept.write('written out at the end')",
        "class A:\n  def __del__(self, write=__import__('os').write): write(1, b'gone')\na = A()\nb = A(); b.itself = b",
        "import sys; sys.stdout = open(1, 'w', closefd=False); print('of another stream')",
        "import atexit; atexit.register(print, 'at the end')",
        "import io; io.kept = open(1, 'w', closefd=False); io.kept.write('held by a module')",
        "def f(): pass\nf.kept = open(1, 'w', closefd=False); f.kept.write('held by a function')",
        "import os\nos.getenv.kept = open(1, 'w', closefd=False); os.getenv.kept.write('held by a function of a module')",
        "import builtins; builtins.kept = open(1, 'w', closefd=False); builtins.kept.write('held by all')",
        "import sys; sys.kept = open(1, 'w', closefd=False); sys.kept.write('held by sys')",
        "class A: kept = open(1, 'w', closefd=False)\nA.kept.write('held by a class')",
    ];
    everywhere(|slot, run| {
        for source in ends {
            let run = run(source);
            let [started, forked] = [cold(&run), run].map(|run| slot.run(&run).unwrap());
            assert!(forked.warm, "{source}");
            assert_eq!(forked.ending, started.ending, "{source}: {}", said(&forked));
            assert_eq!(said(&forked), said(&started), "{source}");
        }
    });
}

#[test]
fn limits_apply_to_forks() {
    everywhere(|slot, run| {
        let hello = run("print('hello')");
        for (source, ending) in [
            ("while True: pass", Ending::CpuLimit),
            ("import time; time.sleep(60)", Ending::WallLimit),
            ("blocks = []\nwhile True: blocks.append(bytearray(b'x') * (8 << 20))", Ending::MemoryLimit),
            ("while True: print('x' * 10000)", Ending::OutputLimit),
        ] {
            let mut order = run(source);
            order.limits.cpu_ms = 500;
            // Only sleeping programs may reach the wall clock, however busy the host is.
            order.limits.wall_ms = if ending == Ending::WallLimit { 1500 } else { 60_000 };
            let limited = || {
                let outcome = slot.run(&order).unwrap();
                // An interpreter that fails to allocate memory may end by itself.
                let refused = ending == Ending::MemoryLimit && said(&outcome).contains("MemoryError");
                assert!(outcome.warm && (outcome.ending == ending || refused), "{source}: {outcome:?}");
                assert!(ending != Ending::CpuLimit || outcome.cpu_ms >= 500, "{}", outcome.cpu_ms);
                outcome.cpu_ms
            };
            let within = |cpu_ms: &u32| ending != Ending::CpuLimit || *cpu_ms < 600;
            let cpu_ms = until_within(limited, within);
            assert!(within(&cpu_ms), "{cpu_ms}");
            assert_eq!(said(&slot.run(&hello).unwrap()), "hello\n");
        }
    });
}

#[test]
fn memory_and_time_are_measured_like_those_of_a_started_program() {
    let source = "block = bytearray(b'x') * (64 << 20)\nn = 0\nfor i in range(1_000_000): n += i\nprint(n)";
    everywhere(|slot, run| {
        let run = run(source);
        // Other work of the host slows programs down, so the fastest of several runs counts, and the two kinds take turns.
        let runs = [cold(&run), run];
        let mut quickest = runs.each_ref().map(|run| slot.run(run).unwrap());
        for _ in 0..9 {
            for (best, run) in quickest.iter_mut().zip(&runs) {
                let outcome = slot.run(run).unwrap();
                if outcome.cpu_us < best.cpu_us {
                    *best = outcome;
                }
            }
        }
        let [started, forked] = quickest;
        assert_eq!((started.ending, forked.ending), (Ending::Exited(0), Ending::Exited(0)));
        println!("{} and {} KiB, {} and {} ms", started.memory_kib, forked.memory_kib, started.cpu_ms, forked.cpu_ms);
        // An interpreter itself needs a few MiB; PyPy needs more.
        assert!(started.memory_kib.abs_diff(forked.memory_kib) < 32 * 1024, "{started:?} {forked:?}");
        assert!(forked.memory_kib > 64 * 1024);
        assert!(forked.cpu_us > 0 && forked.cpu_us <= started.cpu_us + 50_000);
    });
}

/// The kernel charges a group for files that it reads first, and drops them only when the group is at its limit.
#[test]
fn cached_files_do_not_count_as_memory_of_a_fork() {
    const LIMIT_KIB: u32 = 64 * 1024;
    let files = large_files(u64::from(LIMIT_KIB) * 1024 * 2);
    let names: Vec<_> = files.iter().map(|file| file.to_str().unwrap()).collect();
    let read = "import sys\nfor name in sys.stdin.read().splitlines():\n  with open(name, 'rb') as file:
    while file.read(1 << 20): pass";
    for rung in rungs().into_iter().filter(|rung| *rung != Rung::Sampling) {
        let mut slot = Slot::start(&config(rung)).unwrap();
        let mut run = run("python3", read);
        run.stdin = Stdin::Bytes(names.join("\n").into_bytes().into());
        run.limits.memory_kib = LIMIT_KIB;
        // What a fork shares is known only after the first one.
        for _ in 0..3 {
            for file in &files {
                let file = fs::File::open(file).unwrap();
                rustix::fs::fadvise(&file, 0, None, rustix::fs::Advice::DontNeed).unwrap();
            }
            let outcome = slot.run(&run).unwrap();
            assert!(outcome.warm && outcome.ending == Ending::Exited(0), "{outcome:?}");
            // The group was at its limit.
            assert!((LIMIT_KIB - 1024..=LIMIT_KIB).contains(&outcome.memory_kib), "{rung}: {outcome:?}");
        }
    }
}

/// Files of the host that have together at least this many bytes.
fn large_files(bytes: u64) -> Vec<PathBuf> {
    let (mut files, mut folders, mut found) = (Vec::new(), vec![PathBuf::from("/usr/lib")], 0);
    while let Some(folder) = folders.pop().filter(|_| found < bytes) {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let kind = entry.file_type().unwrap();
            if kind.is_dir() {
                folders.push(entry.path());
            } else if kind.is_file() {
                let length = entry.metadata().unwrap().len();
                if length > 1 << 20 {
                    found += length;
                    files.push(entry.path());
                }
            }
        }
    }
    assert!(found >= bytes, "the host has no large files");
    files
}

#[test]
fn a_fork_sees_nothing_of_the_previous_one() {
    let source = "import builtins, os, sys, gc
print(getattr(builtins, 'left', 'nothing'), 'left' in os.environ, sys.getrecursionlimit(), len(sys.path), os.listdir('/tmp'))
builtins.left = 'something'; os.environ['left'] = '1'; sys.setrecursionlimit(5000); sys.path.append('/tmp'); gc.disable()
open('/tmp/left', 'w').write('x'); os.chdir('/tmp'); os.umask(0o77)
import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); signal.alarm(1)
if not os.fork():
    import time; time.sleep(60)";
    everywhere(|slot, run| {
        let run = run(source);
        let first = said(&slot.run(&run).unwrap());
        assert!(first.starts_with("nothing False"), "{first}");
        assert_eq!(said(&slot.run(&run).unwrap()), first);
    });
}

/// Another key means another submission.
#[test]
fn submissions_share_no_interpreter() {
    everywhere(|slot, run| {
        let mut run = run("print(hash('x'))");
        let first = said(&slot.run(&run).unwrap());
        assert_eq!(said(&slot.run(&run).unwrap()), first);
        run.warm.as_mut().unwrap().key = 2;
        let other = slot.run(&run).unwrap();
        assert!(other.warm);
        assert_ne!(said(&other), first);
    });
}

#[test]
fn an_interpreter_that_was_started_before_serves_the_next_submission_only() {
    everywhere(|slot, run| {
        let order = |key| {
            let mut order = run("print(hash('x'))");
            (order.warm.as_mut().unwrap().key, order.warm.as_mut().unwrap().start) = (key, false);
            order
        };
        slot.warm_up();
        assert!(!slot.run(&order(1)).unwrap().warm, "there was no run before, and this one starts none");
        let begin_again = |slot: &mut Slot| {
            slot.end_kept_programs();
            slot.warm_up();
        };
        begin_again(slot);
        let first = slot.run(&order(2)).unwrap();
        assert!(first.warm);
        assert_eq!(said(&slot.run(&order(2)).unwrap()), said(&first));
        assert!(!slot.run(&order(3)).unwrap().warm, "it belongs to another submission");

        begin_again(slot);
        assert_eq!(slot.run(&cold(&order(4))).unwrap().ending, Ending::Exited(0));
        assert!(!slot.run(&order(4)).unwrap().warm, "it ended before another program began");

        begin_again(slot);
        let mut other = order(5);
        other.env.push(("OTHER".to_owned(), "environment".to_owned()));
        assert!(!slot.run(&other).unwrap().warm, "it has another environment");
    });
}

/// If the program is not an interpreter, nothing waits for it, and the submission is started normally.
#[test]
fn a_program_is_started_if_the_interpreter_does_not_work() {
    for argv in [["/bin/false", ""], ["/nowhere", ""], ["sh", "-c"]] {
        let mut slot = Slot::start(&support::config().sandbox).unwrap();
        let mut run = run("python3", "print('hello')");
        run.warm.as_mut().unwrap().argv = argv.map(str::to_owned).to_vec();
        for key in 1..=4 {
            run.warm.as_mut().unwrap().key = key.min(3);
            let outcome = slot.run(&run).unwrap();
            assert!(!outcome.warm);
            assert_eq!(said(&outcome), "hello\n");
            slot.end_kept_programs();
            slot.warm_up();
        }
    }
}
