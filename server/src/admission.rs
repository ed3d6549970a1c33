//! The checks before every route. They are one layer and not four, because axum copies everything inside a layer once per request.

use axum::{
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};

use crate::{origin, page_cache::Found, scope, state::AppState, visitor};

/// Sends static files and cached pages. Refuses requests from other sites and requests outside of the API key's scope. Adds a
/// [`Visitor`](assay_service::Visitor) to all others.
pub(crate) async fn admit(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    // Files come first: they are the same for everyone and need no database.
    if let Some(file) = state.site.files.answer(&request) {
        return file;
    }
    if let Err(problem) = origin::check(&request, state.public_url.as_ref()) {
        return problem.into_response();
    }
    match visitor::identify(&state.service, &state.trusted_proxies, state.cookies(), &request).await {
        Ok(visitor) => {
            if let Err(problem) = scope::check(request.method(), request.uri().path(), &visitor) {
                return problem.into_response();
            }
            let found = match visitor.me {
                None => state.pages.find(&state.service, &request).await,
                Some(_) => Found::NotCacheable,
            };
            request.extensions_mut().insert(visitor);
            match found {
                Found::Page(page) => page,
                Found::Missing(variant, version) => state.pages.keep(variant, version, next.run(request).await).await,
                Found::NotCacheable => next.run(request).await,
            }
        }
        Err(problem) => problem.into_response(),
    }
}
