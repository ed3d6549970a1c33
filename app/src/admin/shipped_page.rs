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
    frame::query_from_address(View::Shipped, ["state", "", "cursor"])
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
    let PageQuery { of, cursor, .. } = page_query().get_untracked();
    let wanted = ShippedState::from_name(&of);
    let first = (!cursor.is_empty()).then(|| address(wanted, ""));
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
            let next = page.next.map(|next| address(wanted, &next));
            let list = if counts.is_empty() {
                view! { <Nothing /> }.into_any()
            } else {
                view! {
                    <Counts counts=counts wanted=wanted />
                    <Items items=page.items />
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

/// The address of the items in a state, or of all.
fn address(state: Option<ShippedState>, cursor: &str) -> String {
    frame::address("/admin/shipped", &[("state", state.map_or("", ShippedState::as_str)), ("cursor", cursor)])
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

/// How many are in each state, with links that show only these.
#[component]
fn Counts(counts: Vec<ShippedCount>, wanted: Option<ShippedState>) -> impl IntoView {
    let items = counts
        .into_iter()
        .map(|count| {
            view! {
                <li>
                    <a href=address(Some(count.state), "") aria-current=(wanted == Some(count.state)).then_some("true")>
                        <StateBadge state=count.state />
                    </a>
                    " "
                    {(texts::admin::shipped().count)(count.problems, count.tracks)}
                </li>
            }
        })
        .collect_view();
    view! {
        <ul class="report__languages" aria-label=texts::admin::shipped().counts>
            {items}
            {wanted
                .map(|_| {
                    view! {
                        <li>
                            <a href="/admin/shipped">{texts::common().show_all}</a>
                        </li>
                    }
                })}
        </ul>
    }
    .into_any()
}

/// The items of a page. Those that are no longer shipped have their own section.
#[component]
fn Items(items: Vec<ShippedItem>) -> impl IntoView {
    if items.is_empty() {
        let (title, detail) = (texts::admin::shipped().no_match, texts::admin::shipped().no_match_detail);
        return view! { <Empty icon=IconName::Inbox title=title detail=detail /> }.into_any();
    }
    let (left, shipped): (Vec<_>, Vec<_>) = items.into_iter().partition(|item| item.state == ShippedState::Left);
    view! {
        {(!shipped.is_empty()).then(|| view! { <Table label=texts::admin::shipped().list items=shipped /> })}
        {(!left.is_empty())
            .then(|| {
                let heading = texts::admin::shipped().left;
                view! {
                    <section class="section" aria-labelledby="left-heading">
                        <div class="section__head">
                            <h2 id="left-heading">{heading}</h2>
                        </div>
                        <p class="section__hint">{texts::admin::shipped().left_hint}</p>
                        <Table label=heading items=left />
                    </section>
                }
            })}
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
        ShippedState::Left => IconName::History,
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
fn Table(label: &'static str, items: Vec<ShippedItem>) -> impl IntoView {
    let rows = items.into_iter().map(|item| view! { <Row item=item /> }).collect_view();
    view! {
        <DataTable
            label=label
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
