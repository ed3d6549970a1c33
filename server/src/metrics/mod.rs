//! `GET /metrics`: how much there is to do and who does it, for Prometheus and the like.
//!
//! Nothing of a person is in it, so it asks for no session; still it is for those who run the site, and proxies keep it from the public.

mod exposition;
mod sockets;

pub(crate) use sockets::LiveSockets;

use std::time::Duration;

use assay_broker::Broker;
use assay_domain::{Class, Heartbeat, QueueState};
use assay_service::Service;
use assay_store::Store;
use axum::{
    extract::State,
    http::header::CONTENT_TYPE,
    response::{IntoResponse, Response},
};
use tokio::time::timeout;

use exposition::Exposition;

/// How long a part may take to answer. Those who ask commonly wait for ten seconds.
const PATIENCE: Duration = Duration::from_secs(3);

/// Answers with all that can be told. A part that does not answer is down, and what only it knows is left out.
pub(crate) async fn show(State(service): State<Service>, State(sockets): State<LiveSockets>) -> Response {
    let (store, broker) =
        tokio::join!(asked("store", of_store(service.store())), asked("broker", of_broker(service.broker())),);
    let mut text = Exposition::default();
    text.gauge("assay_build_info", "The program that answers.", &[("version", env!("CARGO_PKG_VERSION"))], 1);
    text.gauge("assay_live_sockets", "Live sockets that are open at this server.", &[], sockets.open());
    for (part, up) in [("store", store.is_some()), ("broker", broker.is_some())] {
        text.gauge("assay_up", "Whether a part answered.", &[("part", part)], u8::from(up));
    }
    if let Some(queue) = store {
        write_store(&mut text, queue);
    }
    if let Some(told) = broker {
        write_broker(&mut text, &told);
    }
    ([(CONTENT_TYPE, exposition::CONTENT_TYPE)], text.finish()).into_response()
}

/// What the broker tells.
struct Told {
    depths: Vec<(Class, usize)>,
    dead_letters: usize,
    workers: Vec<Heartbeat>,
}

async fn asked<T>(part: &str, answer: impl Future<Output = anyhow::Result<T>>) -> Option<T> {
    match timeout(PATIENCE, answer).await {
        Ok(Ok(answer)) => Some(answer),
        Ok(Err(error)) => {
            tracing::warn!(part, error = format!("{error:#}"), "metrics are incomplete");
            None
        }
        Err(_) => {
            tracing::warn!(part, error = "no answer in time", "metrics are incomplete");
            None
        }
    }
}

async fn of_store(store: &Store) -> anyhow::Result<QueueState> {
    Ok(store.queue_state().await?)
}

async fn of_broker(broker: &Broker) -> anyhow::Result<Told> {
    let mut depths = Vec::new();
    for class in Class::ALL {
        depths.push((class, broker.depth(class).await?));
    }
    Ok(Told { depths, dead_letters: broker.dead_letter_count().await?, workers: broker.workers().await? })
}

fn write_store(text: &mut Exposition, queue: QueueState) {
    let oldest_s = queue.oldest_ms.unwrap_or(0) as f64 / 1000.0;
    text.gauge("assay_submissions_queued", "Submissions that wait for a worker.", &[], queue.queued);
    text.gauge("assay_submissions_running", "Submissions that a worker holds.", &[], queue.running);
    text.gauge(
        "assay_queue_oldest_seconds",
        "How long the oldest submission has waited; 0 when none does.",
        &[],
        oldest_s,
    );
}

fn write_broker(text: &mut Exposition, told: &Told) {
    for (class, depth) in &told.depths {
        let labels = [("class", class.as_str())];
        text.gauge("assay_queue_depth", "Jobs that wait or are claimed, by class.", &labels, depth);
    }
    let slots: u32 = told.workers.iter().map(|it| it.worker.slots).sum();
    let busy: usize = told.workers.iter().map(|it| it.worker.busy.len()).sum();
    text.gauge(
        "assay_dead_letters",
        "Jobs that were given up, until an admin has them tried again.",
        &[],
        told.dead_letters,
    );
    text.gauge("assay_workers", "Workers that live.", &[], told.workers.len());
    text.gauge("assay_slots", "How many submissions they can judge at once.", &[], slots);
    text.gauge("assay_slots_busy", "How many they judge.", &[], busy);
}
