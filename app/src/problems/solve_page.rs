use assay_domain::{SolveState, Submission, SubmissionId, Verdict};
use leptos::prelude::*;
use leptos_meta::{Link as HeadLink, Title};
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_params_map, use_query_map},
};

use super::{
    editorial_pane::EditorialPane,
    get_workbench::{PageParameters, Workbench, get_workbench},
    separator::{Arrangement, Separator},
    solve_form::{RefusedSolution, SolveForm},
    statement::Statement,
    submissions_tab::SubmissionsTab,
};
use crate::{
    account::current_user,
    act::Act,
    bench::{Bench, BenchFacts, Pane, Tabs, View, Views, mount_when_shown},
    fault::Fault,
    live::Feed,
    shelf::{Place, Shelves, place_parameter},
    submissions::ResultPanel,
    texts,
    ui::{Icon, IconName, loaded},
};

/// The problem page: the statement on one side, the editor and the results on the other.
#[component]
pub(crate) fn SolvePage() -> impl IntoView {
    let params = use_params_map();
    let query = use_query_map();
    let slug = Memo::new(move |_| params.with(|params| params.get("slug")).unwrap_or_default());
    let workbench = Resource::new_blocking(
        move || slug.get(),
        move |slug| {
            // Read once: a submission made on this page must not reload it.
            let asked = query.with_untracked(|query| {
                let number = |name| query.get(name).and_then(|number| number.parse().ok()).unwrap_or(0);
                PageParameters {
                    submission: number("submission"),
                    from: number("from"),
                    place: place_parameter(|name| query.get(name)),
                    hints: query.get("hints").and_then(|number| number.parse().ok()).unwrap_or(0),
                    editorial: query.get("editorial").is_some(),
                    review: query.get("review").is_some(),
                }
            });
            load(slug, asked)
        },
    );
    let content = |(workbench, refused)| view! { <ProblemView workbench=workbench refused=refused /> }.into_any();
    view! {
        <HeadLink rel="preload" as_="font" type_="font/woff2" crossorigin="anonymous" href="/fonts/code.woff2" />
        <main id="main" class="page page--solve" tabindex="-1">
            {loaded(workbench, 12, content)}
        </main>
    }
    .into_any()
}

/// The panes. The page's lazy part moves, folds and remembers them; without it they keep their initial layout.
#[component]
fn ProblemView(workbench: Workbench, refused: Option<RefusedSolution>) -> impl IntoView {
    let Workbench {
        problem,
        languages,
        unavailable,
        submission,
        editor,
        place,
        trail,
        shelf,
        language,
        interface,
        prefill,
        fresh,
        hints,
        editorial,
    } = workbench;
    let explained = problem.editorial;
    let answers = problem.kind.submit_answer;
    let first = match (&submission, &refused, &prefill) {
        _ if use_query_map().with_untracked(|query| query.get("editorial").is_some()) && explained => View::Editorial,
        (Some(_), None, _) => View::Result,
        (None, None, None) => View::Statement,
        _ => View::Code,
    };
    let views = Views::starting_with(first, answers);
    let shown = RwSignal::new(submission.map(|row| (row.id, Some(row))));
    let busy = RwSignal::new(false);
    // Drafts belong to a user: the next user of this browser must not see them.
    let owner = current_user().map_or_else(|| "visitor".to_owned(), |me| me.id.to_string());
    let slug = problem.slug.clone();
    let facts = BenchFacts {
        problem: slug.to_string(),
        answers,
        owner: owner.clone(),
        languages: languages.clone(),
        templates: problem.templates.clone(),
        samples: problem.samples.clone(),
    };
    let bench = Bench::new(facts, views, problem.state);
    let (plain, state) = (bench.plain, bench.solved);
    let (name, history) = (slug.to_string(), slug.to_string());
    let within = place.as_ref().map(Place::query).unwrap_or_default();
    let shelves = Shelves::new(name.clone(), shelf);
    let navigate = use_navigate();
    let on_submitted = {
        let slug = slug.clone();
        move |id: SubmissionId| {
            shown.set(Some((id, None)));
            views.show(View::Result);
            let address = format!("/problems/{slug}?{within}submission={id}");
            navigate(&address, NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() });
        }
    };
    let on_done = move |row: Submission| {
        bench.judged.update(|count| *count += 1);
        bench.compiled.set(row.compile_output);
        match row.verdict {
            Some(Verdict::Accepted) => state.set(SolveState::Solved),
            _ => state.update(|state| {
                if *state == SolveState::Untouched {
                    *state = SolveState::Tried;
                }
            }),
        }
    };
    let place = place.map(|place| place.parameter).unwrap_or_default();
    mount_when_shown(bench, editor.clone());
    view! {
        <Title text=problem.title.clone() />
        <div
            class="bench"
            data-bench
            data-problem=name
            data-owner=owner
            data-plain=move || plain.get().then_some("")
            data-view=move || views.only.get().name()
            data-left=move || views.left.get().name()
            data-bottom=move || views.bottom.get().name()
            node_ref=bench.root
        >
            <a class="skip-link" href="#code-pane" rel="external" data-do=Act::ToEditor.name()>
                {texts::solving().skip_to_editor}
            </a>
            <Tabs
                label=texts::solving().view
                class="tabs--narrow"
                prefix="narrow"
                of=View::all(explained, answers)
                selected=views.only
                views=views
            />
            <div class="split split--columns" data-split="columns">
                <section class="split__pane" id="left-pane" aria-label=texts::solving().problem>
                    <div class="pane-bar">
                        <Tabs
                            label=texts::solving().problem
                            class="tabs--pane"
                            prefix="tab"
                            of=View::left(explained)
                            selected=views.left
                            views=views
                        />
                        <PaneTools
                            pane=Pane::Left
                            show=texts::solving().show_problem
                            full=texts::solving().full_problem
                            icon=IconName::PanelLeft
                        />
                    </div>
                    <PaneBody id="statement-pane" label=texts::solving().statement>
                        <article class="pane">
                            <Statement problem=problem state=state trail=trail shelves=shelves hints=hints />
                        </article>
                    </PaneBody>
                    <PaneBody id="submissions-pane" label=texts::common().submissions>
                        <SubmissionsTab problem=history bench=bench />
                    </PaneBody>
                    {explained.then(|| view! { <EditorialPane html=editorial state=state /> })}
                </section>
                <Separator
                    arrangement=Arrangement::Columns
                    label=texts::solving().resize_panes
                    controls="left-pane"
                    least="25"
                    most="75"
                    initial="45"
                />
                <section class="split__pane split split--rows" data-split="rows" aria-label=texts::solving().solution>
                    <div class="split__pane pane--code" id="code-pane">
                        <SolveForm
                            problem=slug
                            answers=answers
                            languages=languages
                            interface=interface
                            unavailable=unavailable
                            editor=editor
                            refused=refused
                            prefill=prefill
                            fresh=fresh
                            used=language
                            busy=busy
                            bench=bench
                            on_submitted=on_submitted
                        />
                    </div>
                    <Separator
                        arrangement=Arrangement::Rows
                        label=texts::solving().resize_rows
                        controls="code-pane"
                        least="15"
                        most="85"
                        initial="60"
                    />
                    <section class="split__pane" id="bottom-pane" aria-label=texts::solving().cases_and_result>
                        <div class="pane-bar">
                            <Tabs
                                label=texts::solving().cases_and_result
                                class="tabs--pane"
                                prefix="tab"
                                of=View::bottom(answers)
                                selected=views.bottom
                                views=views
                            />
                            <PaneTools
                                pane=Pane::Bottom
                                show=texts::solving().show_bottom
                                full=texts::solving().full_bottom
                                icon=IconName::PanelBottom
                            />
                        </div>
                        {(!answers).then(|| {
                            view! {
                                <PaneBody id="cases-pane" label=texts::solving().cases>
                                    <div data-cases>
                                        {move || {
                                            bench
                                                .slot(|slots| &slots.cases)
                                                .unwrap_or_else(|| view! { <CasesSkeleton /> }.into_any())
                                        }}
                                    </div>
                                    <noscript inner_html=needs_scripts()></noscript>
                                </PaneBody>
                            }
                        })}
                        <PaneBody id="result-pane" label=texts::solving().verdict>
                            <ShownResult shown=shown busy=busy on_done=on_done place=place />
                        </PaneBody>
                    </section>
                </section>
            </div>
        </div>
        {move || bench.slot(|slots| &slots.dialogs)}
    }
    .into_any()
}

/// The content of a pane's tab.
#[component]
fn PaneBody(id: &'static str, label: &'static str, children: Children) -> impl IntoView {
    view! {
        <div class="pane-body" id=id role="tabpanel" aria-label=label tabindex="0">
            {children()}
        </div>
    }
    .into_any()
}

/// Shown until the page's lazy part is loaded.
#[component]
fn CasesSkeleton() -> impl IntoView {
    view! {
        <div class="skeleton skeleton--cases" aria-hidden="true">
            <span class="skeleton__line"></span>
            <span class="skeleton__line"></span>
            <span class="skeleton__line"></span>
        </div>
    }
    .into_any()
}

/// HTML, because browsers with scripts parse the children of `noscript` as text, which would break hydration.
fn needs_scripts() -> String {
    format!("<p class=\"pane-note\">{}</p>", texts::solving().runs_need_scripts)
}

/// The buttons of a pane. The page's lazy part handles them.
#[component]
fn PaneTools(
    pane: Pane,
    /// The label of the fold button.
    show: &'static str,
    /// The label of the full-window button.
    full: &'static str,
    icon: IconName,
) -> impl IntoView {
    view! {
        <div class="pane-tools">
            <button
                type="button"
                class="button button--quiet button--small"
                data-do=Act::Fold.name()
                data-pane=pane.name()
                aria-expanded="true"
                aria-label=show
                title=texts::solving().fold
            >
                <Icon name=icon />
            </button>
            <button
                type="button"
                class="button button--quiet button--small"
                data-do=Act::Full.name()
                data-pane=pane.name()
                aria-pressed="false"
                aria-label=full
                title=texts::solving().full_window
            >
                <Icon name=IconName::Maximize2 />
            </button>
        </div>
    }
    .into_any()
}

/// The result of the current submission, if any. The connection opens with the page, so that it is ready for the first submission.
#[component]
fn ShownResult(
    shown: RwSignal<Option<(SubmissionId, Option<Submission>)>>,
    /// Whether a submission is being sent. Then the old result is hidden.
    busy: RwSignal<bool>,
    #[prop(into)] on_done: Callback<Submission>,
    /// The parameter that names the list that the reader comes from, or an empty text.
    place: String,
) -> impl IntoView {
    let feed = current_user().map(|_| Feed::open());
    let result = move || match (shown.get(), feed.clone()) {
        (Some((id, row)), Some(feed)) => {
            let place = place.clone();
            view! { <ResultPanel id=id row=row feed=feed beside_editor=true place=place on_done=on_done /> }.into_any()
        }
        _ => view! { <p class="pane-note">{texts::solving().no_verdict}</p> }.into_any(),
    };
    view! {
        {move || {
            busy.get()
                .then(|| {
                    view! {
                        <div class="result" data-state="sending" role="status">
                            <span class="verdict verdict--large" data-state="sending">
                                <Icon name=IconName::Loader />
                                {texts::results().sending}
                            </span>
                        </div>
                    }
                })
        }}
        <div hidden=move || busy.get()>{result}</div>
    }
    .into_any()
}

/// Handles the form if one was posted without wasm, then loads the page's content.
async fn load(slug: String, asked: PageParameters) -> Result<(Workbench, Option<RefusedSolution>), Fault> {
    let refused = posted(&slug).await;
    let PageParameters { submission, from, place, hints, editorial, review } = asked;
    let workbench = get_workbench(slug, submission, from, place, hints, editorial, review).await?;
    Ok((workbench, refused))
}

#[cfg(feature = "ssr")]
async fn posted(slug: &str) -> Option<RefusedSolution> {
    use crate::submissions::submit_solution;

    // Other forms of the page name an action.
    let form = crate::server::plain_form::posted().filter(|form| form.value("do").is_empty())?;
    let (language, source, interface) = (form.value("language"), form.value("source"), form.value("interface"));
    let submitted = submit_solution(slug.to_owned(), language.clone(), source.clone(), vec![], interface);
    match submitted.await {
        Ok(id) => {
            crate::response::redirect(&format!("/submissions/{id}"));
            None
        }
        Err(fault) => {
            Some(RefusedSolution { filled: super::get_workbench::Prefill { language, source, from: 0 }, fault })
        }
    }
}

#[cfg(not(feature = "ssr"))]
async fn posted(_slug: &str) -> Option<RefusedSolution> {
    None
}
