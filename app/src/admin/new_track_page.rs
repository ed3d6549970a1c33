use assay_domain::{AdminAction, FieldName};
use leptos::prelude::*;

use super::{
    act::Outcome,
    act_form::ActForm,
    form_sender::FormSender,
    frame,
    read::View,
    track_fields::{DescriptionField, TitleField},
};
use crate::{texts, ui::Field};

/// The form that creates a track.
#[component]
pub(crate) fn NewTrackPage() -> impl IntoView {
    frame::page(texts::admin::tracks().new_track, frame::query_for(View::Blank), |_, outcome| {
        view! { <Form outcome=outcome /> }.into_any()
    })
}

#[component]
fn Form(outcome: Option<Outcome>) -> impl IntoView {
    let sender = FormSender::get();
    let typed = |name| outcome.as_ref().and_then(|outcome| outcome.typed(name)).unwrap_or_default();
    let (title, slug, description) = (typed("title"), typed("slug"), typed("description"));
    view! {
        <nav class="crumbs" aria-label=texts::common().breadcrumb>
            <a href="/admin/tracks">{texts::common().tracks}</a>
        </nav>
        <div class="page__head">
            <h1>{texts::admin::tracks().new_track}</h1>
        </div>
        <ActForm fields=vec![("do", AdminAction::CreateTrack.as_str().to_owned())] class="form form--narrow">
            <TitleField value=title />
            <Field
                name="slug"
                label=texts::admin::tracks().slug
                autocomplete="off"
                required=false
                hint=texts::admin::tracks().slug_hint.to_owned()
                value=slug
                error=sender.field_error(FieldName::Slug)
            />
            <DescriptionField value=description />
            <div class="form__actions">
                <button class="button button--primary" aria-busy=move || sender.busy.get().then_some("true")>
                    {texts::admin::tracks().create}
                </button>
                <a class="button button--quiet" href="/admin/tracks">
                    {texts::admin::tracks().cancel}
                </a>
            </div>
        </ActForm>
    }
    .into_any()
}
