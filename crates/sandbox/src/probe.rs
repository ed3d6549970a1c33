//! Checks what this host offers.

use std::{fs::File, io, path::Path, sync::Arc};

use serde::Serialize;

use crate::{
    BoxFile, Config, Content, Ending, Error, Limits, Profile, Run, Rung, Slot, Stdin, Stdout, core_dumps, limits, seal,
};

/// The result of all checks.
#[derive(Clone, Debug, Serialize)]
pub struct Probe {
    /// Whether programs can run at all.
    pub ok: bool,
    /// The means of enforcing limits; `None` if nothing can run.
    pub rung: Option<Rung>,
    /// Whether programs are isolated from the host. If they run without isolation, the configuration allows it.
    pub isolated: bool,
    /// The checks.
    pub checks: Vec<Check>,
}

/// The check of one feature of the host.
#[derive(Clone, Debug, Serialize)]
pub struct Check {
    /// The name of the feature.
    pub name: String,
    /// Whether it works.
    pub ok: bool,
    /// The result in words.
    pub detail: String,
    /// What its absence costs; `None` if it works, or if nothing runs without it.
    pub cost: Option<String>,
    /// The exact fix; `None` if nothing needs to be fixed.
    pub fix: Option<String>,
}

/// Tests what the sandbox needs. Takes some ms.
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
            let info = slot.info();
            checks.push(if isolated {
                passed("isolation", "namespaces, a separate root, and a system-call filter")
            } else {
                not_working(
                    "unsafe",
                    "programs run without isolation, as configured: they see the host's files and processes",
                    "Unset ASSAY_SANDBOX_UNSAFE, unless you trust all programs.",
                )
                .with_cost(
                    "submitted programs have all rights of this user, and the total size of their files is not limited",
                )
            });
            checks.extend(config.root.as_deref().map(root));
            let run = test_run(&mut slot, config.root.as_deref());
            ok = run.ok;
            checks.push(run);
            if let Some(info) = info {
                checks.push(user(info.shared_user));
                checks.push(landlock(info.landlock));
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

fn not_working(name: &str, detail: impl Into<String>, fix: impl Into<String>) -> Check {
    Check { name: name.to_owned(), ok: false, detail: detail.into(), cost: None, fix: Some(fix.into()) }
}

impl Check {
    fn with_cost(mut self, cost: &str) -> Self {
        self.cost = Some(cost.to_owned());
        self
    }
}

fn kernel() -> Check {
    let system = rustix::system::uname();
    let release = system.release().to_string_lossy().into_owned();
    let mut numbers = release.split(|c: char| !c.is_ascii_digit()).map_while(|part| part.parse::<u32>().ok());
    let version = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
    // Linux 5.12 added mount_setattr. Since 5.14, processes are counted per user namespace.
    if version >= (5, 14) {
        passed("kernel", format!("Linux {release}"))
    } else {
        not_working("kernel", format!("Linux {release}"), "Use Linux 5.14 or newer.")
    }
}

/// A failed step, with the usual fix.
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
        Error::Rung { rung, .. } => format!("Do not request {rung}, or see the checks of control groups."),
        // The test run executes `cat`.
        Error::Exec { .. } => {
            "Put cat into usr/bin of the root folder, and its libraries where programs find them.".to_owned()
        }
        _ => "See the log for the complete cause.".to_owned(),
    };
    not_working(name, assay_domain::error_chain(error), fix)
}

/// The setting that forbids user namespaces here, if it is known.
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

/// Checks that a program runs, reads and writes: first from the host, then as a sealed file.
fn test_run(slot: &mut Slot, root: Option<&Path>) -> Check {
    let of_host = run_cat(slot, None);
    match of_host.ok.then(|| sealed_cat(root)).flatten() {
        Some(Ok(program)) => {
            let sealed = run_cat(slot, Some(program));
            if sealed.ok { of_host } else { sealed }
        }
        Some(Err(source)) => failed("run", &Error::Io { what: "copy a program into memory", source }),
        None => of_host,
    }
}

/// The host's `cat`, or that of the configured root, as a sealed file. `None` if it is not a native program.
fn sealed_cat(root: Option<&Path>) -> Option<io::Result<File>> {
    let root = root.unwrap_or(Path::new("/"));
    let bytes = ["usr/bin/cat", "bin/cat"].into_iter().find_map(|path| std::fs::read(root.join(path)).ok())?;
    bytes.starts_with(b"\x7fELF").then(|| seal(&bytes))
}

fn run_cat(slot: &mut Slot, sealed: Option<File>) -> Check {
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
        Ok(outcome) => not_working(
            "run",
            format!("{:?}: {}", outcome.ending, String::from_utf8_lossy(&outcome.stderr).trim_end()),
            "Make sure that cat is in /usr/local/bin, /usr/bin or /bin, and that every user can read these folders.",
        ),
        // The same program has just run from the host, so executing it from memory is the problem.
        Err(error @ Error::Exec { .. }) if sealed_program => not_working(
            "run",
            assay_domain::error_chain(&error),
            "Allow executing files in memory: sysctl -w vm.memfd_noexec=0, and remove rules of security modules that forbid it.",
        ),
        Err(error) => failed("run", &error),
    }
}

fn root(folder: &Path) -> Check {
    passed("root", format!("programs see {} instead of the host's programs and libraries", folder.display()))
}

fn dumps() -> Check {
    match core_dumps::dump_program() {
        None => passed("core dumps", "none are written"),
        Some(reader) => not_working(
            "core dumps",
            format!("the kernel sends core dumps to {reader}, outside of any sandbox"),
            "As root: sysctl -w kernel.core_pattern=core (to keep it, put kernel.core_pattern=core into a file in /etc/sysctl.d).",
        )
        .with_cost("only a resource limit prevents this for programs, and the kernel logs a line for each crash"),
    }
}

fn user(shared: bool) -> Check {
    if !shared {
        passed("user", "programs run as a user id that nothing else on this host uses")
    } else if rustix::process::geteuid().is_root() {
        passed("user", "programs run as the user nobody")
    } else {
        passed("user", "programs run as the user of this process, without privileges")
            .with_cost("inputs larger than 16 MiB come through a pipe, so programs cannot map or rewind them")
    }
}

fn landlock(version: u32) -> Check {
    if version > 0 {
        passed("landlock", format!("version {version}"))
    } else {
        not_working(
            "landlock",
            "this kernel has no landlock",
            "Boot Linux 5.13 or newer with landlock in the list of the lsm= parameter.",
        )
        .with_cost("only read-only mounts prevent programs from writing to the host")
    }
}

/// Checks the means of enforcing limits from the best one down to the one in use.
fn groups(rung: Rung) -> Vec<Check> {
    let ordinary = !rustix::process::geteuid().is_root();
    let lack = |kind: Rung, missing: Option<String>, cost: &str, fix: &dyn Fn() -> String| match missing {
        None => passed(kind.as_str(), "works"),
        Some(detail) => not_working(kind.as_str(), detail, fix()).with_cost(cost),
    };
    let beside_v1 = "nothing, because version 1 does the same";
    let alone = "limits are checked every 10 ms instead of enforced by the kernel, see sampling";
    let cost = if rung == Rung::Sampling { alone } else { beside_v1 };
    let mut checks = vec![lack(Rung::CgroupV2, limits::missing_v2(), cost, &|| fix_of_v2(ordinary))];
    if rung != Rung::CgroupV2 {
        checks.push(lack(Rung::CgroupV1, limits::missing_v1(), alone, &|| fix_of_v1(ordinary)));
    }
    if rung == Rung::Sampling {
        checks.push(passed(rung.as_str(), "in use: limits are checked every 10 ms").with_cost(
                "a program can exceed its limit by what it uses in 10 ms, some tens of MiB; of processes that start and end between two \
                 checks, only the largest counts; and Java, Node and Go are not limited between two checks",
        ));
    }
    checks
}

fn fix_of_v2(ordinary: bool) -> String {
    if limits::has_v1() {
        // The kernel offers each controller in one version only.
        "Boot with cgroup_no_v1=all systemd.unified_cgroup_hierarchy=1.".to_owned()
    } else {
        let user = if ordinary { "--user " } else { "" };
        format!(
            "Start the program with systemd-run {user}--scope -p Delegate=yes -- COMMAND, or put Delegate=yes into the [Service] of its \
             systemd unit."
        )
    }
}

fn fix_of_v1(ordinary: bool) -> String {
    if ordinary && limits::has_v1() {
        format!(
            "In the shell that starts the program: sudo sh -c 'for c in memory pids cpuacct; do d=/sys/fs/cgroup/$c/assay; mkdir -p \
             $d; chown -R {} $d; echo $0 > $d/cgroup.procs; done' $$",
            rustix::process::geteuid().as_raw()
        )
    } else {
        "As root, if version 2 does not have them: for c in memory pids cpuacct; do mkdir -p /sys/fs/cgroup/$c; mount -t \
         cgroup -o $c $c /sys/fs/cgroup/$c; done"
            .to_owned()
    }
}
