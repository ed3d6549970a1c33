//! Sections of a track. A section is a heading among the problems.

use assay_domain::{AdminAction, EditableTrack, FieldName, SectionTitle, TrackEntry};
use leptos::{html::Input, prelude::*};

use super::{act::Outcome, act_form::ActForm, form_sender::FormSender, track_page::key};
use crate::{
    texts,
    ui::{Field, Icon, IconName},
};

/// Adds a heading at the end of the list. Admins then move it.
#[component]
pub(super) fn SectionForm(draft: RwSignal<EditableTrack>, outcome: Option<Outcome>) -> impl IntoView {
    let sender = FormSender::get();
    let typed =
        outcome.as_ref().and_then(|outcome| outcome.typed_for(AdminAction::AddSection, "section")).unwrap_or_default();
    let heading = NodeRef::<Input>::new();
    let clear = Callback::new(move |()| {
        if let Some(heading) = heading.get_untracked() {
            heading.set_value("");
        }
    });
    view! {
        <section class="section" aria-labelledby="section-heading">
            <div class="section__head">
                <h2 id="section-heading">{texts::admin::tracks().add_section_heading}</h2>
                <p class="section__hint">{texts::admin::tracks().add_section_hint}</p>
            </div>
            <ActForm fields=vec![("do", AdminAction::AddSection.as_str().to_owned())] class="form form--narrow" on_done=clear>
                <Key draft=draft />
                <Field
                    name="section"
                    label=texts::admin::tracks().heading
                    autocomplete="off"
                    value=typed
                    error=sender.field_error(FieldName::Section)
                    node=heading
                />
                <div class="form__actions">
                    <button class="button" aria-busy=move || sender.busy.get().then_some("true")>
                        <Icon name=IconName::Plus />
                        {texts::admin::tracks().add_section}
                    </button>
                </div>
            </ActForm>
        </section>
    }
    .into_any()
}

/// A heading in the list, with a form to rename it.
#[component]
pub(super) fn HeadingLabel(draft: RwSignal<EditableTrack>, title: SectionTitle) -> impl IntoView {
    let label = (texts::admin::tracks().heading_of)(title.as_str());
    let fields = vec![
        ("do", AdminAction::RenameSection.as_str().to_owned()),
        ("problem", TrackEntry::Heading(title.clone()).to_string()),
    ];
    view! {
        <ActForm fields=fields class="sortable__rename">
            <Key draft=draft />
            <input class="input input--small" name="section" value=title.to_string() aria-label=label autocomplete="off" />
            <button
                class="button button--quiet button--small"
                aria-label=(texts::admin::tracks().rename_one)(title.as_str())
            >
                {texts::admin::tracks().rename}
            </button>
        </ActForm>
    }
    .into_any()
}

/// Hidden fields: the track and the revision that the page shows.
#[component]
pub(super) fn Key(draft: RwSignal<EditableTrack>) -> impl IntoView {
    move || {
        key(&draft.read())
            .into_iter()
            .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
            .collect_view()
    }
}
