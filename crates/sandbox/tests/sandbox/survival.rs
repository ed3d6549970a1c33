//! Nothing of a run survives into the next one.

use assay_sandbox::{Ending, Profile, Slot, Stdin};

use crate::support::{go, payload, python, rungs, slot, slot_with, stdout, succeed, until_within};

const LOOK: &str = "import os
for folder in ['/box', '/tmp', '/dev/shm']:
    about = os.stat(folder)
    print(sorted(os.listdir(folder)), oct(about.st_mode), os.listxattr(folder))
print([p for p in os.listdir('/proc') if p.isdigit() and int(p) not in (1, os.getpid())])
print(os.umask(0), os.getpriority(os.PRIO_PROCESS, 1), sorted(os.sched_getaffinity(0)))
";

#[test]
fn files_of_any_kind_do_not_survive() {
    let mut slot = slot();
    let fresh = succeed(&mut slot, &python(LOOK));
    let mess = "import os, socket
for folder in ['/box', '/tmp', '/dev/shm']:
    os.chdir(folder)
    open('file', 'w').write('x')
    os.makedirs('a/b/c'); open('a/b/c/d', 'w')
    os.symlink('/etc', 'link'); os.mkfifo('pipe'); os.link('file', 'hard')
    socket.socket(socket.AF_UNIX).bind('socket')
    os.mkdir('closed'); open('closed/in', 'w'); os.chmod('closed', 0)
    open(b'\\xff\\n', 'w'); open('moved-up-1', 'w'); os.mkdir('moved-up-2'); open('moved-up-2/x', 'w')
    for change in [lambda: os.chmod(folder, 0o700), lambda: os.setxattr(folder, 'user.note', b'secret'),
                   lambda: os.utime(folder, (1, 1))]:
        try: change()
        except OSError: pass
";
    succeed(&mut slot, &python(mess));
    assert_eq!(succeed(&mut slot, &python(LOOK)), fresh);
}

#[test]
fn a_file_kept_alive_by_a_socket_in_its_own_queue_does_not_harm_the_next_run() {
    // The kernel's garbage collector for such cycles releases the file some time later.
    let keep = python(
        "import socket
kept = open('kept', 'w')
a, b = socket.socketpair()
socket.send_fds(b, [b'x'], [kept.fileno(), a.fileno()])
b.close()
",
    );
    let mut slot = slot();
    for _ in 0..5 {
        succeed(&mut slot, &keep);
        assert_eq!(succeed(&mut slot, &payload("hello", &[])), "hello\n");
        assert_eq!(succeed(&mut slot, &python("import os; print(os.listdir('.'))")), "['main.py']\n");
    }
}

#[test]
fn deeply_nested_folders_are_removed() {
    let mut slot = slot();
    let mut nest = python(
        "import os
try:
    while True: os.mkdir('d'); os.chdir('d')
except OSError: pass
",
    );
    // It creates as many folders as the box allows.
    (nest.limits.cpu_ms, nest.limits.wall_ms) = (20_000, 60_000);
    assert_eq!(go(&mut slot, &nest).ending, Ending::Exited(0));
    let listing = succeed(&mut slot, &python("import os; print(os.listdir('.'))"));
    assert_eq!(listing, "['main.py']\n");
}

#[test]
fn processes_do_not_survive() {
    for rung in rungs() {
        let mut slot = slot_with(rung);
        // The first process ends at once. The daemon, in its own session, would write a moment later.
        assert_eq!(go(&mut slot, &payload("daemon", &[])).ending, Ending::Exited(0), "{rung}");
        let told = succeed(
            &mut slot,
            &python(
                "import os\nprint([p for p in os.listdir('/proc') if p.isdigit() and int(p) not in (1, os.getpid())], os.listdir('.'))",
            ),
        );
        assert_eq!(told, "[] ['main.py']\n", "{rung}");
    }
}

#[test]
fn a_daemon_that_holds_the_output_open_does_not_delay_the_end() {
    let mut hold = payload("daemon", &["hold"]);
    hold.limits.wall_ms = 3000;
    let mut slot = slot();
    let wall_ms = || {
        let outcome = go(&mut slot, &hold);
        assert_eq!(outcome.ending, Ending::Exited(0));
        outcome.wall_ms
    };
    let wall_ms = until_within(wall_ms, |wall_ms| *wall_ms < 1000);
    assert!(wall_ms < 1000, "{wall_ms} ms");
}

#[test]
fn the_mode_of_a_pipe_does_not_survive() {
    let mut slot = slot();
    succeed(&mut slot, &python("import os\nfor fd in 1, 2: os.set_blocking(fd, False)"));
    assert_eq!(succeed(&mut slot, &python("import os; print(os.get_blocking(1), os.get_blocking(2))")), "True True\n");
}

#[test]
fn collected_files_do_not_survive() {
    let mut slot = slot();
    let mut make = python("open('out', 'w').write('x' * 1000); import os; os.link('out', 'again')");
    make.collect = vec![crate::support::collect("out"), crate::support::collect("again")];
    for _ in 0..3 {
        assert_eq!(go(&mut slot, &make).collected.len(), 2);
    }
    assert_eq!(succeed(&mut slot, &python("import os; print(os.listdir('.'))")), "['main.py']\n");
}

#[test]
fn each_run_has_its_own_size_limit() {
    let mut slot = slot();
    let mut fill = python(
        "import os\ntry: open('f', 'wb').write(b'x' * (40 << 20))\nexcept OSError as e: print(e.errno)\nprint(os.path.getsize('f') >> 20)",
    );
    fill.limits.memory_kib = 256 * 1024;
    assert_eq!(succeed(&mut slot, &fill), "40\n");
    fill.limits.memory_kib = 30 * 1024;
    let small = go(&mut slot, &fill);
    assert_ne!(stdout(&small), "40\n");
    fill.limits.memory_kib = 256 * 1024;
    fill.profile = Profile::Compile;
    fill.stdin = Stdin::Null;
    assert_eq!(succeed(&mut slot, &fill), "40\n");
}

#[test]
fn the_raised_priority_of_a_kill_does_not_survive() {
    const POLICIES: &str = "import os
print([os.sched_getscheduler(process) & ~os.SCHED_RESET_ON_FORK for process in (0, 1)] == [os.SCHED_OTHER] * 2)
";
    for rung in rungs() {
        let mut slot = slot_with(rung);
        // By chance, it is killed before it starts, while it runs, or after it has ended.
        for wall_ms in 0..20 {
            let mut short = payload("hello", &[]);
            short.limits.wall_ms = wall_ms;
            go(&mut slot, &short);
            assert_eq!(succeed(&mut slot, &python(POLICIES)), "True\n", "{rung}, {wall_ms} ms");
        }
    }
}

/// Reaping a process spins if its last thread has not removed its entry in /proc yet. With the raised priority, it may have displaced that thread.
#[test]
fn a_kill_of_many_threads_takes_the_zygote_little_time() {
    const THREADS: &str = "import threading, time
for _ in range(16): threading.Thread(target=time.sleep, args=(60,)).start()
while True: pass
";
    const NO_THREADS: &str = "while True: pass\n";
    // In clock ticks of 10 ms.
    const TIME: &str = "print(sum(map(int, open('/proc/1/stat').read().rsplit(')', 1)[1].split()[11:13])))\n";
    for rung in rungs() {
        let mut slot = slot_with(rung);
        let ticks = |slot: &mut Slot| succeed(slot, &python(TIME)).trim().parse::<u64>().unwrap();
        let mut taken = |source: &str| {
            let mut run = python(source);
            run.limits.cpu_ms = 100;
            let before = ticks(&mut slot);
            for _ in 0..10 {
                assert_eq!(go(&mut slot, &run).ending, Ending::CpuLimit, "{rung}");
            }
            ticks(&mut slot) - before
        };
        let (without, with) = (taken(NO_THREADS), taken(THREADS));
        // Each kill that spins takes at least 40 more.
        assert!(with < without + 40, "{rung}: {with} ticks for 10 kills, {without} without threads");
    }
}
