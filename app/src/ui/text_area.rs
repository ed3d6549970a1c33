//! A labeled multi-line field with a hint and an error.

use leptos::prelude::*;

use crate::ui::{FieldMessage, verbatim};

/// A labeled multi-line field. It may be empty. Its name is also its id, because a page has only one.
#[component]
pub(crate) fn TextArea(
    name: &'static str,
    label: &'static str,
    hint: &'static str,
    value: String,
    /// The error, if any.
    #[prop(into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    let (hint_id, error_id) = (format!("{name}-hint"), format!("{name}-error"));
    let described_by = {
        let (hint_id, error_id) = (hint_id.clone(), error_id.clone());
        move || if error.with(Option::is_some) { format!("{hint_id} {error_id}") } else { hint_id.clone() }
    };
    view! {
        <div class="field" data-invalid=move || error.with(Option::is_some).then_some("")>
            <label class="field__label" for=name>
                {label}
            </label>
            <textarea
                class="input"
                id=name
                name=name
                rows="3"
                aria-describedby=described_by
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                inner_html=verbatim(&value)
            ></textarea>
            <p class="field__hint" id=hint_id>
                {hint}
            </p>
            <FieldMessage id=error_id error=error />
        </div>
    }
    .into_any()
}
