//! An examiner that does as the source says, and as the test lets it.

use std::{
    collections::HashSet,
    fs,
    sync::{Arc, Condvar, Mutex, PoisonError},
};

use assay_domain::{CaseReport, Judgement, Language, LanguageId, RunCase, Verdict};
use assay_judge::{
    Step, Task, Trial, TrialCase, TrialEnd, TrialStep,
    verify::{StepReport, Verification},
};
use assay_worker::{Examiner, Means, Stop};
use tokio::sync::{Mutex as AsyncMutex, mpsc};

/// What the test and all examiners of its workers share.
pub(crate) struct Script {
    stage: Arc<Stage>,
    begun: AsyncMutex<mpsc::UnboundedReceiver<String>>,
}

struct Stage {
    state: Mutex<State>,
    changed: Condvar,
    began: mpsc::UnboundedSender<String>,
}

#[derive(Default)]
struct State {
    examiners: usize,
    living: usize,
    released: bool,
    stopped: HashSet<usize>,
}

struct Scripted {
    number: usize,
    stage: Arc<Stage>,
    /// An examiner, and not what stops it.
    examines: bool,
}

impl Script {
    pub(crate) fn new() -> Self {
        let (began, begun) = mpsc::unbounded_channel();
        let stage = Stage { state: Mutex::default(), changed: Condvar::new(), began };
        Self { stage: Arc::new(stage), begun: begun.into() }
    }

    /// Means to judge these languages.
    pub(crate) fn means(&self, languages: &[&str]) -> Means {
        let stage = Arc::clone(&self.stage);
        Means {
            rung: "scripted".into(),
            languages: languages.iter().copied().map(language).collect(),
            examiner: Arc::new(move || {
                let number = {
                    let mut state = stage.state.lock().unwrap();
                    state.examiners += 1;
                    state.living += 1;
                    state.examiners
                };
                Ok(Box::new(Scripted { number, stage: Arc::clone(&stage), examines: true }))
            }),
        }
    }

    /// The source of the task that is begun next.
    pub(crate) async fn next_begun(&self) -> String {
        let mut begun = self.begun.lock().await;
        let next = begun.recv();
        tokio::time::timeout(crate::bed::BOUND, next).await.expect("nothing was begun in time").unwrap()
    }

    /// How many more tasks have been begun.
    pub(crate) async fn further_begun(&self) -> usize {
        let mut begun = self.begun.lock().await;
        std::iter::from_fn(|| begun.try_recv().ok()).count()
    }

    /// Lets every `wait` end, now and from now on.
    pub(crate) fn release(&self) {
        self.stage.state.lock().unwrap().released = true;
        self.stage.changed.notify_all();
    }

    /// How many examiners have been made.
    pub(crate) fn examiners(&self) -> usize {
        self.stage.state.lock().unwrap().examiners
    }

    /// How many of them are there still: each has a sandbox, in earnest.
    pub(crate) fn living(&self) -> usize {
        self.stage.state.lock().unwrap().living
    }
}

impl Examiner for Scripted {
    fn stop(&self) -> Arc<dyn Stop> {
        Arc::new(Scripted { number: self.number, stage: Arc::clone(&self.stage), examines: false })
    }

    fn judge(&mut self, task: &Task, on_step: &mut dyn FnMut(Step)) -> Judgement {
        on_step(Step::Compiling);
        let source = String::from_utf8(task.submission.files[0].content.to_vec()).unwrap();
        let what = source.split_whitespace().next().unwrap_or_default();
        self.stage.began.send(source.clone()).unwrap();
        match what {
            "wait" if !self.wait() => return judgement(task, Verdict::Aborted),
            "panic" => panic!("as the source says"),
            _ => {}
        }
        let total = u32::try_from(task.plan.cases().count()).unwrap();
        for (case, number) in task.plan.cases().zip(1..) {
            on_step(Step::Running { case: number, total, strip: "A".repeat(number as usize - 1) });
            assert_eq!(fs::read_to_string(&case.input).unwrap(), format!("input {number}\n"));
            assert_eq!(fs::read_to_string(&case.answer).unwrap(), format!("answer {number}\n"));
        }
        judgement(task, if what == "aborted" { Verdict::Aborted } else { Verdict::Accepted })
    }

    fn verify(
        &mut self,
        _: &Verification,
        step: usize,
        so_far: &[StepReport],
    ) -> Result<StepReport, assay_judge::Error> {
        assert_eq!(so_far.len(), step);
        self.stage.began.send(format!("step {step}")).unwrap();
        if step == 0 && !self.wait() {
            return Err(assay_judge::Error::Cancelled);
        }
        Ok(Self::found(step))
    }

    /// Writes what it reads.
    fn try_out(&mut self, trial: &Trial, on_step: &mut dyn FnMut(TrialStep)) -> TrialEnd {
        on_step(TrialStep::Compiling);
        let source = String::from_utf8(trial.submission.files[0].content.to_vec()).unwrap();
        self.stage.began.send(source.clone()).unwrap();
        match source.as_str() {
            "wait" if !self.wait() => return TrialEnd::Aborted,
            "panic" => panic!("as the source says"),
            _ => {}
        }
        on_step(TrialStep::Compiled(Vec::new()));
        for case in &trial.cases {
            let (output, expected) = match case {
                TrialCase::Sample(case) => {
                    (fs::read_to_string(&case.input).unwrap(), Some(fs::read_to_string(&case.answer).unwrap()))
                }
                TrialCase::Own(text) => (String::from_utf8(text.to_vec()).unwrap(), None),
            };
            on_step(TrialStep::Ran(Box::new(RunCase { output, expected, ..RunCase::default() })));
        }
        TrialEnd::Ran
    }
}

impl Scripted {
    /// What a step found: nothing to say.
    fn found(step: usize) -> StepReport {
        serde_json::from_value(serde_json::json!({ "step": step, "found": { "Checks": [] } })).unwrap()
    }

    /// False when it was stopped before it was released.
    fn wait(&self) -> bool {
        let waits = |state: &mut State| !state.released && !state.stopped.contains(&self.number);
        let mut state = self.stage.changed.wait_while(self.stage.state.lock().unwrap(), waits).unwrap();
        !state.stopped.remove(&self.number)
    }
}

impl Drop for Scripted {
    fn drop(&mut self) {
        if self.examines {
            self.stage.state.lock().unwrap_or_else(PoisonError::into_inner).living -= 1;
        }
    }
}

impl Stop for Scripted {
    fn stop(&self) {
        self.stage.state.lock().unwrap().stopped.insert(self.number);
        self.stage.changed.notify_all();
    }

    fn reset(&self) {
        self.stage.state.lock().unwrap().stopped.remove(&self.number);
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

fn language(id: &str) -> Language {
    Language { id: LanguageId::from(id), name: id.to_uppercase(), editor_mode: id.into(), version: "1".into() }
}
