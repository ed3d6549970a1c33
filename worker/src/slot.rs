//! A slot: one thread, one sandbox, one task at a time.

use std::{
    any::Any,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc,
        mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    },
    thread,
    time::Duration,
};

use assay_domain::{Judgement, Verdict, error_chain};
use assay_judge::{
    Step, Task, Trial, TrialEnd, TrialStep,
    verify::{StepReport, Verification},
};
use tokio::sync::{mpsc, oneshot};

use crate::{
    Capabilities, Error,
    languages::Languages,
    self_check::{SlotJudge, StartJudge, Stop},
};

/// The async side of a slot. Dropping it ends the thread after the current task.
pub(crate) struct Slot {
    number: usize,
    requests: Sender<Request>,
}

enum Request {
    Ready(oneshot::Sender<Result<Arc<dyn Stop>, Error>>),
    Judge(Task, mpsc::UnboundedSender<Step>, oneshot::Sender<Result<Judgement, Error>>),
    Verify(Arc<Verification>, usize, Vec<StepReport>, oneshot::Sender<Result<StepReport, Error>>),
    Try(Trial, mpsc::UnboundedSender<TrialStep>, oneshot::Sender<Result<TrialEnd, Error>>),
}

impl Slot {
    /// Starts the thread of a slot. The sandbox starts at the first call of [`Self::ready`].
    pub(crate) fn start(number: usize, capabilities: &Capabilities, languages: Arc<Languages>) -> Result<Self, Error> {
        let (requests, inbox) = channel();
        let start_judge = Arc::clone(&capabilities.start_judge);
        thread::Builder::new()
            .name(format!("slot-{number}"))
            .spawn(move || work(&inbox, &*start_judge, &languages))
            .map_err(Error::Thread)?;
        Ok(Self { number, requests })
    }

    /// Unique among the slots of this worker.
    pub(crate) fn number(&self) -> usize {
        self.number
    }

    /// Starts the sandbox if it is not running. Returns the handle that stops its tasks.
    pub(crate) async fn ready(&self) -> Result<Arc<dyn Stop>, Error> {
        let (reply, answer) = oneshot::channel();
        self.requests.send(Request::Ready(reply)).map_err(|_| Error::SlotLost)?;
        answer.await.map_err(|_| Error::SlotLost)?
    }

    /// Judges a task. `steps` receives each step before the next one starts, and is dropped at the end.
    pub(crate) async fn judge(&self, task: Task, steps: mpsc::UnboundedSender<Step>) -> Result<Judgement, Error> {
        let (reply, answer) = oneshot::channel();
        self.requests.send(Request::Judge(task, steps, reply)).map_err(|_| Error::SlotLost)?;
        answer.await.map_err(|_| Error::SlotLost)?
    }

    /// Does one step of a verification, given the reports of the earlier steps.
    pub(crate) async fn verify(
        &self,
        verification: Arc<Verification>,
        step: usize,
        so_far: Vec<StepReport>,
    ) -> Result<StepReport, Error> {
        let (reply, answer) = oneshot::channel();
        self.requests.send(Request::Verify(verification, step, so_far, reply)).map_err(|_| Error::SlotLost)?;
        answer.await.map_err(|_| Error::SlotLost)?
    }

    /// Tries a program. `steps` receives each step before the next one starts, and is dropped at the end.
    pub(crate) async fn try_out(
        &self,
        trial: Trial,
        steps: mpsc::UnboundedSender<TrialStep>,
    ) -> Result<TrialEnd, Error> {
        let (reply, answer) = oneshot::channel();
        self.requests.send(Request::Try(trial, steps, reply)).map_err(|_| Error::SlotLost)?;
        answer.await.map_err(|_| Error::SlotLost)?
    }
}

/// How long a slot waits for a task before it prepares for the next one. If there is a queue, the next task usually arrives sooner.
const IDLE_DELAY: Duration = Duration::from_millis(5);

/// The loop of the slot's thread. If an answer has no receiver, the worker was dropped; the next receive then ends the loop.
fn work(inbox: &Receiver<Request>, start_judge: &StartJudge, languages: &Languages) {
    let mut judge: Option<Box<dyn SlotJudge>> = None;
    let mut is_warm = true;
    loop {
        let received = if is_warm {
            inbox.recv().map_err(|_| RecvTimeoutError::Disconnected)
        } else {
            inbox.recv_timeout(IDLE_DELAY)
        };
        let request = match received {
            Ok(request) => request,
            Err(RecvTimeoutError::Timeout) => {
                is_warm = true;
                let warmed = catch_panic(|| {
                    judge.iter_mut().for_each(|judge| judge.warm_up());
                    Ok(())
                });
                if let Err(error) = warmed {
                    tracing::error!(
                        error = error_chain(&error),
                        "cannot prepare for the next task; restarting the judge"
                    );
                    judge = None;
                }
                continue;
            }
            Err(RecvTimeoutError::Disconnected) => return,
        };
        is_warm &= matches!(request, Request::Ready(_));
        match request {
            Request::Ready(reply) => {
                let _receiver_gone =
                    reply.send(catch_panic(|| get_or_start(&mut judge, start_judge, languages).map(|it| it.stop())));
            }
            Request::Judge(task, steps, reply) => {
                let mut on_step = |step| {
                    let _receiver_gone = steps.send(step);
                };
                let judged =
                    catch_panic(|| Ok(get_or_start(&mut judge, start_judge, languages)?.judge(&task, &mut on_step)?));
                let is_fault = match &judged {
                    Ok(judgement) => judgement.verdict == Verdict::JudgeError,
                    Err(error) => !error.is_busy(),
                };
                if is_fault {
                    // An internal failure: the judge may be in any state, so the next task gets a new one. If no new one starts, the slot
                    // takes no task, because a broken sandbox must not fail the whole queue.
                    judge = None;
                }
                let _receiver_gone = reply.send(judged);
            }
            Request::Verify(verification, step, so_far, reply) => {
                let found = catch_panic(|| {
                    Ok(get_or_start(&mut judge, start_judge, languages)?.verify(&verification, step, &so_far)?)
                });
                if found.is_err() {
                    judge = None;
                }
                let _receiver_gone = reply.send(found);
            }
            Request::Try(trial, steps, reply) => {
                let mut on_step = |step| {
                    let _receiver_gone = steps.send(step);
                };
                let tried =
                    catch_panic(
                        || Ok(get_or_start(&mut judge, start_judge, languages)?.try_out(&trial, &mut on_step)?),
                    );
                let is_fault = match &tried {
                    Ok(end) => matches!(end, TrialEnd::Fault(_)),
                    Err(error) => !error.is_busy(),
                };
                if is_fault {
                    judge = None;
                }
                let _receiver_gone = reply.send(tried);
            }
        }
    }
}

/// The judge, with the languages that are usable now.
fn get_or_start<'a>(
    judge: &'a mut Option<Box<dyn SlotJudge>>,
    start_judge: &StartJudge,
    languages: &Languages,
) -> Result<&'a mut Box<dyn SlotJudge>, Error> {
    let judge = match judge {
        Some(it) => it,
        None => judge.insert(start_judge()?),
    };
    judge.set_languages(&languages.usable());
    Ok(judge)
}

/// Turns a panic into an error, so that it ends one attempt and not the slot.
fn catch_panic<T>(task: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
    catch_unwind(AssertUnwindSafe(task)).unwrap_or_else(|panic| Err(Error::Panicked(message(panic.as_ref()))))
}

fn message(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "without a message".to_owned())
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering::SeqCst};

    use assay_domain::Language;

    use super::*;

    struct Idle;

    impl SlotJudge for Idle {
        fn stop(&self) -> Arc<dyn Stop> {
            Arc::new(Self)
        }
        fn set_languages(&mut self, _: &[Language]) {}
        fn judge(&mut self, _: &Task, _: &mut dyn FnMut(Step)) -> Result<Judgement, assay_judge::Error> {
            Ok(Judgement::judge_error("never asked".into()))
        }
        fn verify(&mut self, _: &Verification, _: usize, _: &[StepReport]) -> Result<StepReport, assay_judge::Error> {
            Err(assay_judge::Error::Cancelled)
        }
        fn try_out(&mut self, _: &Trial, _: &mut dyn FnMut(TrialStep)) -> Result<TrialEnd, assay_judge::Error> {
            Ok(TrialEnd::Fault("never asked".into()))
        }
    }

    impl Stop for Idle {
        fn stop(&self) {}
        fn reset(&self) {}
    }

    #[tokio::test]
    async fn a_sandbox_that_did_not_start_is_tried_again() {
        let tries = Arc::new(AtomicU32::new(0));
        let counted = Arc::clone(&tries);
        let capabilities = Capabilities {
            rung: String::new(),
            languages: Vec::new(),
            untested: Vec::new(),
            test_again: Arc::new(|_| Ok(Vec::new())),
            start_judge: Arc::new(move || match counted.fetch_add(1, SeqCst) {
                0 => Err(Error::NoLanguage),
                1 => panic!("at the second try"),
                _ => Ok(Box::new(Idle)),
            }),
        };
        let slot = Slot::start(0, &capabilities, Arc::new(Languages::new(Vec::new(), Vec::new()))).unwrap();
        assert!(matches!(slot.ready().await, Err(Error::NoLanguage)));
        let panicked = slot.ready().await;
        assert!(matches!(panicked, Err(Error::Panicked(message)) if message == "at the second try"));
        assert!(slot.ready().await.is_ok());
        assert!(slot.ready().await.is_ok());
        assert_eq!(tries.load(SeqCst), 3, "a started judge is kept");
    }
}
