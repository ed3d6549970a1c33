//! What is typed about a track.

use leptos::prelude::*;

use super::desk::Desk;
use crate::{
    texts,
    ui::{Field, TextArea},
};

/// The title.
#[component]
pub(super) fn TitleField(value: String) -> impl IntoView {
    let error = Desk::get().of_field("title");
    view! { <Field name="title" label=texts::admin::tracks().track_title autocomplete="off" value=value error=error /> }
        .into_any()
}

/// The description.
#[component]
pub(super) fn DescriptionField(value: String) -> impl IntoView {
    let hint = texts::admin::tracks().description_hint;
    let error = Desk::get().of_field("description");
    view! { <TextArea name="description" label=texts::admin::tracks().description hint=hint value=value error=error /> }
        .into_any()
}
