//! A timeout for request bodies that arrive too slowly.

use std::{
    pin::Pin,
    task::{Context, Poll, ready},
    time::Duration,
};

use axum::body::{Bytes, HttpBody};
use hyper::body::{Frame, SizeHint};
use tokio::time::{Instant, Sleep, sleep_until};

/// The longest pause between two pieces.
const MAX_PAUSE: Duration = Duration::from_secs(20);
/// A body may take this long, plus the time at the minimum rate. Without this rule, a client could hold a connection for hours by sending
/// single bytes.
const GRACE: Duration = Duration::from_secs(30);
const MIN_BYTES_PER_SECOND: u64 = 1024;

/// A body that ends with [`Stalled`] if it arrives too slowly. The total time has no limit, so large uploads on slow lines work.
#[derive(Debug)]
pub(crate) struct TimedBody<B> {
    inner: B,
    begun: Option<Instant>,
    bytes: u64,
    // Created when the body has to wait for bytes.
    timeout: Option<Pin<Box<Sleep>>>,
}

#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("the request's body arrives too slowly")]
pub(crate) struct Stalled;

impl<B> TimedBody<B> {
    pub(crate) fn new(inner: B) -> Self {
        Self { inner, begun: None, bytes: 0, timeout: None }
    }

    /// The time by which the next bytes must arrive.
    fn deadline(&mut self) -> Instant {
        let now = Instant::now();
        let begun = *self.begun.get_or_insert(now);
        let at_minimum_rate = begun + GRACE + Duration::from_secs(self.bytes / MIN_BYTES_PER_SECOND);
        at_minimum_rate.min(now + MAX_PAUSE)
    }
}

impl<B> HttpBody for TimedBody<B>
where
    B: HttpBody<Data = Bytes> + Unpin,
    B::Error: std::error::Error + Send + Sync + 'static,
{
    type Data = Bytes;
    type Error = Box<dyn std::error::Error + Send + Sync>;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        if let Poll::Ready(frame) = Pin::new(&mut self.inner).poll_frame(cx) {
            self.timeout = None;
            if let Some(bytes) = frame.as_ref().and_then(|frame| frame.as_ref().ok()).and_then(Frame::data_ref) {
                self.bytes += bytes.len() as u64;
            }
            return Poll::Ready(frame.map(|frame| frame.map_err(Into::into)));
        }
        if self.timeout.is_none() {
            self.timeout = Some(Box::pin(sleep_until(self.deadline())));
        }
        if let Some(timeout) = &mut self.timeout {
            ready!(timeout.as_mut().poll(cx));
        }
        Poll::Ready(Some(Err(Stalled.into())))
    }

    fn is_end_stream(&self) -> bool {
        self.inner.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use std::{collections::VecDeque, convert::Infallible};

    use super::*;

    /// Sends pieces, each after a pause.
    struct Sender {
        pieces: VecDeque<(Duration, usize)>,
        pause: Option<Pin<Box<Sleep>>>,
    }

    impl HttpBody for Sender {
        type Data = Bytes;
        type Error = Infallible;

        fn poll_frame(
            mut self: Pin<&mut Self>,
            cx: &mut Context<'_>,
        ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
            let Some((pause, bytes)) = self.pieces.front().copied() else { return Poll::Ready(None) };
            let pause = self.pause.get_or_insert_with(|| Box::pin(tokio::time::sleep(pause)));
            ready!(pause.as_mut().poll(cx));
            self.pause = None;
            self.pieces.pop_front();
            Poll::Ready(Some(Ok(Frame::data(Bytes::from(vec![0; bytes])))))
        }
    }

    async fn receive(pieces: impl IntoIterator<Item = (u64, usize)>) -> Result<usize, String> {
        let pieces = pieces.into_iter().map(|(seconds, bytes)| (Duration::from_secs(seconds), bytes)).collect();
        let body = axum::body::Body::new(TimedBody::new(Sender { pieces, pause: None }));
        let bytes = axum::body::to_bytes(body, usize::MAX).await;
        bytes.map(|bytes| bytes.len()).map_err(|error| error.to_string())
    }

    #[tokio::test(start_paused = true)]
    async fn a_slow_steady_body_is_accepted() {
        assert_eq!(receive((0..1000).map(|_| (10, 16 * 1024))).await, Ok(1000 * 16 * 1024));
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_with_a_long_pause_is_refused() {
        assert!(receive([(0, 1_000_000), (21, 1)]).await.unwrap_err().contains("too slowly"));
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_that_arrives_in_single_bytes_is_refused() {
        let begun = Instant::now();
        assert!(receive((0..10_000).map(|_| (5, 1))).await.unwrap_err().contains("too slowly"));
        assert!(begun.elapsed() <= GRACE + Duration::from_secs(5), "{:?}", begun.elapsed());
    }
}
