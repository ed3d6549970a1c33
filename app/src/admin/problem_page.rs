use assay_domain::{AdminAction, ManagedEdition, ProblemWithEditions};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::{
    act_form::ActForm,
    frame,
    read::{Content, PageQuery, View},
    report_view::{Findings, ReportView},
    submissions_page::to_problem,
    tracks_page::PublishedBadge,
};
use crate::{
    texts,
    ui::{Icon, IconName, Time, format},
};

/// A problem and its versions.
#[component]
pub(crate) fn ManagedProblemPage() -> impl IntoView {
    let (params, query) = (use_params_map(), use_query_map());
    let ask = Memo::new(move |_| {
        let slug = params.with(|params| params.get("slug")).unwrap_or_default();
        let cursor = query.with(|query| query.get("cursor")).unwrap_or_default();
        PageQuery { view: View::Problem, of: slug, cursor, ..PageQuery::default() }
    });
    frame::page(texts::admin::editions().title, ask, |shown, _| {
        let first_page = use_query_map().with_untracked(|query| query.get("cursor").is_none());
        view! {
            <nav class="crumbs" aria-label=texts::common().breadcrumb>
                <a href="/admin/problems">{texts::common().problems}</a>
            </nav>
            {move || {
                let Content::Problem(details) = shown.get() else { return ().into_any() };
                view! { <Details details=details first_page=first_page /> }.into_any()
            }}
        }
        .into_any()
    })
}

#[component]
fn Details(details: ProblemWithEditions, first_page: bool) -> impl IntoView {
    let ProblemWithEditions { problem, editions, report } = details;
    let (publish, word, icon) = if problem.published {
        (AdminAction::UnpublishProblem, texts::admin::frame().unpublish, IconName::EyeOff)
    } else {
        (AdminAction::PublishProblem, texts::admin::frame().publish, IconName::Eye)
    };
    let look = problem.published.then(|| format!("/problems/{}", problem.slug));
    let here = format!("/admin/problems/{}", problem.slug);
    let newest = (!first_page).then(|| here.clone());
    let older = editions.next.as_deref().map(|cursor| frame::address(&here, &[("cursor", cursor)]));
    let changes = frame::address("/admin/audit", &[("problem", problem.slug.as_str())]);
    view! {
        <div class="page__head page__head--row">
            <div class="page__titles">
                <h1>{problem.title}</h1>
                <PublishedBadge published=problem.published />
            </div>
            <ActForm fields=vec![("slug", problem.slug.to_string())] class="actions">
                <a class="button button--quiet" href=to_problem(problem.slug.as_str())>
                    {texts::common().submissions}
                </a>
                <a class="button button--quiet" href=changes>
                    {texts::admin::frame().changes}
                </a>
                {look.map(|href| {
                    view! {
                        <a class="button button--quiet" href=href>
                            {texts::admin::frame().view}
                        </a>
                    }
                })}
                <button class="button" name="do" value=publish.as_str()>
                    <Icon name=icon />
                    {word}
                </button>
            </ActForm>
        </div>
        <section class="section" aria-labelledby="editions-heading">
            <div class="section__head">
                <h2 id="editions-heading">{texts::admin::editions().versions}</h2>
            </div>
            <ul class="reports">{editions.items.into_iter().map(|edition| view! { <Edition edition=edition /> }).collect_view()}</ul>
            <frame::Pager newest=newest older=older />
        </section>
        {report.map(|report| {
            view! {
                <section class="section" aria-labelledby="report-heading">
                    <div class="section__head">
                        <h2 id="report-heading">{texts::admin::editions().report}</h2>
                    </div>
                    <Findings findings=report.findings() />
                    <ReportView report=report />
                </section>
            }
        })}
    }
    .into_any()
}

#[component]
fn Edition(edition: ManagedEdition) -> impl IntoView {
    let from = edition.file_name.as_deref().unwrap_or(texts::admin::editions().shipped);
    let facts = (texts::admin::editions().facts)(
        from,
        edition.by.as_deref(),
        &format::time_limit(edition.time_ms),
        edition.submissions,
    );
    view! {
        <li class="report">
            <div class="report__head">
                <h3 class="report__title">{(texts::admin::editions().version)(edition.version, &edition.title)}</h3>
                {edition.current.then(|| {
                    view! {
                        <span class="badge">
                            <Icon name=IconName::CircleCheck />
                            {texts::admin::editions().in_use}
                        </span>
                    }
                })}
                <Time at=edition.created_at />
            </div>
            <p class="report__facts">
                {facts}
            </p>
            {edition.override_reason.map(|reason| {
                view! { <p class="report__facts">{(texts::admin::editions().overridden)(&reason)}</p> }
            })}
        </li>
    }
    .into_any()
}
