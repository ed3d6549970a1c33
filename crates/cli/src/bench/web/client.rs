//! Submits and waits for the verdict at the live socket, as a page does.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, bail};
use assay_domain::{ClientMessage, ServerMessage, Submission, SubmissionId, SubmissionState, Verdict};
use futures::{SinkExt, StreamExt};
use serde::Deserialize;
use serde_json::json;
use tokio::net::TcpStream;
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async,
    tungstenite::{Message, client::IntoClientRequest, http::header},
};

use super::{installation::Installation, prepare::PROBLEM};

/// The maximum time for one verdict.
const TIMEOUT: Duration = Duration::from_secs(60);

pub(super) struct Client {
    http: reqwest::Client,
    url: String,
    key: String,
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
}

/// The times of one submission, in ms.
pub(super) struct Measured {
    /// From sending the request to receiving the verdict.
    pub(super) verdict_ms: f64,
    /// From writing the verdict into the database (whose clock counts whole ms) to receiving it.
    pub(super) socket_ms: f64,
}

#[derive(Deserialize)]
struct Accepted {
    id: SubmissionId,
}

impl Client {
    pub(super) async fn connect(installation: &Installation) -> Result<Self> {
        let key = format!("Bearer {}", installation.key.expose());
        let mut request =
            format!("{}/api/v1/live", installation.url.replacen("http", "ws", 1)).into_client_request()?;
        request.headers_mut().insert(header::AUTHORIZATION, key.parse()?);
        let (socket, _) = connect_async(request).await.context("cannot open the live socket")?;
        Ok(Self { http: reqwest::Client::new(), url: installation.url.clone(), key, socket })
    }

    /// Submits, and waits for the verdict at the socket. Every other verdict than Accepted is an error.
    pub(super) async fn submit(&mut self, language: &str, source: &str) -> Result<Measured> {
        let began = Instant::now();
        let body = json!({ "problem": PROBLEM, "language": language, "source": source });
        let request = self.http.post(format!("{}/api/v1/submissions", self.url));
        let answer = request.header("authorization", &self.key).json(&body).send().await?;
        if !answer.status().is_success() {
            bail!("the server refused a submission with {}: {}", answer.status(), answer.text().await?);
        }
        let Accepted { id } = answer.json().await?;
        let watch = serde_json::to_string(&ClientMessage::Watch { submission: id })?;
        self.socket.send(Message::text(watch)).await?;
        let submission =
            tokio::time::timeout(TIMEOUT, self.verdict(id)).await.context("timeout while waiting for a verdict")??;
        let verdict_ms = began.elapsed().as_secs_f64() * 1000.0;
        let received_ms = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs_f64() * 1000.0;
        if submission.verdict != Some(Verdict::Accepted) {
            bail!("submission {id} ended {:?}: {:?}", submission.verdict, submission.compile_output);
        }
        let finished = submission.finished_at.context("the finished submission has no finishing time")?;
        #[expect(clippy::cast_precision_loss, reason = "ms since 1970 fit an f64 exactly")]
        let socket_ms = (received_ms - finished.0 as f64).max(0.0);
        Ok(Measured { verdict_ms, socket_ms })
    }

    async fn verdict(&mut self, wanted: SubmissionId) -> Result<Submission> {
        loop {
            let message = self.socket.next().await.context("the server closed the live socket")??;
            let Message::Text(text) = message else { continue };
            match serde_json::from_str(&text)? {
                ServerMessage::Done { submission } | ServerMessage::Snapshot { submission, .. }
                    if submission.id == wanted && submission.state == SubmissionState::Done =>
                {
                    return Ok(*submission);
                }
                ServerMessage::Error { detail, .. } => bail!("the live socket reports: {detail}"),
                _ => {}
            }
        }
    }
}
