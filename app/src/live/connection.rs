//! One WebSocket to the server.

use assay_domain::{ClientMessage, ServerMessage, SubmissionId};
use futures::{
    Sink, SinkExt, StreamExt,
    future::{Either, poll_fn, select},
};
use gloo_net::websocket::{Message, State, futures::WebSocket};
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::window;
use std::pin::Pin;

const PATH: &str = "/api/v1/live";

/// Opening a connection takes one or two round trips. Give up after this time.
const CONNECT_MS: u32 = 5000;

/// An open connection.
pub(super) struct Connection(WebSocket);

impl Connection {
    /// Connects to the page's server. None if this fails or takes too long.
    pub(super) async fn open() -> Option<Self> {
        let mut socket = WebSocket::open(&address()?).ok()?;
        let ready = poll_fn(|context| Pin::new(&mut socket).poll_ready(context));
        match select(ready, TimeoutFuture::new(CONNECT_MS)).await {
            Either::Left((Ok(()), _)) => {}
            _ => return None,
        }
        matches!(socket.state(), State::Open).then_some(Self(socket))
    }

    /// Subscribes to a submission. Returns whether the request could be sent.
    pub(super) async fn watch(&mut self, submission: SubmissionId) -> bool {
        match serde_json::to_string(&ClientMessage::Watch { submission }) {
            Ok(text) => self.0.send(Message::Text(text)).await.is_ok(),
            Err(_) => false,
        }
    }

    /// The next message, or None if the connection is lost. Skips messages of a newer server that this page does not know.
    pub(super) async fn next(&mut self) -> Option<ServerMessage> {
        loop {
            if let Message::Text(text) = self.0.next().await?.ok()?
                && let Ok(message) = serde_json::from_str(&text)
            {
                return Some(message);
            }
        }
    }
}

fn address() -> Option<String> {
    let location = window().location();
    let scheme = if location.protocol().ok()? == "https:" { "wss" } else { "ws" };
    Some(format!("{scheme}://{}{PATH}", location.host().ok()?))
}
