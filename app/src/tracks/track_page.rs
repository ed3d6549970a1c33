use assay_domain::{Slug, SolveState, Track, TrackItem, TrackLink, TrackSection};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use super::{get_track::get_track, tracks_page::TRACKS_PATH};
use crate::{
    account::current_user,
    texts,
    ui::{
        DifficultyBadge, Empty, Icon, IconName, LINES, SiteFooter, SolveBadge, SolvedMeter, formula_font, loaded,
        solve_name,
    },
};

/// A track: its problems in order, with the reader's progress.
#[component]
pub(crate) fn TrackPage() -> impl IntoView {
    let params = use_params_map();
    let track = Resource::new_blocking(move || params.with(|params| params.get("slug")).unwrap_or_default(), get_track);
    let content = |track| view! { <TrackView track=track /> }.into_any();
    view! {
        <main id="main" class="page" tabindex="-1">
            {loaded(track, LINES, content)}
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
    let next = track.items.iter().find(|item| !item.is_solved());
    let next_position = next.map(|item| item.position);
    let groups = track
        .groups()
        .into_iter()
        .map(|(section, items)| {
            let is_next = items.iter().any(|item| Some(item.position) == next_position);
            view! { <Group section=section.cloned() items=items.to_vec() track=slug.clone() is_next=is_next /> }
        })
        .collect_view();
    let next = next.map(|item| {
        let untouched = solved == 0 && item.problem.state == SolveState::Untouched;
        let words = if untouched { texts::tracks().start_with } else { texts::tracks().continue_with };
        (format!("/problems/{}?track={slug}", item.problem.slug), words(&item.problem.title))
    });
    view! {
        <Title text=track.title.clone() />
        <nav class="crumbs" aria-label=texts::common().breadcrumb>
            <a href=TRACKS_PATH>{texts::common().tracks}</a>
        </nav>
        <div class="page__head">
            <h1>{track.title}</h1>
            <p class="page__lead">{track.description}</p>
            <Guide hours=track.hours prerequisites=track.prerequisites />
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

/// The problems of one section, with its heading and lesson if it has one. The lesson of the section where the reader goes on is open.
#[component]
fn Group(section: Option<TrackSection>, items: Vec<TrackItem>, track: Slug, is_next: bool) -> impl IntoView {
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
    // Numbers continue across sections.
    let list = view! {
        <ol class="steps" start=first>
            {steps}
        </ol>
    };
    let Some(TrackSection { title, lesson, .. }) = section else { return list.into_any() };
    let lesson = lesson.map(|html| {
        // Browsers warn about a font that is preloaded but not used, as in a closed lesson.
        let font = is_next.then(|| formula_font(&html));
        view! {
            {font}
            <details class="lesson" open=is_next>
                <summary class="lesson__title">{texts::tracks().lesson}</summary>
                <div class="statement lesson__text" inner_html=html></div>
            </details>
        }
    });
    let (id, labelled_by) = (format!("section-{first}"), format!("section-{first}"));
    view! {
        <section class="section section--steps" aria-labelledby=labelled_by>
            <div class="section__head">
                <h2 id=id>{title}</h2>
                {current_user().is_some().then(|| view! { <SolvedMeter solved=solved total=total /> })}
            </div>
            {lesson}
            {list}
        </section>
    }
    .into_any()
}

/// How long the track takes, and what to know before.
#[component]
fn Guide(hours: Option<u32>, prerequisites: Vec<TrackLink>) -> impl IntoView {
    let links = prerequisites
        .into_iter()
        .enumerate()
        .map(|(at, TrackLink { slug, title })| {
            view! {
                {if at == 0 { " " } else { ", " }}
                <a href=format!("/tracks/{slug}")>{title}</a>
            }
        })
        .collect_view();
    (hours.is_some() || !links.is_empty()).then(|| {
        view! {
            <p class="section__hint">
                {hours.map(|hours| (texts::tracks().hours)(hours))} " "
                {(!links.is_empty()).then(|| view! { {texts::tracks().prerequisites} {links} })}
            </p>
        }
    })
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
        <Empty icon=IconName::Inbox title=texts::tracks().no_problems detail=texts::tracks().no_problems_detail />
    }
    .into_any()
}
