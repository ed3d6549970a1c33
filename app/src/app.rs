//! The site's frame and its routes.

use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::{
    Lazy, SsrMode,
    components::{FlatRoutes, Route, Router},
    path,
};

use crate::{
    account::provide_current_user,
    admin::{AdminRoute, Toasts, provide_form_sender},
    home::HomePage,
    lists::ListsRoute,
    problems::SolvePage,
    site_header::SiteHeader,
    submissions::SubmissionPage,
    texts,
    ui::{FocusOnNavigation, NotFoundPage, provide_clock, verbatim},
};

/// The whole site. Pages render in one piece (`SsrMode::Async`), so that status, title and content are right without scripts. Pages only
/// wait for a few queries, so streaming would gain nothing.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    provide_current_user();
    provide_clock();
    provide_form_sender();
    let admin = Lazy::<AdminRoute>::new;
    let lists = Lazy::<ListsRoute>::new;
    view! {
        <Title formatter=document_title />
        <Router>
            <a class="skip-link" href="#main" rel="external">
                {texts::site().skip}
            </a>
            <SiteHeader has_palette=true />
            <FocusOnNavigation />
            <FlatRoutes fallback=NotFoundPage>
                <Route path=path!("/") view=HomePage ssr=SsrMode::Async />
                <Route path=path!("/tracks") view=lists() ssr=SsrMode::Async />
                <Route path=path!("/tracks/:slug") view=lists() ssr=SsrMode::Async />
                <Route path=path!("/problems") view=lists() ssr=SsrMode::Async />
                <Route path=path!("/problems/:slug") view=SolvePage ssr=SsrMode::Async />
                <Route path=path!("/lists") view=lists() ssr=SsrMode::Async />
                <Route path=path!("/lists/:id") view=lists() ssr=SsrMode::Async />
                <Route path=path!("/submissions") view=lists() ssr=SsrMode::Async />
                <Route path=path!("/submissions/:id") view=SubmissionPage ssr=SsrMode::Async />
                <Route path=path!("/compare") view=lists() ssr=SsrMode::Async />
                <Route path=path!("/review") view=lists() ssr=SsrMode::Async />
                <Route path=path!("/login") view=lists() ssr=SsrMode::Async />
                <Route path=path!("/profile") view=lists() ssr=SsrMode::Async />
                <Route path=path!("/profile/:id") view=lists() ssr=SsrMode::Async />
                <Route path=path!("/account") view=lists() ssr=SsrMode::Async />
                <Route path=path!("/account/keys") view=lists() ssr=SsrMode::Async />
                <Route path=path!("/register") view=lists() ssr=SsrMode::Async />
                <Route path=path!("/admin") view=admin() ssr=SsrMode::Async />
                <Route path=path!("/admin/tracks") view=admin() ssr=SsrMode::Async />
                <Route path=path!("/admin/new-track") view=admin() ssr=SsrMode::Async />
                <Route path=path!("/admin/tracks/:slug") view=admin() ssr=SsrMode::Async />
                <Route path=path!("/admin/problems") view=admin() ssr=SsrMode::Async />
                <Route path=path!("/admin/problems/:slug") view=admin() ssr=SsrMode::Async />
                <Route path=path!("/admin/shipped") view=admin() ssr=SsrMode::Async />
                <Route path=path!("/admin/imports/:id") view=admin() ssr=SsrMode::Async />
                <Route path=path!("/admin/submissions") view=admin() ssr=SsrMode::Async />
                <Route path=path!("/admin/people") view=admin() ssr=SsrMode::Async />
                <Route path=path!("/admin/failed") view=admin() ssr=SsrMode::Async />
                <Route path=path!("/admin/audit") view=admin() ssr=SsrMode::Async />
            </FlatRoutes>
            <Toasts />
        </Router>
    }
}

/// The document's title. The server writes it as HTML, and the browser sets it as text.
fn document_title(page: String) -> String {
    let title = (texts::site().title)(&page);
    if cfg!(feature = "ssr") { verbatim(&title) } else { title }
}
