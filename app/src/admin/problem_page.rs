use assay_domain::{ManagedEdition, ProblemDesk};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    act_form::ActForm,
    frame,
    read::{Ask, Content, View},
    report_view::ReportView,
    tracks_page::PublishedBadge,
};
use crate::{
    texts,
    ui::{Icon, IconName, Time, format},
};

/// A problem with its editions.
#[component]
pub(crate) fn ManagedProblemPage() -> impl IntoView {
    let params = use_params_map();
    let ask = Memo::new(move |_| {
        let slug = params.with(|params| params.get("slug")).unwrap_or_default();
        Ask { view: View::Problem, of: slug, ..Ask::default() }
    });
    frame::page("Problem, admin", ask, |shown, _| {
        view! {
            <nav class="crumbs" aria-label=texts::common().breadcrumb>
                <a href="/admin/problems">{texts::common().problems}</a>
            </nav>
            {move || {
                let Content::Problem(desk) = shown.get() else { return ().into_any() };
                view! { <Desk desk=desk /> }.into_any()
            }}
        }
        .into_any()
    })
}

#[component]
fn Desk(desk: ProblemDesk) -> impl IntoView {
    let ProblemDesk { problem, editions, report } = desk;
    let (publish, word, icon) = if problem.published {
        ("problem.unpublish", "Unpublish", IconName::EyeOff)
    } else {
        ("problem.publish", "Publish", IconName::Eye)
    };
    let look = problem.published.then(|| format!("/problems/{}", problem.slug));
    view! {
        <div class="page__head page__head--row">
            <div class="page__titles">
                <h1>{problem.title}</h1>
                <PublishedBadge published=problem.published />
            </div>
            <ActForm fields=vec![("slug", problem.slug.to_string())] class="actions">
                {look.map(|href| {
                    view! {
                        <a class="button button--quiet" href=href>
                            "Look at it"
                        </a>
                    }
                })}
                <button class="button" name="do" value=publish>
                    <Icon name=icon />
                    {word}
                </button>
            </ActForm>
        </div>
        <section class="section" aria-labelledby="editions-heading">
            <div class="section__head">
                <h2 id="editions-heading">"Editions"</h2>
            </div>
            <ul class="reports">{editions.into_iter().map(|edition| view! { <Edition edition=edition /> }).collect_view()}</ul>
        </section>
        {report.map(|report| {
            view! {
                <section class="section" aria-labelledby="report-heading">
                    <div class="section__head">
                        <h2 id="report-heading">"What verifying the newest edition found"</h2>
                    </div>
                    <ReportView report=report />
                </section>
            }
        })}
    }
    .into_any()
}

#[component]
fn Edition(edition: ManagedEdition) -> impl IntoView {
    let from = edition.file_name.unwrap_or_else(|| "what was shipped".to_owned());
    let by = edition.by.map(|by| format!(" by {by}")).unwrap_or_default();
    let submissions = format::count(usize::try_from(edition.submissions).unwrap_or(0), "submission", "submissions");
    view! {
        <li class="report">
            <div class="report__head">
                <h3 class="report__title">{format!("Edition {}: {}", edition.version, edition.title)}</h3>
                <Time at=edition.created_at />
            </div>
            <p class="report__facts">
                {format!("From {from}{by}; time limit {}; {submissions}", format::time_limit(edition.time_ms))}
            </p>
            {edition.override_reason.map(|reason| {
                view! { <p class="report__facts">{format!("Published although something differed: {reason}")}</p> }
            })}
        </li>
    }
    .into_any()
}
