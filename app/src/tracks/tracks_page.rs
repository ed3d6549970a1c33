use assay_domain::{Page, TrackSummary};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::{list_tracks::list_tracks, track_cards::TrackCards};
use crate::{
    texts,
    ui::{LINES, Pager, SiteFooter, loaded},
};

/// The address of the page, and the beginning of the addresses of tracks.
pub(crate) const TRACKS_PATH: &str = "/tracks";

/// The list of tracks, with pages.
#[component]
pub(crate) fn TracksPage() -> impl IntoView {
    let query = use_query_map();
    let cursor = Memo::new(move |_| query.with(|query| query.get("cursor")).unwrap_or_default());
    let tracks = Resource::new_blocking(move || cursor.get(), list_tracks);
    let content = move |page: Page<TrackSummary>| {
        let first = (!cursor.get_untracked().is_empty()).then(|| TRACKS_PATH.to_owned());
        let next = page.next.map(|cursor| format!("/tracks?cursor={cursor}"));
        view! {
            <div class="page__head">
                <h1>{texts::common().tracks}</h1>
                <p class="page__lead">{texts::tracks().lead}</p>
            </div>
            <TrackCards tracks=page.items heading=2 />
            <Pager
                first=first
                first_words=texts::common().first_page
                next=next
                next_words=texts::common().next_page
            />
        }
        .into_any()
    };
    view! {
        <Title text=texts::common().tracks />
        <main id="main" class="page" tabindex="-1">
            {loaded(tracks, LINES, content)}
        </main>
        <SiteFooter />
    }
    .into_any()
}
