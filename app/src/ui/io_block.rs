//! A text a program reads or writes, with a button that copies it.

use std::time::Duration;

use leptos::prelude::*;

use crate::{
    texts,
    ui::{Icon, IconName, verbatim},
};

/// How long the button says that it has copied.
const COPIED_FOR: Duration = Duration::from_secs(2);

/// A text a program reads or writes.
#[component]
pub(crate) fn IoBlock(
    /// "Input", "Expected", "Output", or a file's name.
    #[prop(into)]
    title: String,
    text: String,
    /// What it belongs to, for the names of the text and its button: "sample 1". Empty where the title says it all.
    of: String,
    /// Whether it is the input of a case, which can become one of the reader's own.
    #[prop(optional)]
    input: bool,
    /// What is shown instead of the title, where a heading above already says it.
    #[prop(optional)]
    caption: Option<String>,
) -> impl IntoView {
    let (copied, label) = (RwSignal::new(false), (texts::blocks().text_label)(&title, &of));
    let copy_label = (texts::blocks().copy_label)(&title, &of);
    let caption = caption.unwrap_or_else(|| title.clone());
    let copied_text = StoredValue::new(text.clone());
    let copy = move |_| {
        // The promise is not waited for: where the browser refuses, the text can still be selected.
        let _ = window().navigator().clipboard().write_text(&copied_text.get_value());
        copied.set(true);
        set_timeout(
            move || {
                // Gone when the page was left meanwhile.
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
