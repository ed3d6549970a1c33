//! A slot: one thread, one sandbox, one task at a time.

use std::{
    any::Any,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc,
        mpsc::{Receiver, Sender, channel},
    },
    thread,
};

use assay_domain::{Judgement, Language, Verdict};
use assay_judge::{
    Step, Task, Trial, TrialEnd, TrialStep,
    verify::{StepReport, Verification},
};
use tokio::sync::{mpsc, oneshot};

use crate::{Error, Means, self_check::Examiner, self_check::Stop};

/// The async end of a slot. Dropping it ends the thread, after the task it is at.
pub(crate) struct Slot {
    number: usize,
    languages: Arc<[Language]>,
    orders: Sender<Order>,
}

enum Order {
    Ready(oneshot::Sender<Result<Arc<dyn Stop>, Error>>),
    Judge(Task, mpsc::UnboundedSender<Step>, oneshot::Sender<Result<Judgement, Error>>),
    Verify(Arc<Verification>, usize, Vec<StepReport>, oneshot::Sender<Result<StepReport, Error>>),
    Try(Trial, mpsc::UnboundedSender<TrialStep>, oneshot::Sender<Result<TrialEnd, Error>>),
}

impl Slot {
    /// Starts the thread of slot `number`. The sandbox is started when the slot is first asked whether it is ready.
    pub(crate) fn start(number: usize, means: &Means) -> Result<Self, Error> {
        let (orders, inbox) = channel();
        let (means, languages) = (means.clone(), means.languages.as_slice().into());
        thread::Builder::new()
            .name(format!("slot-{number}"))
            .spawn(move || work(&inbox, &means))
            .map_err(Error::Thread)?;
        Ok(Self { number, languages, orders })
    }

    /// No other slot of the worker has it at the same time.
    pub(crate) fn number(&self) -> usize {
        self.number
    }

    /// What it can judge.
    pub(crate) fn languages(&self) -> &[Language] {
        &self.languages
    }

    /// Starts the sandbox if it is not running, and returns what stops a task there.
    pub(crate) async fn ready(&self) -> Result<Arc<dyn Stop>, Error> {
        let (told, answer) = oneshot::channel();
        self.orders.send(Order::Ready(told)).map_err(|_| Error::SlotLost)?;
        answer.await.map_err(|_| Error::SlotLost)?
    }

    /// Judges a task. `steps` is told of each step before the next begins, and dropped at the end.
    pub(crate) async fn judge(&self, task: Task, steps: mpsc::UnboundedSender<Step>) -> Result<Judgement, Error> {
        let (told, answer) = oneshot::channel();
        self.orders.send(Order::Judge(task, steps, told)).map_err(|_| Error::SlotLost)?;
        answer.await.map_err(|_| Error::SlotLost)?
    }

    /// Takes a step of verifying a package, given what was found so far.
    pub(crate) async fn verify(
        &self,
        verification: Arc<Verification>,
        step: usize,
        so_far: Vec<StepReport>,
    ) -> Result<StepReport, Error> {
        let (told, answer) = oneshot::channel();
        self.orders.send(Order::Verify(verification, step, so_far, told)).map_err(|_| Error::SlotLost)?;
        answer.await.map_err(|_| Error::SlotLost)?
    }

    /// Tries a program. `steps` is told of each step before the next begins, and dropped at the end.
    pub(crate) async fn try_out(
        &self,
        trial: Trial,
        steps: mpsc::UnboundedSender<TrialStep>,
    ) -> Result<TrialEnd, Error> {
        let (told, answer) = oneshot::channel();
        self.orders.send(Order::Try(trial, steps, told)).map_err(|_| Error::SlotLost)?;
        answer.await.map_err(|_| Error::SlotLost)?
    }
}

/// The thread. Nobody hearing an answer means that the worker was dropped; the next receive then ends the thread.
fn work(inbox: &Receiver<Order>, means: &Means) {
    let mut examiner = None;
    while let Ok(order) = inbox.recv() {
        match order {
            Order::Ready(told) => {
                let _unheard = told.send(guarded(|| hired(&mut examiner, means).map(|it| it.stop())));
            }
            Order::Judge(task, steps, told) => {
                let mut on_step = |step| {
                    let _unheard = steps.send(step);
                };
                let judged = guarded(|| Ok(hired(&mut examiner, means)?.judge(&task, &mut on_step)));
                if !matches!(&judged, Ok(judgement) if judgement.verdict != Verdict::JudgeError) {
                    // A fault of ours: whatever state it is in, it is not asked again. The next task gets a new one, and if none can
                    // be had the slot takes no task: a broken sandbox must not fail the whole queue.
                    examiner = None;
                }
                let _unheard = told.send(judged);
            }
            Order::Verify(verification, step, so_far, told) => {
                let found = guarded(|| Ok(hired(&mut examiner, means)?.verify(&verification, step, &so_far)?));
                if found.is_err() {
                    examiner = None;
                }
                let _unheard = told.send(found);
            }
            Order::Try(trial, steps, told) => {
                let mut on_step = |step| {
                    let _unheard = steps.send(step);
                };
                let tried = guarded(|| Ok(hired(&mut examiner, means)?.try_out(&trial, &mut on_step)));
                if matches!(&tried, Ok(TrialEnd::Fault(_)) | Err(_)) {
                    examiner = None;
                }
                let _unheard = told.send(tried);
            }
        }
    }
}

fn hired<'a>(examiner: &'a mut Option<Box<dyn Examiner>>, means: &Means) -> Result<&'a mut Box<dyn Examiner>, Error> {
    match examiner {
        Some(it) => Ok(it),
        None => Ok(examiner.insert((means.examiner)()?)),
    }
}

/// Turns a panic into an error, so that it ends one attempt and not the slot.
fn guarded<T>(what: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
    catch_unwind(AssertUnwindSafe(what)).unwrap_or_else(|panic| Err(Error::Panicked(message(panic.as_ref()))))
}

fn message(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "without a message".to_owned())
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering::SeqCst};

    use super::*;

    struct Idle;

    impl Examiner for Idle {
        fn stop(&self) -> Arc<dyn Stop> {
            Arc::new(Self)
        }
        fn judge(&mut self, _: &Task, _: &mut dyn FnMut(Step)) -> Judgement {
            Judgement::judge_error("never asked".into())
        }
        fn verify(&mut self, _: &Verification, _: usize, _: &[StepReport]) -> Result<StepReport, assay_judge::Error> {
            Err(assay_judge::Error::Cancelled)
        }
        fn try_out(&mut self, _: &Trial, _: &mut dyn FnMut(TrialStep)) -> TrialEnd {
            TrialEnd::Fault("never asked".into())
        }
    }

    impl Stop for Idle {
        fn stop(&self) {}
        fn reset(&self) {}
    }

    #[tokio::test]
    async fn a_sandbox_that_does_not_start_is_tried_again_when_asked() {
        let tries = Arc::new(AtomicU32::new(0));
        let counted = Arc::clone(&tries);
        let means = Means {
            rung: String::new(),
            languages: Vec::new(),
            examiner: Arc::new(move || match counted.fetch_add(1, SeqCst) {
                0 => Err(Error::NoLanguage),
                1 => panic!("at the second try"),
                _ => Ok(Box::new(Idle)),
            }),
        };
        let slot = Slot::start(0, &means).unwrap();
        assert!(matches!(slot.ready().await, Err(Error::NoLanguage)));
        let panicked = slot.ready().await;
        assert!(matches!(panicked, Err(Error::Panicked(message)) if message == "at the second try"));
        assert!(slot.ready().await.is_ok());
        assert!(slot.ready().await.is_ok());
        assert_eq!(tries.load(SeqCst), 3, "one that started is kept");
    }
}
