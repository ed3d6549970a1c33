use assay_domain::{AdminAction, FieldName, Import, ImportOutcome, SubmissionState};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    act_form::ActForm,
    form_sender::FormSender,
    frame, library_page,
    read::{Content, PageQuery, View},
    report_view::{Findings, ReportView},
};
use crate::{
    texts,
    ui::{Notice, NoticeKind, TextArea, Time, verbatim},
};

/// An uploaded package: the verification's progress and findings, and buttons to publish or discard it.
#[component]
pub(crate) fn ImportPage() -> impl IntoView {
    let params = use_params_map();
    let ask = Memo::new(move |_| {
        let id = params.with(|params| params.get("id")).unwrap_or_default();
        PageQuery { view: View::Import, of: id, ..PageQuery::default() }
    });
    frame::page(texts::admin::package().title, ask, |shown, _| {
        let waits = Memo::new(move |_| {
            shown.with(|shown| matches!(shown, Content::Import(import, _) if import.state != SubmissionState::Done))
        });
        frame::keep_up_to_date(waits.into());
        view! {
            // Without scripts the browser reloads the page. Raw HTML, because browsers with scripts parse it as text.
            {waits
                .get_untracked()
                .then(|| view! { <noscript inner_html=r#"<meta http-equiv="refresh" content="2">"#></noscript> })}
            <nav class="crumbs" aria-label=texts::common().breadcrumb>
                <a href="/admin/problems">{texts::common().problems}</a>
            </nav>
            {move || {
                let Content::Import(import, edition) = shown.get() else { return ().into_any() };
                view! { <Package import=*import edition=edition /> }.into_any()
            }}
        }
        .into_any()
    })
}

#[component]
fn Package(
    import: Import,
    /// The problem's published version, if any.
    edition: Option<i32>,
) -> impl IntoView {
    let facts = (texts::admin::package().uploaded)(&import.file_name, import.slug.as_str(), import.by.as_deref());
    let replaced = edition.filter(|_| import.outcome.is_none());
    let replaces = replaced.map(|version| (texts::admin::package().replaces)(version));
    view! {
        <div class="page__head">
            <h1>{import.title.clone()}</h1>
            <p class="page__lead">{facts} <Time at=import.created_at /></p>
        </div>
        <div class="package">
            {replaces.map(|words| view! { <p data-replaces>{words}</p> })}
            <div role="status" aria-live="polite" data-import=state_name(&import)>
                <Progress import=import.clone() />
            </div>
            {import.cause.clone().map(|cause| {
                let label = texts::admin::frame().cause;
                view! { <pre class="report__cause" tabindex="0" aria-label=label inner_html=verbatim(&cause)></pre> }
            })}
            {import.report.as_ref().map(|report| view! { <Findings findings=report.findings() /> })}
            {import.outcome.is_none().then(|| view! { <Choices import=import.clone() /> })}
            {import.report.map(|report| view! { <ReportView report=report /> })}
        </div>
    }
    .into_any()
}

/// The state's name, for styles and tests.
fn state_name(import: &Import) -> &'static str {
    match (import.outcome, import.state, import.ok) {
        (Some(ImportOutcome::Published(_)), ..) => "published",
        (Some(ImportOutcome::Discarded), ..) => "discarded",
        (None, SubmissionState::Queued, _) => "queued",
        (None, SubmissionState::Running, _) => "running",
        (None, SubmissionState::Done, Some(true)) => "holds",
        (None, SubmissionState::Done, Some(false)) => "differs",
        (None, SubmissionState::Done, None) => "failed",
    }
}

#[component]
fn Progress(import: Import) -> impl IntoView {
    let (done, all) = (import.steps_done, import.steps);
    match (import.outcome, import.state, import.ok) {
        (Some(ImportOutcome::Published(version)), ..) => {
            let (href, words) = (
                format!("/admin/problems/{}", import.slug),
                (texts::admin::package().version_of)(version, import.slug.as_str()),
            );
            let texts = texts::admin::package();
            view! { <p>{texts.published_as} <a href=href>{words}</a> {texts.published_as_end}</p> }.into_any()
        }
        (Some(ImportOutcome::Discarded), ..) => view! { <p>{texts::admin::package().discarded}</p> }.into_any(),
        (None, SubmissionState::Done, Some(true)) => view! { <p>{texts::admin::package().passed}</p> }.into_any(),
        (None, SubmissionState::Done, Some(false)) => {
            view! { <Notice kind=NoticeKind::Warning>{texts::admin::package().found_problems}</Notice> }.into_any()
        }
        (None, SubmissionState::Done, None) => view! {
            <Notice kind=NoticeKind::Error>
                {texts::admin::package().failed}
            </Notice>
        }
        .into_any(),
        _ => {
            let words = if all == 0 {
                library_page::state(&import).to_owned()
            } else {
                (texts::admin::package().step)(library_page::state(&import), done, all)
            };
            view! {
                <div class="meter">
                    <progress class="progress" max=all.max(1) value=done aria-label=words.clone()></progress>
                    <span class="meter__text">{words}</span>
                </div>
            }
            .into_any()
        }
    }
}

/// The actions that are possible now.
#[component]
fn Choices(import: Import) -> impl IntoView {
    let id = || vec![("import", import.id.to_string())];
    let done = import.state == SubmissionState::Done;
    let holds = import.ok == Some(true);
    view! {
        {(done && !holds).then(|| view! { <Override fields=id() /> })}
        <ActForm fields=id() class="actions">
            {(done && holds).then(|| {
                view! {
                    <button class="button button--primary" name="do" value=AdminAction::PublishImport.as_str()>
                        {texts::admin::frame().publish}
                    </button>
                }
            })}
            {done.then(|| {
                view! {
                    <button class="button" name="do" value=AdminAction::RetryImport.as_str()>
                        {texts::admin::package().verify_again}
                    </button>
                }
            })}
            <button class="button button--quiet" name="do" value=AdminAction::DiscardImport.as_str()>
                {texts::admin::package().discard}
            </button>
        </ActForm>
    }
    .into_any()
}

#[component]
fn Override(fields: Vec<(&'static str, String)>) -> impl IntoView {
    view! {
        <ActForm fields=fields class="form form--narrow">
            <TextArea
                name="reason"
                label=texts::admin::package().reason
                hint=texts::admin::package().reason_hint
                value=String::new()
                error=FormSender::get().field_error(FieldName::Reason)
            />
            <div class="form__actions">
                <button class="button" name="do" value=AdminAction::OverrideImport.as_str()>
                    {texts::admin::package().publish_anyway}
                </button>
            </div>
        </ActForm>
    }
    .into_any()
}
