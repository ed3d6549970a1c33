//! All routes on one screen.

use std::{ops::Deref, sync::Arc, time::Duration};

use assay_service::{CookiePolicy, Service};
use axum::{
    Router,
    extract::{DefaultBodyLimit, FromRef},
    http::{HeaderName, HeaderValue, Request, StatusCode, header},
    middleware::{from_fn, from_fn_with_state},
    routing::{delete, get, post},
};
use leptos::prelude::LeptosOptions;
use tokio_util::sync::CancellationToken;
use tower::ServiceBuilder;
use tower_http::{
    catch_panic::CatchPanicLayer,
    request_id::{MakeRequestId, PropagateRequestIdLayer, RequestId, SetRequestIdLayer},
    sensitive_headers::SetSensitiveRequestHeadersLayer,
    trace::TraceLayer,
};

use crate::{
    addresses::TrustedProxies,
    admin_link,
    admission::admit,
    api,
    config::PublicUrl,
    health, live,
    metrics::{self, LiveSockets},
    page_cache::PageCache,
    pages,
    problem_json::Problem,
    random_problem, security_headers,
    site::Site,
    statement_files,
    upload::{self, Uploads},
};

/// The largest body taken. A source of 128 KiB grows when it is written as JSON or as a form.
pub(crate) const MAX_BODY_BYTES: usize = 512 * 1024;
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// What the routes need.
#[derive(Debug)]
pub(crate) struct Parts {
    pub(crate) service: Service,
    pub(crate) site: Site,
    pub(crate) public_url: Option<PublicUrl>,
    pub(crate) trusted_proxies: TrustedProxies,
    pub(crate) uploads: Uploads,
    pub(crate) sockets_per_person: usize,
    pub(crate) stopping: CancellationToken,
}

/// What handlers can ask for. Each layer and each route clones it per request, which costs one count.
#[derive(Clone, Debug)]
pub(crate) struct AppState(Arc<State>);

#[derive(Debug)]
pub(crate) struct State {
    pub(crate) service: Service,
    pub(crate) site: Site,
    pub(crate) pages: PageCache,
    pub(crate) public_url: Option<PublicUrl>,
    pub(crate) trusted_proxies: TrustedProxies,
    pub(crate) leptos: LeptosOptions,
    pub(crate) sockets: LiveSockets,
    pub(crate) uploads: Uploads,
    pub(crate) stopping: CancellationToken,
}

impl Deref for AppState {
    type Target = State;

    fn deref(&self) -> &State {
        &self.0
    }
}

impl State {
    /// How cookies are named and marked.
    pub(crate) fn cookies(&self) -> CookiePolicy {
        CookiePolicy { secure: self.public_url.as_ref().is_some_and(PublicUrl::is_https) }
    }
}

impl FromRef<AppState> for CookiePolicy {
    fn from_ref(state: &AppState) -> Self {
        state.cookies()
    }
}

/// Lets handlers ask for one part of the state.
macro_rules! parts {
    ($($name:ident: $type:ty),* $(,)?) => {
        $(impl FromRef<AppState> for $type {
            fn from_ref(state: &AppState) -> Self {
                state.$name.clone()
            }
        })*
    };
}

parts! {
    service: Service,
    public_url: Option<PublicUrl>,
    leptos: LeptosOptions,
    sockets: LiveSockets,
    uploads: Uploads,
    stopping: CancellationToken,
}

/// What connections are served with.
#[derive(Debug)]
pub(crate) struct Routers {
    /// The whole site.
    pub(crate) site: Router,
    /// For connections past a cap: health and metrics; everything else is refused.
    pub(crate) health: Router,
}

/// All routes.
pub(crate) fn build(parts: Parts) -> Routers {
    let state = AppState(Arc::new(State {
        service: parts.service,
        site: parts.site,
        pages: PageCache::default(),
        public_url: parts.public_url,
        trusted_proxies: parts.trusted_proxies,
        leptos: pages::options(),
        sockets: LiveSockets::new(parts.sockets_per_person),
        uploads: parts.uploads,
        stopping: parts.stopping,
    }));

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
        .route("/runs/{id}/cancel", post(api::runs::cancel))
        .route("/drafts/{problem}", get(api::drafts::list))
        .route("/drafts/{problem}/{language}", get(api::drafts::show).put(api::drafts::save))
        .route("/drafts/{problem}/{language}/history", get(api::drafts::history).post(api::drafts::put_aside))
        .route("/submissions/{id}/cancel", post(api::submissions::cancel))
        .route("/keys", get(api::keys::list).post(api::keys::create))
        .route("/keys/{id}", delete(api::keys::revoke))
        .route("/admin/submissions", get(api::all_submissions::list))
        .fallback(api::not_found)
        .method_not_allowed_fallback(api::method_not_allowed)
        .layer(from_fn_with_state(state.clone(), api::in_bounds))
        .route("/live", get(live::upgrade));

    let visited = pages::add(Router::new(), &state)
        .nest("/api/v1", api)
        .route("/admin/claim", get(admin_link::claim))
        .route("/random-problem", get(random_problem::pick))
        .route("/statement-files/{name}", get(statement_files::show))
        // It has a bound of its own, and the innermost is what counts.
        .route("/admin/problems", post(upload::create).layer(DefaultBodyLimit::disable()))
        .layer(
            ServiceBuilder::new()
                .layer(from_fn_with_state(state.clone(), admit))
                .layer(DefaultBodyLimit::max(MAX_BODY_BYTES)),
        );

    // The outermost layer comes first.
    let around_all = ServiceBuilder::new()
        .layer(SetRequestIdLayer::new(REQUEST_ID, RandomId))
        .layer(SetSensitiveRequestHeadersLayer::new([header::AUTHORIZATION, header::COOKIE]))
        .layer(TraceLayer::new_for_http().make_span_with(span))
        .layer(PropagateRequestIdLayer::new(REQUEST_ID))
        .layer(from_fn(security_headers::add))
        .layer(CatchPanicLayer::custom(api::panicked));

    let watched = Router::new()
        .route("/healthz", get(health::healthz))
        .route("/readyz", get(health::readyz))
        .route("/metrics", get(metrics::show));
    Routers {
        health: watched.clone().fallback(too_busy).with_state(state.clone()),
        site: watched.merge(visited).layer(around_all).with_state(state),
    }
}

/// The answer past a cap of connections.
async fn too_busy() -> Problem {
    Problem::new(
        StatusCode::SERVICE_UNAVAILABLE,
        "Too many connections are open. Close some, or try again in a moment.",
    )
    .retry_after(Duration::from_secs(5))
}

/// Names a request that brings no name. From this thread's generator: asking the kernel for randomness would cost each request a call.
#[derive(Clone, Copy)]
struct RandomId;

impl MakeRequestId for RandomId {
    fn make_request_id<B>(&mut self, _: &Request<B>) -> Option<RequestId> {
        let id = format!("{:032x}", rand::random::<u128>());
        HeaderValue::from_str(&id).ok().map(RequestId::new)
    }
}

/// What every line about a request says of it. The path only: a query may hold a secret.
fn span<B>(request: &Request<B>) -> tracing::Span {
    let id = request.headers().get(REQUEST_ID).and_then(|id| id.to_str().ok()).unwrap_or_default();
    tracing::info_span!("request", request.id = id, method = %request.method(), path = request.uri().path())
}
