//! The admin pages as a separate wasm file. Browsers download it when an admin page is first opened.

use leptos::{
    prelude::*,
    wasm_split::{self, SplitLoaderError},
};
use leptos_router::{LazyRoute, hooks::use_location};

use super::{
    audit_page::AuditPage, failed_page::FailedPage, import_page::ImportPage, library_page::LibraryPage,
    new_track_page::NewTrackPage, overview_page::OverviewPage, people_page::PeoplePage,
    problem_page::ManagedProblemPage, shipped_page::ShippedPage, submissions_page::AllSubmissionsPage,
    track_page::TrackEditorPage, tracks_page::ManagedTracksPage,
};
use crate::lazy_page::or_whole_page;

/// Shows the admin page of the current address. One route for all, because each lazy route would become a separate file.
pub(crate) struct AdminRoute;

impl LazyRoute for AdminRoute {
    fn data() -> Self {
        Self
    }

    async fn view(_route: Self) -> AnyView {
        or_whole_page(page()).await
    }
}

#[wasm_split::wasm_split(admin, wasm_split_path = ::leptos::wasm_split, fallible)]
fn page() -> Result<AnyView, SplitLoaderError> {
    let path = use_location().pathname.get_untracked();
    Ok(match path.trim_start_matches("/admin").trim_matches('/') {
        "" => view! { <OverviewPage /> }.into_any(),
        "tracks" => view! { <ManagedTracksPage /> }.into_any(),
        "new-track" => view! { <NewTrackPage /> }.into_any(),
        "submissions" => view! { <AllSubmissionsPage /> }.into_any(),
        "people" => view! { <PeoplePage /> }.into_any(),
        "failed" => view! { <FailedPage /> }.into_any(),
        "audit" => view! { <AuditPage /> }.into_any(),
        "shipped" => view! { <ShippedPage /> }.into_any(),
        "problems" => view! { <LibraryPage /> }.into_any(),
        path if path.starts_with("problems/") => view! { <ManagedProblemPage /> }.into_any(),
        path if path.starts_with("imports/") => view! { <ImportPage /> }.into_any(),
        _ => view! { <TrackEditorPage /> }.into_any(),
    })
}
