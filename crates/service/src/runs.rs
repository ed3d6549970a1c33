//! Runs of a program before it is submitted.

use std::time::Duration;

use assay_broker::{Error as BrokerError, RunCreation, RunKey, RunTimes};
use assay_domain::{
    Class, FieldName, FieldProblem, IdempotencyKey, Interface, Job, MAX_RUN_CASE_BYTES, MAX_RUN_CASES, Missing, Owner,
    Phase, ProblemKind, Refusal, Run, RunAccess, RunOrder, Slug, Source, UserId, WaitReason, WaitsFor,
};
use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};
use tokio::time::{Instant, sleep};

use crate::{Error, Secret, Service, SessionToken, Visitor, boxed, submissions::choose_interface, waiting};

/// Runs are kept for ten minutes. A run that has not ended is dropped if no client polls it for 30 seconds.
const TIMES: RunTimes = RunTimes { ttl: Duration::from_secs(10 * 60), unpolled_ttl: Duration::from_secs(30) };
/// How long a request waits for a newer state. Proxies allow longer.
const LONG_POLL: Duration = Duration::from_secs(10);
/// How often a waiting request reads the state. Users do not notice this delay.
const POLL_INTERVAL: Duration = Duration::from_millis(25);
/// Ids are random, so that they do not show the number of runs. They are below 2^52, which is exact in JavaScript.
const MAX_ID: i64 = 1 << 52;

/// A new run.
#[derive(Clone, Debug)]
pub struct NewRun {
    /// The problem whose limits and samples are used.
    pub problem: String,
    pub language: String,
    pub source: String,
    /// How the program gets the cases of a function problem.
    pub interface: Option<Interface>,
    /// The inputs of the user's custom cases.
    pub cases: Vec<String>,
    /// Makes a repeated request return the run of the first one.
    pub idempotency_key: Option<IdempotencyKey>,
}

impl NewRun {
    /// The key of the request, with a hash of everything else in it.
    fn key(&self) -> Option<RunKey> {
        let key = self.idempotency_key.clone()?;
        let mut hash = Sha256::new();
        let interface = self.interface.map_or("", Interface::as_str).to_owned();
        let texts = [&self.problem, &self.language, &self.source, &interface];
        for text in texts.into_iter().chain(&self.cases) {
            // With the length, different lists of texts never have the same bytes.
            hash.update(text.len().to_be_bytes());
            hash.update(text);
        }
        Some(RunKey { key, fingerprint: HEXLOWER.encode(&hash.finalize()) })
    }
}

/// The owner of a run.
#[derive(Clone, Debug)]
pub enum RunOwner {
    User(UserId),
    /// A browser that is not logged in, identified by a cookie.
    Browser(SessionToken),
}

impl RunOwner {
    /// The name in the broker. For browsers, it contains only a hash.
    fn name(&self) -> String {
        match self {
            Self::User(user) => format!("user:{user}"),
            Self::Browser(token) => format!("browser:{}", HEXLOWER.encode(&token.hash())),
        }
    }
}

impl Service {
    /// A token for a browser without one. If the request has an idempotency key, a repeated request from the same network gets
    /// the same token, because the answer with the first one may be lost.
    ///
    /// # Errors
    /// When the system's random generator fails.
    pub fn new_browser(&self, visitor: &Visitor, key: Option<&IdempotencyKey>) -> Result<SessionToken, Error> {
        let Some(key) = key else { return SessionToken::generate().map_err(|error| Error::internal(&error)) };
        let text = format!("{} {}", visitor.address, key.as_str());
        let half = |purpose| self.secret.hash(purpose, &text);
        Ok(SessionToken::of_halves([half("browser, first half"), half("browser, second half")]))
    }

    /// Starts a run, and returns its id.
    ///
    /// # Errors
    /// When the source, the problem, the language or a case is invalid, there are too many runs, or no run is possible now.
    #[boxed]
    pub async fn begin_run(&self, visitor: &Visitor, owner: &RunOwner, new: NewRun) -> Result<i64, Error> {
        self.limits.run(visitor.id(), visitor.address).await?;
        let queue_owner = queue_owner(&self.secret, visitor);
        let key = new.key();
        // Before the checks that depend on the time: they may refuse what was already started.
        if let Some(key) = &key
            && let Some(creation) =
                self.broker.repeated_run(&owner.name(), key).await.map_err(|error| unavailable(&error))?
        {
            return self.queue_run(creation, &queue_owner).await;
        }
        let source = Source::new(new.source)?;
        check_cases(&new.cases)?;
        let problem: Slug = new.problem.parse().map_err(|_| Error::not_found(Missing::Problem))?;
        let problem = self.problem(&problem, None, &[]).await?;
        check_kind(problem.kind)?;
        self.judging_available()?;
        let language = self.available_language(&new.language).await?;
        let functions = problem.signature.is_some();
        let interface = choose_interface(new.interface, functions, language.functions, &language.id)?;
        if !self.broker.has_room(Class::Run).await {
            return Err(unavailable(&BrokerError::RunsFull));
        }
        let id = rand::random_range(1..MAX_ID);
        let cases = new.cases.into_iter().map(normalize_input).collect();
        let order = RunOrder {
            owner: owner.name(),
            problem: problem.slug,
            language: language.id,
            interface,
            source: source.as_str().to_owned(),
            cases,
        };
        let creation = self.broker.create_run(id, &order, &queue_owner, TIMES, key.as_ref()).await;
        self.queue_run(creation.map_err(|error| unavailable(&error))?, &queue_owner).await
    }

    /// Queues a run that this request or an earlier one created.
    async fn queue_run(&self, creation: RunCreation, owner: &Owner) -> Result<i64, Error> {
        let id = match creation {
            RunCreation::Created(id) | RunCreation::Repeated(id) => id,
            RunCreation::KeyReused => {
                return Err(Error::field(FieldName::IdempotencyKey, FieldProblem::KeyOfAnotherRun));
            }
        };
        // Also a repeated one: the first request may have failed before this. A run is in the queue at most once, and a worker
        // skips ended runs.
        self.broker.enqueue(Class::Run, Job::run(id), owner).await.map_err(|error| unavailable(&error))?;
        Ok(id)
    }

    /// The state of a run. If `seen` is the newest step, this waits for a newer one, up to [`LONG_POLL`].
    ///
    /// # Errors
    /// When the run does not exist, has expired, or belongs to another owner.
    #[boxed]
    pub async fn run(&self, owner: &RunOwner, id: i64, seen: Option<i64>) -> Result<Run, Error> {
        let access = self.broker.run_access(id).await.map_err(|error| unavailable(&error))?;
        let access = access.filter(|access| access.owner == owner.name()).ok_or(Error::not_found(Missing::Run))?;
        if let Err(error) = self.broker.touch_run(id, TIMES.unpolled_ttl).await {
            tracing::warn!(%error, "cannot record that a run is polled");
        }
        let deadline = Instant::now() + LONG_POLL;
        loop {
            let run = self
                .broker
                .run(id)
                .await
                .map_err(|error| unavailable(&error))?
                .ok_or(Error::not_found(Missing::Run))?;
            if seen != Some(i64::from(run.seq)) || run.phase == Phase::Done || Instant::now() >= deadline {
                return Ok(match run.phase {
                    Phase::Queued => Run { waits_for: self.waits_for(&access).await, ..run },
                    _ => run,
                });
            }
            sleep(POLL_INTERVAL).await;
        }
    }

    async fn waits_for(&self, access: &RunAccess) -> Option<WaitsFor> {
        match waiting::reason(&self.broker.workers().await.ok()?, &access.language) {
            WaitReason::NoWorker => Some(WaitsFor::Worker),
            WaitReason::NoLanguage => Some(WaitsFor::Language),
            WaitReason::Busy { .. } | WaitReason::Soon => None,
        }
    }
}

/// The owner who takes turns in the queue: a user, or the network of a visitor (an IPv4 address, or 64 bits of an IPv6
/// address). Cookies would be too easy to make. Workers can read the name, so it has a keyed hash of the network.
fn queue_owner(secret: &Secret, visitor: &Visitor) -> Owner {
    match visitor.id() {
        Some(user) => Owner::user(user),
        None => Owner::network(&secret.hash("owner", &visitor.address.to_string())),
    }
}

/// Rejects problems whose programs do not just read a case from standard input.
fn check_kind(kind: ProblemKind) -> Result<(), Error> {
    let problem = if kind.interactive {
        FieldProblem::InteractiveProblem
    } else if kind.submit_answer {
        FieldProblem::AnswersProblem
    } else {
        return Ok(());
    };
    Err(Error::field(FieldName::Problem, problem))
}

/// Uses Unix line breaks, and ends the last line.
fn normalize_input(typed: String) -> String {
    let mut text = if typed.contains('\r') { typed.replace("\r\n", "\n") } else { typed };
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    text
}

fn check_cases(cases: &[String]) -> Result<(), Error> {
    if cases.len() > MAX_RUN_CASES {
        return Err(Error::field(FieldName::Cases, FieldProblem::TooManyCases { most: MAX_RUN_CASES }));
    }
    match cases.iter().position(|input| input.len() > MAX_RUN_CASE_BYTES || input.contains('\0')) {
        None => Ok(()),
        Some(at) => Err(Error::field(
            FieldName::Cases,
            FieldProblem::InvalidCase { number: at + 1, most_kib: MAX_RUN_CASE_BYTES / 1024 },
        )),
    }
}

fn unavailable(error: &BrokerError) -> Error {
    tracing::warn!(%error, "cannot start or read a run");
    let retry_after_s = 5;
    let refusal = match error {
        BrokerError::OwnerRunsFull => Refusal::TooManyRuns { retry_after_s },
        BrokerError::QueueFull { .. } | BrokerError::RunsFull => Refusal::RunsFull { retry_after_s },
        _ => Refusal::RunsUnavailable { retry_after_s },
    };
    refusal.into()
}
