//! Links to other pages of a list.

use leptos::prelude::*;

use crate::texts;

/// Links to the first and the next page of a list. Nothing if all of it is on one page: an empty landmark only costs time.
#[component]
pub(crate) fn Pager(
    /// The first page, unless it is shown.
    first: Option<String>,
    /// The words of the link to it.
    first_words: &'static str,
    /// The next page, if there is one.
    next: Option<String>,
    /// The words of the link to it.
    next_words: &'static str,
) -> impl IntoView {
    (first.is_some() || next.is_some()).then(|| {
        view! {
            <nav class="pager" aria-label=texts::common().pages>
                {first.map(|href| view! { <a class="button" href=href>{first_words}</a> })}
                {next.map(|href| view! { <a class="button" rel="next" href=href>{next_words}</a> })}
            </nav>
        }
    })
}
