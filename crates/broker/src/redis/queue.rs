//! The queue in Redis: one stream per class, and beside it whose turn it is. All of it changes together, in scripts;
//! `lua/queue.lua` has the list of keys.

use std::{sync::Arc, time::Duration};

use assay_domain::{Class, Job, Owner, Timestamp};
use async_trait::async_trait;
use fred::{
    interfaces::StreamsInterface,
    types::{Value, streams::XReadValue},
};

use super::{
    Link,
    doorbell::Doorbell,
    link,
    script::{run, scripts},
};
use crate::{
    Claim, DeadLetter, Error, Serves,
    queue::{MOST_DEAD_LETTERS, QueueBackend},
};

scripts! {
    ENQUEUE = "queue" "enqueue";
    CONTAINS = "queue" "contains";
    WAITS = "queue" "waits";
    CLAIM = "queue" "claim";
    RENEW = "queue" "renew";
    RELEASE = "queue" "release";
    DEAD_LETTER = "dead_letter";
    REMOVE_DEAD_LETTER = "remove_dead_letter";
}

/// A waiting claimer looks at least so often, whatever it hears: should a ring be lost, this is how long a job waits for it.
const LOOK_EVERY: Duration = Duration::from_secs(2);

/// The queues of all classes.
pub(crate) struct Queue(Arc<Inner>);

struct Inner {
    link: Arc<Link>,
    doorbell: Doorbell,
    bound: usize,
}

/// What a look for a job finds.
enum Found {
    Claim(Claim),
    /// Nothing; the first lease passes after so long.
    Nothing(Option<Duration>),
}

/// What a receipt is made of.
struct Receipt<'a> {
    entry: &'a str,
    token: &'a str,
}

impl Queue {
    pub(crate) fn new(link: Arc<Link>, url: String, bound: usize) -> Self {
        let streams = Class::ALL.iter().map(|class| link.key(stream_name(*class))).collect();
        Self(Arc::new(Inner { link, doorbell: Doorbell::new(url, streams), bound }))
    }

    /// Looks for a job. Runs to its end even if the caller goes away meanwhile: what was claimed for nobody is put back.
    async fn look(&self, lease: Duration, serves: Serves) -> Result<Found, Error> {
        let inner = Arc::clone(&self.0);
        let (told, answer) = tokio::sync::oneshot::channel();
        tokio::spawn(async move {
            if let Err(Ok(Found::Claim(claim))) = told.send(inner.claim(lease, serves).await)
                && let Err(error) = inner.release(&claim, true).await
            {
                tracing::warn!(job = %claim.job, %error, "claimed for nobody; its lease will pass");
            }
        });
        answer.await.map_err(|error| Error::Unreachable(Box::new(error)))?
    }
}

#[async_trait]
impl QueueBackend for Queue {
    async fn enqueue(&self, class: Class, job: Job, owner: &Owner) -> Result<(), Error> {
        let Inner { link, bound, .. } = &*self.0;
        let args = vec![job.to_string(), class.as_str().to_owned(), bound.to_string(), owner.as_str().to_owned()];
        let added: bool = run(&ENQUEUE, link, keys(link), args).await?;
        if added { Ok(()) } else { Err(Error::QueueFull { class, bound: *bound }) }
    }

    async fn has_room(&self, class: Class) -> Result<bool, Error> {
        Ok(self.depth(class).await? < self.0.bound)
    }

    async fn depth(&self, class: Class) -> Result<usize, Error> {
        let link = &self.0.link;
        link.call(link.client().xlen(link.key(stream_name(class)))).await
    }

    async fn contains(&self, job: &Job) -> Result<bool, Error> {
        let link = &self.0.link;
        run(&CONTAINS, link, keys(link), job.to_string()).await
    }

    async fn waits(&self, class: Class) -> Result<bool, Error> {
        let link = &self.0.link;
        run(&WAITS, link, keys(link), class.as_str()).await
    }

    async fn claim(&self, _: &str, lease: Duration, serves: Serves) -> Result<Claim, Error> {
        loop {
            // Listening starts before looking, so what comes in between is heard.
            let mut rung = std::pin::pin!(self.0.doorbell.rings().await?);
            rung.as_mut().enable();
            let first_lapse = match self.look(lease, serves).await? {
                Found::Claim(claim) => return Ok(claim),
                Found::Nothing(first_lapse) => first_lapse.unwrap_or(LOOK_EVERY).min(LOOK_EVERY),
            };
            tokio::select! {
                () = rung => {}
                // A millisecond more: Redis counts whole ones.
                () = tokio::time::sleep(first_lapse + Duration::from_millis(1)) => {}
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
        let link = &self.0.link;
        let mut args = claim_args(claim)?;
        args.push(millis(claim.lease));
        run(&RENEW, link, keys(link), args).await
    }

    async fn ack(&self, claim: &Claim) -> Result<bool, Error> {
        self.0.release(claim, false).await
    }

    async fn put_back(&self, claim: &Claim) -> Result<bool, Error> {
        self.0.release(claim, true).await
    }

    async fn dead_letter(&self, job: Job, reason: &str) -> Result<(), Error> {
        let args = vec![job.to_string(), reason.to_owned(), MOST_DEAD_LETTERS.to_string()];
        run(&DEAD_LETTER, &self.0.link, dead_keys(&self.0.link), args).await
    }

    async fn dead_letters(&self) -> Result<Vec<DeadLetter>, Error> {
        let link = &self.0.link;
        let entries = link.client().xrange_values(link.key(DEAD), "-", "+", None);
        let entries: Vec<XReadValue<String, String, String>> = link.call(entries).await?;
        Ok(entries.into_iter().filter_map(|(id, fields)| letter(&id, &fields)).collect())
    }

    async fn dead_letter_count(&self) -> Result<usize, Error> {
        let link = &self.0.link;
        link.call(link.client().xlen(link.key(DEAD))).await
    }

    async fn remove_dead_letter(&self, job: &Job) -> Result<bool, Error> {
        run(&REMOVE_DEAD_LETTER, &self.0.link, dead_keys(&self.0.link), job.to_string()).await
    }
}

impl Inner {
    async fn claim(&self, lease: Duration, serves: Serves) -> Result<Found, Error> {
        let link = &self.link;
        let token = format!("{:016x}", rand::random::<u64>());
        let mut args = vec![millis(lease), token.clone()];
        args.extend(serves.classes().iter().map(|class| class.as_str().to_owned()));
        let found: Vec<Value> = run(&CLAIM, link, keys(link), args).await?;
        if let [wait] = &*found {
            let wait = wait.as_u64().map(Duration::from_millis);
            return Ok(Found::Nothing(wait));
        }
        let text = |at: usize| found.get(at).and_then(Value::as_string).unwrap_or_default();
        let class = Class::ALL.into_iter().find(|class| class.as_str() == text(1));
        let (Some(class), Ok(job)) = (class, text(0).parse()) else {
            return Err(Error::Unreachable(format!("a queue holds what is no job: {:?}", text(0)).into()));
        };
        let receipt = format!("{}/{token}", text(2));
        Ok(Found::Claim(Claim { job, class, receipt, lease }))
    }

    /// Ends a claim: the job is done, or goes to the end of its owner's line.
    async fn release(&self, claim: &Claim, back: bool) -> Result<bool, Error> {
        let mut args = claim_args(claim)?;
        args.push(u8::from(back).to_string());
        run(&RELEASE, &self.link, keys(&self.link), args).await
    }
}

const JOBS: &str = "jobs";
const DEAD: &str = "dead";
const DEAD_JOBS: &str = "dead:jobs";

pub(super) fn stream_name(class: Class) -> String {
    format!("queue:{}", class.as_str())
}

/// What the scripts of the queue need: `jobs`, and what all other keys begin with. A Redis Cluster, which would need every key here, cannot
/// be used anyway.
fn keys(link: &Link) -> Vec<String> {
    vec![link.key(JOBS), link.key("queue:"), link.key("leases:")]
}

fn dead_keys(link: &Link) -> Vec<String> {
    vec![link.key(DEAD), link.key(DEAD_JOBS)]
}

/// What names a claim to the scripts: job, what `jobs` says of it, class, entry.
fn claim_args(claim: &Claim) -> Result<Vec<String>, Error> {
    let Receipt { entry, token } = receipt(claim)?;
    let class = claim.class.as_str();
    Ok(vec![claim.job.to_string(), format!("{class}|{entry}|{token}"), class.to_owned(), entry.to_owned()])
}

fn receipt(claim: &Claim) -> Result<Receipt<'_>, Error> {
    match claim.receipt.split_once('/') {
        Some((entry, token)) => Ok(Receipt { entry, token }),
        None => Err(link::unreachable(fred::error::Error::new(
            fred::error::ErrorKind::InvalidArgument,
            "this claim comes from another broker",
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
