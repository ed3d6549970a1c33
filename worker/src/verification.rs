//! One attempt to verify one package, step by step. Between two steps it makes room for waiting submissions.

use std::{sync::Arc, time::Duration};

use assay_broker::{Claim, Serves};
use assay_domain::{Class, ImportId, PackageReport};
use assay_judge::{
    Tex,
    verify::{StepReport, Verification, unreadable},
};
use assay_package::{Package, Reading};
use assay_store::BegunImport;
use tempfile::TempDir;
use tokio::time::{Instant, MissedTickBehavior, interval_at};

use crate::{
    Error,
    activity::JobEntry,
    error::chain,
    reserve,
    self_check::Stop,
    shared::{MAX_ATTEMPTS, Shared},
    slot::Slot,
};

/// The longest time between two updates of the progress in the row.
const PROGRESS_INTERVAL: Duration = Duration::from_secs(2);

/// One attempt to verify one package.
pub(crate) struct VerificationAttempt<'a> {
    pub(crate) shared: &'a Arc<Shared>,
    pub(crate) claim: &'a Claim,
    pub(crate) import: ImportId,
    pub(crate) entry: JobEntry,
    pub(crate) begun: BegunImport,
    pub(crate) slot: &'a Slot,
    pub(crate) stop: &'a Arc<dyn Stop>,
}

/// How an attempt ended.
enum AttemptEnd {
    Verified(Box<PackageReport>),
    /// The reports so far (as JSON), and the steps done and in total. Submissions go first.
    MadeRoom(String, (u32, u32)),
    /// Another worker has the package now, or it was discarded. Nothing is written.
    Lost,
    /// The worker stops. Nothing is written, and another worker starts again.
    Stopped,
}

impl VerificationAttempt<'_> {
    /// Verifies, renews the lease meanwhile, and writes the report if this attempt is still the current one.
    pub(crate) async fn carry_out(self) {
        let (import, attempt) = (self.import, self.begun.attempt);
        let outcome = if self.begun.tries > MAX_ATTEMPTS { Err(Error::GivenUp) } else { self.verify().await };
        let store = &self.shared.store;
        let written = match outcome {
            Ok(AttemptEnd::Verified(report)) => {
                tracing::info!(import.id = %import, attempt, ok = report.ok, "verified");
                store.finish_import(import, attempt, &report).await
            }
            Ok(AttemptEnd::MadeRoom(so_far, steps)) => {
                tracing::info!(import.id = %import, attempt, done = steps.0, of = steps.1, "paused the verification, because submissions wait");
                let put_back = store.requeue_import(import, attempt, &so_far, steps).await;
                match &put_back {
                    Ok(true) => return self.shared.put_back(self.claim).await,
                    _ => put_back,
                }
            }
            Ok(AttemptEnd::Lost) => Ok(false),
            Ok(AttemptEnd::Stopped) => return,
            Err(error) => {
                let cause = chain(&error);
                tracing::error!(import.id = %import, attempt, error = cause, "internal failure while verifying");
                if matches!(error, Error::GivenUp)
                    && let Err(error) = self.shared.broker.dead_letter(self.claim.job, &cause).await
                {
                    tracing::warn!(import.id = %import, error = chain(&error), "cannot write a dead letter");
                }
                store.give_up_import(import, Some(attempt), &cause).await
            }
        };
        match written {
            Ok(true) => {}
            Ok(false) => {
                tracing::info!(import.id = %import, attempt, "report dropped: discarded, or taken over by another worker");
            }
            Err(error) => {
                // The lease expires, and the package is verified again.
                tracing::error!(import.id = %import, error = chain(&error), "cannot write the report; the package will be verified again");
                return;
            }
        }
        if let Err(error) = self.shared.broker.ack(self.claim).await {
            tracing::warn!(import.id = %import, error = chain(&error), "cannot acknowledge the job");
        }
    }

    async fn verify(&self) -> Result<AttemptEnd, Error> {
        // Drops a stop that was meant for the previous attempt. This attempt cannot be stopped yet.
        self.stop.reset();
        let (_folder, package) = match self.with_lease(self.restore_package()).await? {
            Leased::Done(restored) => restored?,
            Leased::Ended(verified) => return Ok(verified),
        };
        let package = match package {
            Ok(package) => Arc::new(package),
            // The upload was readable, but this worker may have another version of the reader.
            Err(error) => {
                let report = unreadable(&self.begun.file_name, error.to_string());
                return Ok(AttemptEnd::Verified(Box::new(report)));
            }
        };
        let verification = Arc::new(Verification::new(package, self.slot.languages()));
        let steps = verification.steps();
        let mut reports = earlier_reports(&self.begun, steps);
        while reports.len() < steps {
            let step = self.slot.verify(Arc::clone(&verification), reports.len(), reports.clone());
            match self.with_lease_at(step, (count(reports.len()), count(steps))).await? {
                Leased::Done(report) => reports.push(report?),
                Leased::Ended(verified) => return Ok(verified),
            }
            let stops = self.shared.stopping.is_cancelled();
            if reports.len() < steps && (stops || self.must_make_room().await) {
                let so_far = serde_json::to_string(&reports)?;
                return Ok(AttemptEnd::MadeRoom(so_far, (count(reports.len()), count(steps))));
            }
        }
        // However fast the steps were, the row must count all of them.
        if !self.renew((count(steps), count(steps))).await {
            return Ok(AttemptEnd::Lost);
        }
        Ok(AttemptEnd::Verified(Box::new(verification.report(&self.begun.file_name, &reports))))
    }

    /// Restores the package into a folder and reads it.
    async fn restore_package(&self) -> Result<(TempDir, Result<Package, assay_package::Error>), Error> {
        tokio::fs::create_dir_all(&self.shared.scratch).await.map_err(Error::Scratch)?;
        let folder = TempDir::new_in(&self.shared.scratch).map_err(Error::Scratch)?;
        let root = folder.path().join(self.begun.slug.as_str());
        assay_import::restore(&self.begun.files, &self.shared.blobs, &root).await?;
        let tex = Tex::new(&self.shared.sandbox);
        let read = tokio::task::spawn_blocking(move || {
            assay_package::read_with(&root, &Reading { tex: Some(&tex), ..Reading::default() })
        });
        let read = read.await;
        Ok((folder, read.map_err(|error| Error::Panicked(error.to_string()))?))
    }

    async fn with_lease<T>(&self, work: impl Future<Output = T>) -> Result<Leased<T>, Error> {
        self.with_lease_at(work, (0, 0)).await
    }

    /// Waits for `work` and renews the lease meanwhile.
    async fn with_lease_at<T>(&self, work: impl Future<Output = T>, steps: (u32, u32)) -> Result<Leased<T>, Error> {
        let mut work = std::pin::pin!(work);
        let every = (self.shared.lease / 3).min(PROGRESS_INTERVAL);
        // The first tick is immediate, so that people see the progress.
        let mut renewal = interval_at(Instant::now(), every);
        renewal.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut ended = None;
        loop {
            tokio::select! {
                done = &mut work => return Ok(ended.map_or(Leased::Done(done), Leased::Ended)),
                () = self.shared.aborting.cancelled(), if ended.is_none() => {
                    self.stop.stop();
                    ended = Some(AttemptEnd::Stopped);
                }
                () = self.entry.wait_for_cancellation(), if ended.is_none() => {}
                _ = renewal.tick(), if ended.is_none() => {
                    if !self.renew(steps).await {
                        self.stop.stop();
                        ended = Some(AttemptEnd::Lost);
                    }
                }
            }
        }
    }

    /// Renews the lease; false if another worker has the package now. If the store does not answer, this counts as renewed.
    async fn renew(&self, steps: (u32, u32)) -> bool {
        let ours = self.shared.store.renew_import(self.import, self.begun.attempt, self.shared.lease_ms(), steps).await;
        let ours = ours.unwrap_or_else(|error| {
            tracing::warn!(import.id = %self.import, error = chain(&error), "cannot renew the lease");
            true
        });
        if let Err(error) = self.shared.broker.renew(self.claim).await {
            tracing::warn!(import.id = %self.import, error = chain(&error), "cannot renew the claim");
        }
        ours
    }

    /// Whether a submission or a run waits that this slot can take and no other slot of the worker will take.
    async fn must_make_room(&self) -> bool {
        let (slots, busy) = (self.shared.activity.slots(), self.shared.activity.busy_slots());
        let serves_runs = |slot| reserve::serves(slot, slots) == Serves::Everything;
        let idle = busy.len() < slots;
        let idle_for_runs = (0..slots).any(|slot| serves_runs(slot) && !busy.contains(&slot));
        (!idle && self.has_waiting_submission().await)
            || (serves_runs(self.slot.number()) && !idle_for_runs && self.has_waiting_run().await)
    }

    async fn has_waiting_submission(&self) -> bool {
        self.shared.store.has_waiting(&self.shared.languages).await.unwrap_or_else(|error| {
            tracing::warn!(error = chain(&error), "cannot tell whether submissions wait");
            false
        })
    }

    async fn has_waiting_run(&self) -> bool {
        self.shared.broker.has_waiting(Class::Run).await.unwrap_or_else(|error| {
            tracing::warn!(error = chain(&error), "cannot tell whether runs wait");
            false
        })
    }
}

enum Leased<T> {
    Done(T),
    Ended(AttemptEnd),
}

/// The reports of an earlier attempt. They are ignored if another version wrote them with another order of steps.
fn earlier_reports(begun: &BegunImport, steps: usize) -> Vec<StepReport> {
    let reports: Vec<StepReport> =
        begun.so_far.as_deref().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
    let in_order = reports.len() <= steps && reports.iter().enumerate().all(|(step, report)| report.step == step);
    if in_order { reports } else { Vec::new() }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
