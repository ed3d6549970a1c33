//! Judging a task.

use std::sync::Arc;

use assay_domain::{Judgement, Language, LanguageId, Verdict};
use assay_sandbox::{Canceller, Slot};

use crate::{
    Config, Error, Languages, Step, Task,
    cache::Cache,
    case_run::CaseRunner,
    compile::{self, NoProgram, Program},
    languages::LanguageFile,
    prepare,
    survey::survey_in,
};

/// Judges one task at a time, in a sandbox slot of its own. It may move between threads.
#[derive(Debug)]
pub struct Judge {
    slot: Slot,
    files: Languages,
    languages: Vec<Language>,
    cache: Option<Cache>,
}

impl Judge {
    /// Starts a slot and finds out, inside it, which languages are usable.
    ///
    /// # Errors
    /// If the sandbox cannot be started, or the cache folder cannot be used.
    pub fn start(config: &Config) -> Result<Self, Error> {
        let mut judge = Self::start_with(config, Vec::new())?;
        let found = survey_in(&mut judge.slot, &judge.files)?;
        judge.languages = found.into_iter().filter_map(|found| found.usable.ok()).collect();
        Ok(judge)
    }

    /// Starts a slot, with the languages that an earlier judge of this host, or [`crate::survey`], found usable.
    ///
    /// # Errors
    /// As [`Judge::start`].
    pub fn start_with(config: &Config, languages: Vec<Language>) -> Result<Self, Error> {
        let cache = config.cache_dir.as_ref().map(|folder| Cache::open(folder, config.cache_bytes)).transpose()?;
        Ok(Self { slot: Slot::start(&config.sandbox)?, files: Languages::builtin()?, languages, cache })
    }

    /// Makes what speeds up compiling from the start, such as precompiled headers, unless an earlier call did: they are
    /// kept beside the cache for as long as the compiler stays the same. Takes some seconds the first time and nothing
    /// later; call it once a host before taking work. Some languages leave theirs to the first submission instead. Without it, and without a cache folder, all works as well, but slower.
    ///
    /// # Errors
    /// If a compiler fails, or the cache folder cannot be written. The judge can be used all the same.
    pub fn prepare(&mut self) -> Result<(), Error> {
        let Some(cache) = &self.cache else { return Ok(()) };
        for language in &self.languages {
            if let Some(file) = self.files.get(&language.id) {
                prepare::at_start(&mut self.slot, cache, file, &language.version)?;
            }
        }
        Ok(())
    }

    /// The languages that are usable here.
    #[must_use]
    pub fn languages(&self) -> &[Language] {
        &self.languages
    }

    /// A handle that ends the judging with [`Verdict::Aborted`], from any thread. A cancel that comes between two
    /// tasks would end the next one: call [`Canceller::reset`] when a task is taken on, before others can cancel it.
    #[must_use]
    pub fn canceller(&self) -> Canceller {
        self.slot.canceller()
    }

    /// Judges a task. Never fails: a fault of ours is a judgement too, [`Verdict::JudgeError`], with its cause in
    /// `internal`.
    ///
    /// The verdict is that of the first case that fails, and its [`assay_domain::Failure`] shows data only of cases
    /// that may be shown. CPU time up to the limit is in time; a program is stopped at 1.1 times it, and one that
    /// ended in between is run once more, the smaller time deciding; slots of the same configuration stand still meanwhile.
    pub fn judge(&mut self, task: &Task, on_step: &mut dyn FnMut(Step)) -> Judgement {
        self.try_judge(task, on_step).unwrap_or_else(|error| {
            let cause = error.chain();
            tracing::error!(cause, "judging failed");
            Judgement { total: total(task), ..Judgement::judge_error(cause) }
        })
    }

    /// What judging in a language takes: the slot, the language with its version here, the cache.
    pub(crate) fn means(&mut self, id: &LanguageId) -> Result<(&mut Slot, &LanguageFile, &str, Option<&Cache>), Error> {
        let unusable = || Error::Language(id.clone());
        let file = self.files.get(id).ok_or_else(unusable)?;
        let language = self.languages.iter().find(|language| language.id == *id).ok_or_else(unusable)?;
        Ok((&mut self.slot, file, &language.version, self.cache.as_ref()))
    }

    fn try_judge(&mut self, task: &Task, on_step: &mut dyn FnMut(Step)) -> Result<Judgement, Error> {
        let unusable = || Error::Language(task.language.clone());
        let file = self.files.get(&task.language).ok_or_else(unusable)?;
        let language = self.languages.iter().find(|language| language.id == task.language).ok_or_else(unusable)?;
        let source: Arc<str> = Arc::from(task.source.as_str());

        on_step(Step::Compiling);
        match compile::compile(&mut self.slot, self.cache.as_ref(), file, &language.version, &source)? {
            Ok(program) => run_cases(&mut self.slot, file, &source, program, task, on_step),
            Err(why) => Ok(without_program(task, why)),
        }
    }
}

fn run_cases(
    slot: &mut Slot,
    language: &LanguageFile,
    source: &Arc<str>,
    mut program: Program,
    task: &Task,
    on_step: &mut dyn FnMut(Step),
) -> Result<Judgement, Error> {
    let total = total(task);
    let mut judgement = Judgement { compile_output: program.messages.take(), ..empty(task, Verdict::Accepted) };
    let mut runner = CaseRunner::new(slot, language, program, &task.limits, &task.comparison);
    let mut strip = String::with_capacity(task.cases.len());
    for (number, case) in (1..).zip(&task.cases) {
        on_step(Step::Running { case: number, total, strip: strip.clone() });
        let ran = runner.run(number, case)?;
        let verdict = ran.report.verdict;
        if number == 1
            && verdict == Verdict::RunTimeError
            && let Some(why) = compile::check(runner.slot(), language, source)?
        {
            return Ok(without_program(task, why));
        }
        if verdict == Verdict::Aborted {
            return Ok(Judgement { verdict, failure: None, ..judgement });
        }
        strip.push(verdict.letter());
        judgement.cases.push(ran.report);
        if verdict != Verdict::Accepted && judgement.verdict == Verdict::Accepted {
            judgement.verdict = verdict;
            judgement.failure = ran.failure;
            if task.stop_at_first_failure {
                break;
            }
        }
    }
    Ok(judgement)
}

fn without_program(task: &Task, why: NoProgram) -> Judgement {
    match why {
        NoProgram::Refused(messages) => {
            Judgement { compile_output: Some(messages), ..empty(task, Verdict::CompileError) }
        }
        NoProgram::Cancelled => empty(task, Verdict::Aborted),
    }
}

fn total(task: &Task) -> u32 {
    u32::try_from(task.cases.len()).unwrap_or(u32::MAX)
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
