//! For those who watch the server.

use assay_service::Service;
use axum::{extract::State, http::StatusCode};

/// Whether the process answers at all.
pub(crate) async fn healthz() -> &'static str {
    "ok\n"
}

/// Whether people can be sent here. Migrations, the first admin, shipped content and the worker's self-check all come before
/// the first request is answered, so what remains is the database.
pub(crate) async fn readyz(State(service): State<Service>) -> (StatusCode, String) {
    match service.store().ping().await {
        Ok(()) => (StatusCode::OK, "ready\n".into()),
        Err(error) => {
            tracing::error!(%error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n".into())
        }
    }
}
