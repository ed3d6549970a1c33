//! Running a program on cases before it is submitted.

use std::time::Duration;

use assay_broker::{Error as BrokerError, RunTimes};
use assay_domain::{
    Class, Job, MAX_RUN_CASE_BYTES, MAX_RUN_CASES, Owner, Phase, ProblemKind, Run, RunAccess, RunOrder, Slug, Source,
    UserId, WaitReason, WaitsFor,
};
use tokio::time::{Instant, sleep};

use crate::{Error, Secret, Service, SessionToken, Visitor, boxed, waiting};

/// A run can be asked for during ten minutes; one that nobody has asked for during half a minute is dropped, unless it is over.
const TIMES: RunTimes = RunTimes { kept: Duration::from_secs(10 * 60), unasked: Duration::from_secs(30) };
/// How long who asks is kept waiting for news; well below what proxies allow.
const PATIENCE: Duration = Duration::from_secs(10);
/// How often the broker is looked at meanwhile: below what people notice.
const LOOK_EVERY: Duration = Duration::from_millis(25);
/// Ids are random, so that nobody can count them; they fit what a browser takes for a whole number.
const MOST_ID: i64 = 1 << 52;

/// What is to be run.
#[derive(Clone, Debug)]
pub struct NewRun {
    /// Whose limits and samples it runs with.
    pub problem: String,
    /// In which language.
    pub language: String,
    /// The program.
    pub source: String,
    /// The inputs of cases of one's own.
    pub cases: Vec<String>,
}

/// Whose run it is: a person's, or that of a browser without an account.
#[derive(Clone, Debug)]
pub enum RunOwner {
    /// A person's.
    User(UserId),
    /// A browser's, named by a cookie.
    Browser(SessionToken),
}

impl RunOwner {
    /// As it stands in the broker; of a browser the hash alone.
    fn name(&self) -> String {
        match self {
            Self::User(user) => format!("user:{user}"),
            Self::Browser(token) => {
                token.hash().iter().fold("browser:".to_owned(), |name, byte| format!("{name}{byte:02x}"))
            }
        }
    }
}

impl Service {
    /// Takes a run, and says under which number it can be asked for.
    ///
    /// # Errors
    /// When the source, the problem, the language or a case is not right, somebody runs too much, or nothing can run now.
    #[boxed]
    pub async fn begin_run(&self, visitor: &Visitor, owner: &RunOwner, new: NewRun) -> Result<i64, Error> {
        self.limits.run(visitor.id(), visitor.address).await?;
        let source = Source::new(new.source)?;
        check_cases(&new.cases)?;
        let problem: Slug = new.problem.parse().map_err(|_| Error::NotFound("problem"))?;
        let problem = self.problem(&problem, None, &[]).await?;
        check_kind(problem.kind)?;
        self.judging_available()?;
        let language = self.offered_language(&new.language).await?;
        if !self.broker.has_room(Class::Run).await {
            return Err(not_now(&BrokerError::RunsFull));
        }
        let id = rand::random_range(1..MOST_ID);
        let waits_as = waits_as(&self.secret, visitor);
        let cases = new.cases.into_iter().map(as_file).collect();
        let order = RunOrder {
            owner: owner.name(),
            problem: problem.slug,
            language,
            source: source.as_str().to_owned(),
            cases,
        };
        self.broker.create_run(id, &order, &waits_as, TIMES).await.map_err(|error| not_now(&error))?;
        self.broker.enqueue(Class::Run, Job::run(id), &waits_as).await.map_err(|error| not_now(&error))?;
        Ok(id)
    }

    /// How far a run is: at once where `seen` is not the newest step, else when there is a newer one, or after some seconds.
    ///
    /// # Errors
    /// When there is none, or not any more, or it is somebody else's.
    #[boxed]
    pub async fn run(&self, owner: &RunOwner, id: i64, seen: Option<i64>) -> Result<Run, Error> {
        let access = self.broker.run_access(id).await.map_err(|error| not_now(&error))?;
        let access = access.filter(|access| access.owner == owner.name()).ok_or(Error::NotFound("run"))?;
        if let Err(error) = self.broker.ask_for_run(id, TIMES.unasked).await {
            tracing::warn!(%error, "not noted that a run is asked for");
        }
        let give_up = Instant::now() + PATIENCE;
        loop {
            let run = self.broker.run(id).await.map_err(|error| not_now(&error))?.ok_or(Error::NotFound("run"))?;
            if seen != Some(i64::from(run.seq)) || run.phase == Phase::Done || Instant::now() >= give_up {
                return Ok(match run.phase {
                    Phase::Queued => Run { waits_for: self.waits_for(&access).await, ..run },
                    _ => run,
                });
            }
            sleep(LOOK_EVERY).await;
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

/// Who takes turns with whom: people by their accounts, visitors by their network (an IPv4 address, or 64 bits of an IPv6 one), because a
/// cookie costs nothing. Workers can read the name, so it holds a keyed hash of the network.
fn waits_as(secret: &Secret, visitor: &Visitor) -> Owner {
    match visitor.id() {
        Some(user) => Owner::user(user),
        None => Owner::network(&secret.hash("owner", &visitor.address.to_string())),
    }
}

/// Cases are texts that a program reads from its standard input.
fn check_kind(kind: ProblemKind) -> Result<(), Error> {
    let why = if kind.interactive {
        "Programs for this problem talk with the judge, which cannot be tried on cases. Submit it."
    } else if kind.submit_answer {
        "Answers are submitted as they are; there is no program to run."
    } else {
        return Ok(());
    };
    Err(Error::field("problem", why.to_owned()))
}

/// A typed text as a file would hold it: the last line is ended, too.
fn as_file(typed: String) -> String {
    let mut text = if typed.contains('\r') { typed.replace("\r\n", "\n") } else { typed };
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    text
}

fn check_cases(cases: &[String]) -> Result<(), Error> {
    if cases.len() > MAX_RUN_CASES {
        return Err(Error::field("cases", format!("Send at most {MAX_RUN_CASES} cases; the samples run anyway.")));
    }
    match cases.iter().position(|input| input.len() > MAX_RUN_CASE_BYTES || input.contains('\0')) {
        None => Ok(()),
        Some(at) => Err(Error::field(
            "cases",
            format!("Case {} must be text of at most {} KiB, without NUL.", at + 1, MAX_RUN_CASE_BYTES / 1024),
        )),
    }
}

fn not_now(error: &BrokerError) -> Error {
    tracing::warn!(%error, "a run is not taken");
    let retry_after = Duration::from_secs(5);
    let detail = match error {
        BrokerError::OwnerRunsFull => {
            let detail =
                "Your earlier runs are still waiting and take all the space you get. Run again when one has ended.";
            return Error::TooMuch { detail: detail.into(), retry_after };
        }
        BrokerError::QueueFull { .. } | BrokerError::RunsFull => {
            "Too many runs are waiting. Run again in a few seconds; submitting works."
        }
        _ => "Runs are not available right now. Run again in a few seconds; submitting works.",
    };
    Error::Unavailable { detail: detail.into(), retry_after }
}
