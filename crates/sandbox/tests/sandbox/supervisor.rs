//! The supervisor: cancelling, failures, and its own death.

use std::{
    fs,
    os::unix::fs::PermissionsExt as _,
    path::Path,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use assay_sandbox::{Config, Ending, Error, Rung, Slot, probe};

use crate::support::{config, go, is_root, payload, run, rungs, slot, slot_with, succeed};

#[test]
fn a_run_is_cancelled_from_another_thread() {
    for rung in rungs() {
        let mut slot = Slot::start(&config(rung)).unwrap();
        let canceller = slot.canceller();
        // The cancel may come before, during or after the start: the result is the same.
        let other = thread::spawn(move || canceller.cancel());
        let mut sleep = run(&["sleep", "60"]);
        sleep.limits.wall_ms = 60_000;
        let outcome = go(&mut slot, &sleep);
        other.join().unwrap();
        assert_eq!(outcome.ending, Ending::Cancelled, "{rung}");
        assert!(outcome.wall_ms < 20_000, "{rung}: {} ms", outcome.wall_ms);
        assert_eq!(succeed(&mut slot, &payload("hello", &[])), "hello\n", "{rung}");
    }
}

#[test]
fn a_cancel_waits_for_a_run_unless_it_is_reset() {
    let mut slot = slot();
    slot.canceller().cancel();
    assert_eq!(go(&mut slot, &run(&["sleep", "60"])).ending, Ending::Cancelled);
    slot.canceller().cancel();
    slot.canceller().reset();
    assert_eq!(go(&mut slot, &payload("hello", &[])).ending, Ending::Exited(0));
}

#[test]
fn slots_move_between_threads_and_work_in_parallel() {
    let threads: Vec<_> = (0..3)
        .map(|_| {
            let mut slot = slot();
            thread::spawn(move || {
                for _ in 0..20 {
                    assert_eq!(succeed(&mut slot, &payload("hello", &[])), "hello\n");
                }
            })
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
}

#[test]
fn a_killed_zygote_is_replaced() {
    if !is_root() {
        eprintln!("skipped: the zygotes of an ordinary user cannot be distinguished");
        return;
    }
    let mut slot = slot();
    let guards = guards_of(std::process::id());
    succeed(&mut slot, &payload("hello", &[]));
    // Other tests run in this process too, so select the zygotes with the user map of this slot.
    let told = succeed(&mut slot, &run(&["cat", "/proc/self/uid_map"]));
    let is_ours = |zygote: &u32| fs::read_to_string(format!("/proc/{zygote}/uid_map")).is_ok_and(|map| map == told);
    let pair = guards.into_iter().find_map(|guard| Some((guard, children(guard).into_iter().find(is_ours)?)));
    let (guard, zygote) = pair.expect("a guard of this slot");
    let process = rustix::process::Pid::from_raw(i32::try_from(guard).unwrap()).unwrap();
    rustix::process::kill_process(process, rustix::process::Signal::KILL).unwrap();
    // The zygote dies with the guard, which can take a while on a busy host. Until then, it would serve another run.
    while Path::new(&format!("/proc/{zygote}/uid_map")).exists() {
        thread::yield_now();
    }
    // The run that notices this may fail internally; the next one works.
    if let Err(error) = slot.run(&payload("hello", &[])) {
        assert!(matches!(error, Error::Lost(_)), "{error}");
    }
    assert_eq!(succeed(&mut slot, &payload("hello", &[])), "hello\n");
}

/// No program can reach the child that waits for the next one, but an administrator can.
#[test]
fn a_killed_waiting_child_changes_no_result() {
    if !is_root() {
        eprintln!("skipped: the zygotes of an ordinary user cannot be distinguished");
        return;
    }
    let mut slot = slot();
    let told = succeed(&mut slot, &run(&["cat", "/proc/self/uid_map"]));
    let is_ours = |zygote: &u32| fs::read_to_string(format!("/proc/{zygote}/uid_map")).is_ok_and(|map| map == told);
    let zygote = guards_of(std::process::id()).into_iter().find_map(|guard| children(guard).into_iter().find(is_ours));
    let zygote = zygote.expect("a zygote of this slot");
    let waiting = until("a waiting child", || children(zygote).first().copied());
    let process = rustix::process::Pid::from_raw(i32::try_from(waiting).unwrap()).unwrap();
    rustix::process::kill_process(process, rustix::process::Signal::KILL).unwrap();
    // A run that meets the dead child may fail internally; the next one works.
    match slot.run(&payload("hello", &[])) {
        Ok(outcome) => assert_eq!(outcome.ending, Ending::Exited(0)),
        Err(error) => assert!(matches!(error, Error::Step { .. }), "{error}"),
    }
    assert_eq!(succeed(&mut slot, &payload("hello", &[])), "hello\n");
}

#[test]
fn a_dead_supervisor_leaves_no_process() {
    let mut supervisor = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "supervisor::a_supervisor_that_waits_to_be_killed", "--ignored"])
        .stdout(Stdio::null())
        .stdin(Stdio::null())
        .spawn()
        .unwrap();
    // Wait for the guard, the zygote and the program.
    let guard = until("a guard", || guards_of(supervisor.id()).first().copied());
    let zygote = until("a zygote", || children(guard).first().copied());
    let program = until("a program", || children(zygote).first().copied());
    supervisor.kill().unwrap();
    supervisor.wait().unwrap();
    for process in [guard, zygote, program] {
        until("the end of the process", || {
            (!Path::new(&format!("/proc/{process}")).exists() || is_zombie(process)).then_some(())
        });
    }
    // The dead supervisor could not remove its control groups. The next slot that starts removes them.
    let _slot = slot();
    assert_eq!(groups_of(supervisor.id()), Vec::<String>::new());
}

/// Not a test: [`a_dead_supervisor_leaves_no_process`] starts it in a separate process.
#[test]
#[ignore = "runs until it is killed"]
fn a_supervisor_that_waits_to_be_killed() {
    let mut forever = run(&["sleep", "1000"]);
    forever.limits.wall_ms = 60_000;
    go(&mut slot(), &forever);
}

#[test]
fn control_groups_are_removed_with_their_slot() {
    for rung in rungs() {
        let mut slot = slot_with(rung);
        // The program shows which groups belong to its slot, because other tests have slots in this process too.
        let told = succeed(&mut slot, &run(&["cat", "/proc/self/cgroup"]));
        let own = format!("assay-{}-", std::process::id());
        let of_slot: Vec<_> =
            told.lines().filter_map(|line| line.rsplit('/').next()).filter(|name| name.starts_with(&own)).collect();
        assert_eq!(of_slot.is_empty(), rung == Rung::Sampling, "{rung}: {told}");
        let before = groups_of(std::process::id());
        assert!(of_slot.iter().all(|group| before.iter().any(|name| name == group)), "{rung}: {of_slot:?}");
        drop(slot);
        let left = groups_of(std::process::id());
        assert!(!of_slot.iter().any(|group| left.iter().any(|name| name == group)), "{rung}: {of_slot:?} of {left:?}");
    }
}

#[test]
fn an_executable_that_is_not_a_zygote_is_an_error() {
    let nothing = Config { zygote: Some("/no/such/file".into()), rung: None, ..Config::default() };
    assert!(matches!(Slot::start(&nothing), Err(Error::Spawn { .. })));
    let other = Config { zygote: Some("/bin/true".into()), rung: None, ..Config::default() };
    assert!(matches!(Slot::start(&other), Err(Error::Lost(_))));
}

#[test]
fn a_zygote_that_never_answers_is_an_error_after_a_timeout() {
    let zygote = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/programs/never_answers.sh");
    let began = Instant::now();
    assert!(matches!(
        Slot::start(&Config { zygote: Some(zygote), rung: None, ..Config::default() }),
        Err(Error::NoAnswer(_))
    ));
    assert!(began.elapsed() < Duration::from_secs(30));
}

#[test]
fn the_probe_agrees_with_working_slots() {
    let found = probe(&Config { rung: None, ..config(Rung::Sampling) });
    assert!(found.ok, "{found:?}");
    assert_eq!(found.rung, Some(slot().rung()));
    for check in &found.checks {
        assert!(check.ok || check.fix.is_some(), "{check:?}");
    }
    let broken = probe(&Config { zygote: Some("/bin/true".into()), rung: None, ..Config::default() });
    assert!(!broken.ok && broken.rung.is_none(), "{broken:?}");
}

#[test]
fn programs_see_the_configured_root() {
    let root = tempfile::tempdir().unwrap();
    fs::set_permissions(root.path(), fs::Permissions::from_mode(0o755)).unwrap();
    let own = root.path().join("usr/bin");
    fs::create_dir_all(&own).unwrap();
    fs::create_dir(root.path().join("home")).unwrap();
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/programs/lists.c");
    let made = Command::new("gcc").args(["-static", "-o"]).arg(own.join("cat")).arg(source).status().unwrap();
    assert!(made.success());
    std::os::unix::fs::symlink("usr/bin", root.path().join("bin")).unwrap();

    let config = Config { rung: None, root: Some(root.path().to_owned()), ..config(Rung::Sampling) };
    let mut slot = Slot::start(&config).unwrap();
    let seen = succeed(&mut slot, &run(&["cat", "--list", "/", "/usr", "/usr/bin", "/bin/"]));
    assert_eq!(seen, "bin box dev etc proc tmp usr\nbin\ncat\ncat\n");
    assert!(matches!(slot.run(&run(&["python3"])), Err(Error::Exec { .. })));
    let found = probe(&config);
    assert!(found.ok, "{found:?}");
    assert!(
        found.checks.iter().any(|check| check.name == "root" && check.detail.contains(root.path().to_str().unwrap()))
    );
}

#[test]
fn an_invalid_root_is_refused_with_the_name_of_the_variable() {
    let read = |root: &'static str| move |name: &str| (name == "ASSAY_SANDBOX_ROOT").then(|| root.to_owned());
    for root in ["relative", "/no/such/folder", "/proc"] {
        let error = Config::from_env(read(root)).unwrap_err().to_string();
        assert!(error.contains("ASSAY_SANDBOX_ROOT") && error.contains(root), "{error}");
    }
    assert_eq!(Config::from_env(read("/")).unwrap().root, Some("/".into()));
    assert_eq!(Config::from_env(|_| None).unwrap().root, None);
}

fn children(process: u32) -> Vec<u32> {
    let tasks = fs::read_dir(format!("/proc/{process}/task")).into_iter().flatten().flatten();
    tasks
        .filter_map(|task| fs::read_to_string(task.path().join("children")).ok())
        .flat_map(|list| list.split_whitespace().filter_map(|pid| pid.parse().ok()).collect::<Vec<u32>>())
        .collect()
}

/// The guards of a supervisor; their program name identifies them.
fn guards_of(supervisor: u32) -> Vec<u32> {
    let is_guard = |pid: &u32| {
        fs::read(format!("/proc/{pid}/cmdline")).is_ok_and(|line| line.starts_with(b"assay-sandbox-zygote\0"))
    };
    children(supervisor).into_iter().filter(is_guard).collect()
}

fn is_zombie(process: u32) -> bool {
    fs::read_to_string(format!("/proc/{process}/stat"))
        .is_ok_and(|stat| stat.rsplit_once(')').is_some_and(|(_, rest)| rest.trim_start().starts_with('Z')))
}

fn groups_of(supervisor: u32) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![std::path::PathBuf::from("/sys/fs/cgroup")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with(&format!("assay-{supervisor}-")) {
                found.push(name);
            }
            // In version 2, the group of the program is inside the group of the slot.
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                folders.push(entry.path());
            }
        }
    }
    found
}

/// Polls until there is a value, for at most a minute.
pub(crate) fn until<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let deadline = Instant::now() + Duration::from_secs(60);
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(Instant::now() < deadline, "timed out waiting for {what}");
        thread::sleep(Duration::from_millis(5));
    }
}
