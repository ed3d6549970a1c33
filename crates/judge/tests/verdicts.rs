//! Runs every program under `tests/verdicts` and compares its verdict with the one its name asks for.
//!
//! A folder is a problem: its cases are in `data`, its programs are called `LANGUAGE_VERDICT.EXTENSION` or
//! `LANGUAGE_VERDICT_WHAT.EXTENSION`. A first line `// Without control groups: VERDICT` names a second verdict that
//! is right where memory can only be sampled: the program may be refused memory before it is seen to use too much.
//! Hostile programs are in `tests/hostile`.

#![allow(clippy::unwrap_used, reason = "clippy does not know the functions that tests call for tests")]

mod support;

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Instant,
};

use assay_domain::{Judgement, LanguageId, Limits, Verdict};
use assay_judge::{Config, Judge, Plain, PlainCase, Task};
use assay_sandbox::Rung;

/// A program and the verdict it must get.
struct Program {
    path: PathBuf,
    language: LanguageId,
    expected: Verdict,
    /// Another that is right where memory can only be sampled.
    without_control_groups: Option<Verdict>,
}

#[test]
fn every_program_gets_its_verdict() {
    let programs = programs();
    let rows = Mutex::new(Vec::new());
    let next = AtomicUsize::new(0);
    let sampling = assay_sandbox::probe(&support::config().sandbox).rung == Some(Rung::Sampling);
    let folder = tempfile::tempdir().unwrap();
    let config = Config { cache_dir: Some(folder.path().to_owned()), ..support::config() };
    let languages = Judge::start(&config).unwrap().languages().to_vec();
    for language in ["cpp", "python3", "javascript"] {
        assert!(languages.iter().any(|found| found.id.as_str() == language), "{language} is not usable: {languages:?}");
    }
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let mut judge = Judge::start_with(&config, languages.clone()).unwrap();
                while let Some(program) = programs.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let source = fs::read_to_string(&program.path).unwrap();
                    let task = task(program.path.parent().unwrap(), program.language.clone(), source);
                    let start = Instant::now();
                    let judgement = judge.judge(&task, &mut |_| {});
                    rows.lock().unwrap().push((program, start.elapsed().as_millis(), judgement));
                }
            });
        }
    });

    let mut rows = rows.into_inner().unwrap();
    rows.sort_by(|a, b| a.0.path.cmp(&b.0.path));
    let mut wrong = Vec::new();
    for (program, ms, judgement) in &rows {
        let name = name(&program.path);
        let cpu = judgement.max_of(|case| case.cpu_ms).unwrap_or(0);
        let memory = judgement.max_of(|case| case.memory_kib).unwrap_or(0);
        println!("{name:64} {:24} {ms:6} ms  cpu {cpu:5} ms  {memory:7} KiB", judgement.verdict.as_str());
        let elsewhere = program.without_control_groups.filter(|_| sampling);
        if ![Some(program.expected), elsewhere].contains(&Some(judgement.verdict)) {
            wrong.push(format!("{name}: {}\n{judgement:#?}", judgement.verdict));
        }
        if let Some(leak) = leak(judgement) {
            wrong.push(format!("{name} gives away {leak:?}"));
        }
    }
    assert_eq!(rows.len(), programs.len());
    assert!(wrong.is_empty(), "{} of {} differ:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

fn programs() -> Vec<Program> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/verdicts");
    let mut found = Vec::new();
    for problem in fs::read_dir(root).unwrap() {
        for file in fs::read_dir(problem.unwrap().path()).unwrap() {
            let path = file.unwrap().path();
            if path.is_file() {
                found.push(program(path));
            }
        }
    }
    // Those that take long first, so that both slots end at about the same time.
    found.sort_by_key(|program| (program.expected == Verdict::Accepted, program.path.clone()));
    found
}

/// A source against the cases in `problem/data`; the first is a sample, and none but samples is shown.
fn task(problem: &Path, language: LanguageId, source: String) -> Task {
    let mut inputs: Vec<_> = fs::read_dir(problem.join("data")).unwrap().map(|file| file.unwrap().path()).collect();
    inputs.retain(|path| path.extension().is_some_and(|extension| extension == "in"));
    inputs.sort();
    assert!(!inputs.is_empty());
    let case = |(index, input): (usize, &PathBuf)| PlainCase {
        name: input.file_stem().unwrap().to_str().unwrap().to_owned(),
        sample: index == 0,
        shown: false,
        input: input.clone(),
        answer: input.with_extension("ans"),
    };
    Plain {
        language,
        source,
        limits: Limits { time_ms: 500, memory_kib: 128 * 1024, output_kib: 4096 },
        cases: inputs.iter().enumerate().map(case).collect(),
        flags: Vec::new(),
        stop_at_first_failure: true,
    }
    .into()
}

/// Reads a program's language and verdict off its name.
fn program(path: PathBuf) -> Program {
    let name = path.file_stem().unwrap().to_str().unwrap();
    let (language, rest) = name.split_once('_').unwrap();
    let of = |verdict: &Verdict| rest == verdict.as_str() || rest.starts_with(&format!("{}_", verdict.as_str()));
    let expected = Verdict::ALL.into_iter().find(of).unwrap_or_else(|| panic!("{name} names no verdict"));
    let language = LanguageId::from(language);
    let source = fs::read_to_string(&path).unwrap();
    let first = source.lines().next().unwrap_or_default();
    let without_control_groups =
        first.strip_prefix("// Without control groups: ").map(|verdict| verdict.parse().unwrap());
    Program { path, language, expected, without_control_groups }
}

fn name(path: &Path) -> String {
    let parts: Vec<_> = path.iter().rev().take(2).map(|part| part.to_str().unwrap()).collect();
    format!("{}/{}", parts[1], parts[0])
}

/// A text of the host, or of the judge's own paths, in what a submitter gets to see.
fn leak(judgement: &Judgement) -> Option<&'static str> {
    let failure = judgement.failure.clone().unwrap_or_default();
    let seen = [judgement.compile_output.clone(), failure.message, failure.actual];
    let seen = seen.into_iter().flatten().collect::<String>();
    ["root:x:", "/box/", env!("CARGO_MANIFEST_DIR"), "/tmp/"].into_iter().find(|text| seen.contains(text))
}
