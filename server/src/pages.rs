//! The pages. The app renders them; this module provides the request's context.

use std::sync::OnceLock;

use assay_app::{App, PLAIN_FORM_PATHS, read_plain_form, reference_shell, shell};
use assay_service::{EditorAsset, Service, Visitor};
use axum::{
    Router,
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header, request},
    response::Response,
    routing::post,
};
use leptos::{
    nonce::use_nonce,
    prelude::{Env, LeptosOptions, provide_context, use_context},
};
use leptos_axum::{AxumRouteListing, LeptosRoutes, ResponseOptions, generate_route_list};

use crate::{security_headers, state::AppState, static_files::StaticFiles};

/// The options of leptos. They are built in code, so that the server needs no LEPTOS_* variables. The file names in them are not used: see
/// [`Site`](crate::site::Site).
pub(crate) fn options() -> LeptosOptions {
    LeptosOptions::builder().output_name("assay").env(Env::PROD).build()
}

/// Adds the pages and their server functions.
pub(crate) fn add(router: Router<AppState>, state: &AppState) -> Router<AppState> {
    let context = context(state);
    let document = {
        let state = state.clone();
        move || shell(state.site.bundle.clone())
    };
    let pages = router.leptos_routes_with_context(state, routes(), context, document);
    let with_forms = PLAIN_FORM_PATHS.iter().fold(pages, |router, path| router.route(path, post(plain_form)));
    with_forms.fallback(not_found)
}

/// The routes of the pages. They are generated once per process: leptos renders the app for this, and meanwhile no resource of the
/// process can load. A second server in the same process would block pages of the first one forever.
fn routes() -> Vec<AxumRouteListing> {
    static ROUTES: OnceLock<Vec<AxumRouteListing>> = OnceLock::new();
    ROUTES.get_or_init(|| generate_route_list(App)).clone()
}

/// Provides the context of pages and server functions.
fn context(state: &AppState) -> impl Fn() + Clone + Send + Sync + 'static {
    let service = state.service.clone();
    let editor = editor(&state.site.files);
    let cookies = state.cookies();
    move || {
        provide_context::<Service>(service.clone());
        provide_context(cookies);
        provide_context(editor.clone());
        if let Some(visitor) =
            use_context::<request::Parts>().and_then(|parts| parts.extensions.get::<Visitor>().cloned())
        {
            provide_context(visitor);
        }
        if let (Some(nonce), Some(response)) = (use_nonce(), use_context::<ResponseOptions>())
            && let Ok(policy) = HeaderValue::from_str(&security_headers::page_policy(&nonce))
        {
            response.insert_header(header::CONTENT_SECURITY_POLICY, policy);
        }
    }
}

fn editor(statics: &StaticFiles) -> EditorAsset {
    let module = |name: &str| statics.find(&format!("/editor/{name}-"), ".js").unwrap_or_default().into();
    EditorAsset { src: module("editor"), site: module("site") }
}

/// The 404 page.
async fn not_found(State(state): State<AppState>, request: Request) -> Response {
    let mut response = render(&state, request).await;
    if response.status() == StatusCode::OK {
        *response.status_mut() = StatusCode::NOT_FOUND;
    }
    response
}

/// The reference of the REST interface.
pub(crate) async fn reference(State(state): State<AppState>, request: Request) -> Response {
    let document = {
        let state = state.clone();
        move || reference_shell(&state.site.bundle, &state.reference)
    };
    leptos_axum::render_app_async_with_context(context(&state), document)(request).await
}

/// Handles a form from a browser without scripts, and answers with the page.
pub(crate) async fn plain_form(State(state): State<AppState>, request: Request) -> Response {
    match read_plain_form(request).await {
        Ok(request) => render(&state, request).await,
        Err(refusal) => refusal,
    }
}

/// Renders a whole page before sending it, so that its status is known.
pub(crate) async fn render(state: &AppState, request: Request) -> Response {
    let document = {
        let state = state.clone();
        move || shell(state.site.bundle.clone())
    };
    leptos_axum::render_app_async_with_context(context(state), document)(request).await
}
