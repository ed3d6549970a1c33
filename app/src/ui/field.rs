//! A labeled text field with a hint and an error.

use leptos::{html::Input, prelude::*};

use crate::ui::FieldMessage;

/// A labeled text field. Its name is also its id, because a page has one form.
#[component]
pub(crate) fn Field(
    name: &'static str,
    label: &'static str,
    #[prop(default = "text")] kind: &'static str,
    autocomplete: &'static str,
    #[prop(optional)] value: String,
    #[prop(optional)] hint: Option<String>,
    /// The error, if any.
    #[prop(into)]
    error: Signal<Option<String>>,
    #[prop(default = true)] required: bool,
    #[prop(optional)] node: NodeRef<Input>,
) -> impl IntoView {
    let hint_id = format!("{name}-hint");
    let error_id = format!("{name}-error");
    let described_by = {
        let (hint_id, error_id, has_hint) = (hint_id.clone(), error_id.clone(), hint.is_some());
        move || match (has_hint, error.with(Option::is_some)) {
            (true, true) => Some(format!("{hint_id} {error_id}")),
            (true, false) => Some(hint_id.clone()),
            (false, true) => Some(error_id.clone()),
            (false, false) => None,
        }
    };
    view! {
        <div class="field" data-invalid=move || error.with(Option::is_some).then_some("")>
            <label class="field__label" for=name>
                {label}
            </label>
            <input
                class="input"
                id=name
                name=name
                type=kind
                autocomplete=autocomplete
                value=value
                required=required
                aria-describedby=described_by
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                node_ref=node
            />
            {hint.map(|hint| view! { <p class="field__hint" id=hint_id>{hint}</p> })}
            <FieldMessage id=error_id error=error />
        </div>
    }
    .into_any()
}
