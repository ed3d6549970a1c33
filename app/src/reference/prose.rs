//! Text of descriptions: words in backticks are code.

use leptos::prelude::*;

pub(super) fn prose(text: &str) -> impl IntoView + use<> {
    let parts = text.split('`').enumerate().map(|(index, part)| {
        let part = part.to_owned();
        if index % 2 == 1 { view! { <code>{part}</code> }.into_any() } else { part.into_any() }
    });
    parts.collect_view()
}
