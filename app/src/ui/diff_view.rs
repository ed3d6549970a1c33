//! How two texts differ, line by line, white space included where it may matter.

use assay_domain::{Change, DiffLine, diff, show_white_space};
use leptos::prelude::*;

use crate::texts;

/// The lines of both texts; those of one only have a sign before them, and their white space can be seen.
#[component]
pub(crate) fn DiffView(expected: String, actual: String) -> impl IntoView {
    let lines = diff(&expected, &actual);
    let texts = texts::blocks();
    view! {
        <DiffLines
            lines=lines
            label=texts.difference
            missing=texts.expected
            extra=texts.actual_output
            show_space=true
        />
    }
    .into_any()
}

/// The lines of a comparison, with words for whoever does not see the signs.
#[component]
pub(crate) fn DiffLines(
    lines: Vec<DiffLine>,
    /// What the comparison is called.
    label: &'static str,
    /// What a line is called that only the first text has.
    missing: &'static str,
    /// What a line is called that only the second text has.
    extra: &'static str,
    /// Whether white space is made visible in lines that differ.
    show_space: bool,
) -> impl IntoView {
    let lines = lines
        .into_iter()
        .map(|DiffLine { change, text }| {
            let (name, word) = match change {
                Change::Same => ("same", None),
                Change::Missing => ("missing", Some(missing)),
                Change::Extra => ("extra", Some(extra)),
            };
            let text = if show_space && change != Change::Same { show_white_space(&text) } else { text };
            view! {
                <span class="diff__line" data-change=name>
                    {word.map(|word| view! { <span class="visually-hidden">{(texts::blocks().line_prefix)(word)}</span> })}
                    {text}
                    "\n"
                </span>
            }
        })
        .collect_view();
    view! {
        <figure class="io">
            <figcaption class="io__head">
                <span class="io__title">{label}</span>
                <span class="diff__key">
                    <span data-change="extra">{extra}</span>
                    <span data-change="missing">{missing}</span>
                </span>
            </figcaption>
            <pre class="io__text diff" tabindex="0" aria-label=label>
                {lines}
            </pre>
        </figure>
    }
    .into_any()
}
