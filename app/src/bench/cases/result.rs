//! The result of one case of a run.

use assay_domain::{Change, RunCase, Verdict};
use leptos::prelude::*;

use super::words::{case_tone, case_words, has_run};
use crate::{
    texts,
    ui::{DiffLines, Icon, IconName, format},
};

/// The verdict first, then the program's output.
#[component]
pub(super) fn ResultView(case: RunCase) -> impl IntoView {
    let icon = match (case_tone(&case), &case.refused) {
        (_, Some(_)) => IconName::CircleAlert,
        (None, None) => IconName::Circle,
        (Some("accepted"), None) => IconName::Check,
        (Some(_), None) => IconName::X,
    };
    let head = view! {
        <p class="verdict cases__verdict" data-verdict=case_tone(&case)>
            <Icon name=icon />
            {case_words(&case)}
        </p>
    };
    if !has_run(&case) {
        return view! {
            {head}
            <pre class="failure__message">{case.refused.or(case.message)}</pre>
        }
        .into_any();
    }
    let (runs, blocks) = (texts::runs(), texts::blocks());
    let measured = (runs.measured)(
        &format::duration(case.cpu_ms),
        &format::duration(case.wall_ms),
        &format::memory(case.memory_kib),
    );
    let differs = case.diff.iter().any(|line| line.change != Change::Same);
    let diff = (differs && case.verdict == Some(Verdict::WrongAnswer)).then(|| {
        view! {
            <DiffLines
                lines=case.diff
                label=blocks.difference
                missing=blocks.expected
                extra=blocks.actual_output
                show_space=true
            />
        }
    });
    let unknown = case.expected.is_none();
    let outputs = match case.html {
        // The values of a function problem, as the server drew them.
        Some(html) => view! { <div inner_html=html></div> }.into_any(),
        None => view! {
            <div class="io-pair">
                <Block title=blocks.actual_output text=case.output otherwise=runs.nothing />
                {case.expected.map(|expected| view! { <Block title=blocks.expected text=expected /> })}
            </div>
        }
        .into_any(),
    };
    let stdout = case.stdout.filter(|text| !text.is_empty());
    view! {
        <div class="cases__head">
            {head} <p class="cases__facts">{measured}</p>
        </div>
        {case.message.map(|message| view! { <p class="failure__message">{message}</p> })}
        {outputs}
        {stdout.map(|text| view! { <Block title=blocks.standard_output text=text /> })}
        {diff}
        {(!case.stderr.is_empty()).then(|| view! { <Block title=runs.errors text=case.stderr /> })}
        {case.truncated.then(|| view! { <p class="failure__note">{runs.shortened}</p> })}
        {unknown.then(|| view! { <p class="failure__note">{runs.no_expected}</p> })}
    }
    .into_any()
}

/// A text that a program reads or writes, with a copy button. The script of every page does the copying.
#[component]
pub(super) fn Block(
    title: &'static str,
    text: String,
    /// Shown instead of an empty text.
    #[prop(optional)]
    otherwise: &'static str,
) -> impl IntoView {
    let shown = if text.is_empty() && !otherwise.is_empty() {
        view! { <span class="io__none">{otherwise}</span> }.into_any()
    } else {
        text.into_any()
    };
    view! {
        <figure class="io">
            <figcaption class="io__head">
                <span class="io__title">{title}</span>
                <button
                    type="button"
                    class="button button--quiet button--small"
                    data-copy=""
                    aria-label=(texts::blocks().copy_label)(title, "")
                >
                    <span>{texts::blocks().copy}</span>
                </button>
            </figcaption>
            <pre class="io__text" tabindex="0" aria-label=title>
                {shown}
            </pre>
        </figure>
    }
    .into_any()
}
