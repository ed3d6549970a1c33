//! Live channels in Redis: a channel a person, and the last progress of each submission as a key that passes.

use std::sync::Arc;

use assay_domain::{Progress, SubmissionId, UserId};
use async_trait::async_trait;
use fred::interfaces::{KeysInterface, PubsubInterface};

use super::{
    Channels, Link,
    script::{run, scripts},
};
use crate::{
    Error, LiveEvent, Subscription,
    live::{LiveBackend, PROGRESS_TTL},
};

scripts! {
    PROGRESS = "progress";
}

/// How many messages one call of the script tells: Redis does nothing else meanwhile.
const AT_ONCE: usize = 100;

/// Readers and last messages.
pub(crate) struct Live {
    pub(crate) link: Arc<Link>,
    pub(crate) channels: Arc<Channels>,
}

#[async_trait]
impl LiveBackend for Live {
    async fn publish(&self, user: UserId, event: &LiveEvent) -> Result<(), Error> {
        let link = &self.link;
        match event {
            LiveEvent::Progress(progress) => self.publish_progress(&[(user, progress.clone())]).await,
            LiveEvent::Done { .. } | LiveEvent::Resync => {
                link.call(link.client().publish(link.key(channel_name(user)), json(event)?)).await
            }
        }
    }

    async fn publish_progress(&self, told: &[(UserId, Progress)]) -> Result<(), Error> {
        let link = &self.link;
        for some in told.chunks(AT_ONCE) {
            let (mut keys, mut args) = (Vec::new(), vec![PROGRESS_TTL.as_millis().to_string()]);
            for (user, progress) in some {
                keys.extend([progress_key(link, progress.submission), link.key(channel_name(*user))]);
                let (attempt, seq) = (progress.attempt.to_string(), progress.seq.to_string());
                args.extend([attempt, seq, json(progress)?, json(&LiveEvent::Progress(progress.clone()))?]);
            }
            let _done: i64 = run(&PROGRESS, link, keys, args).await?;
        }
        Ok(())
    }

    async fn subscribe(&self, user: UserId) -> Result<Subscription, Error> {
        self.channels.subscribe(user).await
    }

    async fn last_progress(&self, submission: SubmissionId) -> Result<Option<Progress>, Error> {
        let link = &self.link;
        let last: Option<String> = link.call(link.client().get(progress_key(link, submission))).await?;
        let Some(last) = last else { return Ok(None) };
        let json = last.splitn(3, ':').nth(2).unwrap_or_default();
        serde_json::from_str(json).map(Some).map_err(|error| Error::Unreachable(Box::new(error)))
    }
}

/// The channel of a person, without the prefix.
pub(super) fn channel_name(user: UserId) -> String {
    format!("live:{user}")
}

fn progress_key(link: &Link, submission: SubmissionId) -> String {
    link.key(format_args!("progress:{submission}"))
}

fn json(value: &impl serde::Serialize) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|error| Error::Unreachable(Box::new(error)))
}
