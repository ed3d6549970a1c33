use assay_domain::{SolveState, Submission, SubmissionId, Verdict};
use leptos::{html, prelude::*};
use leptos_meta::{Link as HeadLink, Title};
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_params_map, use_query_map},
};

use super::{
    get_workbench::{Workbench, get_workbench},
    solve_form::{RefusedSolution, SolveForm},
    statement::Statement,
    view_tabs::{View, ViewTabs},
};
use crate::{
    fault::Fault,
    live::Feed,
    submissions::ResultPanel,
    ui::{FaultView, Skeleton},
};

/// A problem: what is asked on one side, the editor and what comes of it on the other.
#[component]
pub(crate) fn SolvePage() -> impl IntoView {
    let params = use_params_map();
    let query = use_query_map();
    let slug = Memo::new(move |_| params.with(|params| params.get("slug")).unwrap_or_default());
    let workbench = Resource::new_blocking(
        move || slug.get(),
        move |slug| {
            // Read once: a submission made on this page shows without loading the page again.
            let submission = query.with_untracked(|query| query.get("submission"));
            let submission = submission.and_then(|number| number.parse().ok()).unwrap_or(0);
            load(slug, submission)
        },
    );
    view! {
        <HeadLink rel="preload" as_="font" type_="font/woff2" crossorigin="anonymous" href="/fonts/code.woff2" />
        <main id="main" class="page page--solve" tabindex="-1">
            <Suspense fallback=|| {
                view! { <Skeleton lines=12 /> }
            }>
                {move || Suspend::new(async move {
                    match workbench.await {
                        Ok((workbench, refused)) => view! { <Solve workbench=workbench refused=refused /> }.into_any(),
                        Err(fault) => view! { <FaultView fault=fault /> }.into_any(),
                    }
                })}
            </Suspense>
        </main>
    }
    .into_any()
}

#[component]
fn Solve(workbench: Workbench, refused: Option<RefusedSolution>) -> impl IntoView {
    let Workbench { problem, languages, unavailable, submission, editor } = workbench;
    let split = NodeRef::<html::Div>::new();
    let shows_code = submission.is_some() || refused.is_some();
    let view = RwSignal::new(if shows_code { View::Code } else { View::Statement });
    let state = RwSignal::new(problem.state);
    let shown = RwSignal::new(submission.map(|row| (row.id, Some(row))));
    let slug = problem.slug.clone();
    let navigate = use_navigate();
    let on_submitted = {
        let slug = slug.clone();
        move |id: SubmissionId| {
            shown.set(Some((id, None)));
            let address = format!("/problems/{slug}?submission={id}");
            navigate(&address, NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() });
        }
    };
    let on_verdict = move |verdict: Verdict| match verdict {
        Verdict::Accepted => state.set(SolveState::Solved),
        _ => state.update(|state| {
            if *state == SolveState::Untouched {
                *state = SolveState::Tried;
            }
        }),
    };
    view! {
        <Title text=problem.title.clone() />
        <ViewTabs view=view />
        <div class="split" id="split" data-view=move || view.get().name() node_ref=split>
            <article class="split__pane pane" id="statement-pane" tabindex="-1">
                <Statement problem=problem state=state />
            </article>
            <div
                class="split__separator"
                role="separator"
                tabindex="0"
                aria-orientation="vertical"
                aria-label="Resize panes"
                aria-controls="statement-pane"
                aria-valuemin="25"
                aria-valuemax="75"
                aria-valuenow="45"
            ></div>
            <section class="split__pane pane--code" id="code-pane" aria-label="Solution">
                <SolveForm
                    problem=slug
                    languages=languages
                    unavailable=unavailable
                    editor=editor
                    refused=refused
                    split=split
                    on_submitted=on_submitted
                />
                <ShownResult shown=shown on_verdict=on_verdict />
            </section>
        </div>
    }
    .into_any()
}

/// The result of the submission shown, if any. The connection is opened with the page, so that it is there when the first
/// submission is.
#[component]
fn ShownResult(
    shown: RwSignal<Option<(SubmissionId, Option<Submission>)>>,
    #[prop(into)] on_verdict: Callback<Verdict>,
) -> impl IntoView {
    let feed = crate::account::current_user().map(|_| Feed::open());
    move || {
        let ((id, row), feed) = (shown.get()?, feed.clone()?);
        Some(view! { <ResultPanel id=id row=row feed=feed linked=true on_verdict=on_verdict /> })
    }
}

/// Loads the page's content, after doing what a form posted without wasm asks for.
async fn load(slug: String, submission: i64) -> Result<(Workbench, Option<RefusedSolution>), Fault> {
    let refused = posted(&slug).await;
    let workbench = get_workbench(slug, submission).await?;
    Ok((workbench, refused))
}

#[cfg(feature = "ssr")]
async fn posted(slug: &str) -> Option<RefusedSolution> {
    let form = crate::server::plain_form::posted()?;
    let (language, source) = (form.value("language"), form.value("source"));
    match crate::submissions::submit_solution(slug.to_owned(), language.clone(), source.clone()).await {
        Ok(id) => {
            crate::server::redirect(&format!("/submissions/{id}"));
            None
        }
        Err(fault) => Some(RefusedSolution { language, source, fault }),
    }
}

#[cfg(not(feature = "ssr"))]
async fn posted(_slug: &str) -> Option<RefusedSolution> {
    None
}
