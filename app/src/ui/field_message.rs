//! The error of a form field.

use leptos::prelude::*;

use crate::ui::{Icon, IconName};

/// The error below a field, which refers to it by `id`.
#[component]
pub(crate) fn FieldMessage(id: String, error: Signal<Option<String>>) -> impl IntoView {
    move || {
        error.get().map(|detail| {
            view! {
                <p class="field__error" id=id.clone()>
                    <Icon name=IconName::CircleAlert />
                    {detail}
                </p>
            }
        })
    }
}
