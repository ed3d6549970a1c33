//! What is typed about a track.

use leptos::prelude::*;

use super::desk::Desk;
use crate::ui::{Field, TextArea};

/// The title.
#[component]
pub(super) fn TitleField(value: String) -> impl IntoView {
    let error = Desk::get().of_field("title");
    view! { <Field name="title" label="Title" autocomplete="off" value=value error=error /> }.into_any()
}

/// The description.
#[component]
pub(super) fn DescriptionField(value: String) -> impl IntoView {
    let hint = "One or two sentences, shown in the list of tracks.";
    let error = Desk::get().of_field("description");
    view! { <TextArea name="description" label="Description" hint=hint value=value error=error /> }.into_any()
}
