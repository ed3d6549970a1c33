//! `GET /metrics`: the queue and the workers, for Prometheus.
//!
//! It contains no personal data, so it needs no login. Proxies should still not pass it on to the public.

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

/// The maximum time for a part to answer. Prometheus waits ten seconds by default.
const PART_TIMEOUT: Duration = Duration::from_secs(3);

/// If a part does not answer, its metrics are missing.
pub(crate) async fn show(State(service): State<Service>, State(sockets): State<LiveSockets>) -> Response {
    let (store, broker) =
        tokio::join!(ask("store", ask_store(service.store())), ask("broker", ask_broker(service.broker())));
    let mut text = Exposition::default();
    text.gauge("assay_build_info", "This server's version.", &[("version", env!("CARGO_PKG_VERSION"))], 1);
    text.gauge("assay_live_sockets", "Live sockets that are open on this server.", &[], sockets.open());
    for (part, up) in [("store", store.is_some()), ("broker", broker.is_some())] {
        text.gauge("assay_up", "1 if the part answered, otherwise 0.", &[("part", part)], u8::from(up));
    }
    if let Some(queue) = store {
        write_store(&mut text, queue);
    }
    if let Some(state) = broker {
        write_broker(&mut text, &state);
    }
    ([(CONTENT_TYPE, exposition::CONTENT_TYPE)], text.finish()).into_response()
}

struct BrokerState {
    depths: Vec<(Class, usize)>,
    dead_letters: usize,
    workers: Vec<Heartbeat>,
}

async fn ask<T>(part: &str, answer: impl Future<Output = anyhow::Result<T>>) -> Option<T> {
    match timeout(PART_TIMEOUT, answer).await {
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

async fn ask_store(store: &Store) -> anyhow::Result<QueueState> {
    Ok(store.queue_state().await?)
}

async fn ask_broker(broker: &Broker) -> anyhow::Result<BrokerState> {
    let mut depths = Vec::new();
    for class in Class::ALL {
        depths.push((class, broker.depth(class).await?));
    }
    Ok(BrokerState { depths, dead_letters: broker.dead_letter_count().await?, workers: broker.workers().await? })
}

fn write_store(text: &mut Exposition, queue: QueueState) {
    let oldest_s = queue.oldest_ms.unwrap_or(0) as f64 / 1000.0;
    text.gauge("assay_submissions_queued", "Submissions that wait for a worker.", &[], queue.queued);
    text.gauge("assay_submissions_running", "Submissions that a worker is judging.", &[], queue.running);
    text.gauge(
        "assay_queue_oldest_seconds",
        "How long the oldest submission has waited; 0 if none waits.",
        &[],
        oldest_s,
    );
}

fn write_broker(text: &mut Exposition, state: &BrokerState) {
    for (class, depth) in &state.depths {
        let labels = [("class", class.as_str())];
        text.gauge("assay_queue_depth", "Jobs that wait or run, by class.", &labels, depth);
    }
    let slots: u32 = state.workers.iter().map(|it| it.worker.slots).sum();
    let busy: usize = state.workers.iter().map(|it| it.worker.busy.len()).sum();
    text.gauge(
        "assay_dead_letters",
        "Jobs that failed three times, until an admin retries them.",
        &[],
        state.dead_letters,
    );
    text.gauge("assay_workers", "Connected workers.", &[], state.workers.len());
    text.gauge("assay_slots", "Slots of all workers.", &[], slots);
    text.gauge("assay_slots_busy", "Busy slots of all workers.", &[], busy);
}
