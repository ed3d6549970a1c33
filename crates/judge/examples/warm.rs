//! What a fork of a warm interpreter costs beside a start of it: medians of interleaved runs that say hello, by the clock and
//! in CPU time, in ms.
//!
//! `cargo run --release -p assay-judge --example warm [ROUNDS]`

use std::{env, error::Error, time::Instant};

use assay_judge::Languages;
use assay_sandbox::{BoxFile, Config, Content, Ending, Limits, Profile, Run, Slot, Stdin, Stdout, Warm};

const MEMORY_KIB: u32 = 256 * 1024;

#[allow(clippy::print_stdout)]
fn main() -> Result<(), Box<dyn Error>> {
    assay_sandbox::enter_if_asked();
    let rounds: usize = env::args().nth(1).map_or(Ok(101), |rounds| rounds.parse())?;
    let languages = Languages::builtin()?;
    for language in ["python3", "pypy3"] {
        let source = "print('hello')\n";
        let commands = languages.commands(&language.into(), source, MEMORY_KIB).ok_or("no such language")?;
        let file =
            BoxFile { name: commands.source.clone(), mode: 0o644, content: Content::Bytes(source.as_bytes().into()) };
        let forked = Run {
            argv: commands.run.argv,
            env: commands.run.env,
            profile: Profile::Run,
            files: vec![file],
            stdin: Stdin::Null,
            stdout: Stdout::Kept,
            limits: Limits {
                cpu_ms: 10_000,
                wall_ms: 20_000,
                memory_kib: MEMORY_KIB,
                output_bytes: 1 << 20,
                stderr_bytes: 1 << 16,
                file_bytes: 1 << 20,
                processes: 32,
                open_files: 64,
                address_space: true,
            },
            collect: Vec::new(),
            warm: commands.warm.map(|argv| Warm { key: 1, start: true, argv, arguments: vec![commands.source] }),
        };
        let started = Run { warm: None, ..forked.clone() };
        let mut slot = Slot::start(&Config::default())?;
        let mut times = [const { (Vec::new(), Vec::new()) }; 2];
        for round in 0..=rounds {
            for (run, (clock, cpu)) in [&started, &forked].into_iter().zip(&mut times) {
                let start = Instant::now();
                let outcome = slot.run(run)?;
                if outcome.ending != Ending::Exited(0) || outcome.warm != run.warm.is_some() {
                    return Err(format!("{language}: {outcome:?}").into());
                }
                // The first one starts the interpreter.
                if round > 0 {
                    clock.push(start.elapsed().as_secs_f64() * 1000.0);
                    cpu.push(f64::from(u32::try_from(outcome.cpu_us)?) / 1000.0);
                }
            }
        }
        let [started, forked] = times.map(|(clock, cpu)| [clock, cpu].map(median));
        let ratio = |index: usize| forked[index] / started[index];
        println!("{language:8} clock {:6.2} -> {:5.2} ({:.2}x)", started[0], forked[0], ratio(0));
        println!("{language:8} CPU   {:6.2} -> {:5.2} ({:.2}x)", started[1], forked[1], ratio(1));
    }
    Ok(())
}

fn median(mut all: Vec<f64>) -> f64 {
    all.sort_by(f64::total_cmp);
    all.get(all.len() / 2).copied().unwrap_or_default()
}
