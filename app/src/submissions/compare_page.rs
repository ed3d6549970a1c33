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
    ui::{DiffLines, Empty, Icon, IconName, IoBlock, LINES, SiteFooter, Time, VerdictBadge, format, loaded},
};

/// The address of the comparison: `?with=12&with=15`.
pub(crate) const COMPARE_PATH: &str = "/compare";

/// Two of the reader's submissions, side by side.
#[component]
pub(crate) fn ComparePage() -> impl IntoView {
    let query = use_query_map();
    let chosen = Memo::new(move |_| query.with(|query| query.get_all("with").unwrap_or_default()));
    let both = Resource::new_blocking(move || chosen.get(), load);
    let content = |found| match found {
        Some((older, newer)) => view! { <Both older=older newer=newer /> }.into_any(),
        None => view! { <ChooseTwo /> }.into_any(),
    };
    view! {
        <Title text=texts::history().compare_submissions />
        <main id="main" class="page page--wide" tabindex="-1">
            {loaded(both, LINES, content)}
        </main>
        <SiteFooter />
    }
    .into_any()
}

/// Blocks a comparison unless exactly two submissions are selected, and explains this at the first checkbox.
pub(crate) fn require_two_selected(event: &SubmitEvent) {
    let Some(form) = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok()) else { return };
    // If the form cannot be read, the comparison page explains what to do.
    let Ok(ticked) = FormData::new_with_form(&form).map(|data| data.get_all("with").length()) else { return };
    if ticked == 2 {
        return;
    }
    event.prevent_default();
    let first = form.query_selector("input[name=with]").ok().flatten();
    if let Some(first) = first.and_then(|first| first.dyn_into::<HtmlInputElement>().ok()) {
        first.set_custom_validity(texts::history().choose_two_detail);
        first.report_validity();
        // Clear the message, so that the next try is checked again.
        first.set_custom_validity("");
    }
}

/// Loads both submissions, the older one first. None unless exactly two are named.
async fn load(chosen: Vec<String>) -> Result<Option<(SubmissionView, SubmissionView)>, Fault> {
    let numbers: Vec<i64> = chosen.iter().filter_map(|number| number.parse().ok()).collect();
    let [a, b] = numbers[..] else { return Ok(None) };
    Ok(Some((get_submission(a.min(b)).await?, get_submission(a.max(b)).await?)))
}

/// Links to the list, and to the problem if both submissions belong to it.
#[component]
fn Head(
    /// The slug and title of the common problem, if any.
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
        <Empty icon=IconName::GitCompare title=texts::history().choose_two detail=texts::history().choose_two_detail>
            <a class="button button--primary" href="/submissions">
                {texts::common().submissions}
            </a>
        </Empty>
    }
    .into_any()
}

/// The differences come before the sources, which may be long.
#[component]
fn Both(older: SubmissionView, newer: SubmissionView) -> impl IntoView {
    // Lines that the older source lacks are new in the newer one.
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

/// Facts about one submission.
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
                <span translate="no">{facts}</span> " " <Time at=submission.created_at />
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
