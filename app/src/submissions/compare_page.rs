use assay_domain::{Slug, Submission, SubmissionId, diff};
use leptos::{
    prelude::*,
    web_sys::{FormData, HtmlFormElement, HtmlInputElement, SubmitEvent},
};
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;
use wasm_bindgen::JsCast as _;

use super::get_submission::{SubmissionView, get_submission};
use crate::{
    fault::Fault,
    texts,
    ui::{DiffLines, FaultView, Icon, IconName, IoBlock, SiteFooter, Skeleton, Time, VerdictBadge, format},
};

/// Where two submissions are compared: `?with=12&with=15`.
pub(crate) const COMPARE_PATH: &str = "/compare";

/// Two of the reader's submissions, side by side.
#[component]
pub(crate) fn ComparePage() -> impl IntoView {
    let query = use_query_map();
    let chosen = Memo::new(move |_| query.with(|query| query.get_all("with").unwrap_or_default()));
    let both = Resource::new_blocking(move || chosen.get(), load);
    view! {
        <Title text=texts::history().compare_submissions />
        <main id="main" class="page page--wide" tabindex="-1">
            <Suspense fallback=|| {
                view! { <Skeleton /> }
            }>
                {move || Suspend::new(async move {
                    match both.await {
                        Ok(Some((older, newer))) => view! { <Both older=older newer=newer /> }.into_any(),
                        Ok(None) => view! { <ChooseTwo /> }.into_any(),
                        Err(fault) => view! { <FaultView fault=fault /> }.into_any(),
                    }
                })}
            </Suspense>
        </main>
        <SiteFooter />
    }
    .into_any()
}

/// Keeps a form from being sent to be compared unless two submissions are ticked, and says so beside the first box.
pub(crate) fn only_two(event: &SubmitEvent) {
    let Some(form) = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok()) else { return };
    // Where it cannot be read, the page that compares says what to do.
    let Ok(ticked) = FormData::new_with_form(&form).map(|data| data.get_all("with").length()) else { return };
    if ticked == 2 {
        return;
    }
    event.prevent_default();
    let first = form.query_selector("input[name=with]").ok().flatten();
    if let Some(first) = first.and_then(|first| first.dyn_into::<HtmlInputElement>().ok()) {
        first.set_custom_validity(texts::history().choose_two_detail);
        first.report_validity();
        // Said once: the next try is looked at anew.
        first.set_custom_validity("");
    }
}

/// The two, the older one first; nothing unless exactly two are named.
async fn load(chosen: Vec<String>) -> Result<Option<(SubmissionView, SubmissionView)>, Fault> {
    let numbers: Vec<i64> = chosen.iter().filter_map(|number| number.parse().ok()).collect();
    let [a, b] = numbers[..] else { return Ok(None) };
    Ok(Some((get_submission(a.min(b)).await?, get_submission(a.max(b)).await?)))
}

/// What stands above: the way back to the list, and to the problem where both are of one.
#[component]
fn Head(
    /// That problem: its name in addresses, and its title.
    of: Option<(Slug, String)>,
) -> impl IntoView {
    let (crumb, history) = match of {
        Some((slug, title)) => (
            Some(view! { <a href=format!("/problems/{slug}")>{title.clone()}</a> }),
            Some(view! {
                <p class="page__lead">
                    <a href=format!("/submissions?problem={slug}")>{(texts::history().all_of_problem)(&title)}</a>
                </p>
            }),
        ),
        None => (None, None),
    };
    view! {
        <nav class="crumbs" aria-label=texts::common().breadcrumb>
            <a href="/submissions">{texts::common().submissions}</a>
            {crumb}
        </nav>
        <div class="page__head">
            <h1>{texts::history().compare_submissions}</h1>
            {history}
        </div>
    }
    .into_any()
}

#[component]
fn ChooseTwo() -> impl IntoView {
    view! {
        <Head of=None />
        <div class="empty">
            <Icon name=IconName::GitCompare />
            <h2 class="empty__title">{texts::history().choose_two}</h2>
            <p>{texts::history().choose_two_detail}</p>
            <a class="button button--primary" href="/submissions">
                {texts::common().submissions}
            </a>
        </div>
    }
    .into_any()
}

/// What changed stands before the sources, which may be long.
#[component]
fn Both(older: SubmissionView, newer: SubmissionView) -> impl IntoView {
    // What is missing from the older is what came with the newer.
    let lines = diff(&newer.submission.source, &older.submission.source);
    let same = older.submission.problem == newer.submission.problem;
    let of = same.then(|| (older.submission.problem.clone(), older.submission.problem_title.clone()));
    let sources = [&older.submission, &newer.submission]
        .map(|side| (side.id, side.language.is_answers(), side.source.clone()))
        .map(|(id, answers, text)| view! { <Source id=id answers=answers text=text /> })
        .into_iter()
        .collect_view();
    let sides = [(older, texts::history().older), (newer, texts::history().newer)]
        .map(|(side, title)| view! { <Side submission=side.submission language=side.language title=title /> })
        .into_iter()
        .collect_view();
    view! {
        <Head of=of />
        <div class="compare">{sides}</div>
        <div class="section compare__changed">
            <DiffLines
                lines=lines
                label=texts::history().what_changed
                missing=texts::history().only_newer
                extra=texts::history().only_older
                show_space=false
            />
        </div>
        <section class="section" aria-labelledby="sources-heading">
            <div class="section__head">
                <h2 id="sources-heading">{texts::history().sources}</h2>
            </div>
            <div class="compare">{sources}</div>
        </section>
    }
    .into_any()
}

/// What came of one of them.
#[component]
fn Side(submission: Submission, language: String, title: &'static str) -> impl IntoView {
    let id = submission.id;
    let measures = [submission.cpu_ms.map(format::duration), submission.memory_kib.map(format::memory)];
    let facts = std::iter::once(language).chain(measures.into_iter().flatten()).collect::<Vec<_>>().join(", ");
    view! {
        <section class="compare__side" aria-label=title>
            <h2>
                <a href=format!("/submissions/{id}")>{(texts::common().submission)(id.0)}</a>
            </h2>
            <p class="compare__facts">
                <span>{title}</span> " "
                <a class="link-quiet" href=format!("/problems/{}", submission.problem)>
                    {submission.problem_title}
                </a> " "
                {submission.verdict.map(|verdict| view! { <VerdictBadge verdict=verdict /> })} " "
                {facts} " " <Time at=submission.created_at />
            </p>
            <a class="button button--small" href=format!("/problems/{}?from={id}", submission.problem)>
                <Icon name=IconName::Code />
                {texts::common().open_in_editor}
            </a>
        </section>
    }
    .into_any()
}

#[component]
fn Source(id: SubmissionId, answers: bool, text: String) -> impl IntoView {
    let blocks = texts::blocks();
    let what = if answers { blocks.answer } else { blocks.source };
    let caption = (blocks.lines)(u32::try_from(text.lines().count()).unwrap_or(u32::MAX));
    view! {
        <div class="compare__source">
            <h3>{(texts::common().submission)(id.0)}</h3>
            <IoBlock title=what text=text of=(texts::common().submission_in_sentence)(id.0) caption=caption />
        </div>
    }
    .into_any()
}
