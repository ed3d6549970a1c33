use assay_domain::{AuditEntry, FieldChange, Page};
use leptos::prelude::*;

use super::{
    frame,
    read::{Ask, Content, View},
};
use crate::{
    texts,
    ui::{Icon, IconName, Time},
};

/// The kinds of change one can ask for: what their actions begin with, and what people call them.
fn kinds() -> [(&'static str, &'static str); 5] {
    [
        ("", texts::admin::audit().all),
        ("problem.", texts::common().problems),
        ("track.", texts::common().tracks),
        ("user.", texts::admin::frame().people),
        ("submission.", texts::common().submissions),
    ]
}

/// Who changed what, newest first.
#[component]
pub(crate) fn AuditPage() -> impl IntoView {
    frame::page(texts::admin::frame().changes, asked(), |shown, _| view! { <Log shown=shown /> }.into_any())
}

fn asked() -> Memo<Ask> {
    frame::asked(View::Audit, ["action", "actor", "cursor"])
}

#[component]
fn Log(shown: RwSignal<Content>) -> impl IntoView {
    let Ask { of: action, by: actor, problem, cursor, .. } = asked().get_untracked();
    let filter = [("action", action.as_str()), ("problem", problem.as_str()), ("actor", actor.as_str())];
    let narrows = filter.iter().any(|(_, value)| !value.is_empty());
    let newest = (!cursor.is_empty()).then(|| frame::address("/admin/audit", &filter));
    let Content::Audit(Page { items, next }) = shown.get_untracked() else { return ().into_any() };
    let older = next.map(|next| {
        let [action, problem, actor] = filter;
        frame::address("/admin/audit", &[action, problem, actor, ("cursor", &next)])
    });
    let kinds = kinds()
        .into_iter()
        .map(|(value, word)| {
            view! {
                <option value=value selected=value == action>
                    {word}
                </option>
            }
        })
        .collect_view();
    view! {
        <div class="page__head">
            <h1>{texts::admin::frame().changes}</h1>
            <p class="page__lead">{texts::admin::audit().lead}</p>
        </div>
        <form
            class="filter"
            method="get"
            action="/admin/audit"
            role="search"
            aria-label=texts::admin::audit().filter_label
        >
            <div class="field">
                <label class="field__label" for="audit-action">
                    {texts::admin::audit().change_type}
                </label>
                <select class="input input--select" id="audit-action" name="action">
                    {kinds}
                </select>
            </div>
            <div class="field">
                <label class="field__label" for="audit-problem">
                    {texts::admin::audit().problem}
                </label>
                <input
                    class="input"
                    id="audit-problem"
                    name="problem"
                    value=problem
                    placeholder=texts::common().title_or_name
                />
            </div>
            <div class="field">
                <label class="field__label" for="audit-actor">
                    {texts::admin::audit().changed_by}
                </label>
                <input
                    class="input"
                    id="audit-actor"
                    name="actor"
                    value=actor
                    placeholder=texts::admin::audit().changed_by_example
                />
            </div>
            <div class="filter__go">
                <button class="button">{texts::admin::audit().filter}</button>
                {narrows
                    .then(|| {
                        view! {
                            <a class="button button--quiet" href="/admin/audit">
                                {texts::common().clear}
                            </a>
                        }
                    })}
            </div>
        </form>
        {if items.is_empty() {
            view! { <Nothing narrows=narrows /> }.into_any()
        } else {
            view! { <ol class="reports">{items.into_iter().map(|entry| view! { <Entry entry=entry /> }).collect_view()}</ol> }
                .into_any()
        }}
        <frame::Pager newest=newest older=older />
    }
    .into_any()
}

#[component]
fn Nothing(narrows: bool) -> impl IntoView {
    let texts = texts::admin::audit();
    let (title, detail) =
        if narrows { (texts.no_match, texts.no_match_detail) } else { (texts.no_changes, texts.no_changes_detail) };
    view! {
        <div class="empty">
            <Icon name=IconName::Inbox />
            <h2 class="empty__title">{title}</h2>
            <p>{detail}</p>
            {narrows
                .then(|| {
                    view! {
                        <a class="button" href="/admin/audit">
                            {texts::common().show_all}
                        </a>
                    }
                })}
        </div>
    }
    .into_any()
}

#[component]
fn Entry(entry: AuditEntry) -> impl IntoView {
    let who = entry.actor.unwrap_or_else(|| texts::admin::audit().system.to_owned());
    let changes = entry.changes.into_iter().map(|change| view! { <Change change=change /> }).collect_view();
    view! {
        <li class="report">
            <div class="report__head">
                <h2 class="report__title">
                    {words(&entry.action)}
                    " "
                    <code>{entry.target}</code>
                </h2>
                <Time at=entry.at />
            </div>
            <p class="report__facts">{who}</p>
            <dl class="changes">{changes}</dl>
        </li>
    }
    .into_any()
}

#[component]
fn Change(change: FieldChange) -> impl IntoView {
    let before = change.before.map(|text| view! { <del>{shown(text)}</del> });
    let after = change.after.map(|text| view! { <ins>{shown(text)}</ins> });
    view! {
        <div>
            <dt>{change.field}</dt>
            <dd>{before} " " {after}</dd>
        </div>
    }
    .into_any()
}

/// An empty text would be no sight at all.
fn shown(text: String) -> String {
    if text.is_empty() { texts::admin::audit().empty.to_owned() } else { text }
}

/// An action in words; one that this page does not know stays as it is written.
fn words(action: &str) -> String {
    (texts::admin::audit().action)(action).unwrap_or(action).to_owned()
}
