//! Clients that hold connections must not block others.

use std::{net::SocketAddr, process::Command};

use assay_server::{ConnectionCaps, TrustedProxies};
use reqwest::{StatusCode, header};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};
use tokio_tungstenite::tungstenite::Error as SocketError;

use crate::{
    app::{LiveSocket, TIMEOUT, TestApp, client, problem, session_cookie},
    crash::Server,
};

/// Opens a connection and sends the first part of a request.
async fn half_sent(addr: SocketAddr) -> TcpStream {
    let mut stream = TcpStream::connect(addr).await.unwrap();
    stream.write_all(b"GET / HTTP/1.1\r\nHost: judge\r\nX-Slow: ").await.unwrap();
    stream
}

fn addr(url: &str) -> SocketAddr {
    url.strip_prefix("http://").unwrap().parse().unwrap()
}

/// Reads until the server closes the connection.
async fn read_to_end(mut stream: TcpStream) -> String {
    let mut text = Vec::new();
    // An error is fine: the server may reset a connection whose last bytes it did not read.
    drop(timeout(TIMEOUT, stream.read_to_end(&mut text)).await.expect("the connection stays open"));
    String::from_utf8(text).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn half_sent_requests_over_the_limit_of_open_files_do_not_stop_the_server() {
    let data = tempfile::tempdir().unwrap();
    let mut command = Command::new("sh");
    // Sets the soft and the hard limit, so the server cannot raise it.
    command.args(["-c", "ulimit -n 300 && exec \"$0\""]).arg(env!("CARGO_BIN_EXE_assay-server"));
    let server = Server::start_by(command, data.path());
    let mut held = Vec::new();
    for _ in 0..400 {
        held.push(half_sent(addr(&server.url)).await);
    }
    for path in ["/healthz", "/readyz", "/metrics"] {
        let answer = client().get(format!("{}{path}", server.url)).send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::OK, "{path}");
    }
    // Other pages explain the refusal, and work again after the slow connections are closed.
    let answer = client().get(format!("{}/api/v1/tracks", server.url)).send().await.unwrap();
    assert!(answer.headers().contains_key(header::RETRY_AFTER));
    problem(answer, StatusCode::SERVICE_UNAVAILABLE).await;
    for stream in held {
        read_to_end(stream).await;
    }
    let answer = client().get(format!("{}/api/v1/tracks", server.url)).send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_limit_per_address_does_not_apply_to_proxies() {
    let caps = ConnectionCaps { per_address: 3, ..ConnectionCaps::default() };
    let app = TestApp::start_with(|config| config.connections = caps).await;
    let mut held = Vec::new();
    for _ in 0..3 {
        held.push(half_sent(addr(&app.url)).await);
    }
    let status =
        async |app: &TestApp| client().get(format!("{}/api/v1/tracks", app.url)).send().await.unwrap().status();
    assert_eq!(status(&app).await, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(client().get(format!("{}/healthz", app.url)).send().await.unwrap().status(), StatusCode::OK);
    drop(held);
    let free = async { while status(&app).await != StatusCode::OK {} };
    timeout(TIMEOUT, free).await.expect("closed connections still count");
    app.stop().await;

    let app = TestApp::start_with(|config| {
        config.connections = caps;
        config.trusted_proxies = TrustedProxies::parse("127.0.0.0/8").unwrap();
    })
    .await;
    let mut held = Vec::new();
    for _ in 0..10 {
        held.push(half_sent(addr(&app.url)).await);
    }
    assert_eq!(status(&app).await, StatusCode::OK, "all people behind a proxy have its address");
    drop(held);
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_that_stops_arriving_gets_408() {
    let app = TestApp::start().await;
    let ada = app.person("ada").await;
    let mut stream = TcpStream::connect(addr(&app.url)).await.unwrap();
    let head = format!(
        "POST /api/v1/submissions HTTP/1.1\r\nHost: judge\r\nAuthorization: Bearer {}\r\nContent-Type: application/json\r\n\
         Content-Length: 1000\r\n\r\n{{",
        ada.key
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    let answer = read_to_end(stream).await;
    assert!(answer.starts_with("HTTP/1.1 408 ") && answer.contains("application/problem+json"), "{answer}");
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn stopping_does_not_wait_for_half_sent_requests() {
    let app = TestApp::start().await;
    let (idle, half) = (TcpStream::connect(addr(&app.url)).await.unwrap(), half_sent(addr(&app.url)).await);
    assert_eq!(app.get(None, "/healthz").await.status(), StatusCode::OK);
    // This fails if a request is still open at the end of the grace period.
    app.stop().await;
    drop((idle, half));
}

#[tokio::test(flavor = "multi_thread")]
async fn sockets_per_person_are_limited() {
    let caps = ConnectionCaps { sockets_per_person: 2, ..ConnectionCaps::default() };
    let app = TestApp::start_with(|config| config.connections = caps).await;
    let (ada, eve) = (app.person("ada").await, app.person("eve").await);
    let held = [app.socket(&ada).await, app.socket(&ada).await];
    let bearer = format!("Bearer {}", ada.key);
    let open = async || LiveSocket::open(&app.url, &[("authorization", &bearer)]).await;
    match open().await {
        Err(SocketError::Http(answer)) => assert_eq!(answer.status().as_u16(), StatusCode::TOO_MANY_REQUESTS),
        other => panic!("{:?}", other.map(|_| "opened")),
    }
    // A session of the same person has the same limit.
    let cookie = session_cookie(&app.store, &ada, 60_000).await;
    assert!(LiveSocket::open(&app.url, &[("cookie", &cookie)]).await.is_err());
    drop(app.socket(&eve).await);
    drop(held);
    let again = async { while open().await.is_err() {} };
    timeout(TIMEOUT, again).await.expect("closed sockets still count");
    app.stop().await;
}
