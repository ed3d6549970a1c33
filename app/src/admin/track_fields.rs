//! The fields of a track.

use assay_domain::FieldName;
use leptos::prelude::*;

use super::form_sender::FormSender;
use crate::{
    texts,
    ui::{Field, TextArea},
};

#[component]
pub(super) fn TitleField(value: String) -> impl IntoView {
    let error = FormSender::get().field_error(FieldName::Title);
    view! { <Field name="title" label=texts::admin::tracks().track_title autocomplete="off" value=value error=error /> }
        .into_any()
}

#[component]
pub(super) fn DescriptionField(value: String) -> impl IntoView {
    let hint = texts::admin::tracks().description_hint;
    let error = FormSender::get().field_error(FieldName::Description);
    view! { <TextArea name="description" label=texts::admin::tracks().description hint=hint value=value error=error /> }
        .into_any()
}
