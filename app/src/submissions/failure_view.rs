//! The first failing case, as far as the problem shows it.

use assay_domain::{Failure, Verdict};
use leptos::prelude::*;

use super::compiler_view::linked_lines;
use crate::{
    act::Act,
    texts,
    ui::{DiffView, Icon, IconName, IoBlock},
};

#[component]
pub(super) fn FailureView(
    failure: Failure,
    verdict: Verdict,
    /// Whether the panel is beside the editor, where the case can be added to the user's cases.
    beside_editor: bool,
) -> impl IntoView {
    let words = if failure.sample { texts::results().sample_case } else { texts::results().case };
    let title = words(failure.case);
    let of = (texts::results().case_in_sentence)(failure.case);
    // A shortened input would be a different case.
    let usable = beside_editor && failure.input.is_some() && !failure.sample && !failure.truncated;
    // If the program did not finish, the rest of its output is missing rather than wrong.
    let ended = matches!(verdict, Verdict::WrongAnswer | Verdict::PartiallyAccepted);
    let difference = match (&failure.expected, &failure.actual) {
        // The values of a function problem have marks instead.
        (Some(expected), Some(actual)) if ended && expected != actual && failure.html.is_none() => {
            Some((expected.clone(), actual.clone()))
        }
        _ => None,
    };
    // The server has already drawn the values of a function problem.
    let values = failure.html;
    let is_plain = values.is_none();
    let blocks = [
        (texts::blocks().input, failure.input.filter(|_| is_plain)),
        (texts::blocks().expected, failure.expected.filter(|_| is_plain)),
        (texts::blocks().actual_output, failure.actual.filter(|text| is_plain && (ended || !text.is_empty()))),
        (texts::blocks().standard_output, failure.stdout.filter(|text| !text.is_empty())),
    ];
    let hidden = is_plain && blocks.iter().all(|(_, text)| text.is_none());
    let blocks = blocks
        .into_iter()
        .filter_map(|(title, text)| {
            Some(view! { <IoBlock title=title text=text? of=of.clone() input={title == texts::blocks().input} /> })
        })
        .collect_view();
    view! {
        <section class="failure" aria-label=texts::results().first_failing>
            <div class="failure__head">
                <h3 class="failure__title">{title}</h3>
                {usable.then(|| {
                    view! {
                        <button type="button" class="button button--small" data-do=Act::AddFailingCase.name()>
                            <Icon name=IconName::Plus />
                            {texts::results().add_to_cases}
                        </button>
                    }
                })}
            </div>
            {failure
                .truncated
                .then(|| {
                    let words = if beside_editor && !failure.sample { texts::results().too_long } else { texts::results().truncated };
                    view! { <p class="failure__note">{words}</p> }
                })}
            {failure.message.map(|message| {
                // A traceback names lines of the source in the editor.
                let said = if beside_editor { linked_lines(&message).into_any() } else { message.into_any() };
                view! { <p class="failure__message">{said}</p> }
            })}
            {values.map(|html| view! { <div inner_html=html></div> })}
            <div class="io-stack">{blocks}</div>
            {difference.map(|(expected, actual)| view! { <DiffView expected=expected actual=actual /> })}
            {hidden.then(|| view! { <p class="failure__note">{texts::results().hidden}</p> })}
        </section>
    }
    .into_any()
}
