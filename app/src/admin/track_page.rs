use assay_domain::{AdminAction, EditableTrack, FieldName};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    act::Outcome,
    act_form::ActForm,
    form_sender::FormSender,
    frame,
    lessons::Lessons,
    problem_list::ProblemList,
    problem_search::ProblemSearch,
    read::{Content, PageQuery, View},
    section_form::{Key, SectionForm},
    track_fields::{DescriptionField, TitleField},
    tracks_page::PublishedBadge,
};
use crate::{
    texts,
    ui::{Field, Icon, IconName, Notice, NoticeKind},
};

/// The page where admins edit a track.
#[component]
pub(crate) fn TrackEditorPage() -> impl IntoView {
    let params = use_params_map();
    let ask = Memo::new(move |_| {
        let slug = params.with(|params| params.get("slug")).unwrap_or_default();
        PageQuery { view: View::Track, of: slug, ..PageQuery::default() }
    });
    frame::page(texts::admin::tracks().title, ask, |shown, outcome| {
        let Content::Track(first) = shown.get_untracked() else { return ().into_any() };
        let draft = RwSignal::new(first);
        // Reloaded content replaces local changes.
        Effect::watch(
            move || shown.get(),
            move |read, _, _| {
                if let Content::Track(read) = read {
                    draft.set(read.clone());
                }
            },
            false,
        );
        view! { <Editor draft=draft outcome=outcome /> }.into_any()
    })
}

/// Fields of every change: the track and the revision that the page shows.
pub(super) fn key(draft: &EditableTrack) -> Vec<(&'static str, String)> {
    vec![("slug", draft.slug.to_string()), ("revision", draft.revision.to_string())]
}

#[component]
fn Editor(draft: RwSignal<EditableTrack>, outcome: Option<Outcome>) -> impl IntoView {
    let deleted = Memo::new(move |_| draft.with(|draft| draft.deleted_at.is_some()));
    let published = Memo::new(move |_| draft.with(|draft| draft.published));
    view! {
        <nav class="crumbs" aria-label=texts::common().breadcrumb>
            <a href="/admin/tracks">{texts::common().tracks}</a>
        </nav>
        <div class="page__head page__head--row">
            <div class="page__titles">
                <h1>{move || draft.with(|draft| draft.title.clone())}</h1>
                {move || view! { <PublishedBadge published=published.get() /> }}
            </div>
            {move || view! { <TrackActions draft=draft deleted=deleted.get() published=published.get() /> }}
        </div>
        {move || hint(&draft.read()).map(|words| view! { <Notice kind=NoticeKind::Warning>{words}</Notice> })}
        {move || {
            let outcome = outcome.clone();
            (!deleted.get()).then(|| {
                view! {
                    <ProblemList draft=draft />
                    <ProblemSearch draft=draft />
                    <SectionForm draft=draft outcome=outcome.clone() />
                    <Lessons draft=draft />
                    <About draft=draft outcome=outcome.clone() />
                    <Guide draft=draft outcome=outcome />
                }
            })
        }}
    }
    .into_any()
}

/// A warning about the track, if needed.
fn hint(draft: &EditableTrack) -> Option<&'static str> {
    let visible = draft.problems().filter(|problem| problem.published).count();
    if draft.deleted_at.is_some() {
        Some(texts::admin::tracks().is_deleted)
    } else if draft.published && visible == 0 {
        Some(texts::admin::tracks().none_published)
    } else {
        None
    }
}

/// The buttons for the whole track.
#[component]
fn TrackActions(draft: RwSignal<EditableTrack>, deleted: bool, published: bool) -> impl IntoView {
    let slug = draft.with_untracked(|draft| draft.slug.to_string());
    if deleted {
        let fields = vec![("do", AdminAction::RestoreTrack.as_str().to_owned()), ("slug", slug)];
        return view! {
            <ActForm fields=fields class="actions">
                <button class="button button--primary">{texts::admin::tracks().restore}</button>
            </ActForm>
        }
        .into_any();
    }
    let (publish, word, icon) = if published {
        (AdminAction::UnpublishTrack, texts::admin::frame().unpublish, IconName::EyeOff)
    } else {
        (AdminAction::PublishTrack, texts::admin::frame().publish, IconName::Eye)
    };
    let look = published.then(|| format!("/tracks/{slug}"));
    view! {
        <ActForm fields=vec![] class="actions">
            <Key draft=draft />
            {look.map(|href| {
                view! {
                    <a class="button button--quiet" href=href>
                        {texts::admin::frame().view}
                    </a>
                }
            })}
            <button class="button" name="do" value=publish.as_str()>
                <Icon name=icon />
                {word}
            </button>
            <button class="button button--danger" name="do" value=AdminAction::DeleteTrack.as_str()>
                <Icon name=IconName::Trash2 />
                {texts::admin::tracks().delete}
            </button>
        </ActForm>
    }
    .into_any()
}

/// The form for title and description.
#[component]
fn About(draft: RwSignal<EditableTrack>, outcome: Option<Outcome>) -> impl IntoView {
    let sender = FormSender::get();
    let typed = |name| outcome.as_ref().and_then(|outcome| outcome.typed(name));
    let EditableTrack { title, description, .. } = draft.get_untracked();
    let (title, description) = (typed("title").unwrap_or(title), typed("description").unwrap_or(description));
    view! {
        <section class="section" aria-labelledby="about-heading">
            <div class="section__head">
                <h2 id="about-heading">{texts::admin::tracks().about}</h2>
            </div>
            <ActForm fields=vec![("do", AdminAction::EditTrack.as_str().to_owned())] class="form form--narrow">
                <Key draft=draft />
                <TitleField value=title />
                <DescriptionField value=description />
                <div class="form__actions">
                    <button class="button" aria-busy=move || sender.busy.get().then_some("true")>
                        {texts::admin::tracks().save}
                    </button>
                </div>
            </ActForm>
        </section>
    }
    .into_any()
}

/// The form for hours and prerequisites.
#[component]
fn Guide(draft: RwSignal<EditableTrack>, outcome: Option<Outcome>) -> impl IntoView {
    let sender = FormSender::get();
    let typed = |name| outcome.as_ref().and_then(|outcome| outcome.typed_for(AdminAction::SetGuide, name));
    let EditableTrack { hours, prerequisites, .. } = draft.get_untracked();
    let hours = typed("hours").unwrap_or_else(|| hours.map(|hours| hours.to_string()).unwrap_or_default());
    let prerequisites = typed("prerequisites").unwrap_or_else(|| {
        let slugs = prerequisites.iter().map(ToString::to_string);
        slugs.collect::<Vec<_>>().join(" ")
    });
    view! {
        <section class="section" aria-labelledby="guide-heading">
            <div class="section__head">
                <h2 id="guide-heading">{texts::admin::tracks().guide}</h2>
            </div>
            <ActForm fields=vec![("do", AdminAction::SetGuide.as_str().to_owned())] class="form form--narrow">
                <Key draft=draft />
                <Field
                    name="hours"
                    label=texts::admin::tracks().hours
                    autocomplete="off"
                    value=hours
                    hint=texts::admin::tracks().hours_hint.to_owned()
                    error=sender.field_error(FieldName::Hours)
                    required=false
                />
                <Field
                    name="prerequisites"
                    label=texts::admin::tracks().prerequisites
                    autocomplete="off"
                    value=prerequisites
                    hint=texts::admin::tracks().prerequisites_hint.to_owned()
                    error=sender.field_error(FieldName::Prerequisites)
                    required=false
                />
                <div class="form__actions">
                    <button class="button" aria-busy=move || sender.busy.get().then_some("true")>
                        {texts::admin::tracks().save_guide}
                    </button>
                </div>
            </ActForm>
        </section>
    }
    .into_any()
}
