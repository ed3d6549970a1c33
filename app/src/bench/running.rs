//! Runs a program on cases before it is submitted.

use std::rc::Rc;

use assay_domain::{AcceptedRun, Phase, Run, RunRequest};
use gloo_timers::future::TimeoutFuture;
use leptos::{prelude::*, task::spawn_local};

use super::{cases::Cases, program::Program, views::View};
use crate::{
    rest::{self, Request, RequestFailure},
    texts,
};

/// The pause before the next try if the server could not be reached.
const AGAIN_MS: u32 = 1000;
const NOT_FOUND: u16 = 404;

impl Program {
    /// Runs the samples and the user's cases.
    pub(super) fn run_now(self: &Rc<Self>) {
        let Some(cases) = self.cases else { return };
        self.layout.show(View::Cases);
        cases.reveal();
        let source = self.text();
        if source.trim().is_empty() {
            cases.say(texts::runs().empty, true);
            return;
        }
        self.stop_run();
        let mine = self.run.get();
        self.is_running.set(true);
        self.clear_marks();
        cases.say(texts::runs().sending, false);
        cases.set_busy(true);
        let (language, interface) = self.language();
        let problem = self.bench.facts.with_value(|facts| facts.problem.clone());
        let request = RunRequest { problem, language, source, interface, cases: cases.own() };
        let program = self.clone();
        spawn_local(async move {
            let ended = program.follow_run(mine, cases, &request).await;
            if program.is_other(mine) {
                return;
            }
            if let Err(refusal) = ended {
                let words = match refusal {
                    RequestFailure { status: NOT_FOUND, .. } => texts::runs().gone,
                    RequestFailure { ref detail, .. } if detail.is_empty() => texts::runs().not_sent,
                    RequestFailure { ref detail, .. } => detail.as_str(),
                };
                cases.say(words, true);
            }
            program.run_ended(cases);
        });
    }

    /// Shows each step until the end. Lost answers are requested again, because the run continues meanwhile.
    async fn follow_run(&self, mine: u32, cases: Cases, request: &RunRequest) -> Result<(), RequestFailure> {
        let AcceptedRun { id } = rest::post("runs", request).await?;
        if self.is_other(mine) {
            // Cancelled before the answer. If this fails, the server drops the run, because it is no longer polled.
            let _ = cancel(id).await;
            return Ok(());
        }
        self.run_id.set(Some(id));
        let mut seen = -1;
        loop {
            // The server answers when there is news, or after some seconds.
            let answer: Result<Run, RequestFailure> = rest::get(&format!("runs/{id}?after={seen}")).await;
            if self.is_other(mine) {
                return Ok(());
            }
            match answer {
                Ok(run) => {
                    seen = i64::from(run.seq);
                    if run.phase == Phase::Done {
                        if self.text() == request.source {
                            self.mark(&run.messages);
                        }
                        cases.show(run);
                        return Ok(());
                    }
                    cases.show(run);
                }
                Err(refusal) if refusal.may_pass() => {
                    cases.note(texts::runs().lost);
                    TimeoutFuture::new(AGAIN_MS).await;
                }
                Err(refusal) => return Err(refusal),
            }
        }
    }

    /// Whether the run with this number was replaced, cancelled or left.
    fn is_other(&self, mine: u32) -> bool {
        self.run.get() != mine
    }

    fn run_ended(&self, cases: Cases) {
        self.is_running.set(false);
        self.run_id.set(None);
        cases.set_busy(false);
    }

    /// Cancels the current run and forgets it.
    pub(super) fn stop_run(&self) {
        self.run.set(self.run.get().wrapping_add(1));
        self.is_running.set(false);
        if let Some(id) = self.run_id.take() {
            spawn_local(async move {
                // If this fails, the server drops the run, because it is no longer polled.
                let _ = cancel(id).await;
            });
        }
    }

    /// The user cancels the run; its last results still arrive.
    pub(super) fn cancel_run(self: &Rc<Self>) {
        let Some(cases) = self.cases.filter(|_| self.is_running.get()) else { return };
        let Some(id) = self.run_id.get() else {
            self.stop_run();
            cases.say(&(texts::runs().cancelled)(0, 0), false);
            self.run_ended(cases);
            return;
        };
        let program = self.clone();
        spawn_local(async move {
            // The run reports the cancellation itself.
            if cancel(id).await.is_err() && program.run_id.get() == Some(id) {
                cases.note(texts::runs().not_cancelled);
            }
        });
    }
}

async fn cancel(id: i64) -> Result<String, RequestFailure> {
    let path = format!("runs/{id}/cancel");
    rest::send(Request { method: "POST", path: &path, body: Some("{}".to_owned()), outlives_page: false }).await
}
