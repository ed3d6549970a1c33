//! One open live socket.

use std::{net::IpAddr, pin::pin, task::Poll, time::Duration};

use assay_app::show_submission;
use assay_broker::{LiveEvent, Subscription};
use assay_domain::{ClientMessage, Me, Progress, RequestRefusal, ServerMessage, SubmissionId};
use assay_service::{Service, Visitor};
use axum::{
    body::Bytes,
    extract::ws::{CloseFrame, Message, Utf8Bytes, WebSocket, close_code},
    http::StatusCode,
};
use futures::{StreamExt as _, stream::FuturesUnordered};
use serde::Serialize;
use serde_json::error::Category;
use tokio::time::{Instant, MissedTickBehavior, interval_at, timeout};
use tokio_util::sync::CancellationToken;

use super::followed::Followed;
use crate::{problem_json::ProblemJson, visitor::RequestCredentials};

/// Proxies often close connections that are silent for 60 s.
const PING_INTERVAL: Duration = Duration::from_secs(20);
/// A client that did not answer two pings is gone.
const CLIENT_TIMEOUT: Duration = Duration::from_secs(50);
/// The session or key of an idle socket is checked after this many pings, which is once per minute.
const PINGS_PER_RECHECK: u32 = 3;
/// After this many invalid messages, the server closes the socket.
const MAX_INVALID_MESSAGES: u32 = 10;

/// Why a socket ends.
enum End {
    /// The client left or cannot be reached.
    Gone,
    /// The server closes the socket, with this code and reason.
    Close(u16, &'static str),
}

/// Serves a socket until it ends.
pub(super) async fn run(
    mut socket: WebSocket,
    service: Service,
    visitor: Visitor,
    credentials: RequestCredentials,
    stopping: CancellationToken,
) {
    let Some(me) = visitor.me.clone() else { return };
    // Subscribe before reading a snapshot, so that no event is lost. Events in between may be sent twice.
    let subscription = match service.broker().subscribe(me.id).await {
        Ok(subscription) => subscription,
        Err(error) => {
            tracing::warn!(%error, "cannot subscribe to live events");
            return close(&mut socket, close_code::AGAIN, "try again").await;
        }
    };
    let mut session = Session {
        socket,
        service,
        credentials,
        address: visitor.address,
        me,
        followed: Followed::default(),
        invalid_messages: 0,
    };
    if let End::Close(code, reason) = session.serve(subscription, stopping).await {
        close(&mut session.socket, code, reason).await;
    }
}

struct Session {
    socket: WebSocket,
    service: Service,
    credentials: RequestCredentials,
    address: IpAddr,
    me: Me,
    followed: Followed,
    invalid_messages: u32,
}

impl Session {
    async fn serve(&mut self, mut subscription: Subscription, stopping: CancellationToken) -> End {
        let mut ping = interval_at(Instant::now() + PING_INTERVAL, PING_INTERVAL);
        ping.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut pings = 0_u32;
        let mut last_received = Instant::now();
        // All sockets share the lock of the token, and each poll of it takes this lock. Here it is only polled when it wakes this task.
        let mut stopped = FuturesUnordered::from_iter([stopping.cancelled()]);
        loop {
            // Events are polled first, because the other branches are rarely ready. Events are rare, so messages of the client are still read.
            // Boxes keep the future of each waiting socket small.
            let step = tokio::select! {
                biased;
                Some(()) = stopped.next() => Err(End::Close(close_code::AWAY, "the server is stopping; reconnect")),
                event = subscription.recv() => match event {
                    Some(LiveEvent::Progress(progress)) => Box::pin(self.progress(progress)).await,
                    Some(LiveEvent::Done { submission }) => Box::pin(self.done(submission)).await,
                    Some(LiveEvent::Resync) => Box::pin(self.resync()).await,
                    None => Err(End::Close(close_code::AGAIN, "live events ended; reconnect")),
                },
                message = self.socket.recv() => match message {
                    Some(Ok(message)) => {
                        last_received = Instant::now();
                        Box::pin(self.receive(message)).await
                    }
                    Some(Err(_)) | None => Err(End::Gone),
                },
                _ = ping.tick() => {
                    pings = pings.wrapping_add(1);
                    Box::pin(self.on_ping(last_received, pings.is_multiple_of(PINGS_PER_RECHECK))).await
                }
            };
            if let Err(end) = step {
                return end;
            }
        }
    }

    async fn receive(&mut self, message: Message) -> Result<(), End> {
        let text = match message {
            Message::Text(text) => text,
            Message::Binary(_) => Utf8Bytes::default(),
            Message::Close(_) => return Err(End::Gone),
            Message::Ping(_) | Message::Pong(_) => return Ok(()),
        };
        match serde_json::from_str::<ClientMessage>(&text) {
            Ok(ClientMessage::Watch { submission }) => {
                // A watch counts as a read.
                if let Err(error) = self.service.limits().read(Some(self.me.id), self.address).await {
                    return self.refuse(error.into()).await;
                }
                self.snapshot(submission).await
            }
            Err(error) => {
                self.invalid_messages += 1;
                if self.invalid_messages > MAX_INVALID_MESSAGES {
                    return Err(End::Close(close_code::POLICY, "too many invalid messages"));
                }
                let reason = r#"Send {"type":"watch","submission":ID}."#.to_owned();
                let refusal = match error.classify() {
                    Category::Data => RequestRefusal::UnexpectedJson { reason },
                    Category::Io | Category::Syntax | Category::Eof => RequestRefusal::NotJson { reason },
                };
                self.refuse(ProblemJson::new(StatusCode::BAD_REQUEST, refusal)).await
            }
        }
    }

    async fn snapshot(&mut self, id: SubmissionId) -> Result<(), End> {
        self.recheck().await?;
        match self.service.submission(&self.me, id).await {
            Ok(mut submission) => {
                show_submission(&mut submission);
                let progress = self.service.progress(&submission).await;
                self.followed.record_snapshot(&submission, progress.as_ref());
                self.send(&ServerMessage::Snapshot { submission: Box::new(submission), progress }).await
            }
            Err(error) if error.is_not_found() => self.refuse(error.into()).await,
            Err(_) => Err(End::Close(close_code::ERROR, "cannot read the submission; reconnect")),
        }
    }

    async fn progress(&mut self, progress: Progress) -> Result<(), End> {
        if self.followed.record_progress(&progress) {
            self.send(&ServerMessage::Progress(progress)).await?;
        }
        Ok(())
    }

    /// Reads the rows again, because events were lost.
    async fn resync(&mut self) -> Result<(), End> {
        for id in self.followed.open() {
            self.snapshot(id).await?;
        }
        Ok(())
    }

    /// Sends the end. It is read from the row.
    async fn done(&mut self, id: SubmissionId) -> Result<(), End> {
        self.recheck().await?;
        let mut submission = match self.service.submission(&self.me, id).await {
            Ok(submission) => submission,
            Err(_) => return Err(End::Close(close_code::ERROR, "cannot read the submission; reconnect")),
        };
        show_submission(&mut submission);
        if self.followed.record_end(&submission) {
            self.send(&ServerMessage::Done { submission: Box::new(submission) }).await?;
        }
        Ok(())
    }

    async fn on_ping(&mut self, last_received: Instant, recheck: bool) -> Result<(), End> {
        if recheck {
            self.recheck().await?;
        }
        self.ping(last_received).await
    }

    async fn ping(&mut self, last_received: Instant) -> Result<(), End> {
        if last_received.elapsed() > CLIENT_TIMEOUT {
            return Err(End::Gone);
        }
        // The browser answers the ping frame itself, and passes the message to the page. So both sides notice a dead connection.
        self.put(Message::Ping(Bytes::new())).await?;
        self.send(&ServerMessage::Ping).await
    }

    /// Checks the credentials before each read of a submission and regularly in between: after a log-out, a lost role or a revoked key, the
    /// client must not receive more.
    async fn recheck(&mut self) -> Result<(), End> {
        match self.credentials.check(&self.service).await {
            Ok(visitor) => match visitor.me {
                Some(me) if me.id == self.me.id => {
                    self.me = me;
                    Ok(())
                }
                _ => Err(End::Close(close_code::POLICY, "the session has ended")),
            },
            Err(problem) if problem.is_refusal() => Err(End::Close(close_code::POLICY, "the API key is not valid")),
            Err(_) => Err(End::Close(close_code::ERROR, "cannot check the session; reconnect")),
        }
    }

    async fn refuse(&mut self, error: ProblemJson) -> Result<(), End> {
        self.send(&error.socket_message()).await
    }

    async fn send(&mut self, message: &impl Serialize) -> Result<(), End> {
        let Ok(text) = serde_json::to_string(message) else {
            return Err(End::Close(close_code::ERROR, "cannot write a message"));
        };
        self.put(Message::Text(text.into())).await
    }

    /// Sends with a timeout. Without it, a client that never reads would hold this task forever.
    async fn put(&mut self, message: Message) -> Result<(), End> {
        let mut sending = pin!(self.socket.send(message));
        // Almost every message is sent at once, and needs no timer.
        let sent = match futures::poll!(sending.as_mut()) {
            Poll::Ready(sent) => sent,
            Poll::Pending => timeout(PING_INTERVAL, sending).await.map_err(|_| End::Gone)?,
        };
        sent.map_err(|_| End::Gone)
    }
}

async fn close(socket: &mut WebSocket, code: u16, reason: &'static str) {
    let frame = CloseFrame { code, reason: Utf8Bytes::from_static(reason) };
    // This fails if the client is already gone.
    drop(timeout(PING_INTERVAL, socket.send(Message::Close(Some(frame)))).await);
}
