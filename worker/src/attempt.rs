//! One attempt at judging one submission, from `begin` to `finish`.

use std::{sync::Arc, time::Duration};

use assay_broker::{Claim, LiveEvent};
use assay_domain::{Judgement, Phase, Progress, SubmissionId, Verdict};
use assay_judge::Step;
use assay_store::Begun;
use tokio::{
    sync::mpsc,
    time::{Instant, MissedTickBehavior, interval_at},
};

use crate::{
    Error,
    activity::JobEntry,
    error::chain,
    prepare::prepare,
    self_check::Stop,
    shared::{MAX_ATTEMPTS, Shared},
    slot::Slot,
};

/// The delays before each retry to write a judgement. After the last one, the rescuer takes over.
const WRITE_RETRY_DELAYS: [Duration; 4] =
    [Duration::from_millis(100), Duration::from_millis(500), Duration::from_secs(2), Duration::from_secs(5)];

/// One attempt at judging one submission.
pub(crate) struct Attempt<'a> {
    pub(crate) shared: &'a Arc<Shared>,
    pub(crate) claim: &'a Claim,
    pub(crate) submission: SubmissionId,
    pub(crate) entry: JobEntry,
    pub(crate) begun: Begun,
    pub(crate) slot: &'a Slot,
    pub(crate) stop: &'a Arc<dyn Stop>,
}

/// How an attempt ended.
enum AttemptEnd {
    Judged(Box<Judgement>),
    /// Another worker has the submission now, or it was cancelled. Nothing is written.
    Lost,
    /// The worker stops. Nothing is written, and another worker judges it again.
    Stopped,
}

impl Attempt<'_> {
    /// Judges, renews the lease meanwhile, and writes the judgement if this attempt is still the current one.
    pub(crate) async fn carry_out(self) {
        let began = Instant::now();
        if self.begun.tries > MAX_ATTEMPTS {
            let reason = format!("given up after {MAX_ATTEMPTS} attempts: none ended with a judgement");
            self.conclude(Judgement::judge_error(reason.clone()), began).await;
            if let Err(error) = self.shared.broker.dead_letter(self.claim.job, &reason).await {
                tracing::warn!(submission.id = %self.submission, error = chain(&error), "cannot write a dead letter");
            }
            return;
        }
        match self.judge().await {
            AttemptEnd::Judged(judgement) => self.conclude(*judgement, began).await,
            AttemptEnd::Lost => {
                tracing::info!(submission.id = %self.submission, attempt = self.begun.attempt, "stopped: cancelled, or taken over by another worker");
                self.acknowledge().await;
            }
            AttemptEnd::Stopped => {
                tracing::info!(submission.id = %self.submission, attempt = self.begun.attempt, "stopped with the worker; will be judged again");
            }
        }
    }

    async fn judge(&self) -> AttemptEnd {
        // Drops a stop that was meant for the previous attempt. This attempt cannot be stopped yet.
        self.stop.reset();
        // However this future ends (even if the worker is dropped), the program ends too.
        let mut running = StopOnDrop { stop: self.stop, armed: true };
        let (sender, mut steps) = mpsc::unbounded_channel();
        let work = async {
            let prepared = prepare(&self.begun, &self.shared.blobs).await?;
            self.slot.judge(prepared.task, sender).await
        };
        let mut work = std::pin::pin!(work);
        let third = self.shared.lease / 3;
        let mut renewal = interval_at(Instant::now() + third, third);
        renewal.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut progress = self.first_progress();
        let mut stopped = None;
        loop {
            tokio::select! {
                Some(step) = steps.recv(), if stopped.is_none() => self.publish_step(&mut progress, step).await,
                judged = &mut work => {
                    running.armed = false;
                    let Some(stopped) = stopped else {
                        // Steps that arrived since the last poll.
                        while let Ok(step) = steps.try_recv() {
                            self.publish_step(&mut progress, step).await;
                        }
                        return AttemptEnd::Judged(Box::new(to_judgement(judged)));
                    };
                    return stopped;
                }
                () = self.shared.aborting.cancelled(), if stopped.is_none() => {
                    self.stop.stop();
                    stopped = Some(AttemptEnd::Stopped);
                }
                () = self.either(self.entry.wait_for_cancellation(), renewal.tick()), if stopped.is_none() => {
                    if !self.renew().await {
                        self.stop.stop();
                        stopped = Some(AttemptEnd::Lost);
                    }
                }
            }
        }
    }

    async fn either<T>(&self, called: impl Future<Output = ()>, due: impl Future<Output = T>) {
        tokio::select! {
            () = called => {}
            _ = due => {}
        }
    }

    /// Renews the lease; false if another worker has the submission now. If the store does not answer, this counts as renewed: should the lease
    /// expire meanwhile, `finish` notices.
    async fn renew(&self) -> bool {
        let ours = match self.shared.store.renew(self.submission, self.begun.attempt, self.shared.lease_ms()).await {
            Ok(ours) => ours,
            Err(error) => {
                tracing::warn!(submission.id = %self.submission, error = chain(&error), "cannot renew the lease");
                true
            }
        };
        // Less important: if the claim expires, another worker looks at the row and finds it taken.
        if let Err(error) = self.shared.broker.renew(self.claim).await {
            tracing::warn!(submission.id = %self.submission, error = chain(&error), "cannot renew the claim");
        }
        ours
    }

    fn first_progress(&self) -> Progress {
        Progress {
            submission: self.submission,
            attempt: self.begun.attempt,
            seq: 0,
            phase: Phase::Queued,
            case: 0,
            total: 0,
            strip: String::new(),
        }
    }

    async fn publish_step(&self, progress: &mut Progress, step: Step) {
        progress.seq += 1;
        match step {
            Step::Compiling => progress.phase = Phase::Compiling,
            Step::Running { case, total, strip } => {
                progress.phase = Phase::Running;
                (progress.case, progress.total, progress.strip) = (case, total, strip);
            }
        }
        self.publish(&LiveEvent::Progress(progress.clone())).await;
    }

    /// Writes the judgement, publishes the end, then acknowledges the job. A crash in between only repeats harmless steps.
    async fn conclude(&self, judgement: Judgement, began: Instant) {
        let elapsed_ms = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
        let verdict = judgement.verdict.as_str();
        if let Some(cause) = &judgement.internal {
            tracing::error!(submission.id = %self.submission, attempt = self.begun.attempt, verdict, error = cause, "internal failure while judging");
        }
        match self.write(&judgement).await {
            Ok(true) => {
                tracing::info!(
                    submission.id = %self.submission, attempt = self.begun.attempt, verdict, elapsed_ms,
                    cases = judgement.cases.len(), "judged"
                );
                self.publish(&LiveEvent::Done { submission: self.submission }).await;
            }
            Ok(false) => {
                tracing::info!(submission.id = %self.submission, attempt = self.begun.attempt, "judgement dropped: cancelled, or taken over by another worker");
            }
            Err(error) => {
                tracing::error!(submission.id = %self.submission, error = chain(&error), "cannot write the judgement; the submission will be judged again");
                return;
            }
        }
        self.acknowledge().await;
    }

    async fn write(&self, judgement: &Judgement) -> Result<bool, assay_store::Error> {
        for pause in WRITE_RETRY_DELAYS {
            match self.shared.store.finish(self.submission, self.begun.attempt, judgement).await {
                Ok(written) => return Ok(written),
                Err(error) => {
                    tracing::warn!(submission.id = %self.submission, error = chain(&error), "cannot write the judgement yet");
                    tokio::time::sleep(pause).await;
                    self.renew().await;
                }
            }
        }
        self.shared.store.finish(self.submission, self.begun.attempt, judgement).await
    }

    async fn publish(&self, event: &LiveEvent) {
        if let Err(error) = self.shared.broker.publish(self.begun.user, event).await {
            tracing::warn!(submission.id = %self.submission, error = chain(&error), "cannot publish the progress");
        }
    }

    async fn acknowledge(&self) {
        if let Err(error) = self.shared.broker.ack(self.claim).await {
            tracing::warn!(submission.id = %self.submission, error = chain(&error), "cannot acknowledge the job");
        }
    }
}

/// The judgement. Internal failures become `judge_error`.
fn to_judgement(judged: Result<Judgement, Error>) -> Judgement {
    match judged {
        Ok(judgement) if judgement.verdict == Verdict::Aborted => {
            Judgement::judge_error(chain(&Error::UnexpectedCancel))
        }
        Ok(judgement) => judgement,
        Err(error) => Judgement::judge_error(chain(&error)),
    }
}

struct StopOnDrop<'a> {
    stop: &'a Arc<dyn Stop>,
    armed: bool,
}

impl Drop for StopOnDrop<'_> {
    fn drop(&mut self) {
        if self.armed {
            self.stop.stop();
        }
    }
}
