//! A judge that follows a script: the source says what it does, and the test says when it continues.

use std::{
    collections::HashSet,
    fs,
    sync::{Arc, Condvar, Mutex, PoisonError},
};

use assay_domain::{CaseReport, Judgement, Language, LanguageId, RunCase, Verdict};
use assay_judge::{
    Found, Step, Task, Trial, TrialCase, TrialEnd, TrialStep,
    verify::{StepReport, Verification},
};
use assay_worker::{Capabilities, Error, SlotJudge, Stop};
use tokio::sync::{Mutex as AsyncMutex, mpsc};

/// What a test shares with all judges of its workers.
pub(crate) struct Script {
    shared: Arc<Shared>,
    begun: AsyncMutex<mpsc::UnboundedReceiver<String>>,
}

struct Shared {
    state: Mutex<State>,
    changed: Condvar,
    began: mpsc::UnboundedSender<String>,
}

#[derive(Default)]
struct State {
    judges_started: usize,
    live_judges: usize,
    /// How often a judge was asked to prepare for the next task.
    warm_ups: usize,
    /// No sandbox starts.
    broken: bool,
    released: bool,
    stopped: HashSet<usize>,
    /// How often the host was too busy for a task.
    told_busy: usize,
    /// How often it is too busy for the second step of a verification.
    busy_steps: usize,
    /// The step of a verification that does not end until it is stopped.
    hanging_step: Option<usize>,
}

const BUSY: assay_judge::Error = assay_judge::Error::Busy("the program");

struct ScriptedJudge {
    number: usize,
    shared: Arc<Shared>,
    /// True for the judge, false for its stop handle.
    is_judge: bool,
    languages: Vec<LanguageId>,
}

impl Script {
    pub(crate) fn new() -> Self {
        let (began, begun) = mpsc::unbounded_channel();
        let shared = Shared { state: Mutex::default(), changed: Condvar::new(), began };
        Self { shared: Arc::new(shared), begun: begun.into() }
    }

    /// Capabilities with these languages.
    pub(crate) fn capabilities(&self, languages: &[&str]) -> Capabilities {
        let shared = Arc::clone(&self.shared);
        Capabilities {
            rung: "scripted".into(),
            languages: languages.iter().copied().map(language).collect(),
            untested: Vec::new(),
            test_again: Arc::new(|_| panic!("there is nothing to test")),
            start_judge: Arc::new(move || {
                let number = {
                    let mut state = shared.state.lock().unwrap();
                    if state.broken {
                        return Err(Error::NoLanguage);
                    }
                    state.judges_started += 1;
                    state.live_judges += 1;
                    state.judges_started
                };
                Ok(Box::new(ScriptedJudge {
                    number,
                    shared: Arc::clone(&shared),
                    is_judge: true,
                    languages: Vec::new(),
                }))
            }),
        }
    }

    /// The same, but these others could not be tested at start. Each later test takes the next result.
    pub(crate) fn capabilities_with_untested(
        &self,
        languages: &[&str],
        untested: &[&str],
        results: Vec<Result<Vec<Found>, Error>>,
    ) -> Capabilities {
        let results = Mutex::new(results.into_iter());
        Capabilities {
            untested: untested.iter().copied().map(LanguageId::from).collect(),
            test_again: Arc::new(move |_| results.lock().unwrap().next().expect("tested too often")),
            ..self.capabilities(languages)
        }
    }

    /// The source of the next task that starts.
    pub(crate) async fn next_started(&self) -> String {
        let mut begun = self.begun.lock().await;
        let next = begun.recv();
        tokio::time::timeout(crate::fixture::TIMEOUT, next).await.expect("nothing was begun in time").unwrap()
    }

    /// How many more tasks have started.
    pub(crate) async fn more_started(&self) -> usize {
        let mut begun = self.begun.lock().await;
        std::iter::from_fn(|| begun.try_recv().ok()).count()
    }

    /// Ends every `wait`, now and in the future.
    pub(crate) fn release(&self) {
        self.shared.state.lock().unwrap().released = true;
        self.shared.changed.notify_all();
    }

    /// From now on, no sandbox starts.
    pub(crate) fn break_sandboxes(&self) {
        self.shared.state.lock().unwrap().broken = true;
    }

    /// Makes the host too busy for the second step of a verification, this many times.
    pub(crate) fn be_busy_for_steps(&self, times: usize) {
        self.shared.state.lock().unwrap().busy_steps = times;
    }

    /// From now on, this step of a verification does not end until it is stopped.
    pub(crate) fn hang_in_step(&self, step: usize) {
        self.shared.state.lock().unwrap().hanging_step = Some(step);
    }

    /// How often a judge was asked to prepare for the next task.
    pub(crate) fn warm_ups(&self) -> usize {
        self.shared.state.lock().unwrap().warm_ups
    }

    /// How many judges were started.
    pub(crate) fn judges_started(&self) -> usize {
        self.shared.state.lock().unwrap().judges_started
    }

    /// How many judges still live. A real one has a sandbox.
    pub(crate) fn live_judges(&self) -> usize {
        self.shared.state.lock().unwrap().live_judges
    }
}

impl SlotJudge for ScriptedJudge {
    fn stop(&self) -> Arc<dyn Stop> {
        Arc::new(ScriptedJudge {
            number: self.number,
            shared: Arc::clone(&self.shared),
            is_judge: false,
            languages: Vec::new(),
        })
    }

    fn set_languages(&mut self, languages: &[Language]) {
        self.languages = languages.iter().map(|language| language.id.clone()).collect();
    }

    fn warm_up(&mut self) {
        self.shared.state.lock().unwrap().warm_ups += 1;
    }

    fn judge(&mut self, task: &Task, on_step: &mut dyn FnMut(Step)) -> Result<Judgement, assay_judge::Error> {
        assert!(self.languages.contains(&task.submission.language), "a real judge would refuse it");
        on_step(Step::Compiling);
        let source = String::from_utf8(task.submission.files[0].content.to_vec()).unwrap();
        let what = source.split_whitespace().next().unwrap_or_default();
        self.shared.began.send(source.clone()).unwrap();
        match what {
            "wait" if !self.wait() => return Ok(judgement(task, Verdict::Aborted)),
            "wait" if source == "wait busy" => return Err(BUSY),
            "busy" if self.is_busy(&source) => return Err(BUSY),
            "panic" => panic!("as the source demands"),
            _ => {}
        }
        let total = u32::try_from(task.plan.cases().count()).unwrap();
        for (case, number) in task.plan.cases().zip(1..) {
            on_step(Step::Running { case: number, total, strip: "A".repeat(number as usize - 1) });
            assert_eq!(fs::read_to_string(&case.input).unwrap(), format!("input {number}\n"));
            assert_eq!(fs::read_to_string(&case.answer).unwrap(), format!("answer {number}\n"));
        }
        Ok(judgement(task, if what == "aborted" { Verdict::Aborted } else { Verdict::Accepted }))
    }

    fn verify(
        &mut self,
        _: &Verification,
        step: usize,
        so_far: &[StepReport],
    ) -> Result<StepReport, assay_judge::Error> {
        assert_eq!(so_far.len(), step);
        self.shared.began.send(format!("step {step}")).unwrap();
        if step == 0 && !self.wait() {
            return Err(assay_judge::Error::Cancelled);
        }
        if self.shared.state.lock().unwrap().hanging_step == Some(step) {
            self.wait_for_stop();
            return Err(assay_judge::Error::Cancelled);
        }
        let mut state = self.shared.state.lock().unwrap();
        if step == 1 && state.busy_steps > 0 {
            state.busy_steps -= 1;
            return Err(BUSY);
        }
        Ok(Self::found(step))
    }

    /// Outputs the input of each case.
    fn try_out(&mut self, trial: &Trial, on_step: &mut dyn FnMut(TrialStep)) -> Result<TrialEnd, assay_judge::Error> {
        on_step(TrialStep::Compiling);
        let source = String::from_utf8(trial.submission.files[0].content.to_vec()).unwrap();
        self.shared.began.send(source.clone()).unwrap();
        match source.split_whitespace().next().unwrap_or_default() {
            "wait" if !self.wait() => return Ok(TrialEnd::Aborted),
            "panic" => panic!("as the source demands"),
            _ => {}
        }
        on_step(TrialStep::Compiled(Vec::new()));
        for (at, case) in trial.cases.iter().enumerate() {
            if at == 1 && source.starts_with("busy") && self.is_busy(&source) {
                return Err(BUSY);
            }
            let (output, expected) = match case {
                TrialCase::Sample(case) => {
                    (fs::read_to_string(&case.input).unwrap(), Some(fs::read_to_string(&case.answer).unwrap()))
                }
                TrialCase::Own(text) => (String::from_utf8(text.to_vec()).unwrap(), None),
            };
            on_step(TrialStep::Ran(Box::new(RunCase { output, expected, ..RunCase::default() })));
        }
        Ok(TrialEnd::Ran)
    }
}

impl ScriptedJudge {
    /// A report without findings.
    fn found(step: usize) -> StepReport {
        serde_json::from_value(serde_json::json!({ "step": step, "found": { "Checks": [] } })).unwrap()
    }

    /// Whether the host is too busy this time, as in "busy 2": the first two times.
    fn is_busy(&self, source: &str) -> bool {
        let times: usize = source.split_whitespace().nth(1).unwrap().parse().unwrap();
        let mut state = self.shared.state.lock().unwrap();
        state.told_busy += 1;
        state.told_busy <= times
    }

    fn wait_for_stop(&self) {
        let state = self.shared.state.lock().unwrap();
        let mut state = self.shared.changed.wait_while(state, |state| !state.stopped.contains(&self.number)).unwrap();
        state.stopped.remove(&self.number);
    }

    /// Returns false if it was stopped before the release.
    fn wait(&self) -> bool {
        let waits = |state: &mut State| !state.released && !state.stopped.contains(&self.number);
        let mut state = self.shared.changed.wait_while(self.shared.state.lock().unwrap(), waits).unwrap();
        !state.stopped.remove(&self.number)
    }
}

impl Drop for ScriptedJudge {
    fn drop(&mut self) {
        if self.is_judge {
            self.shared.state.lock().unwrap_or_else(PoisonError::into_inner).live_judges -= 1;
        }
    }
}

impl Stop for ScriptedJudge {
    fn stop(&self) {
        self.shared.state.lock().unwrap().stopped.insert(self.number);
        self.shared.changed.notify_all();
    }

    fn reset(&self) {
        self.shared.state.lock().unwrap().stopped.remove(&self.number);
    }
}

fn judgement(task: &Task, verdict: Verdict) -> Judgement {
    let total = u32::try_from(task.plan.cases().count()).unwrap();
    let cases =
        (1..=total).map(|case| CaseReport { cpu_ms: 1, wall_ms: 2, memory_kib: 3, ..CaseReport::new(case, verdict) });
    Judgement {
        verdict,
        score: None,
        total,
        cases: cases.collect(),
        groups: Vec::new(),
        compile_output: None,
        failure: None,
        internal: None,
    }
}

pub(crate) fn language(id: &str) -> Language {
    Language {
        id: LanguageId::from(id),
        name: id.to_uppercase(),
        editor_mode: id.into(),
        version: "1".into(),
        functions: false,
    }
}
