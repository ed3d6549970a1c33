//! The connection for all channels that this process subscribes to.
//!
//! When the connection breaks, Redis forgets its subscriptions. On each new connection, this process subscribes to all
//! channels again and tells all readers to read the rows again, because messages may be lost. While there is no connection,
//! it tells readers this repeatedly, because submissions can end without Redis.

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

use super::{cancellations, connection, live};
use crate::{Cancellations, Error, Subscription, fanout::Fanout};

/// The most messages that wait in this process. Above this, the oldest are lost and all readers must read the rows again.
const MAX_WAITING_MESSAGES: usize = 65_536;
/// The most cancellations that wait for a listener.
const MAX_WAITING_CANCELLATIONS: usize = 1024;
/// If a response takes longer, the connection is broken.
const RESPONSE_TIMEOUT: Duration = Duration::from_secs(5);
const PING_INTERVAL: Duration = Duration::from_secs(10);
/// How often readers are told to read the rows again while Redis is down.
const RESYNC_INTERVAL: Duration = Duration::from_secs(3);
/// The most channels in one command after a new connection.
const CHANNELS_PER_COMMAND: usize = 500;

/// The subscriptions of this process.
pub(crate) struct Channels {
    fanout: Arc<Fanout>,
    cancellations: broadcast::Sender<Job>,
    requests: mpsc::UnboundedSender<Request>,
    _tasks: JoinSet<()>,
}

/// Requests to the task that owns the connection. They are handled one after the other, so that an unsubscription cannot
/// cancel a later subscription.
enum Request {
    Subscribe(UserId, oneshot::Sender<Result<(), Error>>),
    SubscribeCancellations(oneshot::Sender<Result<(), Error>>),
    LastReaderLeft(UserId),
}

impl Channels {
    /// Connects. If Redis does not answer within a few seconds, the connection is made later.
    ///
    /// # Errors
    /// [`Error::BadUrl`].
    pub(crate) async fn connect(url: &str, prefix: &str) -> Result<Self, Error> {
        let client = connection::client(url, |builder| {
            builder
                .with_performance_config(|performance| performance.broadcast_channel_capacity = MAX_WAITING_MESSAGES)
                .with_connection_config(|connection| connection.unresponsive.max_timeout = Some(RESPONSE_TIMEOUT));
        })?;
        let (requests, received) = mpsc::unbounded_channel();
        let leaving = requests.clone();
        let fanout = Arc::new(Fanout::new(move |user| {
            // Fails only if this broker was dropped, together with its connection.
            let _result = leaving.send(Request::LastReaderLeft(user));
        }));
        let cancellations = broadcast::Sender::new(MAX_WAITING_CANCELLATIONS);
        let mut tasks = JoinSet::new();
        tasks.spawn(deliver(client.message_rx(), prefix.to_owned(), Arc::clone(&fanout), cancellations.clone()));
        let listener = Listener {
            client: client.clone(),
            prefix: prefix.to_owned(),
            fanout: Arc::clone(&fanout),
            users: HashSet::new(),
            hears_cancellations: false,
        };
        tasks.spawn(listener.serve(received, client.reconnect_rx()));
        tasks.spawn(ping(client.clone()));
        tasks.spawn(resync_while_disconnected(client.clone(), Arc::clone(&fanout)));
        tasks.spawn(connection::run_connection(client.clone()));
        // A failure is reported by the connection for commands, which connects at the same time.
        let _connected = tokio::time::timeout(connection::CONNECT_TIMEOUT, client.wait_for_connect()).await;
        Ok(Self { fanout, cancellations, requests, _tasks: tasks })
    }

    /// Subscribes to a user's channel, and waits until Redis has confirmed it. While Redis is down, the reader only gets
    /// [`LiveEvent::Resync`](crate::LiveEvent::Resync).
    pub(super) async fn subscribe(&self, user: UserId) -> Result<Subscription, Error> {
        // Add the reader first, so that another reader that leaves now does not end the subscription.
        let subscription = self.fanout.subscribe(user);
        self.request(|done| Request::Subscribe(user, done)).await?;
        Ok(subscription)
    }

    pub(super) async fn cancellations(&self) -> Result<Cancellations, Error> {
        let receiver = self.cancellations.subscribe();
        self.request(Request::SubscribeCancellations).await?;
        Ok(Cancellations(receiver))
    }

    async fn request(&self, request: impl FnOnce(oneshot::Sender<Result<(), Error>>) -> Request) -> Result<(), Error> {
        let (done, result) = oneshot::channel();
        self.requests.send(request(done)).map_err(|error| Error::Unreachable(error.to_string().into()))?;
        result.await.map_err(|error| Error::Unreachable(Box::new(error)))?
    }
}

/// Owns the connection and the list of subscriptions.
struct Listener {
    client: Client,
    prefix: String,
    fanout: Arc<Fanout>,
    users: HashSet<UserId>,
    hears_cancellations: bool,
}

impl Listener {
    async fn serve(
        mut self,
        mut requests: mpsc::UnboundedReceiver<Request>,
        mut reconnects: broadcast::Receiver<Server>,
    ) {
        loop {
            tokio::select! {
                request = requests.recv() => match request {
                    Some(request) => self.handle(request).await,
                    None => return,
                },
                reconnect = reconnects.recv() => match reconnect {
                    Ok(_) | Err(RecvError::Lagged(_)) => self.resubscribe().await,
                    Err(RecvError::Closed) => return,
                },
            }
        }
    }

    async fn handle(&mut self, request: Request) {
        match request {
            Request::Subscribe(user, done) => {
                // Each new connection subscribes to all users in the list.
                let skip = self.users.contains(&user) || !self.client.is_connected();
                let result = if skip { Ok(()) } else { self.subscribe(vec![self.user_channel(user)]).await };
                if result.is_ok() {
                    self.users.insert(user);
                }
                // Fails if the caller was dropped. Then its reader has left, too, which is another request.
                let _result = done.send(result);
            }
            Request::SubscribeCancellations(done) => {
                let result = if self.hears_cancellations {
                    Ok(())
                } else {
                    self.subscribe(vec![self.cancellations_channel()]).await
                };
                self.hears_cancellations |= result.is_ok();
                let _result = done.send(result);
            }
            Request::LastReaderLeft(user) => {
                if self.fanout.has_readers(user) || !self.users.remove(&user) {
                    return;
                }
                if let Err(error) = self.client.unsubscribe(self.user_channel(user)).await {
                    tracing::debug!(%error, "cannot unsubscribe from a channel; it ends with the connection");
                }
            }
        }
    }

    /// Subscribes to all channels again on a new connection.
    async fn resubscribe(&mut self) {
        let mut channels: Vec<String> = self.users.iter().map(|user| self.user_channel(*user)).collect();
        if self.hears_cancellations {
            channels.push(self.cancellations_channel());
        }
        for some in channels.chunks(CHANNELS_PER_COMMAND) {
            if let Err(error) = self.subscribe(some.to_vec()).await {
                tracing::warn!(error = &error as &dyn std::error::Error, "cannot subscribe to channels yet");
                // Force a new connection, in case this one is not broken. Each new connection calls this function again.
                if let Err(error) = self.client.force_reconnection().await {
                    tracing::debug!(%error, "cannot force a new connection");
                }
                return;
            }
        }
        self.fanout.resync_all();
    }

    async fn subscribe(&self, channels: Vec<String>) -> Result<(), Error> {
        let options = Options { timeout: Some(RESPONSE_TIMEOUT), fail_fast: true, ..Options::default() };
        let client = self.client.with_options(&options);
        client.subscribe(channels).await.map_err(connection::unreachable)?;
        // `subscribe` returns when the command is written. When Redis answers the ping, it has handled the subscription.
        client.ping(None).await.map_err(connection::unreachable)
    }

    fn user_channel(&self, user: UserId) -> String {
        format!("{}{}", self.prefix, live::channel_name(user))
    }

    fn cancellations_channel(&self) -> String {
        format!("{}{}", self.prefix, cancellations::CHANNEL)
    }
}

/// Delivers messages to the readers in this process.
async fn deliver(
    mut messages: broadcast::Receiver<Message>,
    prefix: String,
    fanout: Arc<Fanout>,
    cancellations: broadcast::Sender<Job>,
) {
    loop {
        let message = match messages.recv().await {
            Ok(message) => message,
            Err(RecvError::Lagged(lost)) => {
                tracing::warn!(
                    lost,
                    "messages were lost because this process was too slow; readers read the rows again"
                );
                fanout.resync_all();
                continue;
            }
            Err(RecvError::Closed) => return,
        };
        let channel = message.channel.strip_prefix(&*prefix).unwrap_or_default();
        let text = message.value.as_str().unwrap_or_default();
        if channel == cancellations::CHANNEL {
            if let Ok(job) = text.parse() {
                // Fails if there is no listener.
                let _listeners = cancellations.send(job);
            }
        } else if let Some(user) = channel.strip_prefix("live:").and_then(|user| user.parse().ok()) {
            match serde_json::from_str(&text) {
                Ok(event) => fanout.deliver(UserId(user), &event),
                Err(error) => tracing::warn!(%error, "cannot read a live message"),
            }
        }
    }
}

/// Tells readers to read the rows again while there is no connection.
async fn resync_while_disconnected(client: Client, fanout: Arc<Fanout>) {
    loop {
        tokio::time::sleep(RESYNC_INTERVAL).await;
        if !client.is_connected() {
            fanout.resync_all();
        }
    }
}

/// Detects a broken connection. Few commands are sent on this connection, so it could stay broken for long.
async fn ping(client: Client) {
    loop {
        tokio::time::sleep(PING_INTERVAL).await;
        if let Err(error) = client.ping::<()>(None).await {
            tracing::debug!(%error, "no response on the connection for channels");
        }
    }
}
