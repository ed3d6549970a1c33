use assay_domain::{CheckReport, Finding, PackageReport, SkippedReport, SubmissionReport, TimeReport};
use leptos::prelude::*;

use crate::{
    live::CaseMark,
    submissions::Strip,
    texts,
    ui::{Column, DataTable, Icon, IconName, VerdictBadge, format},
};

/// The verification report: results per submission and case, checks, and skipped submissions. [`Findings`] explain them.
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

/// The findings, grouped by cause. Renders nothing if there are none.
#[component]
pub(super) fn Findings(findings: Vec<Finding>) -> impl IntoView {
    if findings.is_empty() {
        return ().into_any();
    }
    let items = findings
        .into_iter()
        .map(|Finding { summary, details, submissions }| {
            let details = (!details.is_empty()).then(|| details.join("\n"));
            let submissions = (!submissions.is_empty()).then(|| submissions.join(", "));
            view! {
                <li class="finding">
                    <Icon name=IconName::X />
                    <div>
                        <p class="finding__summary">{summary}</p>
                        {details.map(|details| view! { <p class="finding__details">{details}</p> })}
                        {submissions.map(|names| view! { <p class="report__facts" translate="no">{names}</p> })}
                    </div>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="section" aria-labelledby="findings-heading">
            <div class="section__head">
                <h2 id="findings-heading">{texts::admin::report().findings}</h2>
                <p class="section__hint">{texts::admin::report().findings_hint}</p>
            </div>
            <ol class="findings">{items}</ol>
        </section>
    }
    .into_any()
}

fn time_words(time: &TimeReport) -> String {
    let texts = texts::admin::report();
    let limit = format::time_limit(time.limit_ms);
    let slowest = time.slowest_accepted_ms.map(format::duration);
    match (time.measured, slowest) {
        (true, Some(slowest)) => (texts.limit_slowest_on)(&limit, &slowest, &time.machine),
        (true, None) => (texts.limit_on)(&limit, &time.machine),
        (false, Some(slowest)) => (texts.limit_slowest)(&limit, &slowest),
        (false, None) => (texts.limit)(&limit),
    }
}

#[component]
fn Matrix(submissions: Vec<SubmissionReport>) -> impl IntoView {
    view! {
        <DataTable
            label=texts::admin::report().by_case
            role="region"
            class="table table--stack matrix"
            columns=vec![
                Column::text(texts::admin::report().submission),
                Column::text(texts::admin::report().expected),
                Column::text(texts::admin::report().result),
                Column::number(texts::admin::report().cpu_time),
                Column::text(texts::admin::report().cases),
            ]
        >
            {submissions.into_iter().map(|submission| view! { <Row submission=submission /> }).collect_view()}
        </DataTable>
    }
    .into_any()
}

#[component]
fn Row(submission: SubmissionReport) -> impl IntoView {
    let SubmissionReport { path, language, permitted, verdict, score, cpu_ms, ok, cause, cases, .. } = submission;
    let (icon, word) = if ok {
        (IconName::Check, texts::admin::report().as_expected)
    } else {
        (IconName::X, texts::admin::report().unexpected)
    };
    let permitted =
        permitted.into_iter().map(texts::badges().verdict).collect::<Vec<_>>().join(texts::admin::report().or);
    let marks: Vec<CaseMark> = cases.iter().map(|case| CaseMark::Judged(case.verdict)).collect();
    view! {
        <tr data-ok=ok.to_string()>
            <td data-label=texts::admin::report().submission>
                <span class="matrix__name">
                    <Icon name=icon />
                    <span translate="no">{path.trim_start_matches("submissions/").to_owned()}</span>
                    <span class="visually-hidden">{format!(" ({word})")}</span>
                    <span translate="no">{format!(" ({language})")}</span>
                </span>
                // For unexpected results, the findings show the cause.
                {cause.filter(|_| ok).map(|cause| view! { <p class="report__facts">{cause}</p> })}
            </td>
            <td data-label=texts::admin::report().expected>{permitted}</td>
            <td data-label=texts::admin::report().result>
                <VerdictBadge verdict=verdict />
                {score.map(|score| format!(" {score}"))}
            </td>
            <td data-label=texts::admin::report().cpu_time class="number">
                {cpu_ms.map(format::duration)}
            </td>
            <td data-label=texts::admin::report().cases>
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
                (true, "warning") => (IconName::TriangleAlert, texts::admin::report().warning),
                (true, _) => (IconName::Check, texts::admin::report().check_passed),
                (false, _) => (IconName::X, texts::admin::report().check_failed),
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
                <h2 id="checks-heading">{texts::admin::report().checks}</h2>
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
                <h2 id="skipped-heading">{texts::admin::report().not_judged}</h2>
            </div>
            <ul class="report__list">{items}</ul>
        </section>
    }
    .into_any()
}
