//! Live channels in Redis: one channel per user, and the last progress of each submission as a key that expires.

use std::sync::Arc;

use assay_domain::{Progress, SubmissionId, UserId};
use async_trait::async_trait;
use fred::interfaces::{KeysInterface, PubsubInterface};

use super::{
    Channels, Connection,
    script::{run, scripts},
};
use crate::{
    Error, LiveEvent, Subscription,
    live::{LiveBackend, PROGRESS_TTL},
};

scripts! {
    PROGRESS = "progress";
}

/// The most messages per call of the script. Redis does nothing else while a script runs.
const MESSAGES_PER_CALL: usize = 100;

/// Readers, and the last progress of each submission.
pub(crate) struct Live {
    pub(crate) connection: Arc<Connection>,
    pub(crate) channels: Arc<Channels>,
}

#[async_trait]
impl LiveBackend for Live {
    async fn publish(&self, user: UserId, event: &LiveEvent) -> Result<(), Error> {
        let connection = &self.connection;
        match event {
            LiveEvent::Progress(progress) => self.publish_progress(&[(user, progress.clone())]).await,
            LiveEvent::Done { .. } | LiveEvent::Resync => {
                connection.call(connection.client().publish(connection.key(channel_name(user)), json(event)?)).await
            }
        }
    }

    async fn publish_progress(&self, messages: &[(UserId, Progress)]) -> Result<(), Error> {
        let connection = &self.connection;
        for some in messages.chunks(MESSAGES_PER_CALL) {
            let (mut keys, mut args) = (Vec::new(), vec![PROGRESS_TTL.as_millis().to_string()]);
            for (user, progress) in some {
                keys.extend([progress_key(connection, progress.submission), connection.key(channel_name(*user))]);
                args.push(format!("{} {}", number(progress), json(&LiveEvent::Progress(progress.clone()))?));
            }
            let _done: i64 = run(&PROGRESS, connection, keys, args).await?;
        }
        Ok(())
    }

    async fn subscribe(&self, user: UserId) -> Result<Subscription, Error> {
        self.channels.subscribe(user).await
    }

    async fn last_progress(&self, submission: SubmissionId) -> Result<Option<Progress>, Error> {
        let connection = &self.connection;
        let last: Option<String> =
            connection.call(connection.client().get(progress_key(connection, submission))).await?;
        let Some(last) = last else { return Ok(None) };
        let json = last.split_once(' ').map_or("", |(_, json)| json);
        match serde_json::from_str(json) {
            Ok(LiveEvent::Progress(progress)) => Ok(Some(progress)),
            Ok(other) => Err(Error::Unreachable(format!("{other:?} is stored as progress").into())),
            Err(error) => Err(Error::Unreachable(Box::new(error))),
        }
    }
}

/// The channel of a user, without the prefix.
pub(super) fn channel_name(user: UserId) -> String {
    format!("live:{user}")
}

/// The key of the last progress. Earlier versions of Assay write another format into the key without `:last`.
fn progress_key(connection: &Connection, submission: SubmissionId) -> String {
    connection.key(format_args!("progress:{submission}:last"))
}

/// Attempt and number of a message, with leading zeros, so that they can be compared as text. The script relies on their 21 characters.
fn number(progress: &Progress) -> String {
    format!("{:010}:{:010}", progress.attempt, progress.seq)
}

fn json(value: &impl serde::Serialize) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|error| Error::Unreachable(Box::new(error)))
}
