//! The filter form of the problem list.

use assay_domain::{Difficulty, ProblemQuery, ProblemSort, SolveState};
use leptos::prelude::*;

use super::{address::address, list_problems::Choices};
use crate::{
    account::current_user,
    texts,
    ui::{FilterChoice, FilterText, Icon, IconName, list_updater},
};

/// For choices that reveal how problems are solved. Users can hide these.
const SPOILER: &str = "field spoiler-field";

/// The filter form of the problem list. It is a plain GET form; with wasm the list updates on each change. On phones the choices are
/// folded, so that the list starts on the first screen.
#[component]
pub(crate) fn FilterForm(filter: Memo<ProblemQuery>, choices: Choices) -> impl IntoView {
    let Choices { tags, tracks } = choices;
    let update_list = list_updater(first_page);
    let tags = tags.into_iter().map(|count| {
        let words = (texts::catalogue().tag_with_count)(&count.tag, count.problems);
        (count.tag, words)
    });
    let difficulties = [
        (Difficulty::Easy, texts::badges().easy),
        (Difficulty::Medium, texts::badges().medium),
        (Difficulty::Hard, texts::badges().hard),
    ]
    .map(|(difficulty, word)| (difficulty.as_str().to_owned(), word.to_owned()));
    let states = [
        (SolveState::Untouched, texts::badges().untouched),
        (SolveState::Tried, texts::badges().tried),
        (SolveState::Solved, texts::badges().solved),
    ]
    .map(|(state, word)| (state.as_str().to_owned(), word.to_owned()));
    let tracks = tracks.into_iter().map(|track| (track.slug.to_string(), track.title));
    let orders = ProblemSort::ALL.map(|sort| {
        let words = match sort {
            ProblemSort::Title => texts::catalogue().title,
            ProblemSort::Difficulty => texts::catalogue().difficulty,
            ProblemSort::Newest => texts::catalogue().newest_first,
        };
        // The default order is left out of the address.
        (if sort == ProblemSort::default() { String::new() } else { sort.as_str().to_owned() }, words.to_owned())
    });
    view! {
        <form
            class="filter filter--fold"
            method="get"
            action="/problems"
            role="search"
            aria-label=texts::common().find_problems
            on:change=move |event| {
                update_list(&event);
            }
            on:submit=move |event| {
                if update_list(&event) {
                    event.prevent_default();
                }
            }
        >
            <FilterText
                id="problems-text"
                name="text"
                label=texts::common().title_or_name
                given=Signal::derive(move || filter.get().text)
                address=first_page
            />
            <details class="filter__more">
                <summary class="button">
                    {move || (texts::catalogue().filters)(filter.with(ProblemQuery::choices))}
                </summary>
                <div class="filter__fields">
                    <FilterChoice
                        id="problems-tag"
                        name="tag"
                        label=texts::catalogue().tag
                        given=Signal::derive(move || filter.get().tag)
                        options=with_any(tags)
                        class=SPOILER
                    />
                    <FilterChoice
                        id="problems-difficulty"
                        name="difficulty"
                        label=texts::catalogue().difficulty
                        given=Signal::derive(move || filter.get().difficulty)
                        options=with_any(difficulties)
                        class=SPOILER
                    />
                    {current_user()
                        .is_some()
                        .then(|| {
                            view! {
                                <FilterChoice
                                    id="problems-state"
                                    name="state"
                                    label=texts::catalogue().status
                                    given=Signal::derive(move || filter.get().state)
                                    options=with_any(states)
                                />
                                <FilterChoice
                                    id="problems-starred"
                                    name="starred"
                                    label=texts::lists().star
                                    given=Signal::derive(move || filter.get().starred)
                                    options=with_any([("true".to_owned(), texts::lists().only_starred.to_owned())])
                                />
                            }
                        })}
                    <FilterChoice
                        id="problems-track"
                        name="track"
                        label=texts::catalogue().track
                        given=Signal::derive(move || filter.get().track)
                        options=with_any(tracks)
                    />
                    <FilterChoice
                        id="problems-sort"
                        name="sort"
                        label=texts::catalogue().sort_by
                        given=Signal::derive(move || filter.get().sort)
                        options=orders.to_vec()
                    />
                </div>
            </details>
            <div class="filter__go">
                <button class="button">
                    <Icon name=IconName::Search />
                    {texts::common().find}
                </button>
                {move || {
                    filter
                        .with(ProblemQuery::narrows)
                        .then(|| {
                            view! {
                                <a class="button button--quiet" href="/problems">
                                    {texts::common().clear}
                                </a>
                            }
                        })
                }}
            </div>
        </form>
    }
    .into_any()
}

/// The address of the filtered list.
fn first_page(value: &dyn Fn(&str) -> Option<String>) -> String {
    address("/problems", &ProblemQuery::read(value).first_page())
}

/// The options of a choice, after the option "Any".
fn with_any(options: impl IntoIterator<Item = (String, String)>) -> Vec<(String, String)> {
    std::iter::once((String::new(), texts::catalogue().any.to_owned())).chain(options).collect()
}
