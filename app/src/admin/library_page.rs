use assay_domain::{FieldName, Import, ManagedProblem, Page, SubmissionState};
use leptos::prelude::*;

use super::{
    act::Outcome,
    frame,
    read::{Content, PageQuery, View},
    tracks_page::PublishedBadge,
};
use crate::{
    texts,
    ui::{Column, DataTable, DifficultyBadge, Empty, FieldMessage, IconName, Time},
};

/// All problems, and packages that are not published yet.
#[component]
pub(crate) fn LibraryPage() -> impl IntoView {
    frame::page(texts::admin::library().title, page_query(), |shown, outcome| {
        view! { <Library shown=shown outcome=outcome /> }.into_any()
    })
}

fn page_query() -> Memo<PageQuery> {
    frame::query_from_address(View::Library, ["text", "", "cursor"])
}

#[component]
fn Library(shown: RwSignal<Content>, outcome: Option<Outcome>) -> impl IntoView {
    let PageQuery { of: text, cursor, .. } = page_query().get_untracked();
    let (problems, imports) = match shown.get_untracked() {
        Content::Library(problems, imports) => (problems, imports),
        _ => (Page { items: Vec::new(), next: None }, Vec::new()),
    };
    let newest = (!cursor.is_empty()).then(|| frame::address("/admin/problems", &[("text", &text)]));
    let older = problems.next.map(|next| frame::address("/admin/problems", &[("text", &text), ("cursor", &next)]));
    let refused = outcome.and_then(|outcome| outcome.fault()).and_then(|fault| fault.field_error(FieldName::Package));
    view! {
        <div class="page__head page__head--row">
            <h1>{texts::common().problems}</h1>
            <a class="button button--quiet" href="/admin/shipped">
                {texts::admin::shipped().heading}
            </a>
        </div>
        <Upload refused=refused />
        {(!imports.is_empty()).then(|| view! { <UnpublishedPackages imports=imports /> })}
        <section class="section" aria-labelledby="problems-heading">
            <div class="section__head">
                <h2 id="problems-heading">{texts::admin::library().all_problems}</h2>
            </div>
            <form
                class="filter"
                method="get"
                action="/admin/problems"
                role="search"
                aria-label=texts::common().find_problems
            >
                <div class="field">
                    <label class="field__label" for="problems-text">
                        {texts::common().title_or_name}
                    </label>
                    <input class="input" id="problems-text" name="text" value=text />
                </div>
                <button class="button">{texts::common().find}</button>
            </form>
            {if problems.items.is_empty() {
                view! { <EmptyState /> }.into_any()
            } else {
                view! { <Table problems=problems.items /> }.into_any()
            }}
            <frame::Pager newest=newest older=older />
        </section>
    }
    .into_any()
}

/// A plain form: the browser sends the file itself, with or without wasm.
#[component]
fn Upload(refused: Option<String>) -> impl IntoView {
    let invalid = refused.is_some();
    view! {
        <section class="section" aria-labelledby="upload-heading">
            <div class="section__head">
                <h2 id="upload-heading">{texts::admin::library().import}</h2>
            </div>
            <form class="form form--narrow" method="post" action="/admin/problems" enctype="multipart/form-data">
                <div class="field" data-invalid=invalid.then_some("")>
                    <label class="field__label" for="package">
                        {texts::admin::library().package}
                    </label>
                    <input
                        class="input"
                        id="package"
                        name="package"
                        type="file"
                        accept=".zip,application/zip"
                        required
                        aria-describedby="package-hint package-error"
                        aria-invalid=invalid.then_some("true")
                    />
                    <p class="field__hint" id="package-hint">
                        {texts::admin::library().package_hint}
                    </p>
                    <FieldMessage id="package-error".to_owned() error=Signal::stored(refused) />
                </div>
                <div class="form__actions">
                    <button class="button button--primary">{texts::admin::library().upload}</button>
                </div>
            </form>
        </section>
    }
    .into_any()
}

#[component]
fn UnpublishedPackages(imports: Vec<Import>) -> impl IntoView {
    let items = imports
        .into_iter()
        .map(|import| {
            let state = state(&import);
            let by = import.by.map(|by| (texts::admin::library().by)(&by)).unwrap_or_default();
            view! {
                <li class="report">
                    <div class="report__head">
                        <h3 class="report__title">
                            <a href=format!("/admin/imports/{}", import.id)>{import.title}</a>
                        </h3>
                        <span>{state}</span>
                    </div>
                    <p class="report__facts"><span translate="no">{import.file_name}</span> {by} <Time at=import.created_at /></p>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="section" aria-labelledby="imports-heading">
            <div class="section__head">
                <h2 id="imports-heading">{texts::admin::library().unpublished}</h2>
            </div>
            <ul class="reports">{items}</ul>
        </section>
    }
    .into_any()
}

/// The state of a package in a few words.
pub(super) fn state(import: &Import) -> &'static str {
    match (import.state, import.ok) {
        (SubmissionState::Queued, _) => texts::admin::library().queued,
        (SubmissionState::Running, _) => texts::admin::library().running,
        (SubmissionState::Done, Some(true)) => texts::admin::library().passed,
        (SubmissionState::Done, Some(false)) => texts::admin::library().found_problems,
        (SubmissionState::Done, None) => texts::admin::library().failed,
    }
}

#[component]
fn EmptyState() -> impl IntoView {
    view! {
        <Empty
            icon=IconName::Inbox
            title=texts::admin::library().no_problems
            detail=texts::admin::library().no_problems_detail
            in_section=true
        />
    }
    .into_any()
}

#[component]
fn Table(problems: Vec<ManagedProblem>) -> impl IntoView {
    let rows = problems
        .into_iter()
        .map(|problem| {
            view! {
                <tr>
                    <td data-label=texts::admin::library().problem>
                        <a href=format!("/admin/problems/{}", problem.slug)>{problem.title}</a>
                    </td>
                    <td data-label=texts::admin::library().slug>
                        <span translate="no">{problem.slug.to_string()}</span>
                    </td>
                    <td data-label=texts::admin::library().difficulty>
                        <DifficultyBadge difficulty=problem.difficulty />
                    </td>
                    <td data-label=texts::admin::frame().visibility>
                        <PublishedBadge published=problem.published />
                    </td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <DataTable
            label=texts::common().problems
            columns=vec![
                Column::text(texts::admin::library().problem),
                Column::text(texts::admin::library().slug),
                Column::text(texts::admin::library().difficulty),
                Column::text(texts::admin::frame().visibility),
            ]
        >
            {rows}
        </DataTable>
    }
    .into_any()
}
