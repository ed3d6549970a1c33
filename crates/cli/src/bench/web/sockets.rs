//! Many live sockets on one server: the memory per socket, and the time until all of them receive a message.

use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result};
use assay_broker::{Broker, LiveEvent, RedisConfig};
use assay_domain::{ClientMessage, Phase, Progress, SubmissionId, UserId};
use assay_service::ApiKey;
use futures::{SinkExt as _, StreamExt as _, TryStreamExt as _, stream};
use serde::Serialize;
use tokio::{
    net::{TcpSocket, TcpStream},
    task::JoinSet,
};
use tokio_tungstenite::{
    WebSocketStream, client_async_with_config,
    tungstenite::{Message, client::IntoClientRequest as _, http::header, protocol::WebSocketConfig},
};

use super::{
    arrivals::Arrivals, cpu::cpu_ms, frames::Frames, installation::Installation, memory::Memory, prepare,
    services::Services,
};
use crate::bench::statistics::Summary;

/// How many accounts or sockets are created at once.
const AT_ONCE: usize = 64;
/// A source address has about 28,000 ports, so each address gets fewer sockets.
const SOCKETS_PER_ADDRESS: usize = 20_000;
/// People per batch of messages, and batches at once.
const BATCH: usize = 100;
const BATCHES_AT_ONCE: usize = 4;
/// Messages to single sockets, one after the other, while all sockets are open.
const SINGLE_PUSHES: usize = 200;
/// Messages to all sockets, one after the other.
const PUSHES_TO_ALL: usize = 5;
/// The maximum time for a message to one or to all.
const TIMEOUT: Duration = Duration::from_secs(60);
/// A pause before the server's memory is read.
const SETTLE: Duration = Duration::from_secs(2);

#[derive(Debug, Serialize)]
pub(super) struct Sockets {
    pub(super) count: usize,
    /// The time to open all of them.
    pub(super) open_s: f64,
    /// The growth of the server's resident memory per socket.
    pub(super) server_kib_each: f64,
    /// The same after each has received a message.
    pub(super) server_kib_each_told: f64,
    /// The kernel's memory for one end of a socket.
    pub(super) kernel_kib_each: f64,
    /// From publishing to one person until the socket receives it. The others are idle.
    pub(super) push_to_one: Summary,
    /// From the start of publishing to all people until each socket receives its message, over several pushes.
    pub(super) push_to_all: Summary,
    /// The CPU time of the server per push to all.
    pub(super) push_server_cpu_ms: u64,
    /// The CPU time of this program per push to all. It publishes and reads on the same processors.
    pub(super) push_client_cpu_ms: u64,
}

type Socket = WebSocketStream<TcpStream>;

pub(super) async fn measure(installation: &Installation, services: &Services, count: u32) -> Result<Sockets> {
    let count = usize::try_from(count)?;
    let hash = prepare::password_hash().await?;
    let people: Vec<(UserId, ApiKey)> = stream::iter(0..count)
        .map(|number| {
            let hash = &hash;
            async move { prepare::person(&installation.store, &format!("listener{number}"), hash).await }
        })
        .buffered(AT_ONCE)
        .try_collect()
        .await?;

    // The first connection creates memory that all share.
    drop(open(&installation.url, 0, &people[0].1).await?);
    tokio::time::sleep(SETTLE).await;
    let before = Memory::of(installation.server.pid()?)?;
    let begun = Instant::now();
    let keys = people.iter().map(|(_, key)| key).enumerate();
    let sockets: Vec<Socket> = stream::iter(keys)
        .map(|(number, key)| open(&installation.url, number, key))
        .buffered(AT_ONCE)
        .try_collect()
        .await?;
    let open_s = begun.elapsed().as_secs_f64();
    tokio::time::sleep(SETTLE).await;
    let after = Memory::of(installation.server.pid()?)?;

    let arrivals = Arc::new(Arrivals::of(sockets.len()));
    let mut listening = JoinSet::new();
    for (number, socket) in sockets.into_iter().enumerate() {
        listening.spawn(listen(number, Frames::of(socket.into_inner()), Arc::clone(&arrivals)));
    }
    let broker = Broker::redis(RedisConfig::new(&*services.redis_url)).await.context("cannot connect to Redis")?;
    let people: Vec<UserId> = people.into_iter().map(|(id, _)| id).collect();
    let push_to_one = push_to_one(&broker, &people, &arrivals).await?;
    let server = installation.server.pid()?;
    let cpu_before = (cpu_ms(server)?, cpu_ms(std::process::id())?);
    let mut times = Vec::new();
    for push in 1..=PUSHES_TO_ALL {
        times.extend(push_to_all(&broker, &people, &arrivals, u32::try_from(SINGLE_PUSHES + push)?).await?);
    }
    let push_to_all = Summary::of(times).context("nothing was pushed")?;
    let cpu_after = (cpu_ms(server)?, cpu_ms(std::process::id())?);
    let after_push = Memory::of(installation.server.pid()?)?;
    listening.shutdown().await;

    let each = |before: u64, after: u64| {
        #[expect(clippy::cast_precision_loss, reason = "far fewer than 2^52")]
        let each = after.saturating_sub(before) as f64 / count as f64;
        (each * 100.0).round() / 100.0
    };
    Ok(Sockets {
        count,
        open_s: (open_s * 10.0).round() / 10.0,
        server_kib_each: each(before.process_kib, after.process_kib),
        server_kib_each_told: each(before.process_kib, after_push.process_kib),
        kernel_kib_each: each(before.kernel_kib, after.kernel_kib) / 2.0,
        push_to_one,
        push_to_all,
        push_server_cpu_ms: (cpu_after.0 - cpu_before.0) / PUSHES_TO_ALL as u64,
        push_client_cpu_ms: (cpu_after.1 - cpu_before.1) / PUSHES_TO_ALL as u64,
    })
}

/// Opens a socket with buffers as small as the server's, and waits until the server sends its messages.
async fn open(url: &str, number: usize, key: &ApiKey) -> Result<Socket> {
    let address: SocketAddr = url.strip_prefix("http://").context("the address is not an http URL")?.parse()?;
    let socket = TcpSocket::new_v4()?;
    let host =
        u8::try_from(1 + number / SOCKETS_PER_ADDRESS).context("too many sockets for the addresses of this machine")?;
    socket.bind(SocketAddr::new(IpAddr::V4(Ipv4Addr::new(127, 0, 0, host)), 0))?;
    let stream = socket.connect(address).await.with_context(|| format!("socket {number} cannot connect"))?;
    let mut request = format!("ws://{address}/api/v1/live").into_client_request()?;
    request.headers_mut().insert(header::AUTHORIZATION, format!("Bearer {}", key.expose()).parse()?);
    let config = WebSocketConfig::default().read_buffer_size(1024).write_buffer_size(0);
    let opened = client_async_with_config(request, stream, Some(config)).await;
    let (mut socket, _) = opened.with_context(|| format!("socket {number} cannot be opened"))?;
    // The server subscribes to this person's messages before it answers.
    let watch = serde_json::to_string(&ClientMessage::Watch { submission: SubmissionId(0) })?;
    socket.send(Message::text(watch)).await?;
    while !matches!(socket.next().await.context("the server closed a new socket")??, Message::Text(_)) {}
    Ok(socket)
}

/// Records when a socket receives a progress message. If a socket ends early, the wait for its message fails.
async fn listen(number: usize, socket: Frames, arrivals: Arc<Arrivals>) -> Result<()> {
    let on_text = |text: &[u8]| {
        if let Some(seq) = seq_of(text) {
            arrivals.note(number, seq);
        }
    };
    socket.listen(on_text).await
}

/// The number of a progress message. Other messages have none.
fn seq_of(text: &[u8]) -> Option<u32> {
    let (_, rest) = std::str::from_utf8(text).ok()?.split_once("\"seq\":")?;
    rest.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

async fn push_to_one(broker: &Broker, people: &[UserId], arrivals: &Arrivals) -> Result<Summary> {
    let mut times = Vec::new();
    for number in 0..SINGLE_PUSHES {
        // Spread over all sockets.
        let at = number * 7919 % people.len();
        let seq = u32::try_from(number + 1)?;
        let begun = arrivals.expect(seq, 1);
        broker.publish(people[at], &LiveEvent::Progress(progress(people[at], seq))).await?;
        tokio::time::timeout(TIMEOUT, arrivals.complete()).await.context("a message was not received")?;
        let time = arrivals.time(at).with_context(|| format!("message {seq} reached another socket than {at}"))?;
        times.push(ms(time - begun));
    }
    Summary::of(times).context("nothing was pushed")
}

async fn push_to_all(broker: &Broker, people: &[UserId], arrivals: &Arrivals, seq: u32) -> Result<Vec<f64>> {
    let messages: Vec<_> = people.iter().map(|person| (*person, progress(*person, seq))).collect();
    let begun = arrivals.expect(seq, people.len());
    let batches = stream::iter(messages.chunks(BATCH)).map(Ok);
    let publishing = batches.try_for_each_concurrent(BATCHES_AT_ONCE, |batch| broker.publish_progress(batch));
    let both = async { tokio::join!(publishing, arrivals.complete()) };
    let (published, ()) =
        tokio::time::timeout(TIMEOUT, both).await.context("some sockets did not receive a message")?;
    published?;
    let time = |socket| arrivals.time(socket).map(|time| ms(time - begun));
    (0..people.len()).map(time).collect::<Option<_>>().context("a socket received no message")
}

/// A progress message, as a worker sends it. Each person has their own submission.
fn progress(person: UserId, seq: u32) -> Progress {
    Progress {
        submission: SubmissionId(1_000_000_000 + person.0),
        attempt: 1,
        seq,
        phase: Phase::Running,
        case: 1,
        total: 20,
        strip: String::new(),
    }
}

fn ms(ns: u64) -> f64 {
    Duration::from_nanos(ns).as_secs_f64() * 1000.0
}
