use assay_domain::{
    AdminAction, LoadingProgress, LoadingState, ShippedCount, ShippedItem, ShippedKind, ShippedLibrary, ShippedState,
};
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

/// The shipped problems and tracks, and what became of them.
#[component]
pub(crate) fn ShippedPage() -> impl IntoView {
    frame::page(texts::admin::shipped().title, page_query(), |shown, _| view! { <Library shown=shown /> }.into_any())
}

fn page_query() -> Memo<PageQuery> {
    frame::query_from_address(View::Shipped, ["", "", "cursor"])
}

#[component]
fn Library(shown: RwSignal<Content>) -> impl IntoView {
    let library = Memo::new(move |_| match shown.get() {
        Content::Shipped(library) => Some(library),
        _ => None,
    });
    let progress = Memo::new(move |_| {
        library.with(|library| library.as_ref().map(|library| library.progress)).unwrap_or_default()
    });
    frame::keep_up_to_date(Signal::derive(move || progress.get().state == LoadingState::Loading));
    let first = (!page_query().get_untracked().cursor.is_empty()).then(|| "/admin/shipped".to_owned());
    view! {
        <nav class="crumbs" aria-label=texts::common().breadcrumb>
            <a href="/admin/problems">{texts::common().problems}</a>
        </nav>
        <div class="page__head">
            <h1>{texts::admin::shipped().heading}</h1>
            <p class="page__lead">{texts::admin::shipped().lead}</p>
        </div>
        <Progress progress=progress />
        {move || {
            let ShippedLibrary { counts, page, .. } = library.get()?;
            let next = page.next.map(|next| frame::address("/admin/shipped", &[("cursor", &next)]));
            let list = if page.items.is_empty() {
                view! { <Nothing /> }.into_any()
            } else {
                view! {
                    <Counts counts=counts />
                    <Table items=page.items />
                }
                .into_any()
            };
            Some(view! {
                {list}
                <frame::Pages first=first.clone() next=next />
            })
        }}
    }
    .into_any()
}

#[component]
fn Progress(progress: Memo<LoadingProgress>) -> impl IntoView {
    let bar = move || {
        let LoadingProgress { state, done, total } = progress.get();
        (state == LoadingState::Loading && total > 0).then(|| {
            view! { <progress class="progress" max=total value=done aria-hidden="true"></progress> }
        })
    };
    view! {
        <p class="section__hint" role="status">
            {move || (texts::admin::shipped().progress)(progress.get())}
        </p>
        {bar}
    }
    .into_any()
}

#[component]
fn Nothing() -> impl IntoView {
    view! {
        <Empty icon=IconName::Inbox title=texts::admin::shipped().none detail=texts::admin::shipped().none_detail />
    }
    .into_any()
}

#[component]
fn Counts(counts: Vec<ShippedCount>) -> impl IntoView {
    let items = counts
        .into_iter()
        .map(|count| {
            view! {
                <li>
                    <StateBadge state=count.state />
                    " "
                    {(texts::admin::shipped().count)(count.problems, count.tracks)}
                </li>
            }
        })
        .collect_view();
    view! {
        <ul class="report__languages" aria-label=texts::admin::shipped().counts>
            {items}
        </ul>
    }
    .into_any()
}

#[component]
fn StateBadge(state: ShippedState) -> impl IntoView {
    let icon = match state {
        ShippedState::Failed => IconName::CircleX,
        ShippedState::Kept | ShippedState::Undone => IconName::User,
        ShippedState::Deleted => IconName::Ban,
        ShippedState::Updated | ShippedState::Added => IconName::CircleCheck,
    };
    view! {
        <span class="badge">
            <Icon name=icon />
            {(texts::admin::shipped().state)(state)}
        </span>
    }
    .into_any()
}

#[component]
fn Table(items: Vec<ShippedItem>) -> impl IntoView {
    let rows = items.into_iter().map(|item| view! { <Row item=item /> }).collect_view();
    view! {
        <DataTable
            label=texts::admin::shipped().list
            columns=vec![
                Column::text(texts::admin::shipped().item),
                Column::text(texts::admin::shipped().what),
                Column::text(texts::admin::shipped().since),
                Column::text(texts::admin::shipped().status),
                Column::unseen(texts::admin::frame().actions),
            ]
        >
            {rows}
        </DataTable>
    }
    .into_any()
}

#[component]
fn Row(item: ShippedItem) -> impl IntoView {
    let reason = (texts::admin::shipped().reason)(&item);
    let title = item.title.clone().unwrap_or_else(|| item.slug.to_string());
    let place = match item.kind {
        ShippedKind::Problem => "problems",
        ShippedKind::Track => "tracks",
    };
    let exists = item.title.is_some() && item.state != ShippedState::Deleted;
    let name = if exists {
        view! { <a href=format!("/admin/{place}/{}", item.slug)>{title.clone()}</a> }.into_any()
    } else {
        title.clone().into_any()
    };
    let choice = match (item.can_use, item.can_undo) {
        (true, _) => Some((AdminAction::UseShipped, (texts::admin::shipped().use_shipped)(item.kind))),
        (_, true) => Some((AdminAction::UndoShipped, texts::admin::shipped().undo)),
        _ => None,
    };
    let button = choice.map(|(action, words)| {
        let fields = vec![("kind", item.kind.as_str().to_owned()), ("slug", item.slug.to_string())];
        view! {
            <ActForm fields=fields>
                <button
                    class="button button--small"
                    name="do"
                    value=action.as_str()
                    aria-label=(texts::admin::shipped().names)(words, &title)
                >
                    {words}
                </button>
            </ActForm>
        }
    });
    view! {
        <tr>
            <td>{name}</td>
            <td data-label=texts::admin::shipped().what>{(texts::admin::shipped().kind)(item.kind)}</td>
            <td data-label=texts::admin::shipped().since>
                <Time at=item.at />
            </td>
            <td data-label=texts::admin::shipped().status class="table__wide">
                <StateBadge state=item.state />
                {(!reason.is_empty()).then(|| view! { <p class="report__facts">{reason}</p> })}
            </td>
            <td class="table__actions">{button}</td>
        </tr>
    }
    .into_any()
}
