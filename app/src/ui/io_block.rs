//! A text that a program reads or writes, with a copy button.

use std::time::Duration;

use leptos::prelude::*;

use crate::{
    texts,
    ui::{Icon, IconName, verbatim},
};

/// How long the button shows "Copied".
const COPIED_FOR: Duration = Duration::from_secs(2);

#[component]
pub(crate) fn IoBlock(
    /// "Input", "Expected", "Output", or a file's name.
    #[prop(into)]
    title: String,
    text: String,
    /// What the text belongs to, for accessible names: "sample 1". Empty if the title is enough.
    of: String,
    /// Whether the text is a case's input, which users can add to their cases.
    #[prop(optional)]
    input: bool,
    /// Shown instead of the title if a heading already shows the title.
    #[prop(optional)]
    caption: Option<String>,
) -> impl IntoView {
    let (copied, label) = (RwSignal::new(false), (texts::blocks().text_label)(&title, &of));
    let copy_label = (texts::blocks().copy_label)(&title, &of);
    let caption = caption.unwrap_or_else(|| title.clone());
    let copied_text = StoredValue::new(text.clone());
    let copy = move |_| {
        // Do not wait for the promise: if the browser refuses, users can select the text.
        let _ = window().navigator().clipboard().write_text(&copied_text.get_value());
        copied.set(true);
        set_timeout(
            move || {
                // Fails if the user left the page meanwhile.
                let _ = copied.try_set(false);
            },
            COPIED_FOR,
        );
    };
    let icon = move || if copied.get() { IconName::Check } else { IconName::Copy };
    view! {
        <figure class="io">
            <figcaption class="io__head">
                <span class="io__title">{caption}</span>
                <button
                    type="button"
                    class="button button--quiet button--small"
                    data-copy
                    aria-label=copy_label
                    on:click=copy
                >
                    {move || view! { <Icon name=icon() /> }}
                    <span>{move || if copied.get() { texts::blocks().copied } else { texts::blocks().copy }}</span>
                </button>
            </figcaption>
            <pre class="io__text" tabindex="0" aria-label=label data-input=input.then_some("") inner_html=verbatim(&text)></pre>
        </figure>
    }
    .into_any()
}
