//! The input of the shown case.

use leptos::prelude::*;

use super::{pane::Cases, result::Block, values::ValueField};
use crate::{
    bench::facts::ShownSample,
    texts,
    ui::{Icon, IconName},
};

/// The input of a sample, and its expected output unless the result shows it. The calls of a class have no input: the answer shows them.
#[component]
pub(super) fn SampleInput(sample: ShownSample, expected: bool) -> impl IntoView {
    let has_input = !sample.shown_input.is_empty() || sample.input.is_empty();
    view! {
        {has_input.then(|| view! { <Block title=texts::blocks().input text=sample.shown_input /> })}
        {expected.then(|| view! { <Block title=texts::blocks().expected text=sample.shown_answer /> })}
    }
    .into_any()
}

/// The input of a case of the user.
#[component]
pub(super) fn OwnInput(cases: Cases, own: usize, name: String) -> impl IntoView {
    let label = (texts::runs().input_of)(&name);
    let fields = cases.fields.get_value();
    let input = if fields.is_empty() {
        view! { <TextInput cases=cases own=own label=label /> }.into_any()
    } else {
        view! { <ValueInputs cases=cases own=own label=label fields=fields /> }.into_any()
    };
    view! {
        <div class="io">
            <div class="io__head">
                <span class="io__title">{texts::blocks().input}</span>
                <button
                    type="button"
                    class="button button--quiet button--small"
                    aria-label=(texts::runs().remove)(&name)
                    on:click=move |_| cases.remove(own)
                >
                    <Icon name=IconName::X />
                </button>
            </div>
            {input}
        </div>
    }
    .into_any()
}

fn text_of(cases: Cases, own: usize) -> String {
    cases.list.with(|list| list.own().get(own).cloned()).unwrap_or_default()
}

/// The input of a program that reads standard input.
#[component]
fn TextInput(cases: Cases, own: usize, label: String) -> impl IntoView {
    view! {
        <textarea
            class="input input--code cases__input"
            rows="4"
            spellcheck="false"
            wrap="off"
            aria-label=label
            prop:value=move || text_of(cases, own)
            on:input=move |event| cases.edit(own, event_target_value(&event))
        ></textarea>
    }
    .into_any()
}

/// The input of a function: one field per line, checked while the user types.
#[component]
fn ValueInputs(cases: Cases, own: usize, label: String, fields: Vec<ValueField>) -> impl IntoView {
    let count = fields.len();
    let rows = fields
        .into_iter()
        .enumerate()
        .map(|(at, field)| {
            let id = format!("case-value-{at}");
            let fault_id = format!("{id}-fault");
            let (name, hint) = (field.name.clone(), field.ty.map(|ty| format!(" {ty}")));
            let line = move || text_of(cases, own).split('\n').nth(at).unwrap_or_default().to_owned();
            let fault = Memo::new(move |_| field.fault(&line()));
            let typed = move |event| {
                let text = cases.list.with_untracked(|list| list.own().get(own).cloned()).unwrap_or_default();
                let mut lines: Vec<&str> = text.split('\n').collect();
                lines.resize(count, "");
                let typed = event_target_value(&event);
                if let Some(line) = lines.get_mut(at) {
                    *line = &typed;
                }
                cases.edit(own, lines.join("\n"));
            };
            view! {
                <div class="field">
                    <label class="field__label" for=id.clone() translate="no">
                        {name}
                        {hint.map(|hint| view! { <span class="field__hint">{hint}</span> })}
                    </label>
                    <input
                        class="input input--code"
                        id=id
                        spellcheck="false"
                        autocomplete="off"
                        aria-describedby=fault_id.clone()
                        aria-invalid=move || if fault.with(Option::is_some) { "true" } else { "false" }
                        prop:value=line
                        on:input=typed
                    />
                    <p class="field__error" id=fault_id role="status" hidden=move || fault.with(Option::is_none)>
                        {move || fault.get()}
                    </p>
                </div>
            }
        })
        .collect_view();
    view! {
        <div class="cases__values" role="group" aria-label=label>
            {rows}
        </div>
    }
    .into_any()
}
