use assay_domain::{Problem, SolveState};
use leptos::prelude::*;

use super::statement_text::StatementText;
use crate::{
    addresses::encode,
    shelf::{ShelfPart, Shelves},
    texts,
    ui::{DifficultyBadge, Icon, IconName, SolveBadge, format},
};

/// A problem's title, limits, statement, samples and hints.
#[component]
pub(crate) fn Statement(
    problem: Problem,
    /// The reader's progress, which changes with new verdicts.
    #[prop(into)]
    state: Signal<SolveState>,
    /// The breadcrumb and the links to the problems around this one, as HTML.
    trail: String,
    /// What the reader keeps about the problem.
    shelves: Shelves,
    /// The samples and the hints, as HTML.
    hints: String,
) -> impl IntoView {
    let text = problem.clone();
    view! {
        <header class="problem-head">
            <div class="trail" inner_html=trail></div>
            <h1>{problem.title}</h1>
            <ul class="facts">
                {problem.difficulty.map(|difficulty| {
                    view! {
                        <li class="spoiler">
                            <DifficultyBadge difficulty=Some(difficulty) />
                        </li>
                    }
                })}
                <li>{move || view! { <SolveBadge state=state.get() /> }}</li>
                <li class="fact" title=texts::solving().cpu_time>
                    <Icon name=IconName::Timer />
                    <span class="visually-hidden">{texts::solving().time_limit}</span>
                    {format::time_limit(problem.limits.time_ms)}
                </li>
                <li class="fact" title=texts::solving().memory>
                    <Icon name=IconName::MemoryStick />
                    <span class="visually-hidden">{texts::solving().memory_limit}</span>
                    {format::memory_limit(problem.limits.memory_kib)}
                </li>
            </ul>
            <Tags tags=problem.tags />
            <ShelfPart shelves=shelves html=shelves.head class="shelf" />
        </header>
        <StatementText problem=text />
        <div inner_html=hints></div>
        <ShelfPart shelves=shelves html=shelves.note class="" />
    }
    .into_any()
}

/// Users can hide tags, like the difficulty, because they may reveal the solution.
#[component]
fn Tags(tags: Vec<String>) -> impl IntoView {
    (!tags.is_empty()).then(|| {
        let tags = tags.into_iter().map(|tag| {
            let href = format!("/problems?tag={}", encode(&tag));
            view! {
                <li>
                    <a class="tag" href=href>
                        {tag}
                    </a>
                </li>
            }
        });
        view! {
            <ul class="tags spoiler" aria-label=texts::solving().tags>
                {tags.collect_view()}
            </ul>
        }
        .into_any()
    })
}
