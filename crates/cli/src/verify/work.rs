//! Verifies all packages, with several steps at once.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use assay_domain::{Language, PackageReport, error_chain};
use assay_judge::{
    Config, Judge,
    verify::{StepReport, Verification, unreadable},
};
use assay_package::Package;

use super::{
    Options, Verified,
    choice::{Step, Submission, choose},
    progress::Progress,
};
use crate::{judging, output};

/// Verifies packages. A package that cannot be read, or fails, does not stop the others.
pub(super) fn verify(paths: &[PathBuf], slots: usize, options: Options) -> Result<Vec<Verified>> {
    let config = judging::config()?;
    let mut first = Judge::start(&config).context(judging::CANNOT_JUDGE)?;
    // Without it, submissions would be skipped as if the language were missing.
    if let Some((_, reason)) = first.untested().first() {
        bail!(
            "{reason}; try again when this machine is less busy, or remove this language's compiler if it never works here"
        );
    }
    if let Err(error) = first.prepare() {
        output::progress(&format!("cannot prepare the compilers, so compiling is slower: {error}"));
    }
    let languages = first.languages().to_vec();
    let packages: Vec<Opened> = paths.iter().map(|path| Opened::read(path, &config, &languages, options)).collect();
    let steps = packages.iter().map(|package| package.verification.as_ref().map_or(0, Verification::steps)).sum();
    let judges = judges(&config, first, &languages, slots.min(steps))?;
    let board = Board {
        state: Mutex::new(State {
            taken: packages.iter().map(|package| vec![false; package.steps()]).collect(),
            done: packages.iter().map(|_| Vec::new()).collect(),
            faults: packages.iter().map(|_| None).collect(),
            progress: Progress::new(steps, options.brief),
            busy: vec![Duration::ZERO; packages.len()],
            judging: vec![None; judges.len()],
        }),
        changed: Condvar::new(),
        packages: &packages,
    };
    let (slots, begun) = (judges.len(), Instant::now());
    std::thread::scope(|scope| {
        for (slot, mut judge) in judges.into_iter().enumerate() {
            let board = &board;
            scope.spawn(move || board.work(slot, &mut judge));
        }
    });
    let state = board.state.into_inner().unwrap_or_else(PoisonError::into_inner);
    state.progress.end(slots, begun.elapsed(), state.busy.iter().sum());
    let results = packages.into_iter().zip(state.done).zip(state.faults).zip(state.busy);
    let verified = results.map(|(((opened, done), fault), took)| {
        let report = opened.report(&done, fault);
        Verified { report, package: opened.package, took }
    });
    Ok(verified.collect())
}

fn judges(config: &Config, first: Judge, languages: &[Language], count: usize) -> Result<Vec<Judge>> {
    let mut judges = vec![first];
    while judges.len() < count {
        judges.push(Judge::start_with(config, languages.to_vec()).context("cannot start one more sandbox")?);
    }
    Ok(judges)
}

struct Opened {
    path: String,
    /// The reason if it cannot be read.
    error: Option<String>,
    package: Option<Arc<Package>>,
    verification: Option<Verification>,
}

impl Opened {
    fn read(path: &Path, config: &Config, languages: &[Language], options: Options) -> Self {
        let path_shown = path.display().to_string();
        let package = match judging::read(path, &config.sandbox) {
            Ok(package) => Arc::new(package),
            Err(error) => {
                return Self { path: path_shown, error: Some(error.to_string()), package: None, verification: None };
            }
        };
        let verification = if options.both_pythons {
            Verification::with_both_pythons(Package::clone(&package), languages)
        } else {
            Verification::new(Arc::clone(&package), languages)
        };
        let verification = if options.all { verification.with_all_cases() } else { verification };
        Self { path: path_shown, error: None, package: Some(package), verification: Some(verification) }
    }

    fn steps(&self) -> usize {
        self.verification.as_ref().map_or(0, Verification::steps)
    }

    fn report(&self, done: &[StepReport], fault: Option<String>) -> PackageReport {
        let mut report = match &self.verification {
            Some(verification) => verification.report(&self.path, done),
            None => unreadable(&self.path, self.error.clone().unwrap_or_default()),
        };
        if let Some(detail) = fault {
            report.ok = false;
            let name = "judge".to_owned();
            report.checks.push(assay_domain::CheckReport { name, ok: false, detail });
        }
        report
    }
}

/// The steps that are open and done, shared by all slots.
struct Board<'a> {
    state: Mutex<State>,
    changed: Condvar,
    packages: &'a [Opened],
}

struct State {
    taken: Vec<Vec<bool>>,
    done: Vec<Vec<StepReport>>,
    /// The first internal failure per package.
    faults: Vec<Option<String>>,
    progress: Progress,
    /// The total time of the steps per package.
    busy: Vec<Duration>,
    /// The submission that each slot judged last.
    judging: Vec<Option<Submission>>,
}

impl Board<'_> {
    /// Takes steps until none is left.
    fn work(&self, slot: usize, judge: &mut Judge) {
        while let Some((package, step, so_far)) = self.next(slot) {
            let Some(verification) = &self.packages[package].verification else { continue };
            let begun = Instant::now();
            let found = verification.take(step, &so_far, judge);
            let mut state = self.lock();
            state.busy[package] += begun.elapsed();
            match found {
                Ok(report) => state.done[package].push(report),
                Err(error) => {
                    state.faults[package].get_or_insert(error_chain(&error));
                    // Skip the rest of the package: steps that need this one would wait forever.
                    state.taken[package].fill(true);
                }
            }
            let name = Path::new(&self.packages[package].path).file_name().unwrap_or_default().to_string_lossy();
            state.progress.step_done(&format!("{name}: {}", verification.describe(step)));
            self.changed.notify_all();
        }
    }

    /// The next step for a slot. Waits while running steps may make one ready.
    fn next(&self, slot: usize) -> Option<(usize, usize, Vec<StepReport>)> {
        let mut state = self.lock();
        loop {
            if let Some((package, step)) = self.choose(&state, slot) {
                state.taken[package][step] = true;
                state.judging[slot] = self.submission_of((package, step));
                return Some((package, step, state.done[package].clone()));
            }
            if state.taken.iter().flatten().all(|taken| *taken) {
                return None;
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// The best ready step for a slot.
    fn choose(&self, state: &State, slot: usize) -> Option<Step> {
        let steps = (0..self.packages.len()).flat_map(|package| {
            let taken = &state.taken[package];
            (0..taken.len()).filter(|step| !taken[*step]).map(move |step| (package, step))
        });
        let open = steps.map(|step| (step, self.submission_of(step)));
        choose(open, slot, &state.judging, |step| self.is_ready(state, step))
    }

    fn is_ready(&self, state: &State, (package, step): Step) -> bool {
        self.packages[package].verification.as_ref().is_some_and(|it| it.ready(step, &state.done[package]))
    }

    /// The submission that a step judges.
    fn submission_of(&self, (package, step): Step) -> Option<Submission> {
        let submission = self.packages[package].verification.as_ref()?.submission_of(step)?;
        Some((package, submission))
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
