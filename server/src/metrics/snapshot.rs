//! What one answer shows, as a collector of `prometheus-client`.

use std::fmt;

use assay_broker::Broker;
use assay_domain::{Class, Heartbeat, QueueState};
use prometheus_client::{
    collector::Collector,
    encoding::{DescriptorEncoder, EncodeGaugeValue, prometheus_text},
    metrics::MetricType,
    registry::Registry,
};

/// The values of one moment. A part that did not answer is missing.
#[derive(Debug)]
pub(super) struct Snapshot {
    pub(super) live_sockets: usize,
    pub(super) store: Option<QueueState>,
    pub(super) broker: Option<BrokerState>,
}

impl Snapshot {
    /// The classic text format, version 0.0.4. Every Prometheus reads it, and OpenMetrics would rename counters.
    ///
    /// # Errors
    /// When a count does not fit into 63 bits.
    pub(super) fn text(self) -> Result<String, fmt::Error> {
        let mut registry = Registry::default();
        registry.register_collector(Box::new(self));
        let mut text = String::new();
        prometheus_text::encode(&mut text, &registry)?;
        Ok(text)
    }
}

/// What the broker knows.
#[derive(Debug)]
pub(super) struct BrokerState {
    depths: Vec<(Class, usize)>,
    dead_letters: usize,
    workers: Vec<Heartbeat>,
}

impl BrokerState {
    pub(super) async fn ask(broker: &Broker) -> anyhow::Result<Self> {
        let mut depths = Vec::new();
        for class in Class::ALL {
            depths.push((class, broker.depth(class).await?));
        }
        Ok(Self { depths, dead_letters: broker.dead_letter_count().await?, workers: broker.workers().await? })
    }
}

impl Collector for Snapshot {
    fn encode(&self, mut encoder: DescriptorEncoder<'_>) -> fmt::Result {
        // The library adds `_info` to the name.
        encoder
            .encode_descriptor("assay_build", "This server's version.", None, MetricType::Info)?
            .encode_info(&[("version", env!("CARGO_PKG_VERSION"))])?;
        gauge(&mut encoder, "assay_live_sockets", "Live sockets that are open on this server.", &self.live_sockets)?;
        let up = [("store", self.store.is_some()), ("broker", self.broker.is_some())];
        let up = up.map(|(part, up)| (part, u32::from(up)));
        gauges(&mut encoder, "assay_up", "1 if the part answered, otherwise 0.", "part", up)?;
        if let Some(queue) = &self.store {
            encode_store(&mut encoder, queue)?;
        }
        if let Some(state) = &self.broker {
            encode_broker(&mut encoder, state)?;
        }
        Ok(())
    }
}

fn encode_store(encoder: &mut DescriptorEncoder<'_>, queue: &QueueState) -> fmt::Result {
    let oldest_s = queue.oldest_ms.unwrap_or(0) as f64 / 1000.0;
    gauge(encoder, "assay_submissions_queued", "Submissions that wait for a worker.", &queue.queued)?;
    gauge(encoder, "assay_submissions_running", "Submissions that a worker is judging.", &queue.running)?;
    gauge(
        encoder,
        "assay_queue_oldest_seconds",
        "How long the oldest submission has waited; 0 if none waits.",
        &oldest_s,
    )
}

fn encode_broker(encoder: &mut DescriptorEncoder<'_>, state: &BrokerState) -> fmt::Result {
    let depths = state.depths.iter().map(|(class, depth)| (class.as_str(), *depth));
    gauges(encoder, "assay_queue_depth", "Jobs that wait or run, by class.", "class", depths)?;
    let slots: u32 = state.workers.iter().map(|it| it.worker.slots).sum();
    let busy: usize = state.workers.iter().map(|it| it.worker.busy.len()).sum();
    gauge(
        encoder,
        "assay_dead_letters",
        "Jobs that failed three times, until an admin retries them.",
        &state.dead_letters,
    )?;
    gauge(encoder, "assay_workers", "Connected workers.", &state.workers.len())?;
    gauge(encoder, "assay_slots", "Slots of all workers.", &slots)?;
    gauge(encoder, "assay_slots_busy", "Busy slots of all workers.", &busy)
}

fn gauge(encoder: &mut DescriptorEncoder<'_>, name: &str, help: &str, value: &impl EncodeGaugeValue) -> fmt::Result {
    encoder.encode_descriptor(name, help, None, MetricType::Gauge)?.encode_gauge(value)
}

/// A gauge with one value for each value of a label.
fn gauges<V: EncodeGaugeValue>(
    encoder: &mut DescriptorEncoder<'_>,
    name: &str,
    help: &str,
    label: &str,
    values: impl IntoIterator<Item = (&'static str, V)>,
) -> fmt::Result {
    let mut metric = encoder.encode_descriptor(name, help, None, MetricType::Gauge)?;
    for (of, value) in values {
        metric.encode_family(&[(label, of)])?.encode_gauge(&value)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Dashboards and alerts know these names, labels and types.
    #[test]
    fn names_labels_and_types_stay_as_they_are() {
        let queue = QueueState { queued: 3, running: 1, oldest_ms: Some(2500) };
        let state =
            BrokerState { depths: vec![(Class::Run, 4), (Class::Batch, 0)], dead_letters: 5, workers: Vec::new() };
        let text = Snapshot { live_sockets: 2, store: Some(queue), broker: Some(state) }.text().unwrap();
        let expected = r#"# HELP assay_build_info This server's version.
# TYPE assay_build_info gauge
assay_build_info{version="VERSION"} 1
# HELP assay_live_sockets Live sockets that are open on this server.
# TYPE assay_live_sockets gauge
assay_live_sockets 2
# HELP assay_up 1 if the part answered, otherwise 0.
# TYPE assay_up gauge
assay_up{part="store"} 1
assay_up{part="broker"} 1
# HELP assay_submissions_queued Submissions that wait for a worker.
# TYPE assay_submissions_queued gauge
assay_submissions_queued 3
# HELP assay_submissions_running Submissions that a worker is judging.
# TYPE assay_submissions_running gauge
assay_submissions_running 1
# HELP assay_queue_oldest_seconds How long the oldest submission has waited; 0 if none waits.
# TYPE assay_queue_oldest_seconds gauge
assay_queue_oldest_seconds 2.5
# HELP assay_queue_depth Jobs that wait or run, by class.
# TYPE assay_queue_depth gauge
assay_queue_depth{class="run"} 4
assay_queue_depth{class="batch"} 0
# HELP assay_dead_letters Jobs that failed three times, until an admin retries them.
# TYPE assay_dead_letters gauge
assay_dead_letters 5
# HELP assay_workers Connected workers.
# TYPE assay_workers gauge
assay_workers 0
# HELP assay_slots Slots of all workers.
# TYPE assay_slots gauge
assay_slots 0
# HELP assay_slots_busy Busy slots of all workers.
# TYPE assay_slots_busy gauge
assay_slots_busy 0
"#;
        assert_eq!(text, expected.replace("VERSION", env!("CARGO_PKG_VERSION")));
    }

    #[test]
    fn a_part_that_did_not_answer_is_missing() {
        let text = Snapshot { live_sockets: 0, store: None, broker: None }.text().unwrap();
        assert!(text.contains("assay_up{part=\"store\"} 0\nassay_up{part=\"broker\"} 0\n"), "{text}");
        assert!(!text.contains("assay_submissions_queued") && !text.contains("assay_workers"), "{text}");
    }
}
