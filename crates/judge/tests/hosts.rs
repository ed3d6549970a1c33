//! Starts compilers and runtimes on hosts with other processors and other memory, as far as these can be faked. The sizes that they choose must not
//! depend on the host, or the same program would get another verdict there.
//!
//! A preloaded library reports another number of cores, another cache and another memory. Go does not ask the C library for its cores, so the threads
//! that start the sandbox are also bound to that many cores.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "clippy does not know the functions that tests call for tests"
)]

mod support;

use std::{fs, path::Path, process, sync::Arc};

use assay_domain::LanguageId;
use assay_judge::{Command, Languages};
use assay_sandbox::{BoxFile, Collect, Content, Ending, Limits, Outcome, Profile, Run, Slot, Stdin, Stdout};
use rustix::thread::{CpuSet, sched_getaffinity, sched_setaffinity};

/// The problem's memory limit, in KiB.
const MEMORY_KIB: u32 = 256 * 1024;

/// A fake machine.
#[derive(Clone, Copy, Debug)]
struct Host {
    cores: u32,
    cache_kib: u32,
    memory_mib: u32,
}

const HOSTS: [Host; 3] = [
    Host { cores: 1, cache_kib: 512, memory_mib: 512 },
    Host { cores: 4, cache_kib: 36 * 1024, memory_mib: 8 * 1024 },
    Host { cores: 128, cache_kib: 300 * 1024, memory_mib: 2 * 1024 * 1024 },
];

/// A runtime that prints its sizes.
struct Told {
    language: &'static str,
    source: &'static str,
    /// A variable that makes the compiler or the runtime print more.
    env: Option<(&'static str, &'static str)>,
    /// A flag that makes the compiler print more.
    flag: Option<&'static str>,
    /// A text in the lines with sizes.
    lines: &'static str,
}

impl Told {
    const fn new(language: &'static str, source: &'static str) -> Self {
        Self { language, source, env: None, flag: None, lines: "" }
    }
}

const TOLD: [Told; 12] = [
    Told { flag: Some("-v"), lines: "GGC heuristics", ..Told::new("c", "sizes.c") },
    Told { flag: Some("-v"), lines: "GGC heuristics", ..Told::new("cpp", "sizes.cpp") },
    Told::new("go", "sizes.go"),
    Told { env: Some(("JAVA_TOOL_OPTIONS", "-XX:+PrintFlagsFinal")), ..Told::new("java", "sizes.java") },
    Told::new("javascript", "sizes.js"),
    Told::new("lua", "sizes.lua"),
    Told::new("pypy3", "sizes.py"),
    Told::new("python3", "sizes.py"),
    Told::new("ruby", "sizes.rb"),
    Told::new("php", "sizes.php"),
    Told::new("typescript", "sizes.ts"),
    Told::new("bash", "sizes.sh"),
];

#[test]
fn sizes_do_not_depend_on_the_host() {
    let languages = Languages::builtin().unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hosts");
    let usable = usable();
    for told in &TOLD {
        let id = LanguageId::from(told.language);
        if !usable.contains(&id) {
            println!("skipped: {id}");
            continue;
        }
        let source = fs::read_to_string(folder.join(told.source)).unwrap();
        let commands = languages.commands(&id, &source, MEMORY_KIB).unwrap();
        let sizes = on_each_host(|slot, host| {
            let mut files = vec![file(&commands.source, source.as_bytes())];
            let mut said = String::new();
            if let Some(mut compile) = commands.compile.clone() {
                compile.argv.extend(told.flag.map(str::to_owned));
                compile.env.extend(told.env.map(|(name, value)| (name.to_owned(), value.to_owned())));
                let outcome = run(slot, host, &compile, Profile::Compile, files, &commands.artifacts);
                said += &lines(&outcome, told.lines);
                files = outcome.collected.iter().map(|(name, content)| file(name, content)).collect();
            }
            files.extend(commands.beside.clone());
            let mut start = commands.run.clone();
            start.env.extend(told.env.map(|(name, value)| (name.to_owned(), value.to_owned())));
            said += &lines(&run(slot, host, &start, Profile::Run, files, &[]), "");
            assert!(!said.is_empty());
            said
        });
        println!("{id}: {} bytes of sizes", sizes[0].len());
        for (host, said) in HOSTS.iter().zip(&sizes) {
            assert_eq!(*said, sizes[0], "{id} has other sizes on {host:?}");
        }
    }
}

/// Without our settings, the same runtimes follow the fake host.
#[test]
fn without_settings_sizes_depend_on_the_host() {
    let usable = usable();
    for (language, command, lines_with) in [
        ("cpp", "echo 'int main(){}' | g++ -v -x c++ -o main - 2>&1", "GGC heuristics"),
        ("java", "java -XX:+UseSerialGC -XX:+PrintFlagsFinal -version", "InitialHeapSize"),
        ("javascript", "node -e 'console.log(require(\"v8\").getHeapStatistics().heap_size_limit)'", ""),
        ("pypy3", "pypy3 -c 'import gc; print(gc.get_stats().nursery_size)'", ""),
    ] {
        if !usable.contains(&language.into()) {
            println!("skipped: {language}");
            continue;
        }
        let env = [("PATH", "/usr/local/bin:/usr/bin:/bin"), ("HOME", "/box")];
        let command = Command {
            argv: ["sh", "-c", command].map(str::to_owned).to_vec(),
            env: env.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec(),
        };
        let sizes =
            on_each_host(|slot, host| lines(&run(slot, host, &command, Profile::Compile, Vec::new(), &[]), lines_with));
        assert_ne!(sizes[0], sizes[2], "{language} does not notice");
    }
}

fn usable() -> Vec<LanguageId> {
    let found = assay_judge::survey(&support::config()).unwrap();
    found.into_iter().filter(|found| found.usable.is_ok()).map(|found| found.id).collect()
}

/// The output on each fake host, from a sandbox with as many cores as both hosts have.
fn on_each_host(say: impl Fn(&mut Slot, Host) -> String + Sync) -> Vec<String> {
    let on = |host: Host| {
        let here = sched_getaffinity(None).unwrap();
        let mut some = CpuSet::new();
        let cores = (0..CpuSet::MAX_CPU).filter(|core| here.is_set(*core));
        cores.take(host.cores as usize).for_each(|core| some.set(core));
        sched_setaffinity(None, &some).unwrap();
        let mut slot = Slot::start(&support::config().sandbox).unwrap();
        say(&mut slot, host)
    };
    // Each in a separate thread, because only the thread is bound.
    std::thread::scope(|scope| {
        HOSTS.map(|host| scope.spawn(move || on(host))).map(|thread| thread.join().unwrap()).to_vec()
    })
}

fn run(
    slot: &mut Slot,
    host: Host,
    command: &Command,
    profile: Profile,
    mut files: Vec<BoxFile>,
    artifacts: &[String],
) -> Outcome {
    files.push(file("other_host.so", &other_host()));
    let mut env = command.env.clone();
    let faked = [
        ("LD_PRELOAD", "/box/other_host.so".to_owned()),
        ("HOST_CORES", host.cores.to_string()),
        ("HOST_CACHE_KIB", host.cache_kib.to_string()),
        ("HOST_MEMORY_MIB", host.memory_mib.to_string()),
    ];
    env.extend(faked.map(|(name, value)| (name.to_owned(), value)));
    let order = Run {
        argv: command.argv.clone(),
        env,
        profile,
        files,
        stdin: Stdin::Null,
        stdout: Stdout::Kept,
        limits: Limits {
            cpu_ms: 60_000,
            wall_ms: 120_000,
            memory_kib: 2 * 1024 * 1024,
            output_bytes: 1 << 20,
            stderr_bytes: 1 << 20,
            file_bytes: 64 << 20,
            processes: 64,
            open_files: 256,
            address_space: false,
        },
        collect: artifacts.iter().map(|name| Collect { name: name.clone(), max_bytes: 64 << 20 }).collect(),
        warm: None,
    };
    let outcome = slot.run(&order).unwrap();
    let said = String::from_utf8_lossy(&outcome.stderr);
    assert_eq!(outcome.ending, Ending::Exited(0), "{:?} on {host:?}: {said}", command.argv);
    outcome
}

fn file(name: &str, content: &[u8]) -> BoxFile {
    BoxFile { name: name.to_owned(), mode: 0o755, content: Content::Bytes(content.into()) }
}

/// The lines that contain this text, without lines that contain an address, which differs each time.
fn lines(outcome: &Outcome, part: &str) -> String {
    let all = [&outcome.stdout, &outcome.stderr].map(|said| String::from_utf8_lossy(said).into_owned()).concat();
    let kept = all.lines().filter(|line| line.contains(part) && !line.contains("SharedBaseAddress"));
    kept.map(|line| format!("{line}\n")).collect()
}

fn other_host() -> Arc<[u8]> {
    let folder = tempfile::tempdir().unwrap();
    let library = folder.path().join("other_host.so");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hosts/other_host.c");
    let built = process::Command::new("gcc")
        .args(["-O1", "-shared", "-fPIC", "-o"])
        .args([&library, &source])
        .arg("-ldl")
        .status()
        .unwrap();
    assert!(built.success());
    fs::read(library).unwrap().into()
}
