//! A text that a program reads or writes, with a copy button.

use leptos::prelude::*;

use crate::{
    texts,
    ui::{Icon, IconName, verbatim},
};

/// The script of every page does the copying, so that HTML from the server can have the same button.
#[component]
pub(crate) fn IoBlock(
    /// "Input", "Expected", "Output", or a file's name.
    #[prop(into)]
    title: String,
    /// Whether the title is a file's name.
    #[prop(optional)]
    is_file: bool,
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
    let label = (texts::blocks().text_label)(&title, &of);
    let copy_label = (texts::blocks().copy_label)(&title, &of);
    view! {
        <figure class="io">
            <figcaption class="io__head">
                <span class="io__title" translate=is_file.then_some("no")>
                    {caption.unwrap_or(title)}
                </span>
                <button type="button" class="button button--quiet button--small" data-copy="" aria-label=copy_label>
                    <Icon name=IconName::Copy />
                    <span>{texts::blocks().copy}</span>
                </button>
            </figcaption>
            <pre class="io__text" tabindex="0" aria-label=label data-input=input.then_some("") inner_html=verbatim(&text)></pre>
        </figure>
    }
    .into_any()
}
