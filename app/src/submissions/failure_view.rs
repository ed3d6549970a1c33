//! The first case that failed, as far as the problem allows showing it.

use assay_domain::{CompilerLine, Failure, Verdict, compiler_lines};
use leptos::prelude::*;

use crate::{
    texts,
    ui::{DiffView, Icon, IconName, IoBlock},
};

/// The first case that failed.
#[component]
pub(super) fn FailureView(
    failure: Failure,
    /// How the case ended.
    verdict: Verdict,
    /// Whether the case can be put among those to run.
    on_bench: bool,
) -> impl IntoView {
    let words = if failure.sample { texts::results().sample_case } else { texts::results().case };
    let title = words(failure.case);
    let of = (texts::results().case_inside)(failure.case);
    // One that was cut short would be another case.
    let usable = on_bench && failure.input.is_some() && !failure.sample && !failure.truncated;
    // Of a program that did not come to its end, the rest of the output is not wrong but missing.
    let ended = matches!(verdict, Verdict::WrongAnswer | Verdict::PartiallyAccepted);
    let difference = match (&failure.expected, &failure.actual) {
        (Some(expected), Some(actual)) if ended && expected != actual => Some((expected.clone(), actual.clone())),
        _ => None,
    };
    let texts = [
        (texts::blocks().input, failure.input),
        (texts::blocks().expected, failure.expected),
        (texts::blocks().written, failure.actual.filter(|text| ended || !text.is_empty())),
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
            {failure
                .truncated
                .then(|| {
                    let words = if on_bench && !failure.sample { texts::results().too_long } else { texts::results().truncated };
                    view! { <p class="failure__note">{words}</p> }
                })}
            {failure.message.map(|message| view! { <Message text=message on_bench=on_bench /> })}
            <div class="io-stack">{blocks}</div>
            {difference.map(|(expected, actual)| view! { <DiffView expected=expected actual=actual /> })}
            {hidden.then(|| view! { <p class="failure__note">{texts::results().hidden}</p> })}
        </section>
    }
    .into_any()
}

/// What is said of the case. Where a traceback names a line of the source, that leads there; the editor's bundle hears the links.
#[component]
fn Message(text: String, on_bench: bool) -> impl IntoView {
    let lines = compiler_lines(&text).into_iter().map(|CompilerLine { text, at }| match at.filter(|_| on_bench) {
        Some(at) => view! {
            <button type="button" class="line-link" data-do="go" data-line=at.line data-column=at.column>
                {text}
            </button>
            "\n"
        }
        .into_any(),
        None => view! { {text} "\n" }.into_any(),
    });
    view! { <p class="failure__message">{lines.collect_view()}</p> }.into_any()
}
