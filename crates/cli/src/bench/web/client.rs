//! Submits and waits, as a page does.

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

/// How long one verdict may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// An open socket and a way to submit.
pub(super) struct Client {
    http: reqwest::Client,
    url: String,
    key: String,
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
}

/// What one submission took, in ms.
pub(super) struct Measured {
    /// From sending the request to hearing the verdict.
    pub(super) verdict_ms: f64,
    /// From the verdict in the database (whose clock counts whole ms) to hearing it.
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
        let (socket, _) = connect_async(request).await.context("the live socket cannot be opened")?;
        Ok(Self { http: reqwest::Client::new(), url: installation.url.clone(), key, socket })
    }

    /// Submits, waits for the verdict at the socket, and insists that it is Accepted.
    pub(super) async fn submit(&mut self, language: &str, source: &str) -> Result<Measured> {
        let began = Instant::now();
        let body = json!({ "problem": PROBLEM, "language": language, "source": source });
        let request = self.http.post(format!("{}/api/v1/submissions", self.url));
        let answer = request.header("authorization", &self.key).json(&body).send().await?;
        if !answer.status().is_success() {
            bail!("submitting was answered with {}: {}", answer.status(), answer.text().await?);
        }
        let Accepted { id } = answer.json().await?;
        let watch = serde_json::to_string(&ClientMessage::Watch { submission: id })?;
        self.socket.send(Message::text(watch)).await?;
        let submission = tokio::time::timeout(PATIENCE, self.verdict(id)).await.context("no verdict came")??;
        let verdict_ms = began.elapsed().as_secs_f64() * 1000.0;
        let heard_ms = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs_f64() * 1000.0;
        if submission.verdict != Some(Verdict::Accepted) {
            bail!("submission {id} ended {:?}: {:?}", submission.verdict, submission.compile_output);
        }
        let finished = submission.finished_at.context("a submission that is done has a time")?;
        #[expect(clippy::cast_precision_loss, reason = "ms since 1970 fit an f64 exactly")]
        let socket_ms = (heard_ms - finished.0 as f64).max(0.0);
        Ok(Measured { verdict_ms, socket_ms })
    }

    async fn verdict(&mut self, wanted: SubmissionId) -> Result<Submission> {
        loop {
            let message = self.socket.next().await.context("the socket ended")??;
            let Message::Text(text) = message else { continue };
            match serde_json::from_str(&text)? {
                ServerMessage::Done { submission } | ServerMessage::Snapshot { submission, .. }
                    if submission.id == wanted && submission.state == SubmissionState::Done =>
                {
                    return Ok(*submission);
                }
                ServerMessage::Error { detail } => bail!("the socket says: {detail}"),
                _ => {}
            }
        }
    }
}
