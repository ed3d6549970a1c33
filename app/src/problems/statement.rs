use assay_domain::{Problem, Sample, SolveState};
use leptos::prelude::*;

use super::{get_workbench::TrackPlace, statement_text::StatementText};
use crate::{
    account::encode,
    ui::{DifficultyBadge, Icon, IconName, IoBlock, SolveBadge, format},
};

/// A problem's text: what is asked, its limits, and the samples.
#[component]
pub(crate) fn Statement(
    problem: Problem,
    /// How far the reader is; changes with the verdicts that come in.
    #[prop(into)]
    state: Signal<SolveState>,
    /// The track the reader comes from.
    place: Option<TrackPlace>,
    /// What the server put under it.
    hints: String,
) -> impl IntoView {
    let text = problem.clone();
    view! {
        <header class="problem-head">
            <nav class="crumbs" aria-label="Breadcrumb">
                {match place {
                    Some(place) => {
                        view! {
                            <a href="/tracks">"Tracks"</a>
                            <a href=format!("/tracks/{}", place.slug)>{place.title}</a>
                            {place.section.map(|section| view! { <span>{section}</span> })}
                            <span>{format!("{} of {}", place.position, place.total)}</span>
                        }
                            .into_any()
                    }
                    None => view! { <a href="/problems">"Problems"</a> }.into_any(),
                }}
            </nav>
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
                <li class="fact" title="CPU time a case">
                    <Icon name=IconName::Timer />
                    <span class="visually-hidden">"Time limit: "</span>
                    {format::time_limit(problem.limits.time_ms)}
                </li>
                <li class="fact" title="Memory">
                    <Icon name=IconName::MemoryStick />
                    <span class="visually-hidden">"Memory limit: "</span>
                    {format::memory_limit(problem.limits.memory_kib)}
                </li>
            </ul>
            <Tags tags=problem.tags />
        </header>
        <StatementText problem=text />
        <Samples samples=problem.samples />
        <div inner_html=hints></div>
    }
    .into_any()
}

/// They can give away how a problem is solved, so they can be hidden, as the difficulty can.
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
            <ul class="tags spoiler" aria-label="Tags">
                {tags.collect_view()}
            </ul>
        }
        .into_any()
    })
}

#[component]
fn Samples(samples: Vec<Sample>) -> impl IntoView {
    let samples: Vec<Sample> = samples.into_iter().filter(|sample| !sample.in_statement).collect();
    (!samples.is_empty()).then(|| {
        let samples = samples.into_iter().enumerate().map(|(index, sample)| {
            let title = format!("Sample {}", index + 1);
            let of = format!("sample {}", index + 1);
            let talks = sample.interaction;
            let plain = talks.is_none();
            view! {
                <div class="sample" data-sample=plain.then_some(sample.name)>
                    <div class="sample__head">
                        <h3 class="sample__title">{title}</h3>
                        {plain.then(|| {
                                view! {
                                    <button
                                        type="button"
                                        class="button button--quiet button--small"
                                        data-do="use-case"
                                        aria-label=format!("Use {of} as a case")
                                    >
                                        <Icon name=IconName::Plus />
                                        "Use as case"
                                    </button>
                                }
                            })}
                    </div>
                    {match talks {
                        Some(said) => view! { <IoBlock title="Interaction" text=said of=of /> }.into_any(),
                        None => {
                            view! {
                                <div class="io-pair">
                                    <IoBlock title="Input" text=sample.input of=of.clone() />
                                    <IoBlock title="Output" text=sample.answer of=of />
                                </div>
                            }
                                .into_any()
                        }
                    }}
                </div>
            }
        });
        view! {
            <section class="samples" aria-labelledby="samples-heading">
                <h2 id="samples-heading">"Samples"</h2>
                {samples.collect_view()}
            </section>
        }
    })
}
