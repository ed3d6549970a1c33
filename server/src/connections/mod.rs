//! Accepts connections, within timeouts and caps, so that no client can use up the descriptors of the server.
//!
//! A connection past a cap still gets one short chance to ask for `/healthz`, `/readyz` or `/metrics`; every other request on it is
//! answered with 503. These connections have a small number of places of their own, and a new one takes the place of the oldest.
//! So a health check works while clients hold all other places with half-sent requests.

mod body;
mod caps;
mod descriptors;
mod places;
mod stream;

use std::{io, net::SocketAddr, time::Duration};

use axum::{Router, body::Body, extract::ConnectInfo, http::Request};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio_util::{sync::CancellationToken, task::TaskTracker};
use tower::Service as _;

pub(crate) use body::Stalled;
pub use caps::ConnectionCaps;
pub(crate) use descriptors::raise_limit;

use crate::addresses::TrustedProxies;
use body::PacedBody;
use places::{Lane, Places};
use stream::Stream;

/// How long a client may take to send the headers of a request, and how long an idle connection stays open.
const HEADERS: Duration = Duration::from_secs(20);
/// The same for trusted proxies. They reuse connections and close idle ones after 60 s (nginx) or 120 s (Caddy). The proxy must close
/// first, or it may send a request on a connection that is just being closed.
const HEADERS_OF_PROXY: Duration = Duration::from_secs(150);
/// The same for connections past a cap.
const HEADERS_PAST_CAP: Duration = Duration::from_secs(2);
/// The most bytes of headers, and what is buffered per connection.
const BUFFER_BYTES: usize = 64 * 1024;
/// How long to wait when the system cannot accept a connection, because descriptors or memory ran out.
const ACCEPT_AGAIN: Duration = Duration::from_millis(100);

/// What is served on connections.
#[derive(Debug)]
pub(crate) struct Served {
    /// The whole site.
    pub(crate) site: Router,
    /// Health and metrics; everything else is 503.
    pub(crate) health: Router,
    pub(crate) trusted_proxies: TrustedProxies,
    pub(crate) caps: ConnectionCaps,
}

/// Serves until `stopping`, and returns once every request is answered.
pub(crate) async fn serve(listener: TcpListener, served: Served, stopping: CancellationToken) {
    let places = Places::new(&served.caps);
    let connections = TaskTracker::new();
    // Otherwise each request would do this for itself.
    let site: Router = served.site.with_state(());
    let health: Router = served.health.with_state(());
    loop {
        let accepted = tokio::select! {
            biased;
            () = stopping.cancelled() => break,
            accepted = listener.accept() => accepted,
        };
        let (tcp, peer) = match accepted {
            Ok(accepted) => accepted,
            Err(error) if is_of_one_connection(&error) => continue,
            Err(error) => {
                tracing::error!(%error, "cannot accept connections");
                tokio::time::sleep(ACCEPT_AGAIN).await;
                continue;
            }
        };
        // Messages are small and each is waited for: without this, one waits for the acknowledgement of the previous one.
        if let Err(error) = tcp.set_nodelay(true) {
            tracing::debug!(%error, "a connection keeps its delay");
        }
        let is_proxy = served.trusted_proxies.contains(peer.ip());
        let connection = match places.enter(peer.ip(), is_proxy) {
            Lane::Ordinary(place) => Connection {
                stream: Stream::new(tcp, place),
                peer,
                router: site.clone(),
                headers: if is_proxy { HEADERS_OF_PROXY } else { HEADERS },
                keep_alive: true,
                evicted: CancellationToken::new(),
            },
            Lane::PastCap(place, evicted) => Connection {
                stream: Stream::new(tcp, place),
                peer,
                router: health.clone(),
                headers: HEADERS_PAST_CAP,
                keep_alive: false,
                evicted,
            },
        };
        connections.spawn(connection.serve(stopping.clone()));
    }
    drop(listener);
    connections.close();
    connections.wait().await;
}

/// One accepted connection.
struct Connection {
    stream: Stream<TcpStream>,
    peer: SocketAddr,
    router: Router,
    headers: Duration,
    keep_alive: bool,
    evicted: CancellationToken,
}

impl Connection {
    async fn serve(self, stopping: CancellationToken) {
        let Self { stream, peer, router, headers, keep_alive, evicted } = self;
        let service = service_fn(move |request: Request<Incoming>| {
            let mut request = request.map(|body| Body::new(PacedBody::new(body)));
            request.extensions_mut().insert(ConnectInfo(peer));
            router.clone().call(request)
        });
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(headers)
            .max_buf_size(BUFFER_BYTES)
            .keep_alive(keep_alive)
            .serve_connection(TokioIo::new(stream), service)
            .with_upgrades();
        let mut connection = std::pin::pin!(connection);
        let ended = tokio::select! {
            ended = connection.as_mut() => ended,
            () = evicted.cancelled() => return,
            () = stopping.cancelled() => {
                connection.as_mut().graceful_shutdown();
                connection.await
            }
        };
        // Clients leave and stall all the time: this is no fault of the server.
        if let Err(error) = ended {
            tracing::debug!(%error, "a connection ended early");
        }
    }
}

/// Whether accepting failed because of the connection itself, so that the next one may be accepted at once.
fn is_of_one_connection(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}
