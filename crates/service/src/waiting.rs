//! Why a submission still waits, and how one that was accepted compares.

use assay_domain::{Heartbeat, LanguageId, Me, SubmissionId, SubmissionState, UsageComparison, WaitReason, Waiting};

use crate::{Error, Service, boxed};

impl Service {
    /// How many submissions go before one of the person's own, and why it waits; nothing once a worker has it.
    ///
    /// # Errors
    /// When there is none, or it is somebody else's.
    #[boxed]
    pub async fn waiting(&self, me: &Me, id: SubmissionId) -> Result<Option<Waiting>, Error> {
        let submission = self.submission(me, id).await?;
        if submission.state != SubmissionState::Queued {
            return Ok(None);
        }
        let Some(ahead) = self.store.queued_before(id).await? else { return Ok(None) };
        let reason = match self.broker.workers().await {
            Ok(workers) => reason(&workers, &submission.language),
            Err(error) => {
                tracing::warn!(%error, "workers cannot be asked for");
                WaitReason::Soon
            }
        };
        Ok(Some(Waiting { ahead, reason }))
    }

    /// What one of the person's own submissions used, and what the other accepted ones of its problem and language did;
    /// nothing where it was not accepted, or there are no others.
    ///
    /// # Errors
    /// When there is none, or it is somebody else's.
    #[boxed]
    pub async fn usage_comparison(&self, me: &Me, id: SubmissionId) -> Result<Option<UsageComparison>, Error> {
        self.submission(me, id).await?;
        Ok(self.store.usage_comparison(id).await?.filter(|measures| measures.all.len() > 1))
    }
}

pub(crate) fn reason(workers: &[Heartbeat], language: &LanguageId) -> WaitReason {
    if workers.is_empty() {
        return WaitReason::NoWorker;
    }
    let able =
        |it: &&Heartbeat| language.is_answers() || it.worker.languages.iter().any(|offered| offered.id == *language);
    let able: Vec<_> = workers.iter().filter(able).map(|it| &it.worker).collect();
    if able.is_empty() {
        return WaitReason::NoLanguage;
    }
    let idle = able.iter().any(|worker| !worker.draining && worker.busy.len() < worker.slots as usize);
    if idle { WaitReason::Soon } else { WaitReason::Busy { slots: able.iter().map(|worker| worker.slots).sum() } }
}

#[cfg(test)]
mod tests {
    use assay_domain::{BusySlot, Job, Language, WorkerInfo};

    use super::*;

    fn worker(language: &str, slots: u32, busy: usize) -> Heartbeat {
        let judging = BusySlot {
            job: Job::submission(SubmissionId(1)),
            problem: "sum".parse().unwrap(),
            language: Some(language.into()),
            attempt: 1,
            running_ms: 5,
        };
        let language =
            Language { id: language.into(), name: String::new(), editor_mode: String::new(), version: String::new() };
        let worker = WorkerInfo {
            id: "w".into(),
            version: String::new(),
            uptime_ms: 0,
            slots,
            slots_min: slots,
            slots_max: slots,
            rung: String::new(),
            languages: vec![language],
            busy: vec![judging; busy],
            draining: false,
        };
        Heartbeat { worker, age_ms: 0 }
    }

    #[test]
    fn the_nearest_reason_is_told() {
        let cpp = LanguageId::from("cpp");
        assert_eq!(reason(&[], &cpp), WaitReason::NoWorker);
        assert_eq!(reason(&[worker("go", 1, 0)], &cpp), WaitReason::NoLanguage);
        assert_eq!(reason(&[worker("go", 1, 0), worker("cpp", 2, 2)], &cpp), WaitReason::Busy { slots: 2 });
        assert_eq!(reason(&[worker("cpp", 2, 1)], &cpp), WaitReason::Soon);
        // Answers are in no language, so that every worker has it.
        assert_eq!(reason(&[worker("go", 1, 0)], &LanguageId::answers()), WaitReason::Soon);
    }
}
