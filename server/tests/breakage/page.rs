//! Acts like our page in a browser: it keeps a socket open, watches its submissions again after each connect, and polls while it
//! cannot connect. It waits as long as the real page.

use std::{
    collections::BTreeSet,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering::SeqCst},
    },
    time::Duration,
};

use assay_domain::{ClientMessage, ServerMessage, Submission, SubmissionId, SubmissionState};
use futures::{SinkExt as _, StreamExt as _};
use rand::Rng as _;
use tokio::{net::TcpStream, sync::mpsc::UnboundedReceiver, time::timeout};
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async,
    tungstenite::{Message, client::IntoClientRequest as _},
};

use crate::ledger::{Ledger, Way};

const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
const SERVER_TIMEOUT: Duration = Duration::from_secs(45);
const FIRST_WAIT: Duration = Duration::from_millis(500);
const LONGEST_WAIT: Duration = Duration::from_secs(15);
const FAILURES_BEFORE_POLLING: u32 = 2;
const POLLS: [Duration; 3] = [Duration::from_secs(1), Duration::from_secs(2), Duration::from_secs(5)];

pub(crate) struct Page {
    /// The page chooses a server; in production a proxy does.
    pub(crate) servers: [String; 2],
    /// The server that it tries first.
    pub(crate) home: usize,
    /// Whether the network allows sockets.
    pub(crate) sockets: bool,
    pub(crate) key: String,
    pub(crate) http: reqwest::Client,
    pub(crate) ledger: Arc<Ledger>,
    pub(crate) connected: Arc<AtomicBool>,
    pub(crate) follow: UnboundedReceiver<SubmissionId>,
    pub(crate) followed: BTreeSet<SubmissionId>,
}

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// Why a part of the page's work ended.
#[derive(PartialEq, Eq)]
enum Ended {
    Closed,
    Reconnect,
}

impl Page {
    /// Runs until the sender of submissions is dropped.
    pub(crate) async fn run(mut self) {
        let mut failures = 0;
        loop {
            if let Some(socket) = self.open(failures).await {
                self.connected.store(true, SeqCst);
                let ended = self.listen(socket, &mut failures).await;
                self.connected.store(false, SeqCst);
                if ended == Ended::Closed {
                    return;
                }
            }
            failures += 1;
            if self.wait(failures).await == Ended::Closed {
                return;
            }
        }
    }

    fn server(&self, failures: u32) -> &str {
        &self.servers[(self.home + failures as usize) % self.servers.len()]
    }

    async fn open(&self, failures: u32) -> Option<Socket> {
        if !self.sockets {
            return None;
        }
        let url = format!("{}/api/v1/live", self.server(failures).replacen("http", "ws", 1));
        let mut request = url.into_client_request().unwrap();
        request.headers_mut().insert("authorization", format!("Bearer {}", self.key).parse().unwrap());
        let (socket, _) = timeout(CONNECT_TIMEOUT, connect_async(request)).await.ok()?.ok()?;
        Some(socket)
    }

    async fn listen(&mut self, mut socket: Socket, failures: &mut u32) -> Ended {
        for id in self.followed.clone() {
            if !watch(&mut socket, id).await {
                return Ended::Reconnect;
            }
        }
        loop {
            tokio::select! {
                id = self.follow.recv() => match id {
                    None => return Ended::Closed,
                    Some(id) => {
                        self.followed.insert(id);
                        if !watch(&mut socket, id).await {
                            return Ended::Reconnect;
                        }
                    }
                },
                message = timeout(SERVER_TIMEOUT, socket.next()) => match message {
                    Ok(Some(Ok(Message::Text(text)))) => {
                        *failures = 0;
                        match serde_json::from_str(&text).unwrap() {
                            ServerMessage::Snapshot { submission, .. } | ServerMessage::Done { submission } => {
                                self.take(&submission, Way::Socket);
                            }
                            _ => {}
                        }
                    }
                    Ok(Some(Ok(Message::Close(_)) | Err(_)) | None) | Err(_) => return Ended::Reconnect,
                    Ok(Some(Ok(_))) => {}
                },
            }
        }
    }

    /// Waits before the next attempt to connect. Polls meanwhile if connecting has failed repeatedly.
    async fn wait(&mut self, failures: u32) -> Ended {
        let most = (FIRST_WAIT * (1 << (failures - 1).min(10))).min(LONGEST_WAIT);
        let mut left = most / 2 + most.mul_f64(rand::rng().random::<f64>() / 2.0);
        let mut polls = 0;
        loop {
            let polling = failures >= FAILURES_BEFORE_POLLING && !self.followed.is_empty();
            let step = if polling { left.min(POLLS[polls.min(POLLS.len() - 1)]) } else { left };
            tokio::select! {
                id = self.follow.recv() => match id {
                    None => return Ended::Closed,
                    Some(id) => {
                        self.followed.insert(id);
                    }
                },
                () = tokio::time::sleep(step) => {
                    left -= step;
                    if polling {
                        self.poll_all(failures).await;
                        polls += 1;
                    }
                    if left.is_zero() {
                        return Ended::Reconnect;
                    }
                }
            }
        }
    }

    async fn poll_all(&mut self, failures: u32) {
        for id in self.followed.clone() {
            let url = format!("{}/api/v1/submissions/{id}", self.server(failures));
            // If the server or its database is down, the next poll comes soon.
            let Ok(answer) = self.http.get(url).bearer_auth(&self.key).send().await else { continue };
            if answer.status().is_success()
                && let Ok(submission) = answer.json().await
            {
                self.take(&submission, Way::Poll);
            }
        }
    }

    fn take(&mut self, submission: &Submission, by: Way) {
        // The page ignores submissions that it does not follow yet.
        if submission.state == SubmissionState::Done && self.followed.remove(&submission.id) {
            self.ledger.record_seen(submission.id, submission.verdict.unwrap(), by);
        }
    }
}

async fn watch(socket: &mut Socket, submission: SubmissionId) -> bool {
    let text = serde_json::to_string(&ClientMessage::Watch { submission }).unwrap();
    socket.send(Message::text(text)).await.is_ok()
}
