//! Judges every hostile program under `programs`. After each one, checks the host from outside of the box, and judges `look.cpp`, which checks
//! that the box is clean.
//!
//! The folder of a program says what it attacks. Its first comment says how, and which verdict it must get. The cases in `data` have the same
//! input twice, so that the first run can prepare an attack for the second. If the verdict must be `accepted`, the program solves the problem
//! only if all its attempts fail. Otherwise it outputs those that worked.
//!
//! The results are written to `hostile.md` in the target folder. `ASSAY_HOSTILE_ONLY=network/` selects the programs whose names contain this
//! text.

#![allow(clippy::unwrap_used, reason = "clippy does not know the functions that tests call for tests")]
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "as above; the test prints its progress")]

mod attack;
mod home;
mod host;
mod noticing;
mod ordinary_user;
#[path = "../support/mod.rs"]
mod support;
mod table;

use std::{
    fs,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::Instant,
};

use assay_domain::{Judgement, LanguageId, Limits, Verdict};
use assay_judge::{Config, Judge, Plain, PlainCase, Task};
use assay_sandbox::Rung;

use crate::{attack::Attack, home::Home, host::Host, table::Row};

/// How many programs are judged at a time, each in its own box: more than two processors, because some only wait until a limit passes.
const SLOTS: usize = 3;

/// The fewest attacks there must be.
const FEWEST: usize = 235;

/// The limit of CPU time, in ms.
const CPU_MS: u32 = 500;

/// The limit of CPU time of compilers, in ms. It must only be enough for the slowest program that is compiled.
const COMPILER_MS: u32 = 5_000;

#[test]
fn every_attack_fails() {
    let _alone = alone();
    let home = Home::found();
    if !Home::is_copied() {
        Home::forget_runs();
    }
    attack_all(&home);
}

/// Without root, the box has less protection: all processes in it have one user, and limits work without control groups.
#[test]
fn every_attack_fails_for_an_ordinary_user() {
    let _alone = alone();
    if rustix::process::geteuid().is_root() {
        ordinary_user::run("every_attack_fails");
    } else {
        eprintln!("skipped: every_attack_fails has just run as an ordinary user");
    }
}

#[test]
fn harm_that_is_done_is_noticed() {
    let _alone = alone();
    noticing::notices_every_kind(&Home::found());
}

/// Lets one test of this file run at a time: they measure time, and check things that the others change.
fn alone() -> impl Drop {
    static TURN: Mutex<()> = Mutex::new(());
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

fn attack_all(home: &Home) {
    let mut attacks = attack::all(&home.programs);
    assert!(attacks.len() >= FEWEST, "only {} attacks are there", attacks.len());
    if let Ok(only) = std::env::var("ASSAY_HOSTILE_ONLY") {
        attacks.retain(|attack| attack.name.contains(&only));
    }
    let before = host::Own::now();
    let host = Host::new(home);
    let folder = tempfile::tempdir().unwrap();
    let rung = assay_sandbox::probe(&home.config().sandbox).rung.expect("a sandbox that works");
    let languages = Judge::start(&home.config()).unwrap().languages().to_vec();
    for language in ["cpp", "python3", "javascript", "java", "rust", "go"] {
        assert!(languages.iter().any(|found| found.id.as_str() == language), "{language} is not usable: {languages:?}");
    }

    let rows = Mutex::new(Vec::new());
    let (on_compilers, others): (Vec<_>, Vec<_>) = attacks.iter().partition(|attack| attack.is_on_compiler());
    for (attacks, compiled) in [(on_compilers, folder.path()), (others, &home.compiled)] {
        let config = Config { cache_dir: Some(compiled.to_owned()), ..home.config() };
        let next = AtomicUsize::new(0);
        std::thread::scope(|scope| {
            for _ in 0..SLOTS {
                scope.spawn(|| {
                    let (mut judge, outside) =
                        host.watch_start(|| Judge::start_with(&config, languages.clone()).unwrap());
                    while let Some(attack) = attacks.get(next.fetch_add(1, Ordering::Relaxed)) {
                        let row = attack_with(&mut judge, home, attack, rung, || host.harm(&outside));
                        println!("{row}");
                        rows.lock().unwrap().push(row);
                    }
                });
            }
        });
    }

    drop(host);
    drop(folder);
    let mut rows = rows.into_inner().unwrap();
    rows.sort_by(|a, b| a.name.cmp(&b.name));
    table::write(&home.table, &rows).unwrap();
    assert_eq!(rows.len(), attacks.len());
    let harmed: Vec<_> = rows.iter().filter(|row| !row.harm.is_empty()).map(Row::account).collect();
    assert!(harmed.is_empty(), "{} of {} did harm:\n{}", harmed.len(), rows.len(), harmed.join("\n"));
    assert_eq!(host::Own::now(), before, "what this process holds has changed");
}

/// Judges an attack, and then looks for harm on the host and in the box.
fn attack_with(judge: &mut Judge, home: &Home, attack: &Attack, rung: Rung, harm: impl FnOnce() -> Vec<String>) -> Row {
    let began = Instant::now();
    let mut judgement = judge.judge(&task(home, attack, CPU_MS), &mut |_| {});
    let mut leak = attack.leak(&judgement, home);
    if is_late(attack, &judgement, rung) {
        println!("{} ran out of time, and is judged once more", attack.name);
        judgement = judge.judge(&task(home, attack, 2 * CPU_MS), &mut |_| {});
        leak = leak.or_else(|| attack.leak(&judgement, home));
    }
    let elapsed = began.elapsed();
    let mut harm = harm();
    harm.extend(wrong_verdict(attack, &judgement, rung));
    harm.extend(leak);
    // After a compiler was attacked, the next program must be compiled as well, not only run.
    let note = if attack.is_on_compiler() { format!("// After {}.\n", attack.name) } else { String::new() };
    let look = judge.judge(&look(home, &note), &mut |_| {});
    harm.extend(unclean(&look));
    Row::new(attack, rung, &judgement, elapsed, harm)
}

fn task(home: &Home, attack: &Attack, cpu_ms: u32) -> Task {
    let source = fs::read_to_string(&attack.path).unwrap();
    task_of(home, attack.language.clone(), source, 2, cpu_ms)
}

/// The program that checks whether the box is clean.
fn look(home: &Home, note: &str) -> Task {
    let source = fs::read_to_string(&home.look).unwrap();
    task_of(home, "cpp".into(), format!("{note}{source}"), 1, CPU_MS)
}

fn task_of(home: &Home, language: LanguageId, source: String, cases: usize, cpu_ms: u32) -> Task {
    let case = |number: usize| PlainCase {
        name: number.to_string(),
        sample: true,
        shown: true,
        input: home.data.join(format!("{number}.in")),
        answer: home.data.join(format!("{number}.ans")),
    };
    let mut task = Task::from(Plain {
        language,
        source,
        limits: Limits { time_ms: cpu_ms, memory_kib: 128 * 1024, output_kib: 4096 },
        cases: (1..=cases).map(case).collect(),
        flags: Vec::new(),
        stop_at_first_failure: true,
    });
    Arc::make_mut(&mut task.plan).compile.time_ms = COMPILER_MS;
    task
}

/// Whether the attack ran out of time and should not have. On a slow or busy host, an attack that ends by itself can take more CPU time, most of it in
/// the kernel, so it gets twice its limit once.
fn is_late(attack: &Attack, judgement: &Judgement, rung: Rung) -> bool {
    judgement.verdict == Verdict::TimeLimitExceeded && !attack.expected(rung).contains(&Verdict::TimeLimitExceeded)
}

fn wrong_verdict(attack: &Attack, judgement: &Judgement, rung: Rung) -> Option<String> {
    let expected = attack.expected(rung);
    (!expected.contains(&judgement.verdict)).then(|| format!("got {}: {judgement:#?}", judgement.verdict))
}

fn unclean(look: &Judgement) -> Option<String> {
    (look.verdict != Verdict::Accepted).then(|| format!("the next run was {}: {look:#?}", look.verdict))
}
