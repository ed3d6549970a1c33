//! Programs without isolation: this needs an explicit setting, and limits still apply.
//!
//! Each test starts itself again in a user namespace that forbids further ones, as on a host that forbids user namespaces.

use std::{
    fs,
    io::Write as _,
    process::{Command, Stdio},
};

use assay_sandbox::{Collect, Config, Ending, Error, Rung, Slot, probe};

use crate::{
    supervisor::until,
    support::{collect, config, go, is_root, payload, python, run, stdout, succeed, text_file},
};

/// Starts a test of this file again without the possibility of a box. `users` is the number of user ids: with one, programs run as the user of
/// this process. With all (only root can have these), programs get their own.
fn without_namespaces(test: &str, users: u32) {
    // Executes a shell twice, because root gets its privileges in the namespace only after the map was written.
    let script =
        "read go; exec sh -c 'echo 0 > /proc/sys/user/max_user_namespaces && exec \"$0\" \"$@\"' \"$0\" \"$@\"";
    let mut child = Command::new("unshare")
        .args(["--user", "sh", "-c", script])
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", test, "--ignored", "--nocapture"])
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    let own = fs::read_link("/proc/self/ns/user").unwrap();
    let of_child = |name: &str| format!("/proc/{}/{name}", child.id());
    until("a user namespace", || (fs::read_link(of_child("ns/user")).ok()? != own).then_some(()));
    fs::write(of_child("setgroups"), "deny").unwrap();
    let (user, group) = (rustix::process::geteuid().as_raw(), rustix::process::getegid().as_raw());
    fs::write(of_child("uid_map"), format!("0 {user} {users}")).unwrap();
    fs::write(of_child("gid_map"), format!("0 {group} {users}")).unwrap();
    child.stdin.take().unwrap().write_all(b"go\n").unwrap();
    let status = child.wait().unwrap();
    assert!(status.success(), "{test} with {users} users: {status}");
}

fn with_few_and_many_users(test: &str) {
    without_namespaces(test, 1);
    if is_root() {
        without_namespaces(test, u32::MAX);
    }
}

fn config_without_isolation() -> Config {
    Config { unsafe_without_isolation: true, ..config(Rung::Sampling) }
}

#[test]
fn nothing_runs_without_isolation_unless_configured() {
    with_few_and_many_users("unisolated::inside_refuses");
}

#[test]
#[ignore = "started by the test above"]
fn inside_refuses() {
    let refused = Slot::start(&config(Rung::Sampling)).unwrap_err();
    assert!(matches!(refused, Error::Build { .. }), "{refused:?}");
    let found = probe(&config(Rung::Sampling));
    assert!(!found.ok && !found.isolated, "{found:?}");

    let found = probe(&config_without_isolation());
    assert!(found.ok && !found.isolated, "{found:?}");
    let lacking: Vec<_> = found.checks.iter().filter(|check| !check.ok).map(|check| check.name.as_str()).collect();
    assert!(lacking.contains(&"isolation") && lacking.contains(&"unsafe"), "{lacking:?}");
}

#[test]
fn limits_apply_without_isolation() {
    with_few_and_many_users("unisolated::inside_limits");
}

#[test]
#[ignore = "started by the test above"]
fn inside_limits() {
    let mut slot = Slot::start(&config_without_isolation()).unwrap();
    assert_eq!(succeed(&mut slot, &payload("hello", &[])), "hello\n");

    let mut work =
        python("import os; os.mkdir('d'); open('d/out', 'w').write(open('in').read() * 2); print(os.getcwd())");
    work.files.push(text_file("in", "text"));
    work.collect = vec![Collect { name: "d/out".to_owned(), ..collect("out") }];
    let outcome = go(&mut slot, &work);
    assert_eq!(outcome.collected, [("d/out".to_owned(), b"texttext".to_vec())]);
    let folder = stdout(&outcome).trim().to_owned();
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 0, "{folder}");

    let told = succeed(&mut slot, &run(&["cat", "/proc/self/status"]));
    for line in ["CapEff:\t0000000000000000", "CapBnd:\t0000000000000000", "NoNewPrivs:\t1", "Seccomp:\t2"] {
        assert!(told.contains(line), "{line}: {told}");
    }
    let refused = python(
        "import os, socket
def attempt(what):
    try: print('did', what())
    except OSError: pass
attempt(lambda: socket.socket(socket.AF_INET))
attempt(lambda: open('/tmp/assay-left', 'w'))
attempt(lambda: open('/dev/shm/assay-left', 'w'))
attempt(lambda: os.listdir('/root'))
attempt(lambda: os.listdir('/home'))
attempt(lambda: open('/etc/passwd').read())
attempt(lambda: os.unshare(0x10000000) if hasattr(os, 'unshare') else open('/nowhere'))",
    );
    assert_eq!(succeed(&mut slot, &refused), "");

    let mut spin = payload("spin", &["children"]);
    spin.limits.cpu_ms = 200;
    assert_eq!(go(&mut slot, &spin).ending, Ending::CpuLimit);
    let mut sleep = run(&["sleep", "60"]);
    sleep.limits.wall_ms = 200;
    assert_eq!(go(&mut slot, &sleep).ending, Ending::WallLimit);
    let mut hog = payload("hog", &["heap"]);
    hog.limits.memory_kib = 64 * 1024;
    assert_eq!(go(&mut slot, &hog).ending, Ending::MemoryLimit);
    assert_daemons_are_killed(&mut slot);
    drop(slot);
    assert!(!fs::exists(&folder).unwrap(), "{folder} is left");
}

fn assert_daemons_are_killed(slot: &mut Slot) {
    assert_eq!(go(slot, &payload("daemon", &[])).ending, Ending::Exited(0));
    assert_eq!(remaining_programs(), Vec::<String>::new());
    assert_eq!(succeed(slot, &payload("hello", &[])), "hello\n");
}

#[test]
fn processes_are_counted_and_killed_without_isolation() {
    // The kernel does not count the processes of root, and with one user this user would be root.
    without_namespaces("unisolated::inside_counts", if is_root() { u32::MAX } else { 1 });
}

#[test]
#[ignore = "started by the test above"]
fn inside_counts() {
    let mut slot = Slot::start(&config_without_isolation()).unwrap();
    // Check first that there is a limit: the bomb below relies on it.
    let mut count = payload("bomb", &["count"]);
    count.limits.processes = 20;
    let children: u32 = stdout(&go(&mut slot, &count)).trim().parse().unwrap();
    assert!((10..=21).contains(&children), "{children} children");
    let mut bomb = payload("bomb", &["bomb"]);
    (bomb.limits.processes, bomb.limits.cpu_ms, bomb.limits.wall_ms) = (20, 300, 2000);
    assert!(matches!(go(&mut slot, &bomb).ending, Ending::CpuLimit | Ending::WallLimit));
    assert_eq!(remaining_programs(), Vec::<String>::new());

    assert_daemons_are_killed(&mut slot);
}

/// The remaining programs of this process's zygotes.
fn remaining_programs() -> Vec<String> {
    let children = |process: u32| -> Vec<u32> {
        let tasks = fs::read_dir(format!("/proc/{process}/task")).into_iter().flatten().flatten();
        tasks
            .filter_map(|task| fs::read_to_string(task.path().join("children")).ok())
            .flat_map(|list| list.split_whitespace().filter_map(|pid| pid.parse().ok()).collect::<Vec<u32>>())
            .collect()
    };
    let zygotes = children(std::process::id()).into_iter().flat_map(children);
    let programs = zygotes.flat_map(children);
    programs.map(|program| fs::read_to_string(format!("/proc/{program}/cmdline")).unwrap_or_default()).collect()
}

#[test]
fn only_the_exact_value_allows_missing_isolation() {
    let read = |value: &'static str| move |name: &str| (name == "ASSAY_SANDBOX_UNSAFE").then(|| value.to_owned());
    assert!(Config::from_env(read("run-without-isolation")).unwrap().unsafe_without_isolation);
    for value in ["1", "yes", "on"] {
        let error = Config::from_env(read(value)).unwrap_err().to_string();
        assert!(error.contains("ASSAY_SANDBOX_UNSAFE") && error.contains("run-without-isolation"), "{error}");
    }
    assert!(!Config::from_env(|_| None).unwrap().unsafe_without_isolation);
}
