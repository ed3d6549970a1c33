use assay_domain::{Language, Verdict};
use leptos::prelude::*;

use super::filter::Filter;
use crate::{
    texts,
    ui::{FilterAddress, FilterChoice, FilterText, list_updater},
};

/// The filter form of a list of submissions.
#[component]
pub(crate) fn FilterForm(
    filter: Memo<Filter>,
    languages: Vec<Language>,
    /// The page's address.
    path: &'static str,
    /// Makes the address of the filtered list.
    address: FilterAddress,
    /// Whether to filter by author.
    #[prop(optional)]
    with_author: bool,
) -> impl IntoView {
    let update_list = list_updater(address);
    let texts = texts::history();
    let any = || (String::new(), texts.any.to_owned());
    let verdicts =
        Verdict::ALL.map(|verdict| (verdict.as_str().to_owned(), (texts::badges().verdict)(verdict).to_owned()));
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
                update_list(&event);
            }
            on:submit=move |event| {
                if update_list(&event) {
                    event.prevent_default();
                }
            }
        >
            {with_author
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
