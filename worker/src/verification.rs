//! One attempt to verify one package, step by step. Between two steps it makes room for waiting submissions and runs.

use std::{
    convert::Infallible,
    sync::Arc,
    time::{Duration, Instant},
};

use assay_broker::Serves;
use assay_domain::{Class, ImportId, PackageReport, error_chain};
use assay_judge::{
    Tex,
    verify::{Verification, unreadable},
};
use assay_package::{Package, Reading};
use assay_store::BegunImport;
use tempfile::TempDir;
use tokio::sync::mpsc;

use crate::{
    Error,
    held_job::{Held, HeldJob, Holder},
    reserve,
    shared::MAX_ATTEMPTS,
    so_far::{SoFar, given_up},
};

/// The longest time between two updates of the progress in the row.
const PROGRESS_INTERVAL: Duration = Duration::from_secs(2);
/// Partial results up to this size are saved before every step.
const SMALL_BYTES: usize = 64 * 1024;

/// One attempt to verify one package.
pub(crate) struct VerificationAttempt<'a> {
    pub(crate) job: HeldJob<'a>,
    pub(crate) import: ImportId,
    pub(crate) begun: BegunImport,
}

/// Writes the progress of an attempt when it renews the lease.
struct Progress<'a> {
    attempt: &'a VerificationAttempt<'a>,
    /// The steps done and in total.
    steps: (u32, u32),
}

/// How an attempt ended.
enum AttemptEnd {
    Verified(Box<PackageReport>),
    /// The partial result for the row, and the steps done and in total. Submissions or runs go first, or the worker stops.
    MadeRoom(String, (u32, u32)),
    /// The same, because the host is too busy.
    Busy(String, (u32, u32)),
}

impl VerificationAttempt<'_> {
    /// Verifies, renews the lease meanwhile, and writes the report if this attempt is still the current one.
    pub(crate) async fn carry_out(self) {
        let (import, attempt) = (self.import, self.begun.attempt);
        let tries = self.begun.tries;
        let outcome = if tries > MAX_ATTEMPTS {
            Held::Done(Err(Error::GivenUp(given_up(self.begun.so_far.as_deref()))))
        } else {
            self.verify().await
        };
        let store = &self.job.shared.store;
        let written = match outcome {
            Held::Done(Ok(AttemptEnd::Verified(report))) => {
                tracing::info!(import.id = %import, attempt, ok = report.ok, "verified");
                store.finish_import(import, attempt, &report).await
            }
            Held::Done(Ok(AttemptEnd::MadeRoom(so_far, steps))) => {
                tracing::info!(import.id = %import, attempt, done = steps.0, of = steps.1, "paused the verification: other jobs go first, or the worker stops");
                let put_back = store.requeue_import(import, attempt, &so_far, steps, false).await;
                match &put_back {
                    Ok(true) => return self.job.shared.put_back(self.job.claim).await,
                    _ => put_back,
                }
            }
            Held::Done(Ok(AttemptEnd::Busy(so_far, steps))) => {
                tracing::warn!(import.id = %import, attempt, done = steps.0, of = steps.1, "the host is too busy; the verification will continue later");
                let requeued = store.requeue_import(import, attempt, &so_far, steps, true).await;
                match &requeued {
                    Ok(true) => return self.job.put_back_when_less_busy().await,
                    _ => requeued,
                }
            }
            Held::Lost => Ok(false),
            Held::Stopped => return,
            Held::Done(Err(error)) => {
                let cause = error_chain(&error);
                tracing::error!(import.id = %import, attempt, error = cause, "internal failure while verifying");
                let written = store.give_up_import(import, Some(attempt), &cause).await;
                if matches!(written, Ok(true)) && (matches!(error, Error::GivenUp(_)) || error.is_busy()) {
                    self.job.give_up(&cause).await;
                }
                written
            }
        };
        match written {
            Ok(true) => {}
            Ok(false) => {
                tracing::info!(import.id = %import, attempt, "report dropped: discarded, or taken over by another worker");
            }
            Err(error) => {
                // The lease expires, and the package is verified again.
                tracing::error!(import.id = %import, error = error_chain(&error), "cannot write the report; the package will be verified again");
                return;
            }
        }
        self.job.acknowledge().await;
    }

    async fn verify(&self) -> Held<Result<AttemptEnd, Error>> {
        let package = match self.hold(self.restore_package(), (0, 0)).await {
            Held::Done(Ok(restored)) => restored,
            Held::Done(Err(error)) => return Held::Done(Err(error)),
            Held::Lost => return Held::Lost,
            Held::Stopped => return Held::Stopped,
        };
        // The folder must live until the last step.
        let (_folder, package) = package;
        let package = match package {
            Ok(package) => Arc::new(package),
            // The upload was readable, but this worker may have another version of the reader.
            Err(error) => {
                let report = unreadable(&self.begun.file_name, error.to_string());
                return Held::Done(Ok(AttemptEnd::Verified(Box::new(report))));
            }
        };
        let verification = Arc::new(Verification::new(package, &self.job.shared.languages.usable()));
        let total = verification.steps();
        let plan = verification.plan();
        let mut reports = SoFar::reports(self.begun.so_far.as_deref(), &plan);
        let mut saved: Option<Instant> = None;
        while reports.len() < total {
            let steps = (count(reports.len()), count(total));
            let so_far = match SoFar::text(&verification, &plan, &reports) {
                Ok(so_far) => so_far,
                Err(error) => return Held::Done(Err(error)),
            };
            // Each save writes all reports, so large ones are not written before each of many short steps.
            let is_due = saved.is_none_or(|saved| saved.elapsed() >= PROGRESS_INTERVAL);
            if is_due || so_far.len() <= SMALL_BYTES {
                if !self.save(&so_far, steps).await {
                    return Held::Lost;
                }
                saved = Some(Instant::now());
            }
            let step = self.job.slot.verify(Arc::clone(&verification), reports.len(), reports.clone());
            match self.hold(step, steps).await {
                Held::Done(Ok(report)) => reports.push(report),
                Held::Done(Err(error)) if error.is_busy() && self.begun.tries < MAX_ATTEMPTS => {
                    return Held::Done(Ok(AttemptEnd::Busy(so_far, steps)));
                }
                Held::Done(Err(error)) => return Held::Done(Err(error)),
                Held::Lost => return Held::Lost,
                Held::Stopped => return Held::Stopped,
            }
            let stops = self.job.shared.stopping.is_cancelled();
            if reports.len() < total && (stops || self.must_make_room().await) {
                let steps = (count(reports.len()), count(total));
                return Held::Done(
                    SoFar::text(&verification, &plan, &reports).map(|so_far| AttemptEnd::MadeRoom(so_far, steps)),
                );
            }
        }
        // However fast the steps were, the row must count all of them.
        if !self.job.renew(&Progress { attempt: self, steps: (count(total), count(total)) }).await {
            return Held::Lost;
        }
        Held::Done(Ok(AttemptEnd::Verified(Box::new(verification.report(&self.begun.file_name, &reports)))))
    }

    /// Keeps the partial result, so that the next worker does not repeat these steps if this one is lost. False if the job is lost. If the store
    /// does not answer, only those steps are repeated. Renews the claim too, because no renewal is due during short steps.
    async fn save(&self, so_far: &str, steps: (u32, u32)) -> bool {
        let shared = self.job.shared;
        let saved = shared.store.save_import(self.import, self.begun.attempt, shared.lease_ms(), so_far, steps).await;
        self.job.renew_claim().await;
        saved.unwrap_or_else(|error| {
            tracing::warn!(import.id = %self.import, error = error_chain(&error), "cannot keep the steps of a verification");
            true
        })
    }

    /// Restores the package into a folder and reads it.
    async fn restore_package(&self) -> Result<(TempDir, Result<Package, assay_package::Error>), Error> {
        tokio::fs::create_dir_all(&self.job.shared.scratch).await.map_err(Error::Scratch)?;
        let folder = assay_import::package_folder(&self.job.shared.scratch).map_err(Error::Scratch)?;
        let root = folder.path().join(self.begun.slug.as_str());
        assay_import::restore(&self.begun.files, &self.job.shared.blobs, &root).await?;
        let tex = Tex::new(&self.job.shared.sandbox);
        let read = tokio::task::spawn_blocking(move || {
            assay_package::read_with(&root, &Reading { tex: Some(&tex), ..Reading::default() })
        });
        let read = read.await;
        Ok((folder, read.map_err(|error| Error::Panicked(error.to_string()))?))
    }

    /// Waits for `work`. `steps` is the progress until then.
    async fn hold<T>(&self, work: impl Future<Output = T>, steps: (u32, u32)) -> Held<T> {
        let every = (self.job.shared.lease / 3).min(PROGRESS_INTERVAL);
        let (_, no_steps) = mpsc::unbounded_channel();
        self.job.hold(&mut Progress { attempt: self, steps }, every, no_steps, work).await
    }

    /// Whether a submission or a run waits that this slot can take and no other slot of the worker will take.
    async fn must_make_room(&self) -> bool {
        let (slots, busy) = (self.job.shared.activity.slots(), self.job.shared.activity.busy_slots());
        let serves_runs = |slot| reserve::serves(slot, slots) == Serves::Everything;
        let idle = busy.len() < slots;
        let idle_for_runs = (0..slots).any(|slot| serves_runs(slot) && !busy.contains(&slot));
        (!idle && self.has_waiting_submission().await)
            || (serves_runs(self.job.slot.number()) && !idle_for_runs && self.has_waiting_run().await)
    }

    async fn has_waiting_submission(&self) -> bool {
        self.job.shared.store.has_waiting(&self.job.shared.languages.ids()).await.unwrap_or_else(|error| {
            tracing::warn!(error = error_chain(&error), "cannot tell whether submissions wait");
            false
        })
    }

    async fn has_waiting_run(&self) -> bool {
        self.job.shared.broker.has_waiting(Class::Run).await.unwrap_or_else(|error| {
            tracing::warn!(error = error_chain(&error), "cannot tell whether runs wait");
            false
        })
    }
}

impl Holder for Progress<'_> {
    type Step = Infallible;

    /// If the store does not answer, this counts as renewed.
    async fn renew(&self) -> bool {
        let VerificationAttempt { job, import, begun } = self.attempt;
        let renewed = job.shared.store.renew_import(*import, begun.attempt, job.shared.lease_ms(), self.steps).await;
        renewed.unwrap_or_else(|error| {
            tracing::warn!(import.id = %import, error = error_chain(&error), "cannot renew the lease");
            true
        })
    }

    async fn report(&mut self, step: Infallible) -> bool {
        match step {}
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
