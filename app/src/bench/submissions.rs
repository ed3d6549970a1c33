//! The reader's submissions to the problem.

use assay_domain::{SubmissionState, SubmissionSummary};
use leptos::{prelude::*, task::spawn_local};

use super::{shared::Bench, views::View};
use crate::{
    act::Act,
    fault::Fault,
    live::Stage,
    submissions::{COMPARE_PATH, Filter, History, StageBadge, language_name, list_submissions, require_two_selected},
    texts,
    ui::{Icon, IconName, Notice, NoticeKind, Skeleton, Time, VerdictBadge, format},
};

/// The list. It loads when the tab is first opened, and again after each verdict.
pub(super) fn view(bench: Bench) -> AnyView {
    let slug = bench.facts.with_value(|facts| facts.problem.clone());
    let asked = slug.clone();
    let views = bench.views;
    let wanted = Memo::new(move |wanted: Option<&bool>| {
        wanted.copied().unwrap_or(false)
            || views.left.get() == View::Submissions
            || views.only.get() == View::Submissions
    });
    // The list, and the number of the request that it answers. None until the first answer.
    let found = RwSignal::new(None::<(u32, Result<History, Fault>)>);
    Effect::new(move |number: Option<u32>| {
        bench.judged.track();
        let number = number.map_or(0, |number| number + 1);
        if wanted.get() {
            let request = list_submissions(Filter { of: asked.clone(), ..Filter::default() });
            spawn_local(async move {
                let answer = request.await;
                // Fails only when the user leaves the page.
                let _ = found.try_update(|found| {
                    if found.as_ref().is_none_or(|(newest, _)| *newest < number) {
                        *found = Some((number, answer));
                    }
                });
            });
        }
        number
    });
    view! {
        {move || match found.get() {
            Some((_, Ok(history))) => view! { <Attempts history=history slug=slug.clone() /> }.into_any(),
            Some((_, Err(fault))) => {
                view! { <Notice kind=NoticeKind::Error>{fault.sentence()}</Notice> }.into_any()
            }
            None => view! { <Skeleton lines=4 /> }.into_any(),
        }}
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
            <span class="attempt__facts" translate="no">{language} {(!measures.is_empty()).then(|| format!(", {measures}"))}</span>
            <Time at=item.created_at />
            <a
                class="button button--quiet button--small"
                href=format!("/problems/{}?from={id}", item.problem)
                data-do=Act::Load.name()
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
