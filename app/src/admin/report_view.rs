//! What verifying a package found.

use assay_domain::{CheckReport, PackageReport, SkippedReport, SubmissionReport, TimeReport, Verdict};
use leptos::prelude::*;

use crate::{
    live::CaseMark,
    submissions::Strip,
    ui::{Icon, IconName, VerdictBadge, format},
};

/// What verifying a package found: submission by case, checks, and what was left out.
#[component]
pub(super) fn ReportView(report: PackageReport) -> impl IntoView {
    let PackageReport { error, checks, submissions, skipped, time, .. } = report;
    let (mut bad, good): (Vec<_>, Vec<_>) = checks.into_iter().partition(|check| !check.ok);
    bad.extend(good);
    view! {
        {error.map(|error| view! { <p class="report__cause">{error}</p> })}
        {time.map(|time| view! { <p>{time_words(&time)}</p> })}
        {(!submissions.is_empty()).then(|| view! { <Matrix submissions=submissions /> })}
        {(!bad.is_empty()).then(|| view! { <Checks checks=bad /> })}
        {(!skipped.is_empty()).then(|| view! { <Skipped skipped=skipped /> })}
    }
    .into_any()
}

fn time_words(time: &TimeReport) -> String {
    let limit = format::time_limit(time.limit_ms);
    let slowest = time.slowest_accepted_ms.map(format::duration);
    match (time.measured, slowest) {
        (true, Some(slowest)) => {
            format!("Time limit {limit}: the slowest accepted submission took {slowest} on {}.", time.machine)
        }
        (true, None) => format!("Time limit {limit}, measured on {}.", time.machine),
        (false, Some(slowest)) => format!("Time limit {limit}; the slowest accepted submission took {slowest}."),
        (false, None) => format!("Time limit {limit}."),
    }
}

#[component]
fn Matrix(submissions: Vec<SubmissionReport>) -> impl IntoView {
    view! {
        <div class="table-box" role="region" aria-label="Submissions by case" tabindex="0">
            <table class="table table--stack matrix">
                <thead>
                    <tr>
                        <th scope="col">"Submission"</th>
                        <th scope="col">"Label permits"</th>
                        <th scope="col">"Got"</th>
                        <th scope="col" class="number">
                            "CPU time"
                        </th>
                        <th scope="col">"Cases"</th>
                    </tr>
                </thead>
                <tbody>{submissions.into_iter().map(|submission| view! { <Row submission=submission /> }).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

#[component]
fn Row(submission: SubmissionReport) -> impl IntoView {
    let SubmissionReport { path, language, permitted, verdict, score, cpu_ms, ok, cause, cases, .. } = submission;
    let (icon, word) = if ok { (IconName::Check, "as labelled") } else { (IconName::X, "differs") };
    let permitted = permitted.iter().copied().map(Verdict::label).collect::<Vec<_>>().join(" or ");
    let marks: Vec<CaseMark> = cases.iter().map(|case| CaseMark::Judged(case.verdict)).collect();
    view! {
        <tr data-ok=ok.to_string()>
            <td data-label="Submission">
                <Icon name=icon />
                " "
                {path.trim_start_matches("submissions/").to_owned()}
                <span class="visually-hidden">{format!(" ({word})")}</span>
                {format!(" ({language})")}
                {cause.map(|cause| view! { <p class="report__facts">{cause}</p> })}
            </td>
            <td data-label="Label permits">{permitted}</td>
            <td data-label="Got">
                <VerdictBadge verdict=verdict />
                {score.map(|score| format!(" {score}"))}
            </td>
            <td data-label="CPU time" class="number">
                {cpu_ms.map(format::duration)}
            </td>
            <td data-label="Cases">
                <Strip marks=Signal::stored(marks) />
            </td>
        </tr>
    }
    .into_any()
}

#[component]
fn Checks(checks: Vec<CheckReport>) -> impl IntoView {
    let items = checks
        .into_iter()
        .map(|CheckReport { name, ok, detail }| {
            let (icon, word) = match (ok, name.as_str()) {
                (true, "warning") => (IconName::TriangleAlert, "Warning: "),
                (true, _) => (IconName::Check, "Holds: "),
                (false, _) => (IconName::X, "Does not hold: "),
            };
            view! {
                <li data-ok=ok.to_string()>
                    <Icon name=icon />
                    <span>
                        <span class="visually-hidden">{word}</span>
                        {format!("{name}: {detail}")}
                    </span>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="section" aria-labelledby="checks-heading">
            <div class="section__head">
                <h2 id="checks-heading">"Checks"</h2>
            </div>
            <ul class="report__list">{items}</ul>
        </section>
    }
    .into_any()
}

#[component]
fn Skipped(skipped: Vec<SkippedReport>) -> impl IntoView {
    let items = skipped
        .into_iter()
        .map(|skipped| view! { <li>{format!("{}: {}", skipped.path, skipped.reason)}</li> })
        .collect_view();
    view! {
        <section class="section" aria-labelledby="skipped-heading">
            <div class="section__head">
                <h2 id="skipped-heading">"Not judged"</h2>
            </div>
            <ul class="report__list">{items}</ul>
        </section>
    }
    .into_any()
}
