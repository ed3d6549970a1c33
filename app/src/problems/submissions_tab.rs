//! The reader's submissions to the problem, beside the editor.

use assay_domain::{Slug, SubmissionState, SubmissionSummary};
use leptos::prelude::*;

use super::views::View;
use crate::{
    account::{current_user, login_address},
    live::Stage,
    submissions::{COMPARE_PATH, Filter, History, StageBadge, language_name, list_submissions, require_two_selected},
    texts,
    ui::{Icon, IconName, Notice, NoticeKind, Skeleton, Time, VerdictBadge, current_address, format},
};

/// The list. It loads when the tab is first opened, and again after each verdict. Without scripts, a link leads to the history.
#[component]
pub(super) fn SubmissionsTab(problem: Slug, view: RwSignal<View>, judged: RwSignal<u32>) -> impl IntoView {
    let slug = StoredValue::new(problem.to_string());
    let current_address = current_address();
    if current_user().is_none() {
        return view! {
            <p class="pane-note">
                <a href=move || login_address(&current_address.get())>{texts::common().log_in}</a>
                {texts::solving().to_see_submissions}
            </p>
        }
        .into_any();
    }
    let wanted =
        Memo::new(move |wanted: Option<&bool>| wanted.copied().unwrap_or(false) || view.get() == View::Submissions);
    let history = Resource::new(
        move || (wanted.get(), judged.get()),
        move |(wanted, _)| async move {
            if wanted {
                let asked = list_submissions(Filter { of: slug.get_value(), ..Filter::default() });
                Some(asked.await)
            } else {
                None
            }
        },
    );
    view! {
        <Transition fallback=|| {
            view! { <Skeleton lines=4 /> }
        }>
            {move || Suspend::new(async move {
                match history.await {
                    Some(Ok(history)) => view! { <Attempts history=history slug=slug.get_value() /> }.into_any(),
                    Some(Err(fault)) => {
                        view! { <Notice kind=NoticeKind::Error>{fault.sentence()}</Notice> }
                            .into_any()
                    }
                    None => {
                        view! {
                            <p class="pane-note">
                                <a href=format!("/submissions?problem={}", slug.get_value())>
                                    {texts::solving().your_submissions}
                                </a>
                            </p>
                        }
                            .into_any()
                    }
                }
            })}
        </Transition>
    }
    .into_any()
}

#[component]
fn Attempts(history: History, slug: String) -> impl IntoView {
    let History { page, languages } = history;
    if page.items.is_empty() {
        return view! { <p class="pane-note">{texts::solving().no_submissions}</p> }.into_any();
    }
    let several = page.items.len() > 1;
    let all = format!("/submissions?problem={slug}");
    let rows = page
        .items
        .into_iter()
        .map(|item| {
            let language = language_name(&item.language, item.interface, &languages);
            view! { <Attempt item=item language=language several=several /> }
        })
        .collect_view();
    view! {
        <form class="attempts" method="get" action=COMPARE_PATH on:submit=|event| require_two_selected(&event)>
            <div class="attempts__head">
                <a href=all>{texts::solving().all_submissions}</a>
                {several.then(|| {
                    view! {
                        <button class="button button--small">
                            <Icon name=IconName::GitCompare />
                            {texts::results().compare_two}
                        </button>
                    }
                })}
            </div>
            <ul class="attempts__list">{rows}</ul>
        </form>
    }
    .into_any()
}

#[component]
fn Attempt(item: SubmissionSummary, language: String, several: bool) -> impl IntoView {
    let id = item.id;
    let measures = [item.cpu_ms.map(format::duration), item.memory_kib.map(format::memory)];
    let measures = measures.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let stage = match item.state {
        SubmissionState::Running => Stage::Running { case: 0, total: 0 },
        _ => Stage::Queued,
    };
    view! {
        <li class="attempt">
            {several.then(|| {
                view! {
                    <input
                        type="checkbox"
                        name="with"
                        value=id.0
                        aria-label=(texts::results().compare_submission)(id.0)
                    />
                }
            })}
            <a class="attempt__verdict" href=format!("/submissions/{id}")>
                {match item.verdict {
                    Some(verdict) => view! { <VerdictBadge verdict=verdict /> }.into_any(),
                    None => view! { <StageBadge stage=stage /> }.into_any(),
                }}
            </a>
            <span class="attempt__facts">{language} {(!measures.is_empty()).then(|| format!(", {measures}"))}</span>
            <Time at=item.created_at />
            <a
                class="button button--quiet button--small"
                href=format!("/problems/{}?from={id}", item.problem)
                data-do="load"
                data-submission=id.0
                aria-label=(texts::solving().open_submission)(id.0)
            >
                <Icon name=IconName::Code />
                {texts::solving().open}
            </a>
        </li>
    }
    .into_any()
}
