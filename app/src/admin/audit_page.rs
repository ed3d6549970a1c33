use assay_domain::{AuditEntry, AuditTopic, FieldChange, FieldValue, LoggedAction, Page};
use leptos::prelude::*;

use super::{
    frame,
    read::{Content, PageQuery, View},
};
use crate::{
    texts,
    ui::{Empty, IconName, Time},
};

/// The change types to filter by: the prefix of their actions, and their label.
fn kinds() -> impl Iterator<Item = (&'static str, &'static str)> {
    let label = |topic: &AuditTopic| match topic {
        AuditTopic::Problem => texts::common().problems,
        AuditTopic::Track => texts::common().tracks,
        AuditTopic::User => texts::admin::frame().people,
        AuditTopic::Submission => texts::common().submissions,
    };
    let topics = AuditTopic::ALL.iter().map(move |topic| (topic.as_str(), label(topic)));
    [("", texts::admin::audit().all)].into_iter().chain(topics)
}

/// The log of changes, newest first.
#[component]
pub(crate) fn AuditPage() -> impl IntoView {
    frame::page(texts::admin::frame().changes, page_query(), |shown, _| view! { <Log shown=shown /> }.into_any())
}

fn page_query() -> Memo<PageQuery> {
    frame::query_from_address(View::Audit, ["action", "actor", "cursor"])
}

#[component]
fn Log(shown: RwSignal<Content>) -> impl IntoView {
    let PageQuery { of: action, by: actor, problem, cursor, .. } = page_query().get_untracked();
    let filter = [("action", action.as_str()), ("problem", problem.as_str()), ("actor", actor.as_str())];
    let narrows = filter.iter().any(|(_, value)| !value.is_empty());
    let newest = (!cursor.is_empty()).then(|| frame::address("/admin/audit", &filter));
    let Content::Audit(Page { items, next }) = shown.get_untracked() else { return ().into_any() };
    let older = next.map(|next| {
        let [action, problem, actor] = filter;
        frame::address("/admin/audit", &[action, problem, actor, ("cursor", &next)])
    });
    let kinds = kinds()
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
            view! { <EmptyState narrows=narrows /> }.into_any()
        } else {
            view! { <ol class="reports">{items.into_iter().map(|entry| view! { <Entry entry=entry /> }).collect_view()}</ol> }
                .into_any()
        }}
        <frame::Pager newest=newest older=older />
    }
    .into_any()
}

#[component]
fn EmptyState(narrows: bool) -> impl IntoView {
    let texts = texts::admin::audit();
    let (title, detail) =
        if narrows { (texts.no_match, texts.no_match_detail) } else { (texts.no_changes, texts.no_changes_detail) };
    view! {
        <Empty icon=IconName::Inbox title=title detail=detail>
            {narrows
                .then(|| {
                    view! {
                        <a class="button" href="/admin/audit">
                            {texts::common().show_all}
                        </a>
                    }
                })}
        </Empty>
    }
    .into_any()
}

#[component]
fn Entry(entry: AuditEntry) -> impl IntoView {
    let is_person = entry.actor.is_some();
    let who = entry.actor.unwrap_or_else(|| texts::admin::audit().system.to_owned());
    let changes = entry.changes.into_iter().map(|change| view! { <Change change=change /> }).collect_view();
    view! {
        <li class="report">
            <div class="report__head">
                <h2 class="report__title">
                    {words(entry.action)}
                    " "
                    <code>{entry.target}</code>
                </h2>
                <Time at=entry.at />
            </div>
            <p class="report__facts" translate=is_person.then_some("no")>
                {who}
            </p>
            <dl class="changes">{changes}</dl>
        </li>
    }
    .into_any()
}

#[component]
fn Change(change: FieldChange) -> impl IntoView {
    let before = change.before.map(|it| value(it, |text| view! { <del>{text}</del> }.into_any()));
    let after = change.after.map(|it| value(it, |text| view! { <ins>{text}</ins> }.into_any()));
    view! {
        <div>
            <dt>{(texts::admin::audit().field)(&change.field)}</dt>
            <dd>{before} " " {after}</dd>
        </div>
    }
    .into_any()
}

/// A value, marked as old or new. A long text, such as a lesson, is folded.
fn value(value: FieldValue, mark: fn(AnyView) -> AnyView) -> AnyView {
    /// The maximum length of a value that is shown as it is, and of the beginning of a longer one, in characters.
    const SHORT: usize = 160;
    const BEGINNING: usize = 80;
    let texts = texts::admin::audit();
    let text = match value {
        FieldValue::Flag(true) => return mark(texts.yes.into_any()),
        FieldValue::Flag(false) => return mark(texts.no.into_any()),
        FieldValue::Nothing => return mark(texts.nothing.into_any()),
        // Makes empty texts visible.
        FieldValue::Text(text) if text.is_empty() => return mark(texts.empty.into_any()),
        FieldValue::Text(text) => text,
    };
    let as_it_is = |text| view! { <span translate="no">{text}</span> }.into_any();
    if text.lines().count() == 1 && text.chars().count() <= SHORT {
        return mark(as_it_is(text));
    }
    let beginning = text.lines().next().unwrap_or_default().chars().take(BEGINNING).collect::<String>();
    view! {
        <details class="changes__long">
            <summary>{mark(as_it_is(beginning + "…"))}</summary>
            <pre class="changes__text" tabindex="0" translate="no">{text}</pre>
        </details>
    }
    .into_any()
}

/// An action in words. One of another version is shown as its name.
fn words(action: LoggedAction) -> String {
    match action {
        LoggedAction::Known(action) => (texts::admin::audit().action)(action).to_owned(),
        LoggedAction::Unknown(name) => name,
    }
}
