//! The first case that failed, as far as the problem allows showing it.

use assay_domain::Failure;
use leptos::prelude::*;

use crate::{
    texts,
    ui::{DiffView, Icon, IconName, IoBlock},
};

/// The first case that failed.
#[component]
pub(super) fn FailureView(
    failure: Failure,
    /// Whether the case can be put among those to run.
    on_bench: bool,
) -> impl IntoView {
    let words = if failure.sample { texts::results().sample_case } else { texts::results().case };
    let title = words(failure.case);
    let of = (texts::results().case_inside)(failure.case);
    // One that was cut short would be another case.
    let usable = on_bench && failure.input.is_some() && !failure.sample && !failure.truncated;
    let difference = match (&failure.expected, &failure.actual) {
        (Some(expected), Some(actual)) if expected != actual => Some((expected.clone(), actual.clone())),
        _ => None,
    };
    let texts = [
        (texts::blocks().input, failure.input),
        (texts::blocks().expected, failure.expected),
        (texts::blocks().actual, failure.actual),
    ];
    let hidden = texts.iter().all(|(_, text)| text.is_none());
    let blocks = texts
        .into_iter()
        .filter_map(|(title, text)| Some(view! { <IoBlock title=title text=text? of=of.clone() /> }))
        .collect_view();
    view! {
        <section class="failure" aria-label=texts::results().first_failing>
            <div class="failure__head">
                <h3 class="failure__title">{title}</h3>
                {usable.then(|| {
                    view! {
                        <button type="button" class="button button--small" data-do="add-case">
                            <Icon name=IconName::Plus />
                            {texts::results().add_to_cases}
                        </button>
                    }
                })}
            </div>
            {failure.message.map(|message| view! { <p class="failure__message">{message}</p> })}
            <div class="io-stack">{blocks}</div>
            {difference.map(|(expected, actual)| view! { <DiffView expected=expected actual=actual /> })}
            {hidden.then(|| view! { <p class="failure__note">{texts::results().hidden}</p> })}
            {failure.truncated.then(|| view! { <p class="failure__note">{texts::results().truncated}</p> })}
        </section>
    }
    .into_any()
}
