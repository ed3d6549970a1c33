//! Reads the rest of a refused request's body before it answers.
//!
//! Otherwise the connection closes while the client still sends, and the kernel resets it. The client then sees a broken connection instead
//! of the reason.

use std::{
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
    task::{Context, Poll},
    time::Duration,
};

use axum::{
    body::{Body, Bytes, HttpBody},
    extract::Request,
    http::header,
    middleware::Next,
    response::Response,
};
use http_body_util::BodyExt as _;
use hyper::body::{Frame, SizeHint};
use tokio::time::timeout;

/// Reads at most this many bytes. Clients that send much more are cut off.
const MAX_BYTES: usize = 4 * 1024 * 1024;
/// Reads for at most this long.
const MAX_TIME: Duration = Duration::from_secs(10);

/// Reads what the handler left of the body, if the request was refused.
pub(crate) async fn read(request: Request, next: Next) -> Response {
    // Reading would ask a client that waits for `100 Continue` to send an unneeded body.
    if request.method().is_safe() || request.headers().contains_key(header::EXPECT) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let shared = SharedBody(Arc::new(Mutex::new(body)));
    let response = next.run(Request::from_parts(parts, Body::new(shared.clone()))).await;
    if response.status().is_client_error() {
        // A client that is too slow gets the answer anyway.
        drop(timeout(MAX_TIME, skip(shared)).await);
    }
    response
}

/// Reads a body to its end, an error, or the maximum.
async fn skip(mut body: SharedBody) {
    let mut left = MAX_BYTES;
    while let Some(Ok(frame)) = body.frame().await {
        let bytes = frame.data_ref().map_or(0, Bytes::len);
        let Some(rest) = left.checked_sub(bytes) else { return };
        left = rest;
    }
}

/// A body that can be read further after its first reader dropped it.
#[derive(Clone, Debug)]
struct SharedBody(Arc<Mutex<Body>>);

impl SharedBody {
    fn with<T>(&self, read: impl FnOnce(&mut Body) -> T) -> T {
        read(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl HttpBody for SharedBody {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        self.with(|body| Pin::new(body).poll_frame(cx))
    }

    fn is_end_stream(&self) -> bool {
        self.with(|body| body.is_end_stream())
    }

    fn size_hint(&self) -> SizeHint {
        self.with(|body| body.size_hint())
    }
}
