//! Many live sockets on one server: what each costs in memory, and how soon all of them are told something.

use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail};
use assay_broker::{Broker, LiveEvent, RedisConfig};
use assay_domain::{ClientMessage, Phase, Progress, SubmissionId, UserId};
use assay_service::ApiKey;
use futures::{SinkExt as _, StreamExt as _, TryStreamExt as _, stream};
use serde::Serialize;
use tokio::{
    net::{TcpSocket, TcpStream},
    sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel},
    task::JoinSet,
};
use tokio_tungstenite::{
    WebSocketStream, client_async_with_config,
    tungstenite::{Message, client::IntoClientRequest as _, http::header, protocol::WebSocketConfig},
};

use super::{frames::Frames, installation::Installation, memory::Memory, prepare, services::Services};
use crate::bench::statistics::Summary;

/// How many accounts or sockets are made at once.
const AT_ONCE: usize = 64;
/// A source address has some 28,000 ports; beyond so many sockets the next one is used.
const AN_ADDRESS: usize = 20_000;
/// How many people are told in one go, and how many such goes are on their way at once.
const A_GO: usize = 100;
const GOES: usize = 4;
/// How many sockets are told something one after the other, while all are open.
const ONE_BY_ONE: usize = 200;
/// How long a push to all may take.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long the server has to settle before its memory is read.
const SETTLE: Duration = Duration::from_secs(2);

#[derive(Debug, Serialize)]
pub(super) struct Sockets {
    pub(super) count: usize,
    /// How long opening all of them took.
    pub(super) open_s: f64,
    /// Resident memory of the server that came with them, by each.
    pub(super) server_kib_each: f64,
    /// The same once each has been told something.
    pub(super) server_kib_each_told: f64,
    /// What the kernel holds for one end of each.
    pub(super) kernel_kib_each: f64,
    /// From publishing to one socket hearing it, the others idle.
    pub(super) push_to_one: Summary,
    /// From beginning to publish to everybody until each has heard.
    pub(super) push_to_all: Summary,
}

type Socket = WebSocketStream<TcpStream>;

/// Which socket heard what, and when.
type Heard = (usize, u32, Instant);

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

    // The first connections make what all share.
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

    let (tell, mut heard) = unbounded_channel();
    let mut listening = JoinSet::new();
    for (number, socket) in sockets.into_iter().enumerate() {
        listening.spawn(listen(number, Frames::of(socket.into_inner()), tell.clone()));
    }
    let broker = Broker::redis(RedisConfig::new(&*services.redis_url)).await.context("Redis cannot be used")?;
    let people: Vec<UserId> = people.into_iter().map(|(id, _)| id).collect();
    let push_to_one = push_to_one(&broker, &people, &mut heard).await?;
    let push_to_all = push_to_all(&broker, &people, &mut heard).await?;
    let told = Memory::of(installation.server.pid()?)?;
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
        server_kib_each_told: each(before.process_kib, told.process_kib),
        kernel_kib_each: each(before.kernel_kib, after.kernel_kib) / 2.0,
        push_to_one,
        push_to_all,
    })
}

/// Opens a socket with buffers as small as the server's, and waits until it is told what comes.
async fn open(url: &str, number: usize, key: &ApiKey) -> Result<Socket> {
    let address: SocketAddr = url.strip_prefix("http://").context("no http address")?.parse()?;
    let socket = TcpSocket::new_v4()?;
    let host = u8::try_from(1 + number / AN_ADDRESS).context("too many sockets for the addresses of this machine")?;
    socket.bind(SocketAddr::new(IpAddr::V4(Ipv4Addr::new(127, 0, 0, host)), 0))?;
    let stream = socket.connect(address).await.with_context(|| format!("socket {number} cannot connect"))?;
    let mut request = format!("ws://{address}/api/v1/live").into_client_request()?;
    request.headers_mut().insert(header::AUTHORIZATION, format!("Bearer {}", key.expose()).parse()?);
    let config = WebSocketConfig::default().read_buffer_size(1024).write_buffer_size(0);
    let opened = client_async_with_config(request, stream, Some(config)).await;
    let (mut socket, _) = opened.with_context(|| format!("socket {number} cannot be opened"))?;
    // The server listens for this person before it answers anything.
    let watch = serde_json::to_string(&ClientMessage::Watch { submission: SubmissionId(0) })?;
    socket.send(Message::text(watch)).await?;
    while !matches!(socket.next().await.context("a socket was closed at once")??, Message::Text(_)) {}
    Ok(socket)
}

/// Notes when a socket hears something. One that ends early is missed by those who wait for what it heard.
async fn listen(number: usize, socket: Frames, told: UnboundedSender<Heard>) -> Result<()> {
    let hear = |text: &[u8]| {
        if let Some(seq) = seq_of(text) {
            // Unheard only where measuring is over.
            let _unheard = told.send((number, seq, Instant::now()));
        }
    };
    socket.listen(hear).await
}

/// The number of a progress message. Nothing else that these sockets are told has one.
fn seq_of(text: &[u8]) -> Option<u32> {
    let (_, rest) = std::str::from_utf8(text).ok()?.split_once("\"seq\":")?;
    rest.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

async fn push_to_one(broker: &Broker, people: &[UserId], heard: &mut UnboundedReceiver<Heard>) -> Result<Summary> {
    let mut times = Vec::new();
    for number in 0..ONE_BY_ONE {
        // All over the place.
        let at = number * 7919 % people.len();
        let seq = u32::try_from(number + 1)?;
        let begun = Instant::now();
        broker.publish(people[at], &LiveEvent::Progress(progress(people[at], seq))).await?;
        let hearing = tokio::time::timeout(PATIENCE, heard.recv()).await.context("a push was not heard")?;
        match hearing {
            Some((socket, told, when)) if (socket, told) == (at, seq) => times.push(ms(when - begun)),
            other => bail!("a push to socket {at} was heard as {other:?}"),
        }
    }
    Summary::of(times).context("nothing was pushed")
}

async fn push_to_all(broker: &Broker, people: &[UserId], heard: &mut UnboundedReceiver<Heard>) -> Result<Summary> {
    let seq = u32::try_from(ONE_BY_ONE + 1)?;
    let told: Vec<_> = people.iter().map(|person| (*person, progress(*person, seq))).collect();
    let begun = Instant::now();
    let goes = stream::iter(told.chunks(A_GO)).map(Ok);
    let publishing = goes.try_for_each_concurrent(GOES, |some| broker.publish_progress(some));
    let hearing = async {
        let mut times = Vec::new();
        while times.len() < people.len() {
            let (_, told, when) = heard.recv().await.context("the sockets have ended")?;
            if told == seq {
                times.push(ms(when - begun));
            }
        }
        Ok::<_, anyhow::Error>(times)
    };
    let both = async { tokio::join!(publishing, hearing) };
    let (published, times) = tokio::time::timeout(PATIENCE, both).await.context("not everybody heard a push")?;
    published?;
    Summary::of(times?).context("nothing was pushed")
}

/// What a worker tells of a submission; each person has one of their own.
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

fn ms(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}
