use assay_domain::{Language, Verdict};
use leptos::prelude::*;

use super::filter::Filter;
use crate::{
    texts,
    ui::{FilterAddress, FilterChoice, FilterText, follower},
};

/// The form that narrows a list of submissions down.
#[component]
pub(crate) fn FilterForm(
    filter: Memo<Filter>,
    languages: Vec<Language>,
    /// The page that the form is on.
    path: &'static str,
    /// Where the form leads.
    address: FilterAddress,
    /// Whether to ask for the author.
    #[prop(optional)]
    of_everybody: bool,
) -> impl IntoView {
    let follow = follower(address);
    let texts = texts::history();
    let any = || (String::new(), texts.any.to_owned());
    let verdicts = Verdict::ALL.map(|verdict| (verdict.as_str().to_owned(), verdict.label().to_owned()));
    let verdicts = std::iter::once(any()).chain(verdicts).collect::<Vec<_>>();
    let languages = languages.into_iter().map(|language| (language.id.to_string(), language.name));
    let languages = std::iter::once(any()).chain(languages).collect::<Vec<_>>();
    view! {
        <form
            class="filter"
            method="get"
            action=path
            role="search"
            aria-label=texts.filter_label
            on:change=move |event| {
                follow(&event);
            }
            on:submit=move |event| {
                if follow(&event) {
                    event.prevent_default();
                }
            }
        >
            {of_everybody
                .then(|| {
                    view! {
                        <FilterText
                            id="filter-person"
                            name="person"
                            label=texts.person
                            given=Signal::derive(move || filter.get().person)
                            address=address
                        />
                    }
                })}
            <FilterText
                id="filter-problem"
                name="problem"
                label=texts.problem
                given=Signal::derive(move || filter.get().problem)
                address=address
            />
            <FilterChoice
                id="filter-verdict"
                name="verdict"
                label=texts.verdict
                given=Signal::derive(move || filter.get().verdict)
                options=verdicts
            />
            <FilterChoice
                id="filter-language"
                name="language"
                label=texts.language
                given=Signal::derive(move || filter.get().language)
                options=languages
            />
            <div class="filter__go">
                <button class="button">{texts.filter}</button>
                {move || {
                    filter
                        .with(Filter::narrows)
                        .then(|| {
                            view! {
                                <a class="button button--quiet" href=path>
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
