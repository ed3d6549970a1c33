//! Runs small programs in every language that is usable here, and compares their verdicts with those in their names: a hello, a sum of 1 MB of numbers, a
//! crash, deep and endless recursion, a memory hog, an invalid source, and sources that attack the compiler.
//!
//! There is one folder per language, with programs named `WHAT_VERDICT.EXTENSION`. A variant has its own hello and shares the rest. Languages that are not
//! usable are reported as skipped, except those that the test setup installs.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "clippy does not know the functions that tests call for tests"
)]

mod support;

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use assay_domain::{Judgement, LanguageId, Limits, Verdict};
use assay_judge::{Config, Judge, Languages, Plain, PlainCase, Task};
use assay_sandbox::Rung;

/// The languages that the test setup installs.
const INSTALLED: [&str; 11] =
    ["c", "cpp", "cpp17", "cpp23", "python3", "pypy3", "java", "javascript", "typescript", "rust", "go"];

/// The programs that every language has; a variant has at least the first.
const KINDS: [&str; 7] = ["hello", "sum", "crash", "recursion", "endless", "hog", "broken"];

/// The size limit of compiler messages, in bytes.
const COMPILER_BYTES: usize = 64 * 1024;

/// A program and its expected verdict.
struct Program {
    language: LanguageId,
    what: String,
    path: PathBuf,
    expected: Verdict,
}

/// With the best limits of this machine, then without control groups. The second time, only hello and sources that do not compile are compiled
/// again.
#[test]
fn every_language_gives_the_expected_verdicts() {
    let folder = tempfile::tempdir().unwrap();
    let inputs = Inputs::write(folder.path());
    let [cache, other_cache] = ["cache", "other-cache"].map(|name| folder.path().join(name));
    all_under(None, [&cache, &cache], &inputs);
    all_under(Some(Rung::Sampling), [&cache, &other_cache], &inputs);
}

/// The second cache is for hello.
fn all_under(rung: Option<Rung>, caches: [&Path; 2], inputs: &Inputs) {
    let [config, config_of_hello] = caches.map(|cache| {
        let mut config = Config { cache_dir: Some(cache.to_owned()), ..support::config() };
        config.sandbox.rung = rung;
        config
    });
    let mut usable = Vec::new();
    for found in assay_judge::survey(&config).unwrap() {
        match found.usable {
            Ok(language) => {
                println!("{:12} {}", language.id, language.version);
                usable.push(language);
            }
            Err(reason) if INSTALLED.contains(&found.id.as_str()) => {
                panic!("{} is not usable: {reason}. `make setup-test` installs it.", found.id)
            }
            Err(reason) => println!("skipped: {}: {reason}", found.id),
        }
    }
    let programs: Vec<_> = usable.iter().flat_map(|language| programs(&language.id)).collect();
    let rows = Mutex::new(Vec::new());
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let [mut judge_of_hello, mut judge] =
                    [&config_of_hello, &config].map(|config| Judge::start_with(config, usable.clone()).unwrap());
                while let Some(program) = programs.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let judge = if program.what == "hello" { &mut judge_of_hello } else { &mut judge };
                    let judgement = judge.judge(&inputs.task(program), &mut |_| {});
                    rows.lock().unwrap().push((program, judgement));
                }
            });
        }
    });

    let mut rows = rows.into_inner().unwrap();
    rows.sort_by_key(|(program, _)| (&program.language, &program.what));
    let mut wrong = Vec::new();
    for (program, judgement) in &rows {
        let name = format!("{}/{}", program.language, program.what);
        let cpu = judgement.max_of(|case| case.cpu_ms).unwrap_or(0);
        let memory = judgement.max_of(|case| case.memory_kib).unwrap_or(0);
        println!("{name:24} {:24} cpu {cpu:5} ms  {memory:7} KiB", judgement.verdict.as_str());
        if judgement.verdict != program.expected {
            wrong.push(format!("{name}: {}\n{judgement:#?}", judgement.verdict));
        }
        if let Some(fault) = fault_of_messages(judgement) {
            wrong.push(format!("{name}: {fault}\n{judgement:#?}"));
        }
    }
    assert_eq!(rows.len(), programs.len());
    assert!(wrong.is_empty(), "{} of {} differ:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

#[test]
fn every_language_has_all_test_programs() {
    for id in Languages::builtin().unwrap().ids() {
        let programs = programs(id);
        for kind in KINDS {
            assert!(programs.iter().any(|program| program.what == kind), "{id} has no {kind}");
        }
    }
}

/// The programs of a language. A variant uses those of its base language if it has none.
fn programs(language: &LanguageId) -> Vec<Program> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/languages");
    let languages = Languages::builtin().unwrap();
    let base = languages.base(language);
    let mut found = BTreeMap::new();
    for folder in [root.join(base.as_str()), root.join(language.as_str())] {
        // A variant may have no programs.
        for file in fs::read_dir(folder).into_iter().flatten() {
            let path = file.unwrap().path();
            let name = path.file_stem().unwrap().to_str().unwrap();
            let (what, verdict) = name.split_once('_').unwrap();
            let program = Program {
                language: language.clone(),
                what: what.to_owned(),
                expected: verdict.parse().unwrap(),
                path: path.clone(),
            };
            found.insert(program.what.clone(), program);
        }
    }
    found.into_values().collect()
}

/// The inputs and answers of the programs.
struct Inputs {
    nothing: PathBuf,
    numbers: PathBuf,
    answers: BTreeMap<&'static str, PathBuf>,
}

impl Inputs {
    fn write(folder: &Path) -> Self {
        let write = |name: &str, text: &str| {
            let path = folder.join(name);
            fs::write(&path, text).unwrap();
            path
        };
        // Spread over the range and the same each time, with a Lehmer generator.
        let numbers = std::iter::successors(Some(1u64), |last| Some(last * 48271 % 0x7fff_ffff));
        let (mut text, mut sum) = (String::new(), 0);
        for number in numbers.map(|number| number % 1_000_000) {
            if text.len() >= 1 << 20 {
                break;
            }
            text.push_str(&format!("{number}\n"));
            sum += number;
        }
        let answers = [
            ("hello", "hello".to_owned()),
            ("misnamed", "hello".to_owned()),
            ("nested", "hello".to_owned()),
            ("record", "hello".to_owned()),
            ("several", "hello".to_owned()),
            ("sum", sum.to_string()),
            ("recursion", "100000".to_owned()),
            // Each function call copies all open calls.
            ("bash/recursion", "2000".to_owned()),
            ("digest", "true".to_owned()),
            ("threads", "10".to_owned()),
            ("module", "module".to_owned()),
        ];
        let answers = answers.map(|(what, answer)| (what, write(&what.replace('/', "-"), &answer)));
        Self { nothing: write("nothing", ""), numbers: write("numbers", &text), answers: answers.into() }
    }

    fn task(&self, program: &Program) -> Task {
        let own = format!("{}/{}", program.language, program.what);
        let answer = self.answers.get(own.as_str()).or_else(|| self.answers.get(program.what.as_str()));
        let case = PlainCase {
            name: program.what.clone(),
            sample: false,
            shown: program.what != "sum",
            input: if program.what == "sum" { &self.numbers } else { &self.nothing }.clone(),
            answer: answer.unwrap_or(&self.nothing).clone(),
        };
        let mut task: Task = Plain {
            language: program.language.clone(),
            source: fs::read_to_string(&program.path).unwrap(),
            limits: Limits {
                time_ms: 3000,
                // A low limit, so that memory that is only reserved would show.
                memory_kib: if program.what == "threads" { 128 * 1024 } else { Limits::default().memory_kib },
                ..Limits::default()
            },
            cases: vec![case],
            flags: Vec::new(),
            stop_at_first_failure: true,
        }
        .into();
        let plan = Arc::make_mut(&mut task.plan);
        // The default of the format: runtimes must not need to write beside the program.
        plan.file_writing = false;
        if program.what == "loop" {
            // The compiler runs until this limit.
            plan.compile.time_ms = 3000;
        }
        task
    }
}

/// What is wrong with the messages for the submitter: too long, with internal paths, or missing.
fn fault_of_messages(judgement: &Judgement) -> Option<&'static str> {
    let said = judgement.compile_output.clone().unwrap_or_default();
    let failure = judgement.failure.clone().and_then(|failure| failure.message).unwrap_or_default();
    if judgement.verdict == Verdict::CompileError && said.is_empty() {
        Some("says nothing")
    } else if said.len() > COMPILER_BYTES {
        Some("says too much")
    } else if [said, failure].iter().any(|text| text.contains("/box") || text.contains(env!("CARGO_MANIFEST_DIR"))) {
        Some("names our paths")
    } else {
        None
    }
}
