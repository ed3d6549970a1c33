use leptos::prelude::*;
use leptos_meta::Title;

use super::{list_tracks::list_tracks, track_cards::TrackCards};
use crate::{
    texts,
    ui::{FaultView, SiteFooter, Skeleton},
};

/// The list of tracks.
#[component]
pub(crate) fn TracksPage() -> impl IntoView {
    let tracks = Resource::new_blocking(|| (), |()| list_tracks());
    view! {
        <Title text=texts::common().tracks />
        <main id="main" class="page" tabindex="-1">
            <Suspense fallback=|| {
                view! { <Skeleton /> }
            }>
                {move || Suspend::new(async move {
                    match tracks.await {
                        Ok(tracks) => {
                            view! {
                                <div class="page__head">
                                    <h1>{texts::common().tracks}</h1>
                                    <p class="page__lead">{texts::tracks().lead}</p>
                                </div>
                                <TrackCards tracks=tracks heading=2 />
                            }
                                .into_any()
                        }
                        Err(fault) => view! { <FaultView fault=fault /> }.into_any(),
                    }
                })}
            </Suspense>
        </main>
        <SiteFooter />
    }
    .into_any()
}
