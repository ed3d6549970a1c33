//! Slots and runs with defaults, and test programs, each compiled once.

use std::{
    collections::HashMap,
    fs::{self, File},
    os::unix::fs::FileExt as _,
    path::Path,
    process::Command,
    sync::{Arc, Mutex, PoisonError},
};

use assay_sandbox::{
    BoxFile, Collect, Config, Content, Ending, Limits, Outcome, Profile, Run, Rung, Slot, Stdin, Stdout, seal,
};

pub(crate) fn config(rung: Rung) -> Config {
    Config { zygote: Some(env!("CARGO_BIN_EXE_assay-zygote").into()), rung: Some(rung), ..Config::default() }
}

/// Every rung that works here. The last one works on every host with a sandbox.
pub(crate) fn rungs() -> Vec<Rung> {
    let all = [Rung::CgroupV2, Rung::CgroupV1, Rung::Sampling];
    all.into_iter().filter(|rung| works(*rung)).collect()
}

/// Whether a rung works. Panics if it does not work although it should.
fn works(rung: Rung) -> bool {
    match (rung, Slot::start(&config(rung))) {
        (_, Ok(_)) => true,
        (Rung::CgroupV1, Err(error)) => {
            assert!(!(is_root() && has_writable_v1()), "{rung}: {error:?}");
            false
        }
        (Rung::CgroupV2, Err(_)) => false,
        (Rung::Sampling, Err(error)) => panic!("{rung}: {error:?}"),
    }
}

/// Whether all required controllers of version 1 are mounted and writable.
fn has_writable_v1() -> bool {
    let mounts = fs::read_to_string("/proc/self/mounts").unwrap();
    ["memory", "pids", "cpuacct"].into_iter().all(|controller| {
        mounts.lines().any(|line| {
            let fields: Vec<_> = line.split(' ').collect();
            let mut options = fields[3].split(',');
            fields[2] == "cgroup" && options.next() == Some("rw") && options.any(|option| option == controller)
        })
    })
}

pub(crate) fn slot() -> Slot {
    Slot::start(&Config { rung: None, ..config(Rung::Sampling) }).expect("a slot")
}

pub(crate) fn slot_with(rung: Rung) -> Slot {
    Slot::start(&config(rung)).expect("a slot")
}

pub(crate) const LIMITS: Limits = Limits {
    cpu_ms: 2000,
    wall_ms: 4000,
    memory_kib: 256 * 1024,
    output_bytes: 1 << 20,
    stderr_bytes: 64 * 1024,
    file_bytes: 64 << 20,
    processes: 32,
    open_files: 64,
    address_space: false,
};

pub(crate) fn run(argv: &[&str]) -> Run {
    Run {
        argv: argv.iter().map(|text| (*text).to_owned()).collect(),
        env: Vec::new(),
        profile: Profile::Run,
        files: Vec::new(),
        stdin: Stdin::Null,
        stdout: Stdout::Kept,
        limits: LIMITS,
        collect: Vec::new(),
        warm: None,
    }
}

/// A run of one of our test programs.
pub(crate) fn payload(name: &str, arguments: &[&str]) -> Run {
    let mut made = run(&[&["./main"], arguments].concat());
    made.files = vec![BoxFile { name: "main".to_owned(), mode: 0o755, content: Content::File(program(name)) }];
    made
}

pub(crate) fn python(source: &str) -> Run {
    let mut made = run(&["/usr/bin/python3", "main.py"]);
    made.files = vec![text_file("main.py", source)];
    made
}

pub(crate) fn text_file(name: &str, text: &str) -> BoxFile {
    BoxFile { name: name.to_owned(), mode: 0o644, content: Content::Bytes(text.as_bytes().into()) }
}

pub(crate) fn collect(name: &str) -> Collect {
    Collect { name: name.to_owned(), max_bytes: 1000 }
}

pub(crate) fn go(slot: &mut Slot, run: &Run) -> Outcome {
    slot.run(run).expect("no internal failure")
}

/// Measures until `within` holds, at most nine times, because other programs of the host can delay a single measurement. Returns the last one.
pub(crate) fn until_within<T>(mut measure: impl FnMut() -> T, within: impl Fn(&T) -> bool) -> T {
    let mut last = measure();
    for _ in 1..9 {
        if within(&last) {
            break;
        }
        last = measure();
    }
    last
}

pub(crate) fn stdout(outcome: &Outcome) -> String {
    String::from_utf8_lossy(&outcome.stdout).into_owned()
}

/// Runs a program that must succeed. Returns its standard output.
pub(crate) fn succeed(slot: &mut Slot, run: &Run) -> String {
    let outcome = go(slot, run);
    let stderr = String::from_utf8_lossy(&outcome.stderr);
    assert_eq!(outcome.ending, Ending::Exited(0), "{stderr}");
    stdout(&outcome)
}

/// A program of `tests/programs`, compiled and sealed.
pub(crate) fn program(name: &str) -> Arc<File> {
    static DONE: Mutex<Option<HashMap<String, Arc<File>>>> = Mutex::new(None);
    let mut done = DONE.lock().unwrap_or_else(PoisonError::into_inner);
    let file = done.get_or_insert_default().entry(name.to_owned()).or_insert_with(|| Arc::new(compile(name)));
    Arc::clone(file)
}

/// The bytes of a test program, for a file that no other test shares.
pub(crate) fn read_program(name: &str) -> Vec<u8> {
    let file = program(name);
    let mut bytes = vec![0; usize::try_from(file.metadata().unwrap().len()).unwrap()];
    file.read_exact_at(&mut bytes, 0).unwrap();
    bytes
}

fn compile(name: &str) -> File {
    let folder = tempfile::tempdir().unwrap();
    let binary = folder.path().join(name);
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/programs").join(format!("{name}.c"));
    let status = Command::new("gcc").args(["-O1", "-pthread", "-w", "-o"]).arg(&binary).arg(source).status().unwrap();
    assert!(status.success(), "{name}.c does not compile");
    seal(&fs::read(binary).unwrap()).unwrap()
}

pub(crate) fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}
