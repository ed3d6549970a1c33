//! Links between pages of a list.

use leptos::prelude::*;

use crate::texts;

/// Links to the first and the next page of a list. Renders nothing for a single page, because an empty landmark wastes screen reader
/// users' time.
#[component]
pub(crate) fn Pager(
    /// The first page's address, unless it is shown.
    first: Option<String>,
    first_words: &'static str,
    /// The next page's address, if there is one.
    next: Option<String>,
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
