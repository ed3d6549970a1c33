//! What every request goes through before its route. One layer and not four: with each layer axum copies all that is inside of it once
//! more per request.

use axum::{
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};

use crate::{origin, page_cache::Found, router::AppState, scope, visitor};

/// Answers for files, refuses what another site's page sent and what an API key may not do, and puts a [`Visitor`](assay_service::Visitor) into everything else.
pub(crate) async fn admit(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    // Before anything that asks the database: files are the same for everybody.
    if let Some(file) = state.site.files.answer(&request) {
        return file;
    }
    if let Err(problem) = origin::check(&request, state.public_url.as_ref()) {
        return problem.into_response();
    }
    match visitor::recognise(&state.service, &state.trusted_proxies, state.cookies(), &request).await {
        Ok(visitor) => {
            if let Err(problem) = scope::check(request.method(), request.uri().path(), &visitor) {
                return problem.into_response();
            }
            let found = match visitor.me {
                None => state.pages.find(&state.service, &request).await,
                Some(_) => Found::NotKept,
            };
            request.extensions_mut().insert(visitor);
            match found {
                Found::Page(page) => page,
                Found::Missing(variant, version) => state.pages.keep(variant, version, next.run(request).await).await,
                Found::NotKept => next.run(request).await,
            }
        }
        Err(problem) => problem.into_response(),
    }
}
