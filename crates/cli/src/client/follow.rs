//! Follows a submission until it is judged.

use std::{pin::Pin, time::Duration};

use anyhow::{Context as _, Result, bail};
use assay_domain::{ClientMessage, ServerMessage, Submission, SubmissionId, SubmissionState};
use futures::{SinkExt as _, StreamExt as _};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::TcpStream,
};
use tokio_rustls::TlsConnector;
use tokio_tungstenite::{
    WebSocketStream, client_async,
    tungstenite::{
        Message,
        client::IntoClientRequest as _,
        http::{Uri, header},
    },
};

use super::{api::Api, terminal::Terminal, tls};

/// The server sends a message at least every 20 s. After this time without one, the connection is dead.
const TIMEOUT: Duration = Duration::from_secs(50);

/// The time between two attempts to connect.
const RETRY_INTERVAL: Duration = Duration::from_secs(2);

/// Shows the progress of a submission and returns it when it is done. Reconnects if the connection breaks.
pub(super) async fn follow(api: &Api, id: SubmissionId, terminal: &mut Terminal) -> Result<Submission> {
    loop {
        if let Ok(submission) = watch(api, id, terminal).await {
            terminal.end();
            return Ok(submission);
        }
        // A proxy may refuse the socket, so ask the REST interface whether it is done.
        let submission: Submission = api.poll(&format!("submissions/{id}"), &[]).await?;
        if submission.state == SubmissionState::Done {
            terminal.end();
            return Ok(submission);
        }
        terminal.show(&format!("{}, reconnecting", if submission.total > 0 { "Running" } else { "Queued" }));
        tokio::time::sleep(RETRY_INTERVAL).await;
    }
}

/// Watches one connection until the submission is done.
async fn watch(api: &Api, id: SubmissionId, terminal: &mut Terminal) -> Result<Submission> {
    let mut socket = connect(api).await?;
    let watch = serde_json::to_string(&ClientMessage::Watch { submission: id })?;
    socket.send(Message::text(watch)).await?;
    loop {
        let message = tokio::time::timeout(TIMEOUT, socket.next()).await.context("the server sends no messages")?;
        let Message::Text(text) = message.context("the connection ended")?? else { continue };
        match serde_json::from_str(&text)? {
            ServerMessage::Done { submission } | ServerMessage::Snapshot { submission, .. }
                if submission.id == id && submission.state == SubmissionState::Done =>
            {
                return Ok(*submission);
            }
            ServerMessage::Snapshot { progress: None, .. } => terminal.show("Queued"),
            ServerMessage::Progress(progress) | ServerMessage::Snapshot { progress: Some(progress), .. }
                if progress.submission == id =>
            {
                terminal.progress(&progress);
            }
            ServerMessage::Error { detail, .. } => bail!("{detail}"),
            _ => {}
        }
    }
}

/// A connection with or without TLS.
trait Connection: AsyncRead + AsyncWrite + Send {}
impl<T: AsyncRead + AsyncWrite + Send> Connection for T {}

async fn connect(api: &Api) -> Result<WebSocketStream<Pin<Box<dyn Connection>>>> {
    let mut request = api.server().live().into_client_request()?;
    request.headers_mut().insert(header::AUTHORIZATION, api.authorization().parse()?);
    let connection = connection(request.uri()).await?;
    Ok(client_async(request, connection).await?.0)
}

async fn connection(uri: &Uri) -> Result<Pin<Box<dyn Connection>>> {
    let host = uri.host().context("the address has no host")?.trim_matches(['[', ']']).to_owned();
    let is_safe = uri.scheme_str() == Some("wss");
    let port = uri.port_u16().unwrap_or(if is_safe { 443 } else { 80 });
    let plain = TcpStream::connect((host.as_str(), port)).await?;
    if !is_safe {
        return Ok(Box::pin(plain));
    }
    let connector = TlsConnector::from(tls::config()?);
    Ok(Box::pin(connector.connect(host.try_into()?, plain).await?))
}
