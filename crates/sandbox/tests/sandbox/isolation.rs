//! What a program can see and reach.

use assay_sandbox::{Config, Ending, Slot};

use crate::support::{config, go, is_root, payload, python, run, slot, stdout, succeed};

#[test]
fn the_root_holds_little_and_nothing_of_the_host() {
    let source = "import os
print(sorted(os.listdir('/')))
print(sorted(os.listdir('/dev')))
print(sorted(os.listdir('/box')), os.listdir('/tmp'), os.listdir('/dev/shm'))
for path in ['/root', '/home', '/sys', '/etc/shadow', '/etc/hostname', '/var', '/run', '/srv', '/opt', '/mnt',
             '/proc/1/root', '/proc/1/cwd', '/proc/1/fd', '/dev/kmsg', '/dev/mem', '/dev/pts', '/dev/tty']:
    try:
        os.stat(path)
        os.listdir(path)
        print('visible:', path)
    except OSError:
        pass
";
    let told = succeed(&mut slot(), &python(source));
    let mut lines = told.lines();
    let root = lines.next().unwrap();
    for name in ["box", "dev", "etc", "proc", "tmp", "usr"] {
        assert!(root.contains(&format!("'{name}'")), "{root}");
    }
    for name in root.split('\'').skip(1).step_by(2) {
        let known = ["bin", "box", "dev", "etc", "lib", "lib32", "lib64", "libx32", "proc", "sbin", "tmp", "usr"];
        assert!(known.contains(&name), "{name}");
    }
    let devices = "['fd', 'full', 'null', 'random', 'shm', 'stderr', 'stdin', 'stdout', 'urandom', 'zero']";
    assert_eq!(lines.next(), Some(devices));
    assert_eq!(lines.next(), Some("['main.py'] [] []"));
    assert_eq!(lines.next(), None);
}

#[test]
fn what_is_shown_for_tex_is_little_more() {
    let source = "import os
print(sorted(os.listdir('/')), os.listdir('/var'), sorted(os.listdir('/var/lib')))
for path in ['/var/lib/texmf', '/etc/texmf', '/var', '/var/lib']:
    try:
        open(path + '/new', 'w')
        print('written:', path)
    except OSError:
        pass
";
    let mut slot = Slot::start(&Config { tex: true, ..config(slot().rung()) }).unwrap();
    let told = succeed(&mut slot, &python(source));
    let installed = std::path::Path::new("/var/lib/texmf").is_dir();
    let folders = if installed { "['lib'] ['texmf']" } else { "['lib'] []" };
    assert_eq!(told.lines().count(), 1, "{told}");
    assert!(told.contains(folders) && told.contains("'var'"), "{told}");
}

#[test]
fn only_its_own_processes_are_visible() {
    let told = succeed(
        &mut slot(),
        &python(
            "import os\nprint([p for p in os.listdir('/proc') if p.isdigit() and int(p) not in (1, os.getpid())], os.getppid(), os.uname().nodename)",
        ),
    );
    assert_eq!(told, "[] 1 box\n");
}

#[test]
fn it_is_nobody_and_has_no_privileges() {
    let told = succeed(&mut slot(), &run(&["cat", "/proc/self/status"]));
    let field = |name: &str| {
        let line = told.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
        line.unwrap_or_else(|| panic!("no {name}")).split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert_eq!(field("Uid"), "1000 1000 1000 1000");
    assert_eq!(field("Gid"), "1000 1000 1000 1000");
    for set in ["CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"] {
        assert_eq!(u64::from_str_radix(&field(set), 16), Ok(0), "{set}");
    }
    assert_eq!(field("NoNewPrivs"), "1");
    assert_eq!(field("Seccomp"), "2");
    assert_eq!(field("SigBlk"), "0000000000000000");
    assert_eq!(field("SigIgn"), "0000000000000000");
    if is_root() {
        assert_eq!(field("Groups"), "");
    }
}

#[test]
fn outside_it_is_a_user_of_its_own() {
    if !is_root() {
        eprintln!("skipped: an ordinary user has no other ids to give");
        return;
    }
    let told = succeed(&mut slot(), &run(&["cat", "/proc/self/uid_map", "/proc/self/gid_map"]));
    for line in told.lines() {
        let outside: u32 = line.split_whitespace().nth(1).unwrap().parse().unwrap();
        assert!(outside >= 1_900_000_000, "{line}");
    }
    assert_eq!(told.lines().count(), 4);
}

#[test]
fn writing_is_possible_only_in_the_box() {
    let source = "import os
def try_write(path):
    try:
        open(path, 'w').write('x')
        print('written:', path)
    except OSError as error:
        pass
for folder in ['/', '/usr', '/usr/bin', '/usr/local', '/etc', '/dev', '/proc', '/proc/sys/kernel', '/proc/1']:
    try_write(os.path.join(folder, 'planted'))
for path in ['/etc/passwd', '/usr/bin/env', '/proc/sys/kernel/hostname', '/proc/sys/vm/drop_caches', '/proc/1/oom_score_adj',
             '/proc/sysrq-trigger', '/proc/1/mem']:
    try_write(path)
for name in ['/usr/bin/env', '/etc/passwd', '/dev/null', '/']:
    try:
        os.chmod(name, 0o777); print('changed:', name)
    except OSError: pass
for folder in ['/box', '/tmp', '/dev/shm']: try_write(folder + '/fine')
open('/dev/null', 'w').write('x')
";
    let told = succeed(&mut slot(), &python(source));
    assert_eq!(told, "written: /box/fine\nwritten: /tmp/fine\nwritten: /dev/shm/fine\n");
}

#[test]
fn there_is_no_network() {
    let source = "import socket
for family, kind in [(socket.AF_INET, socket.SOCK_STREAM), (socket.AF_INET, socket.SOCK_DGRAM),
                     (socket.AF_INET6, socket.SOCK_STREAM), (socket.AF_NETLINK, socket.SOCK_RAW),
                     (socket.AF_PACKET, socket.SOCK_RAW), (socket.AF_VSOCK, socket.SOCK_STREAM)]:
    try:
        socket.socket(family, kind)
        print('opened', family)
    except OSError as error:
        assert error.errno == 1, error
print(open('/proc/net/dev').read().count(':'))
a, b = socket.socketpair()
a.send(b'pair')
print(b.recv(9))
";
    // One interface: the loopback, which is down.
    assert_eq!(succeed(&mut slot(), &python(source)), "1\nb'pair'\n");
}

#[test]
fn the_environment_is_only_what_is_given() {
    let mut slot = slot();
    assert_eq!(succeed(&mut slot, &run(&["env"])), "");
    let mut given = run(&["env"]);
    given.env = vec![("A".into(), "b c=d".into()), ("EMPTY".into(), String::new())];
    assert_eq!(succeed(&mut slot, &given), "A=b c=d\nEMPTY=\n");
    given.env = vec![("A=B".into(), String::new())];
    assert!(slot.run(&given).is_err());
}

#[test]
fn no_descriptor_is_inherited() {
    // One more that is not closed on exec, in this very process.
    let leaked = tempfile::tempfile().unwrap();
    rustix::io::fcntl_setfd(&leaked, rustix::io::FdFlags::empty()).unwrap();
    let mut slot = slot();
    // The fourth is the folder that ls itself reads.
    assert_eq!(succeed(&mut slot, &run(&["ls", "/proc/self/fd"])), "0\n1\n2\n3\n");
    drop(leaked);
}

#[test]
fn dangerous_system_calls_are_refused() {
    let outcome = go(&mut slot(), &payload("calls", &[]));
    assert_eq!(outcome.ending, Ending::Exited(0));
    let told = stdout(&outcome);
    assert!(told.lines().count() >= 60, "{told}");
    let succeeded: Vec<_> = told.lines().filter(|line| !line.ends_with(" refused")).collect();
    assert!(succeeded.is_empty(), "{succeeded:?}");
}

#[test]
fn it_is_the_first_to_go_when_the_host_runs_out_of_memory() {
    assert_eq!(succeed(&mut slot(), &run(&["cat", "/proc/self/oom_score_adj"])), "1000\n");
}

#[test]
fn the_zygote_cannot_be_touched() {
    let mut slot = slot();
    let told = succeed(&mut slot, &payload("zygote", &[]));
    assert_eq!(told, "alive\n");
    assert_eq!(succeed(&mut slot, &payload("hello", &[])), "hello\n");
}

#[test]
fn another_architecture_means_death() {
    #[cfg(target_arch = "x86_64")]
    assert_eq!(go(&mut slot(), &payload("int80", &[])).ending, Ending::Signalled(31));
}
