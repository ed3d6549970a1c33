//! The form that narrows the list down.

use std::time::Duration;

use assay_domain::{Difficulty, ProblemSort};
use leptos::prelude::*;

use super::{filter::Filter, list_problems::Choices};
use crate::{
    account::current_user,
    texts,
    ui::{Icon, IconName},
};

/// How long one may pause while typing before the list follows.
const PAUSE: Duration = Duration::from_millis(200);

/// The form that narrows the list down. A plain GET form; with wasm the list follows each choice and each word typed. On a
/// phone the choices are folded, so that the list begins on the first screen.
#[component]
pub(crate) fn FilterForm(filter: Memo<Filter>, choices: Choices) -> impl IntoView {
    let Choices { tags, tracks } = choices;
    let follow = follower();
    let typed = debounce(PAUSE, move |event: web_sys::Event| {
        follow(&event);
    });
    let tags = tags.into_iter().map(|count| {
        let words = (texts::catalogue().with_count)(&count.tag, count.problems);
        (count.tag, words)
    });
    let difficulties = [
        (Difficulty::Easy, texts::badges().easy),
        (Difficulty::Medium, texts::badges().medium),
        (Difficulty::Hard, texts::badges().hard),
    ]
    .map(|(difficulty, word)| (difficulty.as_str().to_owned(), word.to_owned()));
    let states = [
        ("untouched", texts::badges().untouched),
        ("tried", texts::badges().tried),
        ("solved", texts::badges().solved),
    ]
    .map(|(name, word)| (name.to_owned(), word.to_owned()));
    let tracks = tracks.into_iter().map(|track| (track.slug.to_string(), track.title));
    let orders = ProblemSort::ALL.map(|sort| {
        let words = match sort {
            ProblemSort::Title => texts::catalogue().title,
            ProblemSort::Difficulty => texts::catalogue().difficulty,
            ProblemSort::Newest => texts::catalogue().newest_first,
        };
        // The first one is what an address without an order means.
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
                follow(&event);
            }
            on:submit=move |event| {
                if follow(&event) {
                    event.prevent_default();
                }
            }
        >
            <TextField filter=filter typed=typed />
            <details class="filter__more">
                <summary class="button">
                    {move || (texts::catalogue().filters)(filter.with(Filter::choices))}
                </summary>
                <div class="filter__fields">
                    <Choice
                        name="tag"
                        label=texts::catalogue().tag
                        any=texts::catalogue().any
                        given=move || filter.get().tag
                        options=tags.collect()
                        spoils=true
                    />
                    <Choice
                        name="difficulty"
                        label=texts::catalogue().difficulty
                        any=texts::catalogue().any
                        given=move || filter.get().difficulty
                        options=difficulties.to_vec()
                        spoils=true
                    />
                    {current_user()
                        .is_some()
                        .then(|| {
                            view! {
                                <Choice
                                    name="state"
                                    label=texts::catalogue().state
                                    any=texts::catalogue().any
                                    given=move || filter.get().state
                                    options=states.to_vec()
                                />
                            }
                        })}
                    <Choice
                        name="track"
                        label=texts::catalogue().track
                        any=texts::catalogue().any
                        given=move || filter.get().track
                        options=tracks.collect()
                    />
                    <Choice
                        name="sort"
                        label=texts::catalogue().order
                        any=""
                        given=move || filter.get().sort
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
                        .with(Filter::narrows)
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

#[component]
fn TextField(filter: Memo<Filter>, typed: impl FnMut(web_sys::Event) + 'static) -> impl IntoView {
    let node = NodeRef::<leptos::html::Input>::new();
    // What was typed since must not be lost to an address that is a few letters behind.
    Effect::new(move |_| {
        let text = filter.with(|filter| filter.text.clone());
        if let Some(input) = node.get()
            && document().active_element().as_ref() != Some(AsRef::<web_sys::Element>::as_ref(&input))
        {
            input.set_value(&text);
        }
    });
    view! {
        <div class="field filter__text">
            <label class="field__label" for="problems-text">
                {texts::common().title_or_name}
            </label>
            <input
                class="input"
                type="search"
                id="problems-text"
                name="text"
                value=filter.get_untracked().text
                autocomplete="off"
                on:input=typed
                node_ref=node
            />
        </div>
    }
    .into_any()
}

#[component]
fn Choice(
    name: &'static str,
    label: &'static str,
    /// The words of the option that asks for nothing; none where the options hold one.
    any: &'static str,
    /// What the address asks for.
    #[prop(into)]
    given: Signal<String>,
    options: Vec<(String, String)>,
    /// Whether it gives away how problems are solved, which some would rather not know.
    #[prop(optional)]
    spoils: bool,
) -> impl IntoView {
    let first = given.get_untracked();
    // A word of an old address that nothing has any more stays to be seen, and to be taken away.
    let lost = !first.is_empty() && !options.iter().any(|(value, _)| *value == first);
    let lost = lost.then(|| (first.clone(), first));
    let any = (!any.is_empty()).then(|| (String::new(), any.to_owned()));
    let options = any.into_iter().chain(options).chain(lost).map(|(value, words)| {
        let selected = {
            let value = value.clone();
            move || given.with(|given| *given == value)
        };
        view! {
            <option value=value selected=selected>
                {words}
            </option>
        }
    });
    let id = format!("problems-{name}");
    let class = if spoils { "field spoiler-field" } else { "field" };
    view! {
        <div class=class>
            <label class="field__label" for=id.clone()>
                {label}
            </label>
            <select class="input input--select" id=id name=name prop:value=move || given.get()>
                {options.collect_view()}
            </select>
        </div>
    }
    .into_any()
}

/// Goes to the address that a form asks for when one of its fields speaks; says whether it could.
#[cfg(feature = "hydrate")]
fn follower() -> impl Fn(&web_sys::Event) -> bool + Copy + Send + Sync + 'static {
    use leptos_router::{NavigateOptions, hooks::use_navigate};
    use wasm_bindgen::JsCast;
    use web_sys::{FormData, HtmlFormElement};

    let navigate = StoredValue::new_local(use_navigate());
    move |event: &web_sys::Event| {
        let element = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let form = element.and_then(|element| element.closest("form").ok().flatten());
        let form = form.and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
        let Some(data) = form.and_then(|form| FormData::new_with_form(&form).ok()) else { return false };
        let filter = Filter::read(|name| data.get(name).as_string()).first_page();
        let options = NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() };
        navigate.with_value(|navigate| navigate(&filter.address("/problems"), options));
        true
    }
}

/// The server handles no events.
#[cfg(not(feature = "hydrate"))]
fn follower() -> impl Fn(&web_sys::Event) -> bool + Copy + Send + Sync + 'static {
    |_: &web_sys::Event| false
}
