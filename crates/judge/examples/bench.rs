//! How long judging takes: medians of the time from a task to its judgement, for programs that say hello.
//!
//! `cargo run -p assay-judge --example bench [ROUNDS]`

use std::{env, error::Error, fs, time::Instant};

use assay_domain::{Limits, Verdict};
use assay_judge::{Config, Judge, Plain, PlainCase, Task};

const PYTHON: &str = "print('hello')\n";
const NODE: &str = "console.log('hello');\n";
const CPP: &str = "#include <iostream>\nint main() { std::cout << \"hello\\n\"; }\n";
const CPP_ALL: &str = "#include <bits/stdc++.h>\nint main() { std::cout << \"hello\\n\"; }\n";

#[allow(clippy::print_stdout)]
fn main() -> Result<(), Box<dyn Error>> {
    assay_sandbox::enter_if_asked();
    let rounds: usize = env::args().nth(1).map_or(Ok(15), |rounds| rounds.parse())?;
    let folder = env::temp_dir().join(format!("assay-bench-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let cached = Config { cache_dir: Some(folder.join("cache")), ..Config::default() };
    let start = Instant::now();
    let mut warm = Judge::start(&cached)?;
    println!("{:<32} {:>9.2} ms", "start and survey", start.elapsed().as_secs_f64() * 1000.0);
    let start = Instant::now();
    warm.prepare()?;
    println!("{:<32} {:>9.2} ms", "prepare", start.elapsed().as_secs_f64() * 1000.0);
    let mut cold = Judge::start_with(&Config::default(), warm.languages().to_vec())?;
    fs::write(folder.join("in"), "")?;
    fs::write(folder.join("ans"), "hello\n")?;
    for (name, cases, language, source, keep) in [
        ("python3 hello", 1, "python3", PYTHON, true),
        ("python3 hello, 20 cases", 20, "python3", PYTHON, true),
        ("javascript hello", 1, "javascript", NODE, true),
        ("cpp hello, cached", 1, "cpp", CPP, true),
        ("cpp hello, cached, 20 cases", 20, "cpp", CPP, true),
        ("cpp hello, cold", 1, "cpp", CPP, false),
        ("cpp hello, all headers, cold", 1, "cpp", CPP_ALL, false),
        ("cpp hello, all headers, prepared", 1, "cpp", CPP_ALL, true),
    ] {
        let case = PlainCase {
            name: "hello".to_owned(),
            sample: true,
            shown: true,
            input: folder.join("in"),
            answer: folder.join("ans"),
        };
        let task = Plain {
            language: language.into(),
            source: source.to_owned(),
            limits: Limits::default(),
            cases: vec![case; cases],
            flags: Vec::new(),
            stop_at_first_failure: true,
        };
        let judge = if keep { &mut warm } else { &mut cold };
        let mut times = Vec::new();
        // The first round, which fills the cache, does not count.
        for round in 0..=rounds {
            let source = if name.ends_with("prepared") { format!("{source}// {round}\n") } else { source.to_owned() };
            let task: Task = Plain { source, ..task.clone() }.into();
            let start = Instant::now();
            let judgement = judge.judge(&task, &mut |_| {});
            times.push(start.elapsed());
            if judgement.verdict != Verdict::Accepted {
                return Err(format!("{name}: {judgement:?}").into());
            }
        }
        times.remove(0);
        times.sort();
        println!("{name:<32} {:>9.2} ms", times[times.len() / 2].as_secs_f64() * 1000.0);
    }
    fs::remove_dir_all(&folder)?;
    Ok(())
}
