use assay_domain::{Language, ManagedSubmission, Page, SubmissionState};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{
    frame,
    read::{Content, PageQuery, View, admin_read},
};
use crate::{
    live::Stage,
    submissions::{Filter, FilterForm, StageBadge, language_name},
    texts,
    ui::{Column, DataTable, Empty, IconName, Notice, NoticeKind, Time, VerdictBadge},
};

const PATH: &str = "/admin/submissions";

/// All submissions, newest first.
#[component]
pub(crate) fn AllSubmissionsPage() -> impl IntoView {
    frame::page(texts::common().submissions, frame::query_for(View::Blank), |_, _| {
        view! { <AllSubmissions /> }.into_any()
    })
}

/// The address of the list, filtered by name or email.
pub(super) fn by_person(person: &str) -> String {
    Filter { person: person.to_owned(), ..Filter::default() }.address(PATH)
}

/// The address of the list, filtered by problem.
pub(super) fn to_problem(problem: &str) -> String {
    Filter { problem: problem.to_owned(), ..Filter::default() }.address(PATH)
}

/// The list is separate from the form, so that the form keeps its focus when the list updates.
#[component]
fn AllSubmissions() -> impl IntoView {
    let query = use_query_map();
    let filter = Memo::new(move |_| query.with(|query| Filter::read(|name| query.get(name))));
    let found = Resource::new_blocking(
        move || filter.get(),
        |submissions| admin_read(PageQuery { view: View::Submissions, submissions, ..PageQuery::default() }),
    );
    let languages = Resource::new_blocking(
        || (),
        move |()| async move {
            match found.await {
                Ok(Content::Submissions(_, languages)) => languages,
                _ => Vec::new(),
            }
        },
    );
    view! {
        <div class="page__head">
            <h1>{texts::common().submissions}</h1>
        </div>
        <Suspense>
            {move || Suspend::new(async move {
                let languages = languages.await;
                view! { <FilterForm filter=filter languages=languages path=PATH address=first_page with_author=true /> }
            })}
        </Suspense>
        <Transition>
            {move || Suspend::new(async move {
                match found.await {
                    Ok(Content::Submissions(page, languages)) => {
                        view! { <Found page=page languages=languages filter=filter.get_untracked() /> }.into_any()
                    }
                    Ok(_) => ().into_any(),
                    Err(fault) => view! { <Notice kind=NoticeKind::Error>{fault.sentence()}</Notice> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}

/// The address of the filtered list.
fn first_page(value: &dyn Fn(&str) -> Option<String>) -> String {
    Filter::read(value).first_page().address(PATH)
}

#[component]
fn Found(page: Page<ManagedSubmission>, languages: Vec<Language>, filter: Filter) -> impl IntoView {
    let older = page.next.map(|cursor| filter.page(&cursor).address(PATH));
    let newest = (!filter.cursor.is_empty()).then(|| filter.first_page().address(PATH));
    view! {
        {if page.items.is_empty() {
            view! { <EmptyState filtered=filter != Filter::default() /> }.into_any()
        } else {
            view! { <Table items=page.items languages=languages /> }.into_any()
        }}
        <frame::Pager newest=newest older=older />
    }
    .into_any()
}

#[component]
fn EmptyState(filtered: bool) -> impl IntoView {
    let texts = texts::history();
    let (title, detail) =
        if filtered { (texts.no_match, texts.no_match_detail) } else { (texts.empty, texts.empty_detail_for_admins) };
    view! {
        <Empty icon=IconName::Inbox title=title detail=detail>
            {filtered
                .then(|| {
                    view! {
                        <a class="button" href=PATH>
                            {texts::common().show_all}
                        </a>
                    }
                })}
        </Empty>
    }
    .into_any()
}

#[component]
fn Table(items: Vec<ManagedSubmission>, languages: Vec<Language>) -> impl IntoView {
    let texts = texts::history();
    let rows = items.into_iter().map(move |item| {
        let language = language_name(&item.summary.language, item.summary.interface, &languages);
        view! { <Row item=item language=language /> }
    });
    view! {
        <DataTable
            label=texts::common().submissions
            role="region"
            class="table table--stack history"
            columns=vec![
                Column::text(texts.number),
                Column::text(texts.person),
                Column::text(texts.problem),
                Column::text(texts.verdict),
                Column::text(texts.language),
                Column::text(texts.submitted),
            ]
        >
            {rows.collect_view()}
        </DataTable>
    }
    .into_any()
}

#[component]
fn Row(item: ManagedSubmission, language: String) -> impl IntoView {
    let ManagedSubmission { summary, person, email, user: _ } = item;
    let id = summary.id;
    let stage = match summary.state {
        SubmissionState::Running => Stage::Running { case: 0, total: 0 },
        _ => Stage::Queued,
    };
    view! {
        <tr>
            <td>
                <a href=format!("/submissions/{id}")>{(texts::common().submission_number)(id.0)}</a>
            </td>
            <td>
                <a class="link-quiet" href=by_person(&email) title=email translate="no">
                    {person}
                </a>
            </td>
            <td class="history__problem">
                <a class="link-quiet" href=to_problem(summary.problem.as_str())>
                    {summary.problem_title}
                </a>
            </td>
            <td class="history__verdict">
                {match summary.verdict {
                    Some(verdict) => view! { <VerdictBadge verdict=verdict /> }.into_any(),
                    None => view! { <StageBadge stage=stage /> }.into_any(),
                }}
            </td>
            <td class="history__fact" translate="no">
                {language}
            </td>
            <td>
                <Time at=summary.created_at />
            </td>
        </tr>
    }
    .into_any()
}
