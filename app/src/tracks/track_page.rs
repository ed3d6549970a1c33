use assay_domain::{Slug, SolveState, Track, TrackItem};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use super::get_track::get_track;
use crate::{
    account::current_user,
    texts,
    ui::{DifficultyBadge, FaultView, Icon, IconName, SiteFooter, Skeleton, SolveBadge, SolvedMeter, solve_name},
};

/// A track: its problems in order, and how far the reader is.
#[component]
pub(crate) fn TrackPage() -> impl IntoView {
    let params = use_params_map();
    let track = Resource::new_blocking(move || params.with(|params| params.get("slug")).unwrap_or_default(), get_track);
    view! {
        <main id="main" class="page" tabindex="-1">
            <Suspense fallback=|| {
                view! { <Skeleton /> }
            }>
                {move || Suspend::new(async move {
                    match track.await {
                        Ok(track) => view! { <TrackView track=track /> }.into_any(),
                        Err(fault) => view! { <FaultView fault=fault /> }.into_any(),
                    }
                })}
            </Suspense>
        </main>
        <SiteFooter />
    }
    .into_any()
}

#[component]
fn TrackView(track: Track) -> impl IntoView {
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let slug = track.slug.clone();
    let (solved, total) = (count(track.solved()), count(track.items.len()));
    let is_empty = track.items.is_empty();
    let groups = track
        .groups()
        .into_iter()
        .map(|(title, items)| {
            view! { <Group title=title.map(str::to_owned) items=items.to_vec() track=slug.clone() /> }
        })
        .collect_view();
    let next = track.items.iter().find(|item| !item.is_solved());
    let next = next.map(|item| {
        let untouched = solved == 0 && item.problem.state == SolveState::Untouched;
        let words = if untouched { texts::tracks().start_with } else { texts::tracks().continue_with };
        (format!("/problems/{}?track={slug}", item.problem.slug), words(&item.problem.title))
    });
    view! {
        <Title text=track.title.clone() />
        <nav class="crumbs" aria-label=texts::common().breadcrumb>
            <a href="/tracks">{texts::common().tracks}</a>
        </nav>
        <div class="page__head">
            <h1>{track.title}</h1>
            <p class="page__lead">{track.description}</p>
            {current_user().is_some().then(|| view! { <SolvedMeter solved=solved total=total /> })}
            {next.map(|(href, words)| {
                view! {
                    <p>
                        <a class="button button--primary" href=href>
                            <Icon name=IconName::Play />
                            {words}
                        </a>
                    </p>
                }
            })}
        </div>
        {is_empty.then(|| view! { <NoProblems /> })}
        {groups}
    }
    .into_any()
}

/// A run of problems, under its heading where it has one.
#[component]
fn Group(title: Option<String>, items: Vec<TrackItem>, track: Slug) -> impl IntoView {
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let (solved, total) = (count(items.iter().filter(|item| item.is_solved()).count()), count(items.len()));
    let first = items.first().map_or(1, |item| item.position);
    let steps = items
        .into_iter()
        .map(|item| {
            let track = track.clone();
            view! { <Step item=item track=track /> }
        })
        .collect_view();
    // Numbers go on through the track.
    let list = view! {
        <ol class="steps" start=first>
            {steps}
        </ol>
    };
    let Some(title) = title else { return list.into_any() };
    let (id, labelled_by) = (format!("section-{first}"), format!("section-{first}"));
    view! {
        <section class="section section--steps" aria-labelledby=labelled_by>
            <div class="section__head">
                <h2 id=id>{title}</h2>
                {current_user().is_some().then(|| view! { <SolvedMeter solved=solved total=total /> })}
            </div>
            {list}
        </section>
    }
    .into_any()
}

#[component]
fn Step(item: TrackItem, track: Slug) -> impl IntoView {
    let TrackItem { position, problem } = item;
    view! {
        <li class="step" data-solve=solve_name(problem.state)>
            <span class="step__number" aria-hidden="true">
                {position}
            </span>
            <a class="step__title" href=format!("/problems/{}?track={track}", problem.slug)>
                {problem.title}
            </a>
            <span class="step__facts">
                <DifficultyBadge difficulty=problem.difficulty />
                <SolveBadge state=problem.state />
            </span>
        </li>
    }
    .into_any()
}

#[component]
fn NoProblems() -> impl IntoView {
    view! {
        <div class="empty">
            <Icon name=IconName::Inbox />
            <h2 class="empty__title">{texts::tracks().no_problems}</h2>
            <p>{texts::tracks().no_problems_detail}</p>
        </div>
    }
    .into_any()
}
