//! Why a submission waits, and how its usage compares with others.

use assay_domain::{
    Heartbeat, LanguageId, Me, SubmissionId, SubmissionState, UsageComparison, WaitReason, Waiting, WorkerInfo,
};

use crate::{Error, Service, boxed};

impl Service {
    /// The position of a user's submission in the queue, and why it waits. `None` if it is not queued.
    ///
    /// # Errors
    /// When it does not exist, or belongs to another user.
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
                tracing::warn!(%error, "cannot read the workers");
                WaitReason::Soon
            }
        };
        Ok(Some(Waiting { ahead, reason }))
    }

    /// The usage of a user's accepted submission and of others for the same problem in the same language. `None` if it was not
    /// accepted, or there are no others.
    ///
    /// # Errors
    /// When it does not exist, or belongs to another user.
    #[boxed]
    pub async fn usage_comparison(&self, me: &Me, id: SubmissionId) -> Result<Option<UsageComparison>, Error> {
        self.submission(me, id).await?;
        Ok(self.store.usage_comparison(id).await?.filter(|usage| usage.all.len() > 1))
    }
}

pub(crate) fn reason(workers: &[Heartbeat], language: &LanguageId) -> WaitReason {
    // A draining worker takes no more jobs.
    let workers: Vec<_> = workers.iter().map(|it| &it.worker).filter(|worker| !worker.draining).collect();
    if workers.is_empty() {
        return WaitReason::NoWorker;
    }
    let is_able =
        |worker: &&&WorkerInfo| language.is_answers() || worker.languages.iter().any(|offered| offered.id == *language);
    let able: Vec<_> = workers.iter().filter(is_able).collect();
    if able.is_empty() {
        return WaitReason::NoLanguage;
    }
    let idle = able.iter().any(|worker| worker.busy.len() < worker.slots as usize);
    if idle { WaitReason::Soon } else { WaitReason::Busy { slots: able.iter().map(|worker| worker.slots).sum() } }
}

#[cfg(test)]
mod tests {
    use assay_domain::{BusySlot, Job, Language};

    use super::*;

    fn worker(language: &str, slots: u32, busy: usize) -> Heartbeat {
        let judging = BusySlot {
            job: Job::submission(SubmissionId(1)),
            problem: "sum".parse().unwrap(),
            language: Some(language.into()),
            attempt: 1,
            running_ms: 5,
        };
        let language = Language {
            id: language.into(),
            name: String::new(),
            editor_mode: String::new(),
            version: String::new(),
            functions: false,
        };
        let worker = WorkerInfo {
            id: "w".into(),
            version: String::new(),
            uptime_ms: 0,
            slots,
            slots_min: slots,
            slots_max: slots,
            rung: String::new(),
            languages: vec![language],
            untested: Vec::new(),
            busy: vec![judging; busy],
            draining: false,
        };
        Heartbeat { worker, age_ms: 0 }
    }

    #[test]
    fn the_reason_depends_on_workers_languages_and_slots() {
        let cpp = LanguageId::from("cpp");
        assert_eq!(reason(&[], &cpp), WaitReason::NoWorker);
        assert_eq!(reason(&[worker("go", 1, 0)], &cpp), WaitReason::NoLanguage);
        assert_eq!(reason(&[worker("go", 1, 0), worker("cpp", 2, 2)], &cpp), WaitReason::Busy { slots: 2 });
        assert_eq!(reason(&[worker("cpp", 2, 1)], &cpp), WaitReason::Soon);
        let mut draining = worker("cpp", 2, 1);
        draining.worker.draining = true;
        assert_eq!(reason(std::slice::from_ref(&draining), &cpp), WaitReason::NoWorker);
        assert_eq!(reason(&[draining.clone(), worker("go", 1, 0)], &cpp), WaitReason::NoLanguage);
        assert_eq!(reason(&[draining, worker("cpp", 1, 1)], &cpp), WaitReason::Busy { slots: 1 });
        // Every worker can judge answers.
        assert_eq!(reason(&[worker("go", 1, 0)], &LanguageId::answers()), WaitReason::Soon);
    }
}
