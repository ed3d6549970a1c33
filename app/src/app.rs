//! The frame around all pages, and which page is where.

use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::{
    SsrMode,
    components::{FlatRoutes, Route, Router},
    path,
};

use crate::{
    account::{LoginPage, RegisterPage, provide_current_user},
    admin::{
        AuditPage, FailedPage, ManagedTracksPage, NewTrackPage, OverviewPage, PeoplePage, Toasts, TrackEditorPage,
        provide_desk,
    },
    home::HomePage,
    problems::SolvePage,
    submissions::{HistoryPage, SubmissionPage},
    tracks::{TrackPage, TracksPage},
    ui::{FocusOnNavigation, NotFoundPage, SiteHeader, provide_clock},
};

/// The whole site.
///
/// Pages render in one piece (`SsrMode::Async`): their status, title and content are then right for every reader, whether
/// or not it runs scripts. What they wait for is a query or two, so nothing is gained by streaming.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    provide_current_user();
    provide_clock();
    provide_desk();
    view! {
        <Title formatter=|text: String| if text.is_empty() { "Assay".to_owned() } else { format!("{text} · Assay") } />
        <Router>
            <a class="skip-link" href="#main" rel="external">
                "Skip to content"
            </a>
            <SiteHeader />
            <FocusOnNavigation />
            <FlatRoutes fallback=NotFoundPage>
                <Route path=path!("/") view=HomePage ssr=SsrMode::Async />
                <Route path=path!("/tracks") view=TracksPage ssr=SsrMode::Async />
                <Route path=path!("/tracks/:slug") view=TrackPage ssr=SsrMode::Async />
                <Route path=path!("/problems/:slug") view=SolvePage ssr=SsrMode::Async />
                <Route path=path!("/submissions") view=HistoryPage ssr=SsrMode::Async />
                <Route path=path!("/submissions/:id") view=SubmissionPage ssr=SsrMode::Async />
                <Route path=path!("/login") view=LoginPage ssr=SsrMode::Async />
                <Route path=path!("/register") view=RegisterPage ssr=SsrMode::Async />
                <Route path=path!("/admin") view=OverviewPage ssr=SsrMode::Async />
                <Route path=path!("/admin/tracks") view=ManagedTracksPage ssr=SsrMode::Async />
                <Route path=path!("/admin/new-track") view=NewTrackPage ssr=SsrMode::Async />
                <Route path=path!("/admin/tracks/:slug") view=TrackEditorPage ssr=SsrMode::Async />
                <Route path=path!("/admin/people") view=PeoplePage ssr=SsrMode::Async />
                <Route path=path!("/admin/failed") view=FailedPage ssr=SsrMode::Async />
                <Route path=path!("/admin/audit") view=AuditPage ssr=SsrMode::Async />
            </FlatRoutes>
            <Toasts />
        </Router>
    }
}
