//! `GET /metrics`: the queue and the workers, for Prometheus.
//!
//! It contains no personal data, so it needs no login. Proxies should still not pass it on to the public.

mod snapshot;
mod sockets;

pub(crate) use sockets::LiveSockets;

use std::time::Duration;

use assay_domain::{QueueState, RequestRefusal};
use assay_service::Service;
use assay_store::Store;
use axum::{
    extract::State,
    http::{StatusCode, header::CONTENT_TYPE},
    response::IntoResponse,
};
use prometheus_client::encoding::prometheus_text::CONTENT_TYPE as TEXT_FORMAT;
use tokio::time::timeout;

use crate::problem_json::ProblemJson;
use snapshot::{BrokerState, Snapshot};

/// The maximum time for a part to answer. Prometheus waits ten seconds by default.
const PART_TIMEOUT: Duration = Duration::from_secs(3);

/// If a part does not answer, its metrics are missing.
pub(crate) async fn show(
    State(service): State<Service>,
    State(sockets): State<LiveSockets>,
) -> Result<impl IntoResponse, ProblemJson> {
    let (store, broker) =
        tokio::join!(ask("store", ask_store(service.store())), ask("broker", BrokerState::ask(service.broker())));
    let text = Snapshot { live_sockets: sockets.open(), store, broker }.text().map_err(|error| {
        tracing::error!(%error, "metrics cannot be written");
        ProblemJson::new(StatusCode::INTERNAL_SERVER_ERROR, RequestRefusal::Internal)
    })?;
    Ok(([(CONTENT_TYPE, TEXT_FORMAT)], text))
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
