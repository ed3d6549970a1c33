//! All routes.

use std::time::Duration;

use assay_app::Reference;
use assay_domain::RequestRefusal;
use axum::{
    Router,
    extract::DefaultBodyLimit,
    http::{HeaderName, HeaderValue, Request, StatusCode, header},
    middleware::{from_fn, from_fn_with_state},
    routing::{get, post},
};
use tower::ServiceBuilder;
use tower_http::{
    catch_panic::CatchPanicLayer,
    classify::ServerErrorsFailureClass,
    request_id::{MakeRequestId, PropagateRequestIdLayer, RequestId, SetRequestIdLayer},
    sensitive_headers::SetSensitiveRequestHeadersLayer,
    trace::TraceLayer,
};

use crate::{
    admin_link,
    admission::admit,
    api,
    description::{self, Description},
    health, metrics, pages,
    problem_json::ProblemJson,
    random_problem, rest_of_body, security_headers, stalled,
    state::{AppState, Parts},
    statement_files, upload,
};

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

#[derive(Debug)]
pub(crate) struct Routers {
    /// The whole site.
    pub(crate) site: Router,
    /// For connections over the limit: health and metrics. Everything else is refused.
    pub(crate) health: Router,
}

/// Builds the routes.
///
/// # Errors
/// When the description of the REST interface cannot be rendered.
pub(crate) fn build(parts: Parts) -> Result<Routers, serde_json::Error> {
    let api::Routes { limited, live, description } = api::routes();
    let description = Description::new(&description)?;
    let reference = Reference::new(description.json())?;
    let state = AppState::new(parts, pages::options(), description, reference);

    let api = limited
        .fallback(api::not_found)
        .method_not_allowed_fallback(api::method_not_allowed)
        .layer(from_fn_with_state(state.clone(), api::apply_limits))
        .merge(live);

    let public = pages::add(Router::new(), &state)
        .nest(description::ROOT, api)
        .route("/admin/claim", get(admin_link::claim))
        .route("/docs/api", get(pages::reference))
        .route("/random-problem", get(random_problem::pick))
        .route("/statement-files/{name}", get(statement_files::show))
        // Uploads have their own limit. The innermost layer wins.
        .route("/admin/problems", post(upload::create).layer(DefaultBodyLimit::disable()))
        .layer(
            ServiceBuilder::new()
                .layer(from_fn(rest_of_body::read))
                .layer(from_fn_with_state(state.clone(), admit))
                .layer(from_fn(stalled::answer))
                .layer(DefaultBodyLimit::max(api::MAX_BODY_BYTES)),
        );

    // The outermost layer comes first.
    let outer_layers = ServiceBuilder::new()
        .layer(SetRequestIdLayer::new(REQUEST_ID, RandomId))
        .layer(SetSensitiveRequestHeadersLayer::new([header::AUTHORIZATION, header::COOKIE]))
        .layer(TraceLayer::new_for_http().make_span_with(span).on_failure(log_failure))
        .layer(PropagateRequestIdLayer::new(REQUEST_ID))
        .layer(from_fn(security_headers::add))
        .layer(CatchPanicLayer::custom(api::panicked));

    let monitoring = Router::new()
        .route("/healthz", get(health::healthz))
        .route("/readyz", get(health::readyz))
        .route("/metrics", get(metrics::show));
    Ok(Routers {
        health: monitoring.clone().fallback(too_busy).with_state(state.clone()),
        site: monitoring.merge(public).layer(outer_layers).with_state(state),
    })
}

/// The answer on connections over the limit.
async fn too_busy() -> ProblemJson {
    ProblemJson::new(StatusCode::SERVICE_UNAVAILABLE, RequestRefusal::ServerBusy).retry_after(Duration::from_secs(5))
}

/// Creates request ids. It uses this thread's generator, because the kernel's randomness would cost a system call per request.
#[derive(Clone, Copy)]
struct RandomId;

impl MakeRequestId for RandomId {
    fn make_request_id<B>(&mut self, _: &Request<B>) -> Option<RequestId> {
        let id = format!("{:032x}", rand::random::<u128>());
        HeaderValue::from_str(&id).ok().map(RequestId::new)
    }
}

/// The fields of a request's log lines. Only the path, because a query may contain a secret.
fn span<B>(request: &Request<B>) -> tracing::Span {
    let id = request.headers().get(REQUEST_ID).and_then(|id| id.to_str().ok()).unwrap_or_default();
    tracing::info_span!("request", request.id = id, method = %request.method(), path = request.uri().path())
}

/// Logs a response with a server error. 503 is none: the server says that it is starting, or that a queue is full, and metrics show that.
fn log_failure(failure: ServerErrorsFailureClass, latency: Duration, _: &tracing::Span) {
    let latency_ms = u64::try_from(latency.as_millis()).unwrap_or(u64::MAX);
    match failure {
        ServerErrorsFailureClass::StatusCode(StatusCode::SERVICE_UNAVAILABLE) => {
            tracing::debug!(latency_ms, "a request was refused for now");
        }
        failure => tracing::error!(%failure, latency_ms, "a response failed"),
    }
}
