//! The compiler's output. Lines that name a place in the source become buttons; the problem page's lazy part handles them and marks the lines.

use assay_domain::{CompilerLine, compiler_lines};
use leptos::prelude::*;

use crate::{act::Act, texts};

#[component]
pub(super) fn CompilerView(said: String) -> impl IntoView {
    let lines = linked_lines(&said);
    view! {
        <section class="compiler" aria-label=texts::results().compiler_output>
            <h3>{texts::results().compiler_output}</h3>
            <pre class="io__text" tabindex="0" aria-label=texts::results().compiler_output data-compiler>
                {lines}
            </pre>
        </section>
    }
    .into_any()
}

/// The output line by line, with buttons for lines that name a place in the source.
pub(super) fn linked_lines(said: &str) -> Vec<AnyView> {
    let line = |CompilerLine { text, at }| match at {
        Some(at) => view! {
            <button type="button" class="line-link" data-do=Act::Go.name() data-line=at.line data-column=at.column>
                {text}
            </button>
            "\n"
        }
        .into_any(),
        None => view! { {text} "\n" }.into_any(),
    };
    compiler_lines(said).into_iter().map(line).collect()
}
