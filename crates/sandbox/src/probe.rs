//! What this host offers.

use std::{fs::File, io, path::Path, sync::Arc};

use serde::Serialize;

use crate::{
    BoxFile, Config, Content, Ending, Error, Limits, Profile, Run, Rung, Slot, Stdin, Stdout, error::chain, limits,
    seal,
};

/// What this host offers.
#[derive(Clone, Debug, Serialize)]
pub struct Probe {
    /// Whether programs can be run at all.
    pub ok: bool,
    /// What would enforce the limits; `None` if nothing can be run.
    pub rung: Option<Rung>,
    /// Whether programs are kept apart from the host. If not, and they can be run, that was asked for as unsafe.
    pub isolated: bool,
    /// Every facility looked at.
    pub checks: Vec<Check>,
}

/// One facility of the host.
#[derive(Clone, Debug, Serialize)]
pub struct Check {
    /// Its name.
    pub name: String,
    /// Whether it works.
    pub ok: bool,
    /// What was found.
    pub detail: String,
    /// What its lack means; `None` if it works, or without it nothing does.
    pub cost: Option<String>,
    /// What to do about it, exactly; `None` if nothing needs doing.
    pub fix: Option<String>,
}

/// Tries what the sandbox needs and says what works, and how to get what does not. Takes some ms.
#[must_use]
pub fn probe(config: &Config) -> Probe {
    let mut checks = vec![kernel()];
    let safe = Config { unsafe_without_isolation: false, ..config.clone() };
    let mut started = Slot::start(&safe);
    let isolated = started.is_ok();
    if let (Err(error), true) = (&started, config.unsafe_without_isolation) {
        checks.push(failed("isolation", error));
        started = Slot::start(config);
    }
    let rung = started.as_ref().ok().map(Slot::rung);
    let mut ok = false;
    match started {
        Err(error) => checks.push(failed("isolation", &error)),
        Ok(mut slot) => {
            let about = slot.about();
            checks.push(if isolated {
                passed("isolation", "namespaces, a root of its own, and a system-call filter")
            } else {
                lacking(
                    "unsafe",
                    "programs run without isolation, as was asked for: they see the host's files and processes",
                    "Unset ASSAY_SANDBOX_UNSAFE, unless all programs are your own.",
                )
                .costing(
                    "whoever submits a program can act as this user, and nothing bounds the size of its files together",
                )
            });
            checks.extend(config.root.as_deref().map(root));
            let run = trial(&mut slot, config.root.as_deref());
            ok = run.ok;
            checks.push(run);
            if let Some(about) = about {
                checks.push(user(about.shared_user));
                checks.push(landlock(about.landlock));
            }
            if config.rung.is_none() {
                checks.extend(groups(slot.rung()));
            }
            checks.push(dumps());
        }
    }
    Probe { ok, rung: rung.filter(|_| ok), isolated, checks }
}

fn passed(name: &str, detail: impl Into<String>) -> Check {
    Check { name: name.to_owned(), ok: true, detail: detail.into(), cost: None, fix: None }
}

fn lacking(name: &str, detail: impl Into<String>, fix: impl Into<String>) -> Check {
    Check { name: name.to_owned(), ok: false, detail: detail.into(), cost: None, fix: Some(fix.into()) }
}

impl Check {
    fn costing(mut self, cost: &str) -> Self {
        self.cost = Some(cost.to_owned());
        self
    }
}

fn kernel() -> Check {
    let system = rustix::system::uname();
    let release = system.release().to_string_lossy().into_owned();
    let mut numbers = release.split(|c: char| !c.is_ascii_digit()).map_while(|part| part.parse::<u32>().ok());
    let version = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
    // 5.12 brought mount_setattr; 5.14 counts processes for each user namespace.
    if version >= (5, 14) {
        passed("kernel", format!("Linux {release}"))
    } else {
        lacking("kernel", format!("Linux {release}"), "Use Linux 5.14 or newer.")
    }
}

/// A step that failed, with the remedy that usually applies to it.
fn failed(name: &str, error: &Error) -> Check {
    let fix = match error {
        Error::Build { step, .. } if step.starts_with("make the namespaces") => namespaces_fix(),
        Error::Build { step, .. } if step.starts_with("write the user map") || step.starts_with("deny setgroups") => {
            "Allow user namespaces: in a container, run it with --security-opt seccomp=unconfined --security-opt \
             apparmor=unconfined, or with a seccomp profile that allows clone and mount."
                .to_owned()
        }
        Error::Build { step, .. } if step.starts_with("mount /proc") => {
            "Unmask /proc: run the container with --security-opt systempaths=unconfined (Docker, Podman) or procMount: \
             Unmasked (Kubernetes)."
                .to_owned()
        }
        Error::Build { step, .. } if step.starts_with("restrict the mount") => "Use Linux 5.12 or newer.".to_owned(),
        Error::Build { .. } => {
            "Allow mounts inside user namespaces: in a container, run it with --security-opt seccomp=unconfined \
             --security-opt apparmor=unconfined."
                .to_owned()
        }
        Error::Spawn { path, .. } => format!("Make {path} an executable file that this user may run."),
        Error::Rung { rung, .. } => format!("Do not ask for {rung}, or see the checks of control groups."),
        // The trial runs `cat`.
        Error::Exec { .. } => "Put cat and its libraries into the root's usr/bin, where programs find them.".to_owned(),
        _ => "See the log of the program for the whole cause.".to_owned(),
    };
    lacking(name, chain(error), fix)
}

/// Which of the known switches forbids user namespaces here.
fn namespaces_fix() -> String {
    let setting = |name: &str| std::fs::read_to_string(format!("/proc/sys/{name}")).unwrap_or_default();
    if setting("kernel/unprivileged_userns_clone").trim() == "0" {
        "sysctl -w kernel.unprivileged_userns_clone=1".to_owned()
    } else if setting("kernel/apparmor_restrict_unprivileged_userns").trim() == "1" {
        "sysctl -w kernel.apparmor_restrict_unprivileged_userns=0".to_owned()
    } else if setting("user/max_user_namespaces").trim() == "0" {
        "sysctl -w user.max_user_namespaces=10000".to_owned()
    } else {
        "Allow user namespaces: in a container, run it with --security-opt seccomp=unconfined --security-opt \
         apparmor=unconfined, or with a seccomp profile that allows clone and mount."
            .to_owned()
    }
}

/// Whether a program really runs, reads and writes: one of the host, and the same as a sealed file.
fn trial(slot: &mut Slot, root: Option<&Path>) -> Check {
    let of_host = try_to_run(slot, None);
    match of_host.ok.then(|| sealed_cat(root)).flatten() {
        Some(Ok(program)) => {
            let sealed = try_to_run(slot, Some(program));
            if sealed.ok { of_host } else { sealed }
        }
        Some(Err(source)) => failed("run", &Error::Io { what: "put a program into a file in memory", source }),
        None => of_host,
    }
}

/// The `cat` of the host, or of what programs see instead, as a sealed file; `None` if it is no native program of its
/// own.
fn sealed_cat(root: Option<&Path>) -> Option<io::Result<File>> {
    let root = root.unwrap_or(Path::new("/"));
    let bytes = ["usr/bin/cat", "bin/cat"].into_iter().find_map(|path| std::fs::read(root.join(path)).ok())?;
    bytes.starts_with(b"\x7fELF").then(|| seal(&bytes))
}

fn try_to_run(slot: &mut Slot, sealed: Option<File>) -> Check {
    let text = b"it works".as_slice();
    let sealed_program = sealed.is_some();
    let name = if sealed_program { "./cat" } else { "cat" };
    let program =
        sealed.map(|file| BoxFile { name: "cat".to_owned(), mode: 0o755, content: Content::File(Arc::new(file)) });
    let file = BoxFile { name: "file".to_owned(), mode: 0o644, content: Content::Bytes(text.into()) };
    let run = Run {
        argv: vec![name.to_owned(), "file".to_owned(), "-".to_owned()],
        env: Vec::new(),
        profile: Profile::Run,
        files: program.into_iter().chain([file]).collect(),
        stdin: Stdin::Bytes(text.into()),
        stdout: Stdout::Kept,
        limits: Limits {
            cpu_ms: 2000,
            wall_ms: 10_000,
            memory_kib: 64 * 1024,
            output_bytes: 1024,
            stderr_bytes: 1024,
            file_bytes: 1024,
            processes: 4,
            open_files: 16,
            address_space: false,
        },
        collect: Vec::new(),
        warm: None,
    };
    match slot.run(&run) {
        Ok(outcome) if outcome.ending == Ending::Exited(0) && outcome.stdout == [text, text].concat() => {
            passed("run", format!("a program ran in {} ms", outcome.wall_ms))
        }
        Ok(outcome) => lacking(
            "run",
            format!("{:?}: {}", outcome.ending, String::from_utf8_lossy(&outcome.stderr).trim_end()),
            "Make sure that cat is in /usr/local/bin, /usr/bin or /bin, and that all may read these folders.",
        ),
        // The same program was executed just before from the host.
        Err(error @ Error::Exec { .. }) if sealed_program => lacking(
            "run",
            chain(&error),
            "Let files in memory be executed: sysctl -w vm.memfd_noexec=0, and no rule of a security module against it.",
        ),
        Err(error) => failed("run", &error),
    }
}

fn root(folder: &Path) -> Check {
    passed("root", format!("programs see {} instead of the host's programs and libraries", folder.display()))
}

/// The program that reads the dumps of all that crashes on this host; it runs as root, outside of any sandbox.
pub(crate) fn reader_of_dumps() -> Option<String> {
    reader_in(&std::fs::read_to_string("/proc/sys/kernel/core_pattern").ok()?)
}

/// core(5): the pattern begins with a bar, or, since Linux 6.16, with one or two at signs for a socket.
fn reader_in(pattern: &str) -> Option<String> {
    let pattern = pattern.trim();
    pattern.starts_with(['|', '@']).then(|| pattern.trim_start_matches(['|', '@']).trim().to_owned())
}

fn dumps() -> Check {
    match reader_of_dumps() {
        None => passed("core dumps", "none are made"),
        Some(reader) => lacking(
            "core dumps",
            format!("what crashes on this host is given to {reader}, outside of any sandbox"),
            "As root: sysctl -w kernel.core_pattern=core (to keep it, put kernel.core_pattern=core into a file in /etc/sysctl.d).",
        )
        .costing("a limit alone keeps programs from that, and the kernel's log gets a line for each that crashes"),
    }
}

fn user(shared: bool) -> Check {
    if !shared {
        passed("user", "programs run as a user that nothing else on this host has")
    } else if rustix::process::geteuid().is_root() {
        passed("user", "programs run as nobody")
    } else {
        passed("user", "programs run as the user of this process, without privileges")
            .costing("inputs of more than 16 MiB come through a pipe, which programs cannot map or wind back")
    }
}

fn landlock(version: u32) -> Check {
    if version > 0 {
        passed("landlock", format!("version {version}"))
    } else {
        lacking(
            "landlock",
            "the kernel offers none",
            "Boot Linux 5.13 or newer with landlock in the list of the lsm= parameter.",
        )
        .costing("read-only mounts alone keep programs from writing to the host")
    }
}

/// The rungs that would be better than, or are, the one in use.
fn groups(rung: Rung) -> Vec<Check> {
    let ordinary = !rustix::process::geteuid().is_root();
    let lack = |kind: Rung, missing: Option<String>, cost: &str, fix: &dyn Fn() -> String| match missing {
        None => passed(kind.as_str(), "works"),
        Some(detail) => lacking(kind.as_str(), detail, fix()).costing(cost),
    };
    let beside_v1 = "nothing, as version 1 does the same";
    let alone = "limits are looked at every 10 ms and not kept by the kernel, see sampling";
    let cost = if rung == Rung::Sampling { alone } else { beside_v1 };
    let mut checks = vec![lack(Rung::CgroupV2, limits::missing_v2(), cost, &|| fix_of_v2(ordinary))];
    if rung != Rung::CgroupV2 {
        checks.push(lack(Rung::CgroupV1, limits::missing_v1(), alone, &|| fix_of_v1(ordinary)));
    }
    if rung == Rung::Sampling {
        checks.push(passed(rung.as_str(), "in use: limits are looked at every 10 ms").costing(
            "a program may pass its limit by what it takes in 10 ms, some tens of MiB; what starts and ends between two looks \
             counts with the largest of its processes alone; and Java, Node and Go have no bound between the looks",
        ));
    }
    checks
}

fn fix_of_v2(ordinary: bool) -> String {
    if limits::has_v1() {
        // The kernel gives each controller to one version only.
        "Boot with cgroup_no_v1=all systemd.unified_cgroup_hierarchy=1.".to_owned()
    } else {
        let user = if ordinary { "--user " } else { "" };
        format!(
            "Start it by systemd-run {user}--scope -p Delegate=yes -- COMMAND, or put Delegate=yes into the [Service] of its \
             systemd unit."
        )
    }
}

fn fix_of_v1(ordinary: bool) -> String {
    if ordinary && limits::has_v1() {
        format!(
            "In the shell that is to start it: sudo sh -c 'for c in memory pids cpuacct; do d=/sys/fs/cgroup/$c/assay; mkdir -p \
             $d; chown -R {} $d; echo $0 > $d/cgroup.procs; done' $$",
            rustix::process::geteuid().as_raw()
        )
    } else {
        "As root, where version 2 does not have them: for c in memory pids cpuacct; do mkdir -p /sys/fs/cgroup/$c; mount -t \
         cgroup -o $c $c /sys/fs/cgroup/$c; done"
            .to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_programs_and_sockets_read_dumps() {
        assert_eq!(reader_in("core\n"), None);
        assert_eq!(reader_in("/var/crash/core.%p\n"), None);
        assert_eq!(reader_in("|/usr/share/apport/apport %p\n").as_deref(), Some("/usr/share/apport/apport %p"));
        assert_eq!(reader_in("@@/run/dumps.socket").as_deref(), Some("/run/dumps.socket"));
    }
}
