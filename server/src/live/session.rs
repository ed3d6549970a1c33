//! One open socket, from the first message to the last.

use std::{net::IpAddr, pin::pin, time::Duration};

use assay_broker::{LiveEvent, Subscription};
use assay_domain::{ClientMessage, Me, ServerMessage, SubmissionId};
use assay_service::{Error, Service, Visitor};
use axum::{
    body::Bytes,
    extract::ws::{CloseFrame, Message, Utf8Bytes, WebSocket, close_code},
};
use tokio::time::{Instant, MissedTickBehavior, interval_at, timeout};
use tokio_util::sync::CancellationToken;

use super::followed::Followed;
use crate::visitor::Credentials;

/// How often both sides hear from each other. Proxies commonly cut what is silent for 60 s.
const PING_EVERY: Duration = Duration::from_secs(20);
/// A peer that answered none of two pings is gone.
const SILENCE: Duration = Duration::from_secs(50);
/// After how many pings a silent socket's session or key is checked: every minute.
const RECHECK_EVERY: u32 = 3;
/// So many messages that make no sense end the socket.
const MOST_RUBBISH: u32 = 10;

/// Why a socket ends.
enum End {
    /// The peer left, or cannot be reached: nothing to say.
    Gone,
    /// Ours to end, with the code and words for the close frame.
    Close(u16, &'static str),
}

/// Serves a socket until it ends.
pub(super) async fn run(
    mut socket: WebSocket,
    service: Service,
    visitor: Visitor,
    credentials: Credentials,
    stopping: CancellationToken,
) {
    let Some(me) = visitor.me.clone() else { return };
    // Subscribed before any snapshot is read: what happens in between is told twice rather than never.
    let subscription = match service.broker().subscribe(me.id).await {
        Ok(subscription) => subscription,
        Err(error) => {
            tracing::warn!(%error, "live events cannot be subscribed to");
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
        rubbish: 0,
    };
    if let End::Close(code, words) = session.serve(subscription, stopping).await {
        close(&mut session.socket, code, words).await;
    }
}

struct Session {
    socket: WebSocket,
    service: Service,
    credentials: Credentials,
    address: IpAddr,
    me: Me,
    followed: Followed,
    rubbish: u32,
}

impl Session {
    async fn serve(&mut self, mut subscription: Subscription, stopping: CancellationToken) -> End {
        let mut ping = interval_at(Instant::now() + PING_EVERY, PING_EVERY);
        ping.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut pings = 0_u32;
        let mut heard = Instant::now();
        // Once a socket and not once a message: all sockets wait in one list, behind one lock.
        let mut stopped = pin!(stopping.cancelled());
        loop {
            // In boxes: what is needed for a moment is not kept by each of ten thousand sockets that wait.
            let step = tokio::select! {
                () = &mut stopped => Err(End::Close(close_code::AWAY, "the server stops; connect again")),
                message = self.socket.recv() => match message {
                    Some(Ok(message)) => {
                        heard = Instant::now();
                        Box::pin(self.receive(message)).await
                    }
                    Some(Err(_)) | None => Err(End::Gone),
                },
                event = subscription.recv() => match event {
                    Some(event) => Box::pin(self.forward(event)).await,
                    None => Err(End::Close(close_code::AGAIN, "live events ended; connect again")),
                },
                _ = ping.tick() => {
                    pings = pings.wrapping_add(1);
                    Box::pin(self.look_after(heard, pings.is_multiple_of(RECHECK_EVERY))).await
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
                // Asking here is a read like any other.
                if let Err(error) = self.service.limits().read(Some(self.me.id), self.address).await {
                    return self.send(&ServerMessage::Error { detail: error.detail() }).await;
                }
                self.snapshot(submission).await
            }
            Err(_) => {
                self.rubbish += 1;
                if self.rubbish > MOST_RUBBISH {
                    return Err(End::Close(close_code::POLICY, "too many messages that make no sense"));
                }
                let detail = r#"Send {"type":"watch","submission":ID}."#.to_owned();
                self.send(&ServerMessage::Error { detail }).await
            }
        }
    }

    async fn snapshot(&mut self, id: SubmissionId) -> Result<(), End> {
        self.recheck().await?;
        match self.service.submission(&self.me, id).await {
            Ok(submission) => {
                let progress = self.service.progress(&submission).await;
                self.followed.snapshot(&submission, progress.as_ref());
                self.send(&ServerMessage::Snapshot { submission: Box::new(submission), progress }).await
            }
            Err(error @ Error::NotFound(_)) => self.send(&ServerMessage::Error { detail: error.detail() }).await,
            Err(_) => Err(End::Close(close_code::ERROR, "the submission cannot be read; connect again")),
        }
    }

    async fn forward(&mut self, event: LiveEvent) -> Result<(), End> {
        match event {
            LiveEvent::Progress(progress) => {
                if self.followed.is_news(&progress) {
                    self.send(&ServerMessage::Progress(progress)).await?;
                }
                Ok(())
            }
            LiveEvent::Done { submission } => self.done(submission).await,
            LiveEvent::Resync => {
                for id in self.followed.open() {
                    self.snapshot(id).await?;
                }
                Ok(())
            }
        }
    }

    /// Tells the end, from the row alone.
    async fn done(&mut self, id: SubmissionId) -> Result<(), End> {
        self.recheck().await?;
        let submission = match self.service.submission(&self.me, id).await {
            Ok(submission) => submission,
            Err(_) => return Err(End::Close(close_code::ERROR, "the submission cannot be read; connect again")),
        };
        if self.followed.is_end(&submission) {
            self.send(&ServerMessage::Done { submission: Box::new(submission) }).await?;
        }
        Ok(())
    }

    async fn look_after(&mut self, heard: Instant, recheck: bool) -> Result<(), End> {
        if recheck {
            self.recheck().await?;
        }
        self.ping(heard).await
    }

    async fn ping(&mut self, heard: Instant) -> Result<(), End> {
        if heard.elapsed() > SILENCE {
            return Err(End::Gone);
        }
        // The browser answers the frame by itself, and shows the message to the page: each side can tell that the other lives.
        self.put(Message::Ping(Bytes::new())).await?;
        self.send(&ServerMessage::Ping).await
    }

    /// A person who logged out, lost a role or revoked the key must not be told more. So this comes before each read of a submission,
    /// and now and then in between.
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
            Err(_) => Err(End::Close(close_code::ERROR, "the session cannot be checked; connect again")),
        }
    }

    async fn send(&mut self, message: &ServerMessage) -> Result<(), End> {
        let Ok(text) = serde_json::to_string(message) else {
            return Err(End::Close(close_code::ERROR, "a message cannot be written"));
        };
        self.put(Message::Text(text.into())).await
    }

    /// Sends, but not for ever: a peer that never reads would hold this task past every ping and even past a stop.
    async fn put(&mut self, message: Message) -> Result<(), End> {
        match timeout(PING_EVERY, self.socket.send(message)).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) | Err(_) => Err(End::Gone),
        }
    }
}

async fn close(socket: &mut WebSocket, code: u16, words: &'static str) {
    let frame = CloseFrame { code, reason: Utf8Bytes::from_static(words) };
    // A peer that is gone cannot be told; there is nothing else to do.
    drop(timeout(PING_EVERY, socket.send(Message::Close(Some(frame)))).await);
}
