use assay_domain::TrackSummary;
use leptos::prelude::*;

use crate::{
    texts,
    ui::{Empty, Icon, IconName, SolvedMeter},
};

/// Tracks as cards, or a message if there are none.
#[component]
pub(crate) fn TrackCards(
    tracks: Vec<TrackSummary>,
    /// The heading level of the cards: 2 or 3, one below the heading above them.
    heading: u8,
) -> impl IntoView {
    if tracks.is_empty() {
        return view! {
            <Empty icon=IconName::Inbox title=texts::tracks().none detail=texts::tracks().none_detail />
        }
        .into_any();
    }
    let cards = tracks.into_iter().map(|track| view! { <TrackCard track=track heading=heading /> }).collect_view();
    view! { <ul class="cards">{cards}</ul> }.into_any()
}

#[component]
fn TrackCard(track: TrackSummary, heading: u8) -> impl IntoView {
    let link = view! { <a href=format!("/tracks/{}", track.slug)>{track.title}</a> };
    let problems = (texts::tracks().problems)(track.problems);
    view! {
        <li class="card">
            {if heading == 2 {
                view! { <h2 class="card__title">{link}</h2> }.into_any()
            } else {
                view! { <h3 class="card__title">{link}</h3> }.into_any()
            }}
            <p class="card__text">{track.description}</p>
            <div class="card__foot">
                <span class="card__fact">
                    <Icon name=IconName::ListOrdered />
                    {problems}
                </span>
                {track.solved.map(|solved| view! { <SolvedMeter solved=solved total=track.problems /> })}
            </div>
        </li>
    }
    .into_any()
}
