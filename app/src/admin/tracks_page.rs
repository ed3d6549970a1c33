use assay_domain::{AdminAction, ManagedTrack};
use leptos::prelude::*;

use super::{
    act_form::ActForm,
    frame,
    read::{Content, PageQuery, View},
};
use crate::{
    texts,
    ui::{Column, DataTable, Empty, Icon, IconName, Time},
};

/// All tracks, for admins.
#[component]
pub(crate) fn ManagedTracksPage() -> impl IntoView {
    frame::page(texts::admin::tracks().all_title, page_query(), |shown, _| {
        view! { <AllTracks shown=shown /> }.into_any()
    })
}

fn page_query() -> Memo<PageQuery> {
    frame::query_from_address(View::Tracks, ["", "deleted", "cursor"])
}

/// The address of a page of both lists. Each list has its own cursor.
fn address(cursor: &str, deleted: &str) -> String {
    frame::address("/admin/tracks", &[("cursor", cursor), ("deleted", deleted)])
}

#[component]
fn AllTracks(shown: RwSignal<Content>) -> impl IntoView {
    let PageQuery { by: deleted, cursor, .. } = page_query().get_untracked();
    let Content::Tracks(first, second) = shown.get_untracked() else { return ().into_any() };
    let oldest = (!cursor.is_empty()).then(|| address("", &deleted));
    let newer = first.next.map(|next| address(&next, &deleted));
    let oldest_deleted = (!deleted.is_empty()).then(|| address(&cursor, ""));
    let newer_deleted = second.next.map(|next| address(&cursor, &next));
    view! {
        <div class="page__head page__head--row">
            <h1>{texts::common().tracks}</h1>
            <a class="button button--primary" href="/admin/new-track">
                <Icon name=IconName::Plus />
                {texts::admin::tracks().new_track}
            </a>
        </div>
        {move || {
            let Content::Tracks(tracks, _) = shown.get() else { return ().into_any() };
            let tracks = tracks.items;
            if tracks.is_empty() { view! { <NoTracks /> }.into_any() } else { view! { <Table tracks=tracks /> }.into_any() }
        }}
        <frame::Pages first=oldest next=newer />
        {move || {
            let Content::Tracks(_, deleted) = shown.get() else { return None };
            let deleted = deleted.items;
            (!deleted.is_empty()).then(|| view! { <Deleted tracks=deleted /> })
        }}
        <frame::Pages first=oldest_deleted next=newer_deleted />
    }
    .into_any()
}

#[component]
fn NoTracks() -> impl IntoView {
    view! {
        <Empty icon=IconName::ListOrdered title=texts::admin::tracks().none detail=texts::admin::tracks().none_detail />
    }
    .into_any()
}

#[component]
fn Table(tracks: Vec<ManagedTrack>) -> impl IntoView {
    let rows = tracks
        .into_iter()
        .map(|track| {
            view! {
                <tr>
                    <td data-label=texts::admin::tracks().track>
                        <a href=format!("/admin/tracks/{}", track.slug)>{track.title}</a>
                    </td>
                    <td data-label=texts::admin::frame().visibility>
                        <PublishedBadge published=track.published />
                    </td>
                    <td data-label=texts::common().problems class="number">
                        {problems(track.problems, track.hidden)}
                    </td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <DataTable
            label=texts::common().tracks
            role="region"
            columns=vec![
                Column::text(texts::admin::tracks().track),
                Column::text(texts::admin::frame().visibility),
                Column::number(texts::common().problems),
            ]
        >
            {rows}
        </DataTable>
    }
    .into_any()
}

fn problems(all: u32, hidden: u32) -> String {
    if hidden == 0 { all.to_string() } else { (texts::admin::tracks().some_hidden)(all, hidden) }
}

/// The visibility of a track or a problem.
#[component]
pub(super) fn PublishedBadge(published: bool) -> impl IntoView {
    let (icon, word) = if published {
        (IconName::Eye, texts::admin::frame().public)
    } else {
        (IconName::EyeOff, texts::admin::frame().admins_only)
    };
    view! {
        <span class="badge">
            <Icon name=icon />
            {word}
        </span>
    }
    .into_any()
}

#[component]
fn Deleted(tracks: Vec<ManagedTrack>) -> impl IntoView {
    let rows = tracks
        .into_iter()
        .map(|track| {
            let slug = track.slug.to_string();
            let label = (texts::admin::tracks().restore_one)(&track.title);
            view! {
                <tr>
                    <td data-label=texts::admin::tracks().track>{track.title}</td>
                    <td data-label=texts::admin::tracks().deleted>
                        {track.deleted_at.map(|at| view! { <Time at=at /> })}
                    </td>
                    <td class="table__actions">
                        <ActForm fields=vec![("do", AdminAction::RestoreTrack.as_str().to_owned()), ("slug", slug)]>
                            <button class="button button--small" aria-label=label>
                                <Icon name=IconName::Undo2 />
                                {texts::admin::tracks().restore}
                            </button>
                        </ActForm>
                    </td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <section class="section" aria-labelledby="deleted-heading">
            <div class="section__head">
                <h2 id="deleted-heading">{texts::admin::tracks().deleted}</h2>
            </div>
            <DataTable
                label=texts::admin::tracks().deleted_tracks
                columns=vec![
                    Column::text(texts::admin::tracks().track),
                    Column::text(texts::admin::tracks().deleted),
                    Column::unseen(texts::admin::frame().actions),
                ]
            >
                {rows}
            </DataTable>
        </section>
    }
    .into_any()
}
