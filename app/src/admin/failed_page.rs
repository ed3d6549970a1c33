use assay_domain::{AdminAction, FailedJudging, Page};
use leptos::prelude::*;

use super::{
    act_form::ActForm,
    frame,
    read::{Content, PageQuery, View},
};
use crate::{
    texts,
    ui::{Empty, IconName, Time, verbatim},
};

/// Submissions with judge errors, and buttons to rejudge them.
#[component]
pub(crate) fn FailedPage() -> impl IntoView {
    frame::page(texts::admin::frame().judge_errors, page_query(), |shown, _| {
        view! { <Reports shown=shown /> }.into_any()
    })
}

fn page_query() -> Memo<PageQuery> {
    frame::query_from_address(View::Failed, ["", "", "cursor"])
}

#[component]
fn Reports(shown: RwSignal<Content>) -> impl IntoView {
    let cursor = page_query().get_untracked().cursor;
    let failed = move || match shown.get() {
        Content::Failed(page) => page,
        _ => Page { items: Vec::new(), next: None },
    };
    let newest = (!cursor.is_empty()).then(|| "/admin/failed".to_owned());
    let older = untrack(failed).next;
    let older = older.map(|next| frame::address("/admin/failed", &[("cursor", &next)]));
    view! {
        <div class="page__head page__head--row">
            <div class="page__words">
                <h1>{texts::admin::frame().judge_errors}</h1>
                <p class="page__lead">
                    {texts::admin::failed().lead}
                </p>
            </div>
            {move || (failed().items.len() > 1).then(|| view! { <RejudgeAll /> })}
        </div>
        {move || {
            let items = failed().items;
            if items.is_empty() {
                view! { <EmptyState /> }.into_any()
            } else {
                view! { <ul class="reports">{items.into_iter().map(|item| view! { <Report item=item /> }).collect_view()}</ul> }
                    .into_any()
            }
        }}
        <frame::Pager newest=newest older=older />
    }
    .into_any()
}

#[component]
fn RejudgeAll() -> impl IntoView {
    view! {
        <ActForm fields=vec![("do", AdminAction::RetryAll.as_str().to_owned())]>
            <button class="button">{texts::admin::failed().rejudge_all}</button>
        </ActForm>
    }
    .into_any()
}

#[component]
fn EmptyState() -> impl IntoView {
    view! {
        <Empty
            icon=IconName::CircleCheck
            title=texts::admin::failed().no_errors
            detail=texts::admin::failed().no_errors_detail
        />
    }
    .into_any()
}

#[component]
fn Report(item: FailedJudging) -> impl IntoView {
    let id = item.id;
    let fields = vec![("do", AdminAction::RetrySubmission.as_str().to_owned()), ("submission", id.to_string())];
    let label = (texts::admin::failed().rejudge_one)(id.0);
    let tries = u32::try_from(item.attempt).unwrap_or(0);
    let facts = (texts::admin::failed().facts)(&item.language, &item.person, &item.email, tries);
    let cause = item.cause.unwrap_or_else(|| texts::admin::failed().no_cause.to_owned());
    view! {
        <li class="report">
            <div class="report__head">
                <h2 class="report__title">
                    <a href=format!("/submissions/{id}")>{(texts::common().submission)(id.0)}</a>
                </h2>
                <ActForm fields=fields>
                    <button class="button button--small" aria-label=label>
                        {texts::admin::failed().rejudge}
                    </button>
                </ActForm>
            </div>
            <p class="report__facts">
                <a href=format!("/problems/{}", item.problem)>{item.problem_title}</a>
                {facts}
                <Time at=item.at />
            </p>
            <pre
                class="report__cause"
                tabindex="0"
                aria-label=texts::admin::frame().cause
                inner_html=verbatim(&cause)
            ></pre>
        </li>
    }
    .into_any()
}
