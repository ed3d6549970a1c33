//! Accepts connections with timeouts and limits, so that a client cannot use up all open files of the server.
//!
//! A connection over the limit can still send one request for `/healthz`, `/readyz` or `/metrics`; all other requests get 503. There are
//! only a few of these connections, and a new one replaces the oldest. So health checks work even if clients hold all other connections
//! with half-sent requests.

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
use body::TimedBody;
use places::{Lane, Places};
use stream::Stream;

/// The maximum time to send the headers of a request. Also closes idle connections.
const HEADER_TIMEOUT: Duration = Duration::from_secs(20);
/// The same for trusted proxies. They reuse connections, and close idle ones after 60 s (nginx) or 120 s (Caddy). The proxy must close
/// first; otherwise it may send a request on a connection that the server is closing.
const PROXY_HEADER_TIMEOUT: Duration = Duration::from_secs(150);
/// The same for connections over the limit.
const OVER_LIMIT_HEADER_TIMEOUT: Duration = Duration::from_secs(2);
/// The maximum size of headers, and the buffer per connection.
const BUFFER_BYTES: usize = 64 * 1024;
/// The pause after an error of `accept`, for example when open files or memory ran out.
const ACCEPT_RETRY: Duration = Duration::from_millis(100);

#[derive(Debug)]
pub(crate) struct Served {
    /// The whole site.
    pub(crate) site: Router,
    /// Health and metrics. Everything else gets 503.
    pub(crate) health: Router,
    pub(crate) trusted_proxies: TrustedProxies,
    pub(crate) caps: ConnectionCaps,
}

/// Serves until `stopping` is cancelled. Returns when all requests are answered.
pub(crate) async fn serve(listener: TcpListener, served: Served, stopping: CancellationToken) {
    let places = Places::new(&served.caps);
    let connections = TaskTracker::new();
    // Finishes the routers once. Otherwise, each request would do this again.
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
            Err(error) if is_connection_error(&error) => continue,
            Err(error) => {
                tracing::error!(%error, "cannot accept connections");
                tokio::time::sleep(ACCEPT_RETRY).await;
                continue;
            }
        };
        // Messages are small. Without this, each would wait for the acknowledgement of the previous one.
        if let Err(error) = tcp.set_nodelay(true) {
            tracing::debug!(%error, "cannot set TCP_NODELAY");
        }
        let is_proxy = served.trusted_proxies.contains(peer.ip());
        let connection = match places.enter(peer.ip(), is_proxy) {
            Lane::WithinLimit(place) => Connection {
                stream: Stream::new(tcp, place),
                peer,
                router: site.clone(),
                header_timeout: if is_proxy { PROXY_HEADER_TIMEOUT } else { HEADER_TIMEOUT },
                keep_alive: true,
                evicted: CancellationToken::new(),
            },
            Lane::OverLimit(place, evicted) => Connection {
                stream: Stream::new(tcp, place),
                peer,
                router: health.clone(),
                header_timeout: OVER_LIMIT_HEADER_TIMEOUT,
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

struct Connection {
    stream: Stream<TcpStream>,
    peer: SocketAddr,
    router: Router,
    header_timeout: Duration,
    keep_alive: bool,
    evicted: CancellationToken,
}

impl Connection {
    async fn serve(self, stopping: CancellationToken) {
        let Self { stream, peer, router, header_timeout, keep_alive, evicted } = self;
        let service = service_fn(move |request: Request<Incoming>| {
            let mut request = request.map(|body| Body::new(TimedBody::new(body)));
            request.extensions_mut().insert(ConnectInfo(peer));
            router.clone().call(request)
        });
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(header_timeout)
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
        // Clients often leave early. This is not an error of the server.
        if let Err(error) = ended {
            tracing::debug!(%error, "a connection ended early");
        }
    }
}

/// Whether the error belongs to this connection only, so that the next one can be accepted at once.
fn is_connection_error(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}
