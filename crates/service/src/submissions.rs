//! Submitting, and reading submissions.

use std::{
    sync::PoisonError,
    time::{Duration, Instant},
};

use assay_broker::LiveEvent;
use assay_domain::{
    Class, FieldName, FieldProblem, IdempotencyKey, Interface, Job, Language, LanguageId, Me, Missing, Owner, Page,
    Progress, Refusal, Role, Slug, SourceError, SourceFile, Sources, Submission, SubmissionId, SubmissionState,
    SubmissionSummary, UserId, Verdict,
};
use assay_store::{Aborted, NewSubmission, SubmissionFilter};

use crate::{Error, Service, boxed, error::seconds, problems::MAX_ITEMS};

/// How long the last languages are still used when the broker has no workers. Workers announce themselves within seconds.
const KEEP_LANGUAGES: Duration = Duration::from_secs(20);

/// How long the last languages are used without asking the broker. Workers rarely change, and many pages ask.
const FRESH_LANGUAGES: Duration = Duration::from_millis(500);

/// A solution to submit.
#[derive(Clone, Debug)]
pub struct Solution {
    /// The problem's slug.
    pub problem: String,
    /// None for `submit-answer` problems.
    pub language: Option<String>,
    /// The program. For `submit-answer` problems, each file is the answer to the case with the same name.
    pub files: Vec<SourceFile>,
    /// The file or class to start.
    pub entry_point: Option<String>,
    /// How the program gets the cases of a function problem. By default, a driver calls it if its language has one.
    pub interface: Option<Interface>,
    /// Makes a repeated request return the submission of the first one.
    pub idempotency_key: Option<IdempotencyKey>,
}

/// A query for submissions.
#[derive(Clone, Debug, Default)]
pub struct HistoryQuery {
    pub problem: Option<Slug>,
    /// Part of the problem's title or slug.
    pub problem_text: Option<String>,
    pub verdict: Option<Verdict>,
    pub language: Option<LanguageId>,
    pub cursor: Option<String>,
    /// The page size; 50 by default.
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
        self.limit.unwrap_or(50).clamp(1, MAX_ITEMS)
    }
}

impl Service {
    /// Stores a submission and queues it. When this returns, the submission is stored and will be judged, even if servers,
    /// workers or the broker fail.
    ///
    /// # Errors
    /// When the source, the problem or the language is invalid, the user submits too often, or nothing can be judged now.
    #[boxed]
    pub async fn submit(&self, me: &Me, solution: Solution) -> Result<SubmissionId, Error> {
        let Solution { problem, language, files, entry_point, interface, idempotency_key } = solution;
        self.limits.submit(me.id).await?;
        let problem: Slug = problem.parse().map_err(|_| Error::not_found(Missing::Problem))?;
        let rules = self.store.submission_rules(&problem).await?.ok_or(Error::not_found(Missing::Problem))?;
        let max = usize::try_from(rules.code_kib).unwrap_or(usize::MAX).saturating_mul(1024);
        let answers = rules.kind.submit_answer;
        let sources = Sources::new(files, entry_point, max).map_err(|error| match error {
            SourceError::Empty if answers => Error::field(FieldName::Source, FieldProblem::AnswerEmpty),
            other => other.into(),
        })?;
        let language = match language {
            Some(language) => LanguageId(language),
            None if answers => LanguageId::answers(),
            None => return Err(Error::field(FieldName::Language, FieldProblem::LanguageMissing)),
        };
        let mut submission = NewSubmission { user: me.id, problem, language, sources, interface, idempotency_key };
        // Before the checks that depend on the time: they may refuse what was already stored.
        if let Some(id) = self.store.repeated_submission(&submission).await? {
            return Ok(id);
        }
        self.check_daily_limit(me).await?;
        self.judging_available()?;
        let language = &submission.language;
        let has_driver = if answers {
            self.check_answers(&submission).await?;
            false
        } else {
            self.available_language(language.as_str()).await?.functions
        };
        submission.interface = choose_interface(interface, rules.functions, has_driver, language)?;
        let language = &submission.language;
        if let Some(allowed) = rules.languages.filter(|allowed| !answers && !allowed.contains(language)) {
            let problem = FieldProblem::LanguageNotAllowed { language: language.clone(), allowed };
            return Err(Error::field(FieldName::Language, problem));
        }
        if !self.broker.has_room(Class::Submit).await {
            return Err(Refusal::QueueFull { retry_after_s: 60 }.into());
        }
        let id = self.store.create_submission(&submission).await?;
        // The submission is stored. If this fails, a worker that repairs the queue adds it later.
        if let Err(error) = self.broker.enqueue(Class::Submit, Job::submission(id), &Owner::user(me.id)).await {
            tracing::warn!(submission.id = %id, %error, "cannot add the submission to the queue; a worker will add it later");
        }
        tracing::info!(submission.id = %id, user.id = %me.id, problem = %submission.problem, "submitted");
        Ok(id)
    }

    /// Checks the limit of submissions in the last 24 hours. Submissions are never deleted, so this limits how fast they grow.
    async fn check_daily_limit(&self, me: &Me) -> Result<(), Error> {
        if !self.config.rate_limits {
            return Ok(());
        }
        let max = self.config.quotas.submissions_per_day;
        let Some(wait_ms) = self.store.daily_limit_wait(me.id, max).await? else { return Ok(()) };
        let retry_after = Duration::from_millis(u64::try_from(wait_ms).unwrap_or_default());
        Err(Refusal::DailyLimit { most: max, retry_after_s: seconds(retry_after) }.into())
    }

    /// Checks that this server's own worker can judge.
    ///
    /// # Errors
    /// When it cannot, with the first fix.
    pub fn judging_available(&self) -> Result<(), Error> {
        match self.availability.fault() {
            None => Ok(()),
            Some(fault) => Err(Refusal::CannotJudge { fix: fault.fix.clone(), retry_after_s: 300 }.into()),
        }
    }

    /// The languages that workers can judge, sorted by name, at most half a second old. If the broker cannot be reached, or has just lost all workers, these
    /// are the last known languages.
    ///
    /// # Errors
    /// When the broker cannot be reached and no languages are known.
    #[boxed]
    pub async fn languages(&self) -> Result<Vec<Language>, Error> {
        match self.fresh_languages() {
            Some(fresh) => Ok(fresh),
            None => self.read_languages().await,
        }
    }

    async fn read_languages(&self) -> Result<Vec<Language>, Error> {
        let workers = self.broker.workers().await;
        let mut last = self.last_languages.lock().unwrap_or_else(PoisonError::into_inner);
        match (workers, &*last) {
            (Err(_), Some((_, languages))) => Ok(languages.clone()),
            (Err(error), None) => Err(Error::internal(&error)),
            (Ok(workers), Some((at, languages))) if workers.is_empty() && at.elapsed() < KEEP_LANGUAGES => {
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

    fn fresh_languages(&self) -> Option<Vec<Language>> {
        let last = self.last_languages.lock().unwrap_or_else(PoisonError::into_inner);
        last.as_ref().filter(|(at, _)| at.elapsed() < FRESH_LANGUAGES).map(|(_, languages)| languages.clone())
    }

    /// A submission of the user. Admins may read all submissions.
    ///
    /// # Errors
    /// When it does not exist or belongs to another user. The error is the same for both.
    #[boxed]
    pub async fn submission(&self, me: &Me, id: SubmissionId) -> Result<Submission, Error> {
        Ok(self.readable(me, id).await?.1)
    }

    /// A submission, and its submitter if that is another user.
    ///
    /// # Errors
    /// Those of [`submission`](Self::submission).
    #[boxed]
    pub async fn submission_and_author(&self, me: &Me, id: SubmissionId) -> Result<(Submission, Option<Me>), Error> {
        let (owner, submission) = self.readable(me, id).await?;
        let author = if owner == me.id { None } else { self.store.user(owner).await? };
        Ok((submission, author))
    }

    /// Reads a submission, if the user may read it.
    async fn readable(&self, me: &Me, id: SubmissionId) -> Result<(UserId, Submission), Error> {
        match self.store.submission(id).await? {
            Some((owner, submission)) if owner == me.id || me.role == Role::Admin => Ok((owner, submission)),
            _ => Err(Error::not_found(Missing::Submission)),
        }
    }

    /// The user's submissions, newest first.
    ///
    /// # Errors
    /// When the cursor is invalid.
    #[boxed]
    pub async fn submissions(&self, me: &Me, query: &HistoryQuery) -> Result<Page<SubmissionSummary>, Error> {
        Ok(self.store.submissions(me.id, &query.filter(), query.cursor.as_deref(), query.limit()).await?)
    }

    /// The last progress of a submission that is not done.
    #[boxed]
    pub async fn progress(&self, submission: &Submission) -> Option<Progress> {
        if submission.state == SubmissionState::Done {
            return None;
        }
        // Without the broker, pages still show the stored state.
        let last = self.broker.last_progress(submission.id).await.unwrap_or_else(|error| {
            tracing::warn!(%error, "cannot read the last progress");
            None
        });
        // A queued submission has no running attempt, so the progress of its last attempt is over.
        last.filter(|last| submission.state != SubmissionState::Queued || last.attempt > submission.attempt)
    }

    /// Cancels a submission of the user. A submission that is done is not changed.
    ///
    /// # Errors
    /// When it does not exist, or belongs to another user.
    #[boxed]
    pub async fn cancel(&self, me: &Me, id: SubmissionId) -> Result<Submission, Error> {
        match self.store.abort(id, me.id).await? {
            Aborted::NotFound => Err(Error::not_found(Missing::Submission)),
            Aborted::AlreadyDone => self.submission(me, id).await,
            Aborted::Done => {
                self.announce_cancellation(me, id).await;
                self.submission(me, id).await
            }
        }
    }

    /// Tells the worker and the user's pages at once. Without this, they would notice later.
    async fn announce_cancellation(&self, me: &Me, id: SubmissionId) {
        let result = match self.broker.cancel(Job::submission(id)).await {
            Ok(()) => self.broker.publish(me.id, &LiveEvent::Done { submission: id }).await,
            Err(error) => Err(error),
        };
        if let Err(error) = result {
            tracing::warn!(submission.id = %id, %error, "cannot announce that a submission was cancelled");
        }
    }

    /// Checks that submitted answers name no other language and no entry point, and that there is a worker.
    async fn check_answers(&self, NewSubmission { language, sources, .. }: &NewSubmission) -> Result<(), Error> {
        if !language.is_answers() {
            let problem = FieldProblem::LanguageOfAnswers { language: language.clone() };
            return Err(Error::field(FieldName::Language, problem));
        }
        if sources.entry_point().is_some() {
            return Err(Error::field(FieldName::EntryPoint, FieldProblem::EntryPointOfAnswers));
        }
        if self.languages().await?.is_empty() { Err(no_worker()) } else { Ok(()) }
    }

    /// Checks that a worker has this language.
    pub(crate) async fn available_language(&self, id: &str) -> Result<Language, Error> {
        let find = |offered: &[Language]| offered.iter().find(|language| language.id.as_str() == id).cloned();
        if let Some(language) = find(&self.languages().await?) {
            return Ok(language);
        }
        // A worker with this language may have started just now.
        let available = self.read_languages().await?;
        if let Some(language) = find(&available) {
            return Ok(language);
        }
        if available.is_empty() {
            return Err(no_worker());
        }
        let available = available.into_iter().map(|language| language.id).collect();
        Err(Error::field(FieldName::Language, FieldProblem::LanguageUnavailable { language: id.to_owned(), available }))
    }
}

/// The interface of a program; `None` if the problem has no signature. The default is a function where the language has a driver.
pub(crate) fn choose_interface(
    wanted: Option<Interface>,
    functions: bool,
    has_driver: bool,
    language: &LanguageId,
) -> Result<Option<Interface>, Error> {
    match wanted {
        Some(_) if !functions => Err(Error::field(FieldName::Interface, FieldProblem::OnlyOneInterface)),
        None if !functions => Ok(None),
        Some(Interface::Function) if !has_driver => {
            Err(Error::field(FieldName::Interface, FieldProblem::NoDriver { language: language.clone() }))
        }
        None if has_driver => Ok(Some(Interface::Function)),
        Some(chosen) => Ok(Some(chosen)),
        None => Ok(Some(Interface::Stdin)),
    }
}

fn no_worker() -> Error {
    Refusal::NoWorker { retry_after_s: 60 }.into()
}
