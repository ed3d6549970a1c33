use assay_domain::EditableTrack;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    act::Outcome,
    act_form::ActForm,
    desk::Desk,
    frame,
    problem_list::ProblemList,
    problem_search::ProblemSearch,
    read::{Ask, Content, View},
    section_form::{Key, SectionForm},
    track_fields::{DescriptionField, TitleField},
    tracks_page::PublishedBadge,
};
use crate::{
    texts,
    ui::{Icon, IconName, Notice, NoticeKind},
};

/// Changing a track.
#[component]
pub(crate) fn TrackEditorPage() -> impl IntoView {
    let params = use_params_map();
    let ask = Memo::new(move |_| {
        let slug = params.with(|params| params.get("slug")).unwrap_or_default();
        Ask { view: View::Track, of: slug, ..Ask::default() }
    });
    frame::page(texts::admin::tracks().title, ask, |shown, outcome| {
        let Content::Track(first) = shown.get_untracked() else { return ().into_any() };
        let draft = RwSignal::new(first);
        // What was read again takes the place of what was changed here.
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

/// What every change to a track says: which one, and what it was when it was read.
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
                    <About draft=draft outcome=outcome />
                }
            })
        }}
    }
    .into_any()
}

/// What is odd about the track, if anything.
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

/// The buttons for the track as a whole.
#[component]
fn TrackActions(draft: RwSignal<EditableTrack>, deleted: bool, published: bool) -> impl IntoView {
    let slug = draft.with_untracked(|draft| draft.slug.to_string());
    if deleted {
        let fields = vec![("do", "track.restore".to_owned()), ("slug", slug)];
        return view! {
            <ActForm fields=fields class="actions">
                <button class="button button--primary">{texts::admin::tracks().restore}</button>
            </ActForm>
        }
        .into_any();
    }
    let (publish, word, icon) = if published {
        ("track.unpublish", texts::admin::frame().unpublish, IconName::EyeOff)
    } else {
        ("track.publish", texts::admin::frame().publish, IconName::Eye)
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
            <button class="button" name="do" value=publish>
                <Icon name=icon />
                {word}
            </button>
            <button class="button button--danger" name="do" value="track.delete">
                <Icon name=IconName::Trash2 />
                {texts::admin::tracks().delete}
            </button>
        </ActForm>
    }
    .into_any()
}

/// Title and description.
#[component]
fn About(draft: RwSignal<EditableTrack>, outcome: Option<Outcome>) -> impl IntoView {
    let desk = Desk::get();
    let typed = |name| outcome.as_ref().and_then(|outcome| outcome.typed(name));
    let EditableTrack { title, description, .. } = draft.get_untracked();
    let (title, description) = (typed("title").unwrap_or(title), typed("description").unwrap_or(description));
    view! {
        <section class="section" aria-labelledby="about-heading">
            <div class="section__head">
                <h2 id="about-heading">{texts::admin::tracks().about}</h2>
            </div>
            <ActForm fields=vec![("do", "track.edit".to_owned())] class="form form--narrow">
                <Key draft=draft />
                <TitleField value=title />
                <DescriptionField value=description />
                <div class="form__actions">
                    <button class="button" aria-busy=move || desk.busy.get().then_some("true")>
                        {texts::admin::tracks().save}
                    </button>
                </div>
            </ActForm>
        </section>
    }
    .into_any()
}
