//! The queue in Redis: one stream per class, and the turns of owners. Scripts change both atomically. `lua/queue.lua` lists
//! the keys.

use std::{sync::Arc, time::Duration};

use assay_domain::{Class, Job, Owner, Timestamp};
use async_trait::async_trait;
use fred::{
    interfaces::StreamsInterface,
    types::{Value, streams::XReadValue},
};

use super::{
    Connection, connection,
    new_jobs::NewJobs,
    script::{run, scripts},
};
use crate::{
    Claim, DeadLetter, Error, Serves,
    queue::{MAX_DEAD_LETTERS, QueueBackend},
};

scripts! {
    ENQUEUE = "queue" "enqueue";
    CONTAINS = "queue" "contains";
    IS_HELD = "queue" "is_held";
    HAS_WAITING = "queue" "has_waiting";
    CLAIM = "queue" "claim";
    RENEW = "queue" "renew";
    RELEASE = "queue" "release";
    DEAD_LETTER = "dead_letter";
    REMOVE_DEAD_LETTER = "remove_dead_letter";
}

/// A waiting claimer looks for jobs at least this often, in case a notification is lost.
const MAX_WAIT: Duration = Duration::from_secs(2);

/// The queues of all classes.
pub(crate) struct Queue(Arc<Inner>);

struct Inner {
    connection: Arc<Connection>,
    new_jobs: NewJobs,
    bound: usize,
}

/// The result of looking for a job.
enum Found {
    Claim(Claim),
    /// No job. The next lease expires after this time.
    Nothing(Option<Duration>),
}

/// The parts of a receipt.
struct Receipt<'a> {
    entry: &'a str,
    token: &'a str,
}

impl Queue {
    pub(crate) fn new(connection: Arc<Connection>, url: String, bound: usize) -> Self {
        let streams = Class::ALL.iter().map(|class| connection.key(stream_name(*class))).collect();
        Self(Arc::new(Inner { connection, new_jobs: NewJobs::new(url, streams), bound }))
    }

    /// Looks for a job. This finishes even if the caller is dropped; then the claimed job is put back.
    async fn look(&self, lease: Duration, serves: Serves) -> Result<Found, Error> {
        let inner = Arc::clone(&self.0);
        let (sender, receiver) = tokio::sync::oneshot::channel();
        tokio::spawn(async move {
            if let Err(Ok(Found::Claim(claim))) = sender.send(inner.claim(lease, serves).await)
                && let Err(error) = inner.release(&claim, true).await
            {
                tracing::warn!(job = %claim.job, %error, "cannot put back a job whose claimer was dropped; its lease will expire");
            }
        });
        receiver.await.map_err(|error| Error::Unreachable(Box::new(error)))?
    }
}

#[async_trait]
impl QueueBackend for Queue {
    async fn enqueue(&self, class: Class, job: Job, owner: &Owner) -> Result<(), Error> {
        let Inner { connection, bound, .. } = &*self.0;
        let args = vec![job.to_string(), class.as_str().to_owned(), bound.to_string(), owner.as_str().to_owned()];
        let added: bool = run(&ENQUEUE, connection, keys(connection), args).await?;
        if added { Ok(()) } else { Err(Error::QueueFull { class, bound: *bound }) }
    }

    async fn has_room(&self, class: Class) -> Result<bool, Error> {
        Ok(self.depth(class).await? < self.0.bound)
    }

    async fn depth(&self, class: Class) -> Result<usize, Error> {
        let connection = &self.0.connection;
        connection.call(connection.client().xlen(connection.key(stream_name(class)))).await
    }

    async fn contains(&self, job: &Job) -> Result<bool, Error> {
        let connection = &self.0.connection;
        run(&CONTAINS, connection, keys(connection), job.to_string()).await
    }

    async fn is_held(&self, job: &Job) -> Result<bool, Error> {
        let connection = &self.0.connection;
        run(&IS_HELD, connection, keys(connection), job.to_string()).await
    }

    async fn has_waiting(&self, class: Class) -> Result<bool, Error> {
        let connection = &self.0.connection;
        run(&HAS_WAITING, connection, keys(connection), class.as_str()).await
    }

    async fn claim(&self, _: &str, lease: Duration, serves: Serves) -> Result<Claim, Error> {
        loop {
            // Listen first, so that no job is missed after the look.
            let mut new_job = std::pin::pin!(self.0.new_jobs.next().await?);
            new_job.as_mut().enable();
            let next_expiry = match self.look(lease, serves).await? {
                Found::Claim(claim) => return Ok(claim),
                Found::Nothing(next_expiry) => next_expiry.unwrap_or(MAX_WAIT).min(MAX_WAIT),
            };
            tokio::select! {
                () = new_job => {}
                // One more millisecond, because Redis counts whole ones.
                () = tokio::time::sleep(next_expiry + Duration::from_millis(1)) => {}
            }
        }
    }

    async fn try_claim(&self, _: &str, lease: Duration, serves: Serves) -> Result<Option<Claim>, Error> {
        Ok(match self.look(lease, serves).await? {
            Found::Claim(claim) => Some(claim),
            Found::Nothing(_) => None,
        })
    }

    async fn renew(&self, claim: &Claim) -> Result<bool, Error> {
        let connection = &self.0.connection;
        let mut args = claim_args(claim)?;
        args.push(millis(claim.lease));
        run(&RENEW, connection, keys(connection), args).await
    }

    async fn ack(&self, claim: &Claim) -> Result<bool, Error> {
        self.0.release(claim, false).await
    }

    async fn put_back(&self, claim: &Claim) -> Result<bool, Error> {
        self.0.release(claim, true).await
    }

    async fn dead_letter(&self, job: Job, reason: &str) -> Result<(), Error> {
        let args = vec![job.to_string(), reason.to_owned(), MAX_DEAD_LETTERS.to_string()];
        run(&DEAD_LETTER, &self.0.connection, dead_keys(&self.0.connection), args).await
    }

    async fn dead_letters(&self) -> Result<Vec<DeadLetter>, Error> {
        let connection = &self.0.connection;
        let entries = connection.client().xrange_values(connection.key(DEAD), "-", "+", None);
        let entries: Vec<XReadValue<String, String, String>> = connection.call(entries).await?;
        Ok(entries.into_iter().filter_map(|(id, fields)| letter(&id, &fields)).collect())
    }

    async fn dead_letter_count(&self) -> Result<usize, Error> {
        let connection = &self.0.connection;
        connection.call(connection.client().xlen(connection.key(DEAD))).await
    }

    async fn remove_dead_letter(&self, job: &Job) -> Result<bool, Error> {
        run(&REMOVE_DEAD_LETTER, &self.0.connection, dead_keys(&self.0.connection), job.to_string()).await
    }
}

impl Inner {
    async fn claim(&self, lease: Duration, serves: Serves) -> Result<Found, Error> {
        let connection = &self.connection;
        let token = format!("{:016x}", rand::random::<u64>());
        let mut args = vec![millis(lease), token.clone()];
        args.extend(serves.classes().iter().map(|class| class.as_str().to_owned()));
        let found: Vec<Value> = run(&CLAIM, connection, keys(connection), args).await?;
        if let [wait] = &*found {
            let wait = wait.as_u64().map(Duration::from_millis);
            return Ok(Found::Nothing(wait));
        }
        let text = |at: usize| found.get(at).and_then(Value::as_string).unwrap_or_default();
        let class = Class::ALL.into_iter().find(|class| class.as_str() == text(1));
        let (Some(class), Ok(job)) = (class, text(0).parse()) else {
            return Err(Error::Unreachable(format!("a queue contains an invalid job: {:?}", text(0)).into()));
        };
        let receipt = format!("{}/{token}", text(2));
        Ok(Found::Claim(Claim { job, class, receipt, lease }))
    }

    /// Ends a claim. With `back`, the job goes to the end of its owner's line; otherwise it is removed.
    async fn release(&self, claim: &Claim, back: bool) -> Result<bool, Error> {
        let mut args = claim_args(claim)?;
        args.push(u8::from(back).to_string());
        run(&RELEASE, &self.connection, keys(&self.connection), args).await
    }
}

const JOBS: &str = "jobs";
const DEAD: &str = "dead";
const DEAD_JOBS: &str = "dead:jobs";

pub(super) fn stream_name(class: Class) -> String {
    format!("queue:{}", class.as_str())
}

/// The keys for scripts of the queue: `jobs`, and the prefixes of the other keys. Only Redis Cluster, which is not supported,
/// needs all keys here.
fn keys(connection: &Connection) -> Vec<String> {
    vec![connection.key(JOBS), connection.key("queue:"), connection.key("leases:")]
}

fn dead_keys(connection: &Connection) -> Vec<String> {
    vec![connection.key(DEAD), connection.key(DEAD_JOBS)]
}

/// The arguments that identify a claim: job, its value in `jobs`, class, entry.
fn claim_args(claim: &Claim) -> Result<Vec<String>, Error> {
    let Receipt { entry, token } = receipt(claim)?;
    let class = claim.class.as_str();
    Ok(vec![claim.job.to_string(), format!("{class}|{entry}|{token}"), class.to_owned(), entry.to_owned()])
}

fn receipt(claim: &Claim) -> Result<Receipt<'_>, Error> {
    match claim.receipt.split_once('/') {
        Some((entry, token)) => Ok(Receipt { entry, token }),
        None => Err(connection::unreachable(fred::error::Error::new(
            fred::error::ErrorKind::InvalidArgument,
            "this claim is from another broker",
        ))),
    }
}

fn letter(id: &str, fields: &std::collections::HashMap<String, String>) -> Option<DeadLetter> {
    let at = id.split('-').next()?.parse().ok()?;
    let job = fields.get("job")?.parse().ok()?;
    Some(DeadLetter { job, reason: fields.get("reason")?.clone(), at: Timestamp(at) })
}

fn millis(duration: Duration) -> String {
    duration.as_millis().to_string()
}
