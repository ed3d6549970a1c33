//! Tests the check of the host itself: does each kind of harm on purpose, which the check must notice.

use std::{
    fs,
    os::{
        linux::net::SocketAddrExt as _,
        unix::{
            fs::PermissionsExt as _,
            net::{SocketAddr, UnixListener},
            process::CommandExt as _,
        },
    },
    path::Path,
    process::{Command, Stdio},
};

use assay_sandbox::Slot;
use rustix::process::{Pid, Signal, kill_process, umask};

use crate::{
    home::Home,
    host::{Host, Outside, Own, PLANTED},
};

/// Does harm of every kind, one after the other, and undoes it.
pub(crate) fn notices_every_kind(home: &Home) {
    let (_slot, outside) = Host::new(home).watch_start(|| Slot::start(&home.config().sandbox).unwrap());
    let noticed = |kind: &str, needle: &str, host: &Host| {
        let harm = host.harm(&outside);
        assert!(harm.iter().any(|told| told.contains(needle)), "{kind} was not noticed: {harm:?}");
    };
    let clean = || {
        let host = Host::new(home);
        assert_eq!(host.harm(&outside), Vec::<String>::new());
        host
    };

    let host = clean();
    let file = Path::new("/tmp").join(PLANTED);
    fs::write(&file, "planted").unwrap();
    noticed("a file in /tmp", "was planted", &host);
    fs::remove_file(&file).unwrap();

    let host = clean();
    fs::write(host.canary(), "dead").unwrap();
    noticed("other content", "was\n", &host);
    let host = clean();
    fs::set_permissions(host.canary(), fs::Permissions::from_mode(0o644)).unwrap();
    noticed("another mode", "is\n", &host);
    let host = clean();
    fs::rename(host.canary(), host.canary().with_file_name("moved")).unwrap();
    noticed("another name", "moved", &host);

    processes(&clean(), &outside);

    let host = clean();
    let before = umask(rustix::fs::Mode::from_raw_mode(0o70));
    noticed("another mask of modes", "/proc/self/status", &host);
    umask(before);

    let host = clean();
    let name = SocketAddr::from_abstract_name(PLANTED).unwrap();
    let socket = UnixListener::bind_addr(&name).unwrap();
    noticed("a socket with an abstract name", "/proc/net/unix", &host);
    drop(socket);

    let host = clean();
    let memory = |call: &str| {
        let script = format!("import ctypes; c = ctypes.CDLL(None); i = c.shmget(0x5EED0001, 4096, 0o1600); {call}");
        assert!(Command::new("python3").args(["-c", &script]).status().unwrap().success());
    };
    memory("assert i >= 0");
    noticed("a shared segment", "shm 0x5eed0001", &host);
    memory("c.shmctl(c.shmget(0x5EED0001, 4096, 0), 0, None)");
    clean();

    let before = Own::now();
    let file = fs::File::open("/dev/null").unwrap();
    assert_ne!(Own::now(), before, "a descriptor was not noticed");
    drop(file);
    assert_eq!(Own::now(), before);
}

fn processes(host: &Host, outside: &Outside) {
    let sleeper = || Command::new("sleep").arg("60").spawn().unwrap();
    let noticed = |kind: &str, needle: &str| {
        let harm = host.harm(outside);
        assert!(harm.iter().any(|told| told.contains(needle)), "{kind} was not noticed: {harm:?}");
    };
    let mut child = sleeper();
    noticed("a child beside the guard", "one guard should be there");
    if let Some(group) = outside.groups().first() {
        fs::write(group.join("cgroup.procs"), child.id().to_string()).unwrap();
        noticed("a process in the group of programs", "is left in");
    }
    child.kill().unwrap();
    child.wait().unwrap();

    let Some(user) = outside.user().filter(|_| rustix::process::geteuid().is_root()) else { return };
    // Its shell ends at once, which makes it an orphan.
    let told = Command::new("sh")
        .args(["-c", "setsid sleep 60 >/dev/null 2>&1 & echo $!"])
        .uid(user)
        .stdin(Stdio::null())
        .current_dir("/")
        .output()
        .unwrap();
    let escaped: i32 = String::from_utf8(told.stdout).unwrap().trim().parse().unwrap();
    noticed("a process that got away", "got away");
    kill_process(Pid::from_raw(escaped).unwrap(), Signal::KILL).unwrap();
    while Path::new(&format!("/proc/{escaped}/cmdline")).exists() {
        std::thread::yield_now();
    }
}
