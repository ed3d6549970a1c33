//! Measures the cost of the sandbox: medians of the same program started bare and in a slot, in turns.
//!
//! `cargo run --release -p assay-sandbox --example cost [ROUNDS]`; needs gcc and python3.
#![allow(clippy::print_stdout, reason = "it prints its figures")]

use std::{
    error::Error,
    path::Path,
    process::{Command, Stdio as Pipe},
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

use assay_sandbox::{
    BoxFile, Config, Content, Ending, Limits, Profile, Run, Rung, Slot, Stdin, Stdout, enter_if_asked, seal,
};

type Failure = Box<dyn Error + Send + Sync>;

const LIMITS: Limits = Limits {
    cpu_ms: 2000,
    wall_ms: 4000,
    memory_kib: 256 * 1024,
    output_bytes: 1 << 20,
    stderr_bytes: 64 * 1024,
    file_bytes: 64 << 20,
    processes: 64,
    open_files: 64,
    address_space: false,
};

fn main() -> Result<(), Failure> {
    enter_if_asked();
    let rounds = std::env::args().nth(1).map_or(Ok(500), |rounds| rounds.parse())?;
    let folder = tempfile::tempdir()?;
    let hello = compile(folder.path())?;
    let sealed = Arc::new(seal(&std::fs::read(&hello)?)?);
    let hello_run =
        run(&["./hello"], vec![BoxFile { name: "hello".to_owned(), mode: 0o755, content: Content::File(sealed) }]);
    let python_run = run(&["/usr/bin/python3", "-c", "pass"], Vec::new());
    let hello_command = vec![hello.display().to_string()];
    for rung in [None, Some(Rung::Sampling)] {
        let config = Config { rung, ..Config::default() };
        let mut slot = Slot::start(&config)?;
        println!("limits by {}", slot.rung());
        compare("static hello", &mut slot, &hello_run, &hello_command, rounds)?;
        compare("python3 -c pass", &mut slot, &python_run, &python_run.argv, rounds / 5)?;
        throughput(&config, &hello_run, &hello_command, rounds * 2)?;
        measure_overshoot(&mut slot)?;
        measure_fork_bombs(&mut slot, &folder.path().join("bomb"))?;
    }
    let mut starts =
        (0..20).map(|_| timed(|| Slot::start(&Config::default()).map(drop))).collect::<Result<Vec<_>, _>>()?;
    println!("starting and ending a slot: {:.2} ms", median(&mut starts));
    Ok(())
}

fn compare(name: &str, slot: &mut Slot, boxed: &Run, bare: &[String], rounds: usize) -> Result<(), Failure> {
    let (mut inside, mut outside) = (Vec::new(), Vec::new());
    for _ in 0..rounds {
        outside.push(timed(|| start_bare(bare))?);
        inside.push(timed(|| start_boxed(slot, boxed))?);
    }
    let (inside, outside) = (median(&mut inside), median(&mut outside));
    println!("  {name}: bare {outside:.3} ms, sandboxed {inside:.3} ms, ratio {:.2}", inside / outside);
    Ok(())
}

fn throughput(config: &Config, boxed: &Run, bare: &[String], rounds: usize) -> Result<(), Failure> {
    let mut slots = [Slot::start(config)?, Slot::start(config)?];
    let inside = timed(|| {
        thread::scope(|scope| {
            let threads: Vec<_> = slots
                .iter_mut()
                .map(|slot| scope.spawn(|| (0..rounds).try_for_each(|_| start_boxed(slot, boxed))))
                .collect();
            threads.into_iter().try_for_each(|thread| thread.join().map_err(|_| "a thread panicked")?)
        })
    })?;
    let outside = timed(|| {
        thread::scope(|scope| {
            let threads: Vec<_> =
                (0..2).map(|_| scope.spawn(|| (0..rounds).try_for_each(|_| start_bare(bare)))).collect();
            threads.into_iter().try_for_each(|thread| thread.join().map_err(|_| "a thread panicked")?)
        })
    })?;
    #[expect(clippy::cast_precision_loss, reason = "a few thousand rounds")]
    let rate = |took: f64| (2 * rounds) as f64 / took * 1000.0;
    println!("  static hello on 2 slots: bare {:.0}/s, sandboxed {:.0}/s", rate(outside), rate(inside));
    Ok(())
}

/// Measures how long after its limit the last process of a fork bomb ends.
fn measure_fork_bombs(slot: &mut Slot, binary: &Path) -> Result<(), Failure> {
    const TIMES: usize = 50;
    const BOMB: &str = "#include <unistd.h>\nint main(void) { for (;;) fork(); }\n";
    if !binary.exists() {
        compile_to(binary, BOMB)?;
    }
    let sealed = Arc::new(seal(&std::fs::read(binary)?)?);
    let mut bomb =
        run(&["./bomb"], vec![BoxFile { name: "bomb".to_owned(), mode: 0o755, content: Content::File(sealed) }]);
    (bomb.limits.cpu_ms, bomb.limits.wall_ms) = (60_000, 200);
    let mut late = Vec::new();
    for _ in 0..TIMES {
        let took = timed(|| slot.run(&bomb).map(drop))?;
        late.push(took - f64::from(bomb.limits.wall_ms));
    }
    let worst = late.iter().copied().fold(0.0, f64::max);
    let beyond = late.iter().filter(|late| **late > 100.0).count();
    println!(
        "  {TIMES} fork bombs of 64 processes ended {:.0} ms after their limit, at worst {worst:.0} ms; {beyond} after more than 100 ms",
        median(&mut late)
    );
    Ok(())
}

/// Measures how much an endless loop exceeds its CPU limit.
fn measure_overshoot(slot: &mut Slot) -> Result<(), Failure> {
    let mut spin = run(&["/usr/bin/python3", "-c", "while True: pass"], Vec::new());
    spin.limits.cpu_ms = 200;
    let mut over = Vec::new();
    for _ in 0..10 {
        over.push(f64::from(slot.run(&spin)?.cpu_ms.saturating_sub(200)));
    }
    let worst = over.iter().copied().fold(0.0, f64::max);
    println!("  over a CPU limit of 200 ms: median {:.0} ms, worst {worst:.0} ms", median(&mut over));
    Ok(())
}

fn start_bare(argv: &[String]) -> Result<(), Failure> {
    let output = Command::new(&argv[0]).args(&argv[1..]).env_clear().stdin(Pipe::null()).output()?;
    if output.status.success() { Ok(()) } else { Err("a bare program failed".into()) }
}

fn start_boxed(slot: &mut Slot, run: &Run) -> Result<(), Failure> {
    let outcome = slot.run(run)?;
    if outcome.ending == Ending::Exited(0) { Ok(()) } else { Err(format!("{outcome:?}").into()) }
}

fn run(argv: &[&str], files: Vec<BoxFile>) -> Run {
    Run {
        argv: argv.iter().map(|text| (*text).to_owned()).collect(),
        env: Vec::new(),
        profile: Profile::Run,
        files,
        stdin: Stdin::Null,
        stdout: Stdout::Kept,
        limits: LIMITS,
        collect: Vec::new(),
        warm: None,
    }
}

fn compile(folder: &Path) -> Result<std::path::PathBuf, Failure> {
    let binary = folder.join("hello");
    compile_to(&binary, "#include <stdio.h>\nint main(void) { puts(\"hello\"); }\n")?;
    Ok(binary)
}

fn compile_to(binary: &Path, text: &str) -> Result<(), Failure> {
    let source = binary.with_extension("c");
    std::fs::write(&source, text)?;
    let status = Command::new("gcc").args(["-O2", "-static", "-o"]).arg(binary).arg(&source).status()?;
    if status.success() { Ok(()) } else { Err("gcc failed".into()) }
}

/// The duration of `work`, in ms.
fn timed<E>(work: impl FnOnce() -> Result<(), E>) -> Result<f64, E> {
    let started = Instant::now();
    work()?;
    Ok(started.elapsed().max(Duration::from_nanos(1)).as_secs_f64() * 1000.0)
}

fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
