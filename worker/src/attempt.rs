//! One attempt at judging one submission, from `begin` to `finish`.

use std::time::Duration;

use assay_broker::LiveEvent;
use assay_domain::{Judgement, Phase, Progress, SubmissionId, Verdict, error_chain};
use assay_judge::Step;
use assay_store::Begun;
use tokio::{sync::mpsc, time::Instant};

use crate::{
    Error,
    held_job::{Held, HeldJob, Holder},
    prepare::prepare,
    shared::MAX_ATTEMPTS,
};

/// The delays before each retry to write a judgement. After the last one, the rescuer takes over.
const WRITE_RETRY_DELAYS: [Duration; 4] =
    [Duration::from_millis(100), Duration::from_millis(500), Duration::from_secs(2), Duration::from_secs(5)];

/// One attempt at judging one submission.
pub(crate) struct Attempt<'a> {
    pub(crate) job: HeldJob<'a>,
    pub(crate) submission: SubmissionId,
    pub(crate) begun: Begun,
}

/// Reports the progress of an attempt.
struct Reporter<'a> {
    attempt: &'a Attempt<'a>,
    progress: Progress,
}

impl Attempt<'_> {
    /// Judges, renews the lease meanwhile, and writes the judgement if this attempt is still the current one.
    pub(crate) async fn carry_out(self) {
        let began = Instant::now();
        if self.begun.tries > MAX_ATTEMPTS {
            let reason = format!("given up after {MAX_ATTEMPTS} attempts: none ended with a judgement");
            if self.conclude(Judgement::judge_error(reason.clone()), began).await {
                self.job.give_up(&reason).await;
            }
            return;
        }
        match self.judge().await {
            Held::Done(Err(error)) if error.is_busy() && self.begun.tries < MAX_ATTEMPTS => self.requeue(&error).await,
            Held::Done(judged) => {
                let busy = judged.as_ref().err().filter(|error| error.is_busy()).map(|error| error_chain(error));
                let is_written = self.conclude(to_judgement(judged), began).await;
                if let Some(reason) = busy.filter(|_| is_written) {
                    self.job.give_up(&reason).await;
                }
            }
            Held::Lost => {
                tracing::info!(submission.id = %self.submission, attempt = self.begun.attempt, "stopped: cancelled, or taken over by another worker");
                self.job.acknowledge().await;
            }
            Held::Stopped => {
                tracing::info!(submission.id = %self.submission, attempt = self.begun.attempt, "stopped with the worker; will be judged again");
            }
        }
    }

    async fn judge(&self) -> Held<Result<Judgement, Error>> {
        let (sender, steps) = mpsc::unbounded_channel();
        let work = async {
            let prepared = prepare(&self.begun, &self.job.shared.blobs).await?;
            self.job.slot.judge(prepared.task, sender).await
        };
        let renewals = self.job.shared.lease / 3;
        self.job.hold(&mut self.reporter(), renewals, steps, work).await
    }

    /// Leaves the submission to a later attempt.
    async fn requeue(&self, busy: &Error) {
        tracing::warn!(submission.id = %self.submission, attempt = self.begun.attempt, error = error_chain(busy), "the submission will be judged again");
        match self.job.shared.store.requeue(self.submission, self.begun.attempt).await {
            Ok(true) => {
                self.job.shared.show_queued_again(self.begun.user, self.submission, self.begun.attempt).await;
                self.job.put_back_when_less_busy().await;
            }
            Ok(false) => self.job.acknowledge().await,
            Err(error) => {
                tracing::error!(submission.id = %self.submission, error = error_chain(&error), "cannot requeue the submission; its lease will expire");
            }
        }
    }

    fn reporter(&self) -> Reporter<'_> {
        let progress = Progress {
            submission: self.submission,
            attempt: self.begun.attempt,
            seq: 0,
            phase: Phase::Queued,
            case: 0,
            total: 0,
            strip: String::new(),
        };
        Reporter { attempt: self, progress }
    }

    /// Writes the judgement, publishes the end, then acknowledges the job. A crash in between only repeats harmless steps.
    /// Returns whether the judgement was written.
    async fn conclude(&self, judgement: Judgement, began: Instant) -> bool {
        let elapsed_ms = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
        let verdict = judgement.verdict.as_str();
        if let Some(cause) = &judgement.internal {
            tracing::error!(submission.id = %self.submission, attempt = self.begun.attempt, verdict, error = cause, "internal failure while judging");
        }
        let written = self.write(&judgement).await;
        match &written {
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
                tracing::error!(submission.id = %self.submission, error = error_chain(error), "cannot write the judgement; the submission will be judged again");
                return false;
            }
        }
        self.job.acknowledge().await;
        matches!(written, Ok(true))
    }

    async fn write(&self, judgement: &Judgement) -> Result<bool, assay_store::Error> {
        for pause in WRITE_RETRY_DELAYS {
            match self.job.shared.store.finish(self.submission, self.begun.attempt, judgement).await {
                Ok(written) => return Ok(written),
                Err(error) => {
                    tracing::warn!(submission.id = %self.submission, error = error_chain(&error), "cannot write the judgement yet");
                    tokio::time::sleep(pause).await;
                    self.job.renew(&self.reporter()).await;
                }
            }
        }
        self.job.shared.store.finish(self.submission, self.begun.attempt, judgement).await
    }

    async fn publish(&self, event: &LiveEvent) {
        if let Err(error) = self.job.shared.broker.publish(self.begun.user, event).await {
            tracing::warn!(submission.id = %self.submission, error = error_chain(&error), "cannot publish the progress");
        }
    }
}

impl Holder for Reporter<'_> {
    type Step = Step;

    /// If the store does not answer, this counts as renewed: should the lease expire meanwhile, `finish` notices.
    async fn renew(&self) -> bool {
        let Attempt { job, submission, begun } = self.attempt;
        job.shared.store.renew(*submission, begun.attempt, job.shared.lease_ms()).await.unwrap_or_else(|error| {
            tracing::warn!(submission.id = %submission, error = error_chain(&error), "cannot renew the lease");
            true
        })
    }

    async fn report(&mut self, step: Step) -> bool {
        self.progress.seq += 1;
        match step {
            Step::Compiling => self.progress.phase = Phase::Compiling,
            Step::Running { case, total, strip } => {
                self.progress.phase = Phase::Running;
                (self.progress.case, self.progress.total, self.progress.strip) = (case, total, strip);
            }
        }
        self.attempt.publish(&LiveEvent::Progress(self.progress.clone())).await;
        true
    }
}

/// The judgement. Internal failures become `judge_error`.
fn to_judgement(judged: Result<Judgement, Error>) -> Judgement {
    match judged {
        Ok(judgement) if judgement.verdict == Verdict::Aborted => {
            Judgement::judge_error(error_chain(&Error::UnexpectedCancel))
        }
        Ok(judgement) => judgement,
        Err(error) => Judgement::judge_error(error_chain(&error)),
    }
}
