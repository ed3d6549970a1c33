use assay_domain::{Problem, Sample, SolveState};
use leptos::prelude::*;

use super::statement_text::StatementText;
use crate::{
    act::Act,
    addresses::encode,
    shelf::{ShelfPart, Shelves},
    texts,
    ui::{DifficultyBadge, Icon, IconName, IoBlock, SolveBadge, format},
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
    /// The hints, as HTML.
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
        <Samples samples=problem.samples usable=!problem.kind.submit_answer />
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

#[component]
fn Samples(
    samples: Vec<Sample>,
    /// Whether users submit programs, which can run on samples.
    usable: bool,
) -> impl IntoView {
    let samples: Vec<Sample> = samples.into_iter().filter(|sample| !sample.in_statement).collect();
    (!samples.is_empty()).then(|| {
        let samples = samples.into_iter().enumerate().map(|(index, sample)| {
            let title = (texts::solving().sample)(index + 1);
            let of = (texts::solving().sample_in_sentence)(index + 1);
            let talks = sample.interaction;
            let plain = talks.is_none();
            let usable = usable && plain;
            view! {
                <div class="sample" data-sample=plain.then_some(sample.name)>
                    <div class="sample__head">
                        <h3 class="sample__title">{title}</h3>
                        {usable.then(|| {
                                view! {
                                    <button
                                        type="button"
                                        class="button button--quiet button--small"
                                        data-do=Act::UseSample.name()
                                        aria-label=(texts::solving().use_sample)(index + 1)
                                    >
                                        <Icon name=IconName::Plus />
                                        {texts::solving().use_as_case}
                                    </button>
                                }
                            })}
                    </div>
                    {match talks {
                        Some(said) => {
                            view! { <IoBlock title=texts::blocks().interaction text=said of=of /> }.into_any()
                        }
                        None => {
                            view! {
                                <div class="io-pair">
                                    <IoBlock title=texts::blocks().input text=sample.input of=of.clone() />
                                    <IoBlock title=texts::blocks().output text=sample.answer of=of />
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
                <h2 id="samples-heading">{texts::solving().samples}</h2>
                {samples.collect_view()}
            </section>
        }
    })
}
