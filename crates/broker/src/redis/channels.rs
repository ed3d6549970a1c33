//! What is heard from Redis: one connection for all channels that somebody in this process listens to.
//!
//! Redis forgets what a connection listened to when it breaks. After every new connection all channels are asked for again,
//! and every reader is told to read the rows anew: something may have been said meanwhile. While there is no connection they are told
//! so now and then: what ends without Redis can be seen in its row.

use std::{collections::HashSet, sync::Arc, time::Duration};

use assay_domain::{Job, UserId};
use fred::{
    clients::Client,
    interfaces::{ClientLike, EventInterface, PubsubInterface},
    types::{
        Message,
        config::{Options, Server},
    },
};
use tokio::{
    sync::{
        broadcast::{self, error::RecvError},
        mpsc, oneshot,
    },
    task::JoinSet,
};

use super::{cancellations, link, live};
use crate::{Cancellations, Error, Subscription, fanout::Fanout};

/// How many messages may wait for this process before the oldest are lost and everybody reads anew.
const BACKLOG: usize = 65_536;
/// How many calls to stop may wait for one listener.
const CALLS: usize = 1024;
/// How long an answer may take before the connection counts as dead.
const SILENCE: Duration = Duration::from_secs(5);
/// How often the connection is tried.
const PING_EVERY: Duration = Duration::from_secs(10);
/// How often readers read the rows anew while Redis is away.
const READ_ANEW_EVERY: Duration = Duration::from_secs(3);
/// How many channels are asked for at once after a new connection.
const AT_ONCE: usize = 500;

/// What this process listens to.
pub(crate) struct Channels {
    fanout: Arc<Fanout>,
    calls: broadcast::Sender<Job>,
    wishes: mpsc::UnboundedSender<Wish>,
    _tasks: JoinSet<()>,
}

/// What the one who holds the connection is asked for. One after the other, so that an end and a new beginning do not cross.
enum Wish {
    Hear(UserId, oneshot::Sender<Result<(), Error>>),
    HearCalls(oneshot::Sender<Result<(), Error>>),
    Left(UserId),
}

impl Channels {
    /// Begins to listen. Where Redis does not answer within a few seconds, it is asked when it does.
    ///
    /// # Errors
    /// [`Error::BadUrl`].
    pub(crate) async fn connect(url: &str, prefix: &str) -> Result<Self, Error> {
        let client = link::client(url, |builder| {
            builder
                .with_performance_config(|performance| performance.broadcast_channel_capacity = BACKLOG)
                .with_connection_config(|connection| connection.unresponsive.max_timeout = Some(SILENCE));
        })?;
        let (wishes, wished) = mpsc::unbounded_channel();
        let leaving = wishes.clone();
        let fanout = Arc::new(Fanout::telling(move |user| {
            // Unheard only where this broker is gone, and the connection with it.
            let _unheard = leaving.send(Wish::Left(user));
        }));
        let calls = broadcast::Sender::new(CALLS);
        let mut tasks = JoinSet::new();
        tasks.spawn(deliver(client.message_rx(), prefix.to_owned(), Arc::clone(&fanout), calls.clone()));
        let listener = Listener {
            client: client.clone(),
            prefix: prefix.to_owned(),
            fanout: Arc::clone(&fanout),
            heard: HashSet::new(),
            hears_calls: false,
        };
        tasks.spawn(listener.serve(wished, client.reconnect_rx()));
        tasks.spawn(ping(client.clone()));
        tasks.spawn(read_anew_while_away(client.clone(), Arc::clone(&fanout)));
        tasks.spawn(link::run_connection(client.clone()));
        // Whether it is there is told by the link, which is connected at the same time.
        let _connected = tokio::time::timeout(link::CONNECT, client.wait_for_connect()).await;
        Ok(Self { fanout, calls, wishes, _tasks: tasks })
    }

    /// A reader of a person's channel, once Redis has confirmed it; while Redis is away, one that reads the rows anew now and then.
    pub(super) async fn subscribe(&self, user: UserId) -> Result<Subscription, Error> {
        // A reader first: the one that leaves at this moment must not end what this one begins.
        let subscription = self.fanout.subscribe(user);
        self.wish(|told| Wish::Hear(user, told)).await?;
        Ok(subscription)
    }

    pub(super) async fn cancellations(&self) -> Result<Cancellations, Error> {
        let calls = self.calls.subscribe();
        self.wish(Wish::HearCalls).await?;
        Ok(Cancellations(calls))
    }

    async fn wish(&self, wish: impl FnOnce(oneshot::Sender<Result<(), Error>>) -> Wish) -> Result<(), Error> {
        let (told, answer) = oneshot::channel();
        self.wishes.send(wish(told)).map_err(|error| Error::Unreachable(error.to_string().into()))?;
        answer.await.map_err(|error| Error::Unreachable(Box::new(error)))?
    }
}

/// Holds the list of what is listened to.
struct Listener {
    client: Client,
    prefix: String,
    fanout: Arc<Fanout>,
    heard: HashSet<UserId>,
    hears_calls: bool,
}

impl Listener {
    async fn serve(mut self, mut wished: mpsc::UnboundedReceiver<Wish>, mut reconnects: broadcast::Receiver<Server>) {
        loop {
            tokio::select! {
                wish = wished.recv() => match wish {
                    Some(wish) => self.grant(wish).await,
                    None => return,
                },
                reconnect = reconnects.recv() => match reconnect {
                    Ok(_) | Err(RecvError::Lagged(_)) => self.ask_again().await,
                    Err(RecvError::Closed) => return,
                },
            }
        }
    }

    async fn grant(&mut self, wish: Wish) {
        match wish {
            Wish::Hear(user, told) => {
                // Every new connection asks for what is heard, after this.
                let later = self.heard.contains(&user) || !self.client.is_connected();
                let result = if later { Ok(()) } else { self.subscribe(vec![self.live(user)]).await };
                if result.is_ok() {
                    self.heard.insert(user);
                }
                // Unheard where the caller went away; its reader left, and that is told separately.
                let _unheard = told.send(result);
            }
            Wish::HearCalls(told) => {
                let result = if self.hears_calls { Ok(()) } else { self.subscribe(vec![self.calls()]).await };
                self.hears_calls |= result.is_ok();
                let _unheard = told.send(result);
            }
            Wish::Left(user) => {
                if self.fanout.has_readers(user) || !self.heard.remove(&user) {
                    return;
                }
                if let Err(error) = self.client.unsubscribe(self.live(user)).await {
                    tracing::debug!(%error, "a channel is still listened to, until the connection ends");
                }
            }
        }
    }

    /// Listens to everything again, on a new connection.
    async fn ask_again(&mut self) {
        let mut channels: Vec<String> = self.heard.iter().map(|user| self.live(*user)).collect();
        if self.hears_calls {
            channels.push(self.calls());
        }
        for some in channels.chunks(AT_ONCE) {
            if let Err(error) = self.subscribe(some.to_vec()).await {
                tracing::warn!(error = &error as &dyn std::error::Error, "channels not listened to yet");
                // The connection has broken again; the next one brings us back here. Should it not have, a new one is wanted.
                if let Err(error) = self.client.force_reconnection().await {
                    tracing::debug!(%error, "no new connection yet");
                }
                return;
            }
        }
        self.fanout.resync_all();
    }

    async fn subscribe(&self, channels: Vec<String>) -> Result<(), Error> {
        let options = Options { timeout: Some(SILENCE), fail_fast: true, ..Options::default() };
        let client = self.client.with_options(&options);
        client.subscribe(channels).await.map_err(link::unreachable)?;
        // The client library returns once the command is written. What is answered after it was subscribed to.
        client.ping(None).await.map_err(link::unreachable)
    }

    fn live(&self, user: UserId) -> String {
        format!("{}{}", self.prefix, live::channel_name(user))
    }

    fn calls(&self) -> String {
        format!("{}{}", self.prefix, cancellations::CHANNEL)
    }
}

/// Hands every message to those who wait for it in this process.
async fn deliver(
    mut messages: broadcast::Receiver<Message>,
    prefix: String,
    fanout: Arc<Fanout>,
    calls: broadcast::Sender<Job>,
) {
    loop {
        let message = match messages.recv().await {
            Ok(message) => message,
            Err(RecvError::Lagged(lost)) => {
                tracing::warn!(lost, "messages came faster than they were handed on; readers read anew");
                fanout.resync_all();
                continue;
            }
            Err(RecvError::Closed) => return,
        };
        let channel = message.channel.strip_prefix(&*prefix).unwrap_or_default();
        let text = message.value.as_string().unwrap_or_default();
        if channel == cancellations::CHANNEL {
            if let Ok(job) = text.parse() {
                // Nobody need listen.
                let _listeners = calls.send(job);
            }
        } else if let Some(user) = channel.strip_prefix("live:").and_then(|user| user.parse().ok()) {
            match serde_json::from_str(&text) {
                Ok(event) => fanout.deliver(UserId(user), &event),
                Err(error) => tracing::warn!(%error, "a live message cannot be read"),
            }
        }
    }
}

/// Nothing is heard without a connection, so readers must look for themselves.
async fn read_anew_while_away(client: Client, fanout: Arc<Fanout>) {
    loop {
        tokio::time::sleep(READ_ANEW_EVERY).await;
        if !client.is_connected() {
            fanout.resync_all();
        }
    }
}

/// Little is sent on this connection, so that one which died unnoticed would stay so.
async fn ping(client: Client) {
    loop {
        tokio::time::sleep(PING_EVERY).await;
        if let Err(error) = client.ping::<()>(None).await {
            tracing::debug!(%error, "no answer on the connection for listening");
        }
    }
}
