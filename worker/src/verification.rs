//! One attempt at verifying one package: step after step, making way for submissions in between.

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
    duty::{Duty, MOST_ATTEMPTS},
    error::chain,
    reserve,
    roster::Entry,
    self_check::Stop,
    slot::Slot,
};

/// How often the row is told how far the work is, at least.
const TELL_EVERY: Duration = Duration::from_secs(2);

/// One attempt at verifying one package.
pub(crate) struct Verifying<'a> {
    pub(crate) duty: &'a Arc<Duty>,
    pub(crate) claim: &'a Claim,
    pub(crate) import: ImportId,
    pub(crate) entry: Entry,
    pub(crate) begun: BegunImport,
    pub(crate) slot: &'a Slot,
    pub(crate) stop: &'a Arc<dyn Stop>,
}

/// How it went.
enum Verified {
    Ended(Box<PackageReport>),
    /// What was found so far, and how much that is of how much.
    MadeWay(String, (u32, u32)),
    /// Somebody else's by now, or discarded: nothing is written.
    Lost,
    /// The worker leaves: nothing is written, and whoever comes after begins anew.
    Left,
}

impl Verifying<'_> {
    /// Verifies, keeps the lease meanwhile, and writes what was found if it is still ours to write.
    pub(crate) async fn carry_out(self) {
        let (import, attempt) = (self.import, self.begun.attempt);
        let outcome = if self.begun.tries > MOST_ATTEMPTS { Err(Error::GivenUp) } else { self.verify().await };
        let store = &self.duty.store;
        let written = match outcome {
            Ok(Verified::Ended(report)) => {
                tracing::info!(import.id = %import, attempt, ok = report.ok, "verified");
                store.finish_import(import, attempt, &report).await
            }
            Ok(Verified::MadeWay(so_far, steps)) => {
                tracing::info!(import.id = %import, attempt, done = steps.0, of = steps.1, "makes way");
                let put_back = store.requeue_import(import, attempt, &so_far, steps).await;
                match &put_back {
                    Ok(true) => return self.duty.put_back(self.claim).await,
                    _ => put_back,
                }
            }
            Ok(Verified::Lost) => Ok(false),
            Ok(Verified::Left) => return,
            Err(error) => {
                let cause = chain(&error);
                tracing::error!(import.id = %import, attempt, error = cause, "a fault of ours");
                if matches!(error, Error::GivenUp)
                    && let Err(error) = self.duty.broker.dead_letter(self.claim.job, &cause).await
                {
                    tracing::warn!(import.id = %import, error = chain(&error), "no dead letter written");
                }
                store.give_up_import(import, Some(attempt), &cause).await
            }
        };
        match written {
            Ok(true) => {}
            Ok(false) => tracing::info!(import.id = %import, attempt, "not written: no longer ours"),
            Err(error) => {
                // Its lease passes, and it is verified again.
                tracing::error!(import.id = %import, error = chain(&error), "not written; it will be verified again");
                return;
            }
        }
        if let Err(error) = self.duty.broker.ack(self.claim).await {
            tracing::warn!(import.id = %import, error = chain(&error), "not acknowledged");
        }
    }

    async fn verify(&self) -> Result<Verified, Error> {
        // Nobody can stop this attempt yet: what is taken back is what came too late for the one before.
        self.stop.reset();
        let (_folder, package) = match self.kept(self.lay_out()).await? {
            Kept::Done(laid_out) => laid_out?,
            Kept::Over(verified) => return Ok(verified),
        };
        let package = match package {
            Ok(package) => Arc::new(package),
            // It was read when it was uploaded; another version of the reader may see more.
            Err(error) => {
                let report = unreadable(&self.begun.file_name, error.to_string());
                return Ok(Verified::Ended(Box::new(report)));
            }
        };
        let verification = Arc::new(Verification::new(package, self.slot.languages()));
        let steps = verification.steps();
        let mut found = so_far(&self.begun, steps);
        while found.len() < steps {
            let step = self.slot.verify(Arc::clone(&verification), found.len(), found.clone());
            match self.kept_at(step, (count(found.len()), count(steps))).await? {
                Kept::Done(report) => found.push(report?),
                Kept::Over(verified) => return Ok(verified),
            }
            let leaves = self.duty.stopping.is_cancelled();
            if found.len() < steps && (leaves || self.somebody_waits().await) {
                let so_far = serde_json::to_string(&found)?;
                return Ok(Verified::MadeWay(so_far, (count(found.len()), count(steps))));
            }
        }
        // However fast it went, the row tells of all steps.
        if !self.renew((count(steps), count(steps))).await {
            return Ok(Verified::Lost);
        }
        Ok(Verified::Ended(Box::new(verification.report(&self.begun.file_name, &found))))
    }

    /// Lays the package out in a folder, and reads it.
    async fn lay_out(&self) -> Result<(TempDir, Result<Package, assay_package::Error>), Error> {
        tokio::fs::create_dir_all(&self.duty.scratch).await.map_err(Error::Scratch)?;
        let folder = TempDir::new_in(&self.duty.scratch).map_err(Error::Scratch)?;
        let root = folder.path().join(self.begun.slug.as_str());
        assay_import::restore(&self.begun.files, &self.duty.blobs, &root).await?;
        let tex = Tex::new(&self.duty.sandbox);
        let read = tokio::task::spawn_blocking(move || {
            assay_package::read_with(&root, &Reading { tex: Some(&tex), ..Reading::default() })
        });
        let read = read.await;
        Ok((folder, read.map_err(|error| Error::Panicked(error.to_string()))?))
    }

    async fn kept<T>(&self, work: impl Future<Output = T>) -> Result<Kept<T>, Error> {
        self.kept_at(work, (0, 0)).await
    }

    /// Does some work and holds on to the package meanwhile.
    async fn kept_at<T>(&self, work: impl Future<Output = T>, steps: (u32, u32)) -> Result<Kept<T>, Error> {
        let mut work = std::pin::pin!(work);
        let every = (self.duty.lease / 3).min(TELL_EVERY);
        // At once: people see how far it is.
        let mut renewal = interval_at(Instant::now(), every);
        renewal.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut over = None;
        loop {
            tokio::select! {
                done = &mut work => return Ok(over.map_or(Kept::Done(done), Kept::Over)),
                () = self.duty.leaving.cancelled(), if over.is_none() => {
                    self.stop.stop();
                    over = Some(Verified::Left);
                }
                () = self.entry.called(), if over.is_none() => {}
                _ = renewal.tick(), if over.is_none() => {
                    if !self.renew(steps).await {
                        self.stop.stop();
                        over = Some(Verified::Lost);
                    }
                }
            }
        }
    }

    /// Holds on for another lease; false when it is no longer ours. A store that does not answer is asked again later.
    async fn renew(&self, steps: (u32, u32)) -> bool {
        let ours = self.duty.store.renew_import(self.import, self.begun.attempt, self.duty.lease_ms(), steps).await;
        let ours = ours.unwrap_or_else(|error| {
            tracing::warn!(import.id = %self.import, error = chain(&error), "lease not renewed");
            true
        });
        if let Err(error) = self.duty.broker.renew(self.claim).await {
            tracing::warn!(import.id = %self.import, error = chain(&error), "claim not renewed");
        }
        ours
    }

    /// Whether submissions or runs wait that this slot serves, and no other slot of the worker will take them.
    async fn somebody_waits(&self) -> bool {
        let (slots, at_work) = (self.duty.roster.slots(), self.duty.roster.slots_at_work());
        let serves_runs = |slot| reserve::serves(slot, slots) == Serves::Everything;
        let idle = at_work.len() < slots;
        let idle_for_runs = (0..slots).any(|slot| serves_runs(slot) && !at_work.contains(&slot));
        (!idle && self.submission_waits().await)
            || (serves_runs(self.slot.number()) && !idle_for_runs && self.run_waits().await)
    }

    async fn submission_waits(&self) -> bool {
        self.duty.store.has_waiting(&self.duty.languages).await.unwrap_or_else(|error| {
            tracing::warn!(error = chain(&error), "whether submissions wait is not known");
            false
        })
    }

    async fn run_waits(&self) -> bool {
        self.duty.broker.has_waiting(Class::Run).await.unwrap_or_else(|error| {
            tracing::warn!(error = chain(&error), "whether runs wait is not known");
            false
        })
    }
}

enum Kept<T> {
    Done(T),
    Over(Verified),
}

/// What an earlier attempt had found when it made way. What another version wrote, which may count otherwise, is not believed.
fn so_far(begun: &BegunImport, steps: usize) -> Vec<StepReport> {
    let found: Vec<StepReport> =
        begun.so_far.as_deref().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
    let in_order = found.len() <= steps && found.iter().enumerate().all(|(step, report)| report.step == step);
    if in_order { found } else { Vec::new() }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
