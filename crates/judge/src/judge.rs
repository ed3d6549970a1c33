//! Judges a task.

use std::{collections::BTreeMap, mem};

use assay_domain::{
    CaseReport, CompileLimits, Failure, Judgement, Language, LanguageId, PlannedCase, Verdict, error_chain,
};
use assay_sandbox::Canceller;

use crate::{
    Config, Error, Languages, Step, Submission, Task,
    cache::Cache,
    case_run::CaseRan,
    compile::{Compiler, Refused},
    grading::{Graded, Known, Needs, Open, Worth, grade},
    opened::Last,
    prepare,
    slots::Slots,
    survey::{Unusable, survey_in},
    tool::Tools,
};

/// Judges one task at a time, in its own sandboxes. It may move between threads.
#[derive(Debug)]
pub struct Judge {
    pub(crate) slots: Slots,
    pub(crate) files: Languages,
    pub(crate) languages: Vec<Language>,
    /// The languages that could not be tested when the judge started, and why.
    untested: Vec<(LanguageId, String)>,
    pub(crate) cache: Option<Cache>,
    pub(crate) tools: Tools,
    /// The submission that was opened last in a series of steps.
    pub(crate) last: Option<Last>,
    /// Whether the language of the last submission can be warm.
    pub(crate) can_be_warm: bool,
}

impl Judge {
    /// Starts a slot and tests inside it which languages are usable.
    ///
    /// # Errors
    /// If the sandbox does not start, or the cache folder cannot be used.
    pub fn start(config: &Config) -> Result<Self, Error> {
        let mut judge = Self::start_with(config, Vec::new())?;
        for found in survey_in(judge.slots.contestant(), &judge.files)? {
            match found.usable {
                Ok(language) => judge.languages.push(language),
                Err(Unusable::NotTested(reason)) => judge.untested.push((found.id, reason)),
                Err(Unusable::NotInstalled(_)) => {}
            }
        }
        Ok(judge)
    }

    /// Starts a slot. `languages` are those that an earlier judge of this host, or [`crate::survey`], found usable.
    ///
    /// # Errors
    /// Same as [`Judge::start`].
    pub fn start_with(config: &Config, languages: Vec<Language>) -> Result<Self, Error> {
        let cache = config.cache_dir.as_ref().map(|folder| Cache::open(folder, config.cache_bytes)).transpose()?;
        let (slots, files) = (Slots::start(&config.sandbox)?, Languages::builtin()?);
        Ok(Self {
            slots,
            files,
            languages,
            untested: Vec::new(),
            cache,
            tools: Tools::default(),
            last: None,
            can_be_warm: false,
        })
    }

    /// Prepares files that speed up compiling from the start, such as precompiled headers, unless they exist. They stay beside the cache as long
    /// as the compiler does not change. Takes some seconds the first time; call it once per host before taking work. Some languages leave this to
    /// the first submission instead. Without it, or without a cache folder, compiling works but is slower.
    ///
    /// # Errors
    /// If a compiler fails, or the cache folder cannot be written. The judge can still be used.
    pub fn prepare(&mut self) -> Result<(), Error> {
        let Some(cache) = &self.cache else { return Ok(()) };
        for language in &self.languages {
            if let Some(file) = self.files.get(&language.id) {
                prepare::at_start(self.slots.contestant(), cache, file, &language.version)?;
                if let Some(driver) = self.files.driver(&language.id) {
                    let file = driver.language(file)?;
                    prepare::at_start(self.slots.contestant(), cache, &file, &language.version)?;
                }
            }
        }
        Ok(())
    }

    /// The languages that are usable here.
    #[must_use]
    pub fn languages(&self) -> &[Language] {
        &self.languages
    }

    /// Replaces the usable languages, after one of them could be tested later.
    pub fn set_languages(&mut self, languages: &[Language]) {
        if self.languages != languages {
            self.languages = languages.to_vec();
        }
    }

    /// The languages that may be installed, but could not be tested when this judge started, with the reason for each.
    #[must_use]
    pub fn untested(&self) -> &[(LanguageId, String)] {
        &self.untested
    }

    /// A handle that ends the judging with [`Verdict::Aborted`], from any thread. A cancel between two tasks ends the next one. So call
    /// [`Canceller::reset`] when you take a task, before others can cancel it.
    #[must_use]
    pub fn canceller(&self) -> Canceller {
        self.slots.canceller()
    }

    /// Starts an interpreter for the language of the last submission, if it can be warm, so that the next submission starts faster. Call it when
    /// there is no work.
    pub fn warm_up(&mut self) {
        if self.can_be_warm {
            self.slots.contestant().warm_up();
        }
    }

    /// Ends what only this submission may use.
    pub(crate) fn end_submission(&mut self, submission: &Submission) {
        self.slots.contestant().end_kept_programs();
        self.can_be_warm = self.files.get(&submission.language).is_some_and(|file| file.warm.is_some());
    }

    /// Judges a task. Never fails: an internal failure, or a failure of the problem's own programs, gives [`Verdict::JudgeError`] with the cause in
    /// `internal`.
    ///
    /// The plan's groups decide the verdict from those of the cases. [`Failure`] shows the first failing case, as far as it may be shown. CPU time
    /// up to the limit is accepted; a program is killed at 1.1 times the limit. A program that ended in between runs once more, alone, while slots
    /// of the same configuration are paused. The smaller CPU time counts.
    pub fn judge(&mut self, task: &Task, on_step: &mut dyn FnMut(Step)) -> Judgement {
        self.judge_unless_busy(task, on_step).unwrap_or_else(|busy| judge_error(task, &busy))
    }

    /// Like [`Judge::judge`], for a caller who can judge the task again later.
    ///
    /// # Errors
    /// Only [`Error::Busy`].
    pub fn judge_unless_busy(&mut self, task: &Task, on_step: &mut dyn FnMut(Step)) -> Result<Judgement, Error> {
        let mut ran = Ran::default();
        let judgement = self.judged(task, &mut ran, on_step);
        self.end_submission(&task.submission);
        judgement.or_else(|error| match error {
            busy @ Error::Busy(_) => Err(busy),
            Error::Cancelled => Ok(Judgement { cases: ran.cases, ..empty(task, Verdict::Aborted) }),
            error => Ok(judge_error(task, &error)),
        })
    }

    fn judged(&mut self, task: &Task, ran: &mut Ran, on_step: &mut dyn FnMut(Step)) -> Result<Judgement, Error> {
        on_step(Step::Compiling);
        let opened = match self.open(task)? {
            Ok(opened) => opened,
            Err(why) => return Ok(refused(task, why)),
        };
        let cases: Vec<&PlannedCase<_>> = task.plan.cases().collect();
        ran.strip.reserve(cases.len());
        let graded = loop {
            match grade(&task.plan, &ran.known, task.stop) {
                Ok(graded) => break graded,
                Err(Open::Fault(error)) => return Err(error),
                Err(Open::Needs(Needs::Case(number))) => {
                    let case = cases[number as usize - 1];
                    on_step(Step::Running { case: number, total: total(task), strip: ran.strip.clone() });
                    let one = self.run_case(&opened, number, case)?;
                    if ran.cases.is_empty()
                        && one.report.verdict == Verdict::RunTimeError
                        && let Some(why) = self.check(&opened)?
                    {
                        return Ok(refused(task, why));
                    }
                    ran.add(one);
                }
                Err(Open::Needs(needs)) => self.run_other(&opened, needs, &mut ran.known)?,
            }
        };
        let Ran { mut cases, failure, .. } = mem::take(ran);
        score_cases(&mut cases, &graded.scores);
        let Graded { verdict, score, groups, .. } = graded;
        Ok(Judgement { score, cases, groups, failure, compile_output: opened.messages, ..empty(task, verdict) })
    }

    /// A compiler in the slot of submissions.
    pub(crate) fn compiler(&mut self, limits: CompileLimits) -> Compiler<'_> {
        Compiler { slot: self.slots.contestant(), cache: self.cache.as_ref(), limits }
    }
}

/// The results so far.
#[derive(Debug, Default)]
struct Ran {
    known: Known,
    cases: Vec<CaseReport>,
    failure: Option<Failure>,
    strip: String,
}

impl Ran {
    fn add(&mut self, case: CaseRan) {
        self.known.cases.insert(case.report.case, Worth::of(&case));
        self.strip.push(case.report.verdict.letter());
        self.cases.push(case.report);
        self.failure = self.failure.take().or(case.failure);
    }
}

impl Worth {
    pub(crate) fn of(case: &CaseRan) -> Self {
        Self { verdict: case.report.verdict, score: case.report.score, multiplier: case.multiplier }
    }
}

/// Writes the scores that groups count into the reports of cases.
pub(crate) fn score_cases(cases: &mut [CaseReport], scores: &BTreeMap<u32, f64>) {
    for case in cases {
        case.score = scores.get(&case.case).copied();
    }
}

fn judge_error(task: &Task, error: &Error) -> Judgement {
    Judgement { total: total(task), ..Judgement::judge_error(error_chain(error)) }
}

fn refused(task: &Task, Refused(messages): Refused) -> Judgement {
    Judgement { compile_output: Some(messages), ..empty(task, Verdict::CompileError) }
}

fn total(task: &Task) -> u32 {
    u32::try_from(task.plan.cases().count()).unwrap_or(u32::MAX)
}

fn empty(task: &Task, verdict: Verdict) -> Judgement {
    Judgement {
        verdict,
        score: None,
        total: total(task),
        cases: Vec::new(),
        groups: Vec::new(),
        compile_output: None,
        failure: None,
        internal: None,
    }
}
