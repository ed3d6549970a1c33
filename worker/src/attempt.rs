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
    duty::{Duty, MOST_ATTEMPTS},
    error::chain,
    prepare::prepare,
    roster::Entry,
    self_check::Stop,
    slot::Slot,
};

/// How long to wait before each further try to write a judgement; then it is left to the rescuer.
const WRITE_AGAIN_AFTER: [Duration; 4] =
    [Duration::from_millis(100), Duration::from_millis(500), Duration::from_secs(2), Duration::from_secs(5)];

/// One attempt at judging one submission.
pub(crate) struct Attempt<'a> {
    pub(crate) duty: &'a Arc<Duty>,
    pub(crate) claim: &'a Claim,
    pub(crate) submission: SubmissionId,
    pub(crate) entry: Entry,
    pub(crate) begun: Begun,
    pub(crate) slot: &'a Slot,
    pub(crate) stop: &'a Arc<dyn Stop>,
}

/// How the judging went.
enum Judged {
    Ended(Box<Judgement>),
    /// Somebody else's by now, or aborted: nothing is written.
    Lost,
    /// The worker leaves: nothing is written, and whoever comes after judges it again.
    Left,
}

impl Attempt<'_> {
    /// Judges, keeps the lease meanwhile, and writes what came of it if it is still ours to write.
    pub(crate) async fn carry_out(self) {
        let began = Instant::now();
        if self.begun.tries > MOST_ATTEMPTS {
            let reason = format!("given up after {MOST_ATTEMPTS} attempts: each ended without a judgement");
            self.conclude(Judgement::judge_error(reason.clone()), began).await;
            if let Err(error) = self.duty.broker.dead_letter(self.claim.job, &reason).await {
                tracing::warn!(submission.id = %self.submission, error = chain(&error), "no dead letter written");
            }
            return;
        }
        match self.judge().await {
            Judged::Ended(judgement) => self.conclude(*judgement, began).await,
            Judged::Lost => {
                tracing::info!(submission.id = %self.submission, attempt = self.begun.attempt, "stopped: no longer ours");
                self.acknowledge().await;
            }
            Judged::Left => {
                tracing::info!(submission.id = %self.submission, attempt = self.begun.attempt, "left to be judged again");
            }
        }
    }

    async fn judge(&self) -> Judged {
        // Nobody can stop this attempt yet: what is taken back is what came too late for the one before.
        self.stop.reset();
        // Whatever ends this future, a worker that is dropped included, ends the program that runs.
        let mut running = StopOnDrop { stop: self.stop, armed: true };
        let (told, mut steps) = mpsc::unbounded_channel();
        let work = async {
            let prepared = prepare(&self.begun, &self.duty.blobs).await?;
            self.slot.judge(prepared.task, told).await
        };
        let mut work = std::pin::pin!(work);
        let third = self.duty.lease / 3;
        let mut renewal = interval_at(Instant::now() + third, third);
        renewal.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut progress = self.first_progress();
        let mut stopped = None;
        loop {
            tokio::select! {
                Some(step) = steps.recv(), if stopped.is_none() => self.tell(&mut progress, step).await,
                judged = &mut work => {
                    running.armed = false;
                    let Some(stopped) = stopped else {
                        // Those that came since the last look.
                        while let Ok(step) = steps.try_recv() {
                            self.tell(&mut progress, step).await;
                        }
                        return Judged::Ended(Box::new(ours(judged)));
                    };
                    return stopped;
                }
                () = self.duty.leaving.cancelled(), if stopped.is_none() => {
                    self.stop.stop();
                    stopped = Some(Judged::Left);
                }
                () = self.either(self.entry.called(), renewal.tick()), if stopped.is_none() => {
                    if !self.renew().await {
                        self.stop.stop();
                        stopped = Some(Judged::Lost);
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

    /// Holds on to the submission for another lease; false when it is no longer ours. A store that does not answer is asked again later:
    /// should the lease pass meanwhile, `finish` will say so.
    async fn renew(&self) -> bool {
        let ours = match self.duty.store.renew(self.submission, self.begun.attempt, self.duty.lease_ms()).await {
            Ok(ours) => ours,
            Err(error) => {
                tracing::warn!(submission.id = %self.submission, error = chain(&error), "lease not renewed");
                true
            }
        };
        // The claim matters less: without it somebody looks at the row, and finds it taken.
        if let Err(error) = self.duty.broker.renew(self.claim).await {
            tracing::warn!(submission.id = %self.submission, error = chain(&error), "claim not renewed");
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

    async fn tell(&self, progress: &mut Progress, step: Step) {
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

    /// Writes the judgement, then tells of it, then takes the job out of the queue: a crash in between repeats what does no harm.
    async fn conclude(&self, judgement: Judgement, began: Instant) {
        let elapsed_ms = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
        let verdict = judgement.verdict.as_str();
        if let Some(cause) = &judgement.internal {
            tracing::error!(submission.id = %self.submission, attempt = self.begun.attempt, verdict, error = cause, "a fault of ours");
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
                tracing::info!(submission.id = %self.submission, attempt = self.begun.attempt, "not written: no longer ours");
            }
            Err(error) => {
                tracing::error!(submission.id = %self.submission, error = chain(&error), "not written; it will be judged again");
                return;
            }
        }
        self.acknowledge().await;
    }

    async fn write(&self, judgement: &Judgement) -> Result<bool, assay_store::Error> {
        for pause in WRITE_AGAIN_AFTER {
            match self.duty.store.finish(self.submission, self.begun.attempt, judgement).await {
                Ok(written) => return Ok(written),
                Err(error) => {
                    tracing::warn!(submission.id = %self.submission, error = chain(&error), "not written yet");
                    tokio::time::sleep(pause).await;
                    self.renew().await;
                }
            }
        }
        self.duty.store.finish(self.submission, self.begun.attempt, judgement).await
    }

    async fn publish(&self, event: &LiveEvent) {
        if let Err(error) = self.duty.broker.publish(self.begun.user, event).await {
            tracing::warn!(submission.id = %self.submission, error = chain(&error), "not told");
        }
    }

    async fn acknowledge(&self) {
        if let Err(error) = self.duty.broker.ack(self.claim).await {
            tracing::warn!(submission.id = %self.submission, error = chain(&error), "not acknowledged");
        }
    }
}

/// The judgement, a fault of ours included.
fn ours(judged: Result<Judgement, Error>) -> Judgement {
    match judged {
        Ok(judgement) if judgement.verdict == Verdict::Aborted => Judgement::judge_error(chain(&Error::Stopped)),
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
