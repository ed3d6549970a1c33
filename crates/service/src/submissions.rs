//! Submitting, and following what comes of it.

use std::{
    sync::PoisonError,
    time::{Duration, Instant},
};

use assay_broker::LiveEvent;
use assay_domain::{
    Class, Job, Language, LanguageId, Me, Owner, Page, Progress, Role, Slug, SourceError, SourceFile, Sources,
    Submission, SubmissionId, SubmissionState, SubmissionSummary, UserId, Verdict,
};
use assay_store::{Aborted, NewSubmission, SubmissionFilter};

use crate::{Error, Service, boxed, problems::MOST_ITEMS};

/// How long the languages of workers are still offered after the broker named no worker any more.
const FORGOTTEN: Duration = Duration::from_secs(20);

/// Which of a person's submissions.
#[derive(Clone, Debug, Default)]
pub struct HistoryQuery {
    /// For this problem only.
    pub problem: Option<Slug>,
    /// For problems with this in their title or name only.
    pub problem_text: Option<String>,
    /// With this verdict only.
    pub verdict: Option<Verdict>,
    /// In this language only.
    pub language: Option<LanguageId>,
    /// Where to read on.
    pub cursor: Option<String>,
    /// How many; 50 where nothing is said.
    pub limit: Option<u32>,
}

impl HistoryQuery {
    pub(crate) fn filter(&self) -> SubmissionFilter {
        let text = self.problem_text.as_deref().map(str::trim).filter(|text| !text.is_empty());
        SubmissionFilter {
            problem: self.problem.clone(),
            problem_text: text.map(str::to_owned),
            verdict: self.verdict,
            language: self.language.clone(),
        }
    }

    pub(crate) fn limit(&self) -> u32 {
        self.limit.unwrap_or(50).clamp(1, MOST_ITEMS)
    }
}

impl Service {
    /// Takes a submission: a program in a language, or to a problem of the kind `submit-answer` the answers in none, each file that to
    /// the case it is called like. Once this returns, it is stored and will be judged, whatever dies meanwhile. One of several files
    /// may be said to be where the program starts.
    ///
    /// # Errors
    /// When the source, the problem or the language is not right, somebody submits too fast, or nothing can be judged now.
    #[boxed]
    pub async fn submit(
        &self,
        me: &Me,
        problem: &str,
        language: Option<&str>,
        files: Vec<SourceFile>,
        entry_point: Option<String>,
    ) -> Result<SubmissionId, Error> {
        self.limits.submit(me.id).await?;
        let problem: Slug = problem.parse().map_err(|_| Error::NotFound("problem"))?;
        let rules = self.store.submission_rules(&problem).await?.ok_or(Error::NotFound("problem"))?;
        let most = usize::try_from(rules.code_kib).unwrap_or(usize::MAX).saturating_mul(1024);
        let answers = rules.kind.submit_answer;
        let sources = Sources::new(files, entry_point, most).map_err(|error| match error {
            SourceError::Empty if answers => Error::field("source", "The answer is empty. Write it first."),
            other => other.into(),
        })?;
        self.within_quota(me).await?;
        self.judging_available()?;
        let language = match language {
            _ if answers => self.no_language(language, &sources).await?,
            Some(language) => self.offered_language(language).await?,
            None => return Err(Error::field("language", "Say in which language the program is.")),
        };
        if let Some(allowed) = rules.languages.filter(|allowed| !answers && !allowed.contains(&language)) {
            let names: Vec<&str> = allowed.iter().map(LanguageId::as_str).collect();
            let words = format!("This problem is not solved in {language}. Use one of: {}.", names.join(", "));
            return Err(Error::field("language", words));
        }
        if !self.broker.has_room(Class::Submit).await {
            return Err(Error::Unavailable {
                detail: "The queue is full. Nothing was stored; submit again in a minute.".into(),
                retry_after: Duration::from_secs(60),
            });
        }
        let submission = NewSubmission { user: me.id, problem, language, sources };
        let id = self.store.create_submission(&submission).await?;
        // The row is the truth; should the doorbell not ring, the rescuer rings it.
        if let Err(error) = self.broker.enqueue(Class::Submit, Job::submission(id), &Owner::user(me.id)).await {
            tracing::warn!(submission.id = %id, %error, "not enqueued yet; the rescuer will");
        }
        tracing::info!(submission.id = %id, user.id = %me.id, problem = %submission.problem, "submitted");
        Ok(id)
    }

    /// Refuses who has submitted too often in the last 24 hours. What is stored stays, so this bounds how fast it grows.
    async fn within_quota(&self, me: &Me) -> Result<(), Error> {
        if !self.config.rate_limits {
            return Ok(());
        }
        let most = self.config.quotas.submissions_per_day;
        let Some(wait_ms) = self.store.daily_limit_wait(me.id, most).await? else { return Ok(()) };
        let retry_after = Duration::from_millis(u64::try_from(wait_ms).unwrap_or_default());
        Err(Error::TooMuch {
            detail: format!(
                "You can submit {most} times in 24 hours, and you have. Submit again in {} minutes. Nothing was stored.",
                retry_after.as_secs().div_ceil(60)
            ),
            retry_after,
        })
    }

    /// Whether anything can be judged here.
    ///
    /// # Errors
    /// With the first fix when not.
    pub fn judging_available(&self) -> Result<(), Error> {
        match self.availability.fault() {
            None => Ok(()),
            Some(fault) => Err(Error::Unavailable {
                detail: format!("Submissions cannot be judged on this host: {}", fault.fix),
                retry_after: Duration::from_secs(300),
            }),
        }
    }

    /// The languages some worker can judge, by name. While the broker cannot be asked, those it named last; also where it has just
    /// forgotten every worker, because those that live tell it again within seconds.
    ///
    /// # Errors
    /// When the broker cannot be asked and never could.
    #[boxed]
    pub async fn languages(&self) -> Result<Vec<Language>, Error> {
        let asked = self.broker.workers().await;
        let mut last = self.last_offered.lock().unwrap_or_else(PoisonError::into_inner);
        match (asked, &*last) {
            (Err(_), Some((_, languages))) => Ok(languages.clone()),
            (Err(error), None) => Err(Error::internal(&error)),
            (Ok(workers), Some((at, languages))) if workers.is_empty() && at.elapsed() < FORGOTTEN => {
                Ok(languages.clone())
            }
            (Ok(workers), _) => {
                let mut languages: Vec<Language> = workers.into_iter().flat_map(|it| it.worker.languages).collect();
                languages.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
                languages.dedup_by(|a, b| a.id == b.id);
                *last = (!languages.is_empty()).then(|| (Instant::now(), languages.clone()));
                Ok(languages)
            }
        }
    }

    /// One of the person's own submissions; an admin may read everybody's.
    ///
    /// # Errors
    /// When there is none, or it is somebody else's: the answer does not tell which.
    #[boxed]
    pub async fn submission(&self, me: &Me, id: SubmissionId) -> Result<Submission, Error> {
        Ok(self.readable(me, id).await?.1)
    }

    /// A submission that [`submission`](Self::submission) lets the person read, and its author where that is somebody else.
    ///
    /// # Errors
    /// As of [`submission`](Self::submission).
    #[boxed]
    pub async fn submission_and_author(&self, me: &Me, id: SubmissionId) -> Result<(Submission, Option<Me>), Error> {
        let (owner, submission) = self.readable(me, id).await?;
        let author = if owner == me.id { None } else { self.store.user(owner).await? };
        Ok((submission, author))
    }

    /// The rule of who may read a submission.
    async fn readable(&self, me: &Me, id: SubmissionId) -> Result<(UserId, Submission), Error> {
        match self.store.submission(id).await? {
            Some((owner, submission)) if owner == me.id || me.role == Role::Admin => Ok((owner, submission)),
            _ => Err(Error::NotFound("submission")),
        }
    }

    /// The person's submissions, newest first.
    ///
    /// # Errors
    /// When the cursor is not one of ours.
    #[boxed]
    pub async fn submissions(&self, me: &Me, query: &HistoryQuery) -> Result<Page<SubmissionSummary>, Error> {
        Ok(self.store.submissions(me.id, &query.filter(), query.cursor.as_deref(), query.limit()).await?)
    }

    /// How far judging is, for a submission that is not done.
    #[boxed]
    pub async fn progress(&self, submission: &Submission) -> Option<Progress> {
        if submission.state == SubmissionState::Done {
            return None;
        }
        // Liveness only: without the broker the stored row still tells the state.
        self.broker.last_progress(submission.id).await.unwrap_or_else(|error| {
            tracing::warn!(%error, "last progress cannot be read");
            None
        })
    }

    /// Aborts a submission of the person's own. One that is done stays as it is.
    ///
    /// # Errors
    /// When there is none, or it is somebody else's.
    #[boxed]
    pub async fn cancel(&self, me: &Me, id: SubmissionId) -> Result<Submission, Error> {
        match self.store.abort(id, me.id).await? {
            Aborted::NotFound => Err(Error::NotFound("submission")),
            Aborted::AlreadyDone => self.submission(me, id).await,
            Aborted::Done => {
                self.tell_aborted(me, id).await;
                self.submission(me, id).await
            }
        }
    }

    /// Lets a worker stop at once and sockets show it; both would find out by themselves, later.
    async fn tell_aborted(&self, me: &Me, id: SubmissionId) {
        let told = match self.broker.cancel(Job::submission(id)).await {
            Ok(()) => self.broker.publish(me.id, &LiveEvent::Done { submission: id }).await,
            Err(error) => Err(error),
        };
        if let Err(error) = told {
            tracing::warn!(submission.id = %id, %error, "abort not announced");
        }
    }

    /// What stands for the language of answers, where nobody asks for one all the same.
    async fn no_language(&self, asked: Option<&str>, sources: &Sources) -> Result<LanguageId, Error> {
        if let Some(asked) = asked.filter(|asked| *asked != LanguageId::ANSWERS) {
            let words =
                format!("This problem takes the answers themselves, no program in {asked}. Leave the language out.");
            return Err(Error::field("language", words));
        }
        if sources.entry_point().is_some() {
            return Err(Error::field("entry_point", "Answers are not started. Leave the entry point out."));
        }
        if self.languages().await?.is_empty() { Err(no_worker()) } else { Ok(LanguageId::answers()) }
    }

    pub(crate) async fn offered_language(&self, id: &str) -> Result<LanguageId, Error> {
        let offered = self.languages().await?;
        if let Some(language) = offered.iter().find(|language| language.id.as_str() == id) {
            return Ok(language.id.clone());
        }
        if offered.is_empty() {
            return Err(no_worker());
        }
        let names: Vec<&str> = offered.iter().map(|language| language.id.as_str()).collect();
        Err(Error::field("language", format!("{id:?} is not a language here. Use one of: {}.", names.join(", "))))
    }
}

fn no_worker() -> Error {
    Error::Unavailable {
        detail: "No worker is connected. Nothing was stored; submit again in a minute.".into(),
        retry_after: Duration::from_secs(60),
    }
}
