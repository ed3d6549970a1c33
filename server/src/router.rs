//! All routes on one screen.

use std::{net::IpAddr, path::PathBuf};

use assay_service::Service;
use axum::{
    Router,
    extract::{DefaultBodyLimit, FromRef},
    http::{HeaderName, Request, header},
    middleware::{from_fn, from_fn_with_state},
    routing::{get, post, put},
};
use leptos::prelude::LeptosOptions;
use tokio_util::sync::CancellationToken;
use tower::ServiceBuilder;
use tower_http::{
    catch_panic::CatchPanicLayer,
    request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer},
    sensitive_headers::SetSensitiveRequestHeadersLayer,
    trace::TraceLayer,
};

use crate::{
    admin_link, api,
    config::PublicUrl,
    health, live,
    metrics::{self, LiveSockets},
    origin, pages, random_problem, security_headers, statement_files,
    static_files::{self, StaticFiles},
    upload::{self, Uploads},
    visitor::{self, Recognition},
};

/// The largest body taken. A source of 128 KiB grows when it is written as JSON or as a form.
const MAX_BODY_BYTES: usize = 512 * 1024;
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// What the routes need.
#[derive(Debug)]
pub(crate) struct Parts {
    pub(crate) service: Service,
    pub(crate) statics: StaticFiles,
    pub(crate) public_url: Option<PublicUrl>,
    pub(crate) trusted_proxies: Vec<IpAddr>,
    pub(crate) bundle_names: Option<PathBuf>,
    pub(crate) uploads: Uploads,
    pub(crate) stopping: CancellationToken,
}

/// What handlers can ask for.
#[derive(Clone, Debug, FromRef)]
pub(crate) struct AppState {
    pub(crate) service: Service,
    pub(crate) statics: StaticFiles,
    pub(crate) public_url: Option<PublicUrl>,
    pub(crate) leptos: LeptosOptions,
    pub(crate) sockets: LiveSockets,
    pub(crate) uploads: Uploads,
    pub(crate) stopping: CancellationToken,
}

/// The whole server as one service.
pub(crate) fn build(parts: Parts) -> Router {
    let recognition = Recognition { service: parts.service.clone(), trusted_proxies: parts.trusted_proxies };
    let state = AppState {
        service: parts.service,
        statics: parts.statics,
        public_url: parts.public_url.clone(),
        leptos: pages::options(parts.bundle_names.as_deref()),
        sockets: LiveSockets::default(),
        uploads: parts.uploads,
        stopping: parts.stopping,
    };

    let api = Router::new()
        .route("/problems", get(api::problems::list))
        .route("/problems/{slug}", get(api::problems::show))
        .route("/problems/{slug}/hints/{number}", get(api::problems::hint))
        .route("/problems/{slug}/editorial", get(api::problems::editorial))
        .route("/tracks", get(api::tracks::list))
        .route("/tracks/{slug}", get(api::tracks::show))
        .route("/languages", get(api::languages::list))
        .route("/me", get(api::me::show))
        .route("/submissions", get(api::submissions::list).post(api::submissions::create))
        .route("/submissions/{id}", get(api::submissions::show))
        .route("/runs", post(api::runs::create))
        .route("/runs/{id}", get(api::runs::show))
        .route("/drafts/{problem}", get(api::drafts::list))
        .route("/drafts/{problem}/{language}", put(api::drafts::save))
        .route("/drafts/{problem}/{language}/history", get(api::drafts::history).post(api::drafts::put_aside))
        .route("/submissions/{id}/cancel", post(api::submissions::cancel))
        .fallback(api::not_found)
        .method_not_allowed_fallback(api::method_not_allowed)
        .layer(from_fn_with_state(state.clone(), api::count_read))
        .layer(from_fn(api::in_time))
        .route("/live", get(live::upgrade));

    let visited = pages::add(Router::new(), &state)
        .nest("/api/v1", api)
        .route("/admin/claim", get(admin_link::claim))
        .route("/random-problem", get(random_problem::pick))
        .route("/statement-files/{name}", get(statement_files::show))
        .layer(DefaultBodyLimit::max(MAX_BODY_BYTES))
        // After that bound: it has its own.
        .route("/admin/problems", post(upload::create).layer(DefaultBodyLimit::disable()))
        .layer(from_fn_with_state(recognition, visitor::recognise))
        .layer(from_fn_with_state(parts.public_url, origin::check))
        // Before anything that asks the database: files are the same for everybody.
        .layer(from_fn_with_state(state.statics.clone(), static_files::serve));

    // The outermost layer comes first.
    let around_all = ServiceBuilder::new()
        .layer(SetRequestIdLayer::new(REQUEST_ID, MakeRequestUuid))
        .layer(SetSensitiveRequestHeadersLayer::new([header::AUTHORIZATION, header::COOKIE]))
        .layer(TraceLayer::new_for_http().make_span_with(span))
        .layer(PropagateRequestIdLayer::new(REQUEST_ID))
        .layer(from_fn(security_headers::add))
        .layer(CatchPanicLayer::custom(api::panicked));

    Router::new()
        .route("/healthz", get(health::healthz))
        .route("/readyz", get(health::readyz))
        .route("/metrics", get(metrics::show))
        .merge(visited)
        .layer(around_all)
        .with_state(state)
}

/// What every line about a request says of it. The path only: a query may hold a secret.
fn span<B>(request: &Request<B>) -> tracing::Span {
    let id = request.headers().get(REQUEST_ID).and_then(|id| id.to_str().ok()).unwrap_or_default();
    tracing::info_span!("request", request.id = id, method = %request.method(), path = request.uri().path())
}
