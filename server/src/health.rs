//! Health checks.

use assay_service::Service;
use axum::{extract::State, http::StatusCode};

/// Reports that the process answers.
pub(crate) async fn healthz() -> &'static str {
    "ok\n"
}

/// Reports that the server is ready for traffic. Migrations, the first admin and the self-check are done before the first request. The
/// shipped library is loaded while the server already answers.
pub(crate) async fn readyz(State(service): State<Service>) -> (StatusCode, String) {
    if service.library().is_loading() {
        return (StatusCode::SERVICE_UNAVAILABLE, "the shipped library is being loaded\n".into());
    }
    match service.store().ping().await {
        Ok(()) => (StatusCode::OK, "ready\n".into()),
        Err(error) => {
            tracing::error!(%error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n".into())
        }
    }
}
