//! The result of a submission, updated while it is judged.

use assay_domain::{GroupReport, Submission, SubmissionId, Verdict};
use leptos::{prelude::*, server_fn::ServerFn, web_sys::SubmitEvent};

use super::{
    announcement::Announcement,
    cancel_submission::{CancelRequest, cancel_submission},
    compiler_view::CompilerView,
    failure_view::FailureView,
    follow_up::FollowUp,
    stage_badge::{StageBadge, stage_name},
    strip::Strip,
    waiting::WaitingView,
};
use crate::{
    addresses::login_address,
    fault::Fault,
    live::{Feed, Followed, Link, Stage},
    texts,
    ui::{Icon, IconName, Notice, NoticeKind, VerdictBadge, current_address, format, verbatim},
};

#[component]
pub(crate) fn ResultPanel(
    id: SubmissionId,
    /// The stored row, if it is already loaded.
    row: Option<Submission>,
    /// The source of updates.
    feed: Feed,
    /// Whether the panel is beside the editor. Then it links to the submission's page, and its cases can be added to the user's own.
    #[prop(optional)]
    beside_editor: bool,
    /// The parameter that names the list that the reader comes from, or an empty text.
    #[prop(optional)]
    place: String,
    /// Called with the row once it has a verdict.
    #[prop(optional, into)]
    on_done: Option<Callback<Submission>>,
) -> impl IntoView {
    let followed = feed.follow(id, row);
    let link = feed.link();
    let stage = Memo::new(move |_| followed.with(Followed::stage));
    let verdict = Memo::new(move |_| followed.with(|known| known.done().and_then(|row| row.verdict)));
    // Without compiling there are no cases to show.
    let marks = Memo::new(move |_| match verdict.get() {
        Some(Verdict::CompileError) => vec![],
        _ => followed.with(Followed::strip),
    });
    Effect::new(move |_| {
        if let (Some(_), Some(on_done)) = (verdict.get(), on_done)
            && let Some(row) = followed.with_untracked(|known| known.done().cloned())
        {
            on_done.run(row);
        }
    });
    view! {
        <section
            class="result"
            aria-label=texts::results().result
            data-verdict=move || verdict.get().map(Verdict::as_str)
            data-state=move || stage.with(stage_name)
        >
            <h2 class="visually-hidden">{texts::results().result}</h2>
            <Announcement followed=followed />
            <div class="result__head">
                {move || match verdict.get() {
                    Some(verdict) => view! { <VerdictBadge verdict=verdict large=true /> }.into_any(),
                    None => view! { <StageBadge stage=stage.get() large=true /> }.into_any(),
                }}
            </div>
            {beside_editor.then(|| {
                view! {
                    <a class="result__link" href=format!("/submissions/{id}")>
                        {(texts::common().submission)(id.0)}
                    </a>
                }
            })}
            {move || match link.get() {
                Link::Polling if stage.get() != Stage::Done => Some(view! { <Lost /> }.into_any()),
                Link::LoggedOut if stage.get() != Stage::Done => Some(view! { <LoggedOut /> }.into_any()),
                _ => None,
            }}
            <Strip marks=marks />
            {move || {
                if stage.get() == Stage::Done {
                    let place = place.clone();
                    followed
                        .with(|known| known.done().cloned())
                        .map(|row| view! { <Outcome row=row beside_editor=beside_editor place=place /> }.into_any())
                } else {
                    Some(
                        view! {
                            <WaitingView id=id stage=stage />
                            <Cancel id=id />
                        }
                            .into_any(),
                    )
                }
            }}
        </section>
    }
    .into_any()
}

/// Measurements, the failing case and the compiler's output.
#[component]
fn Outcome(row: Submission, beside_editor: bool, place: String) -> impl IntoView {
    let accepted = row.verdict == Some(Verdict::Accepted);
    let judge_error = row.verdict == Some(Verdict::JudgeError);
    let metrics = [
        (texts::results().cpu_time, row.cpu_ms.map(format::duration)),
        (texts::results().wall_time, row.wall_ms.map(format::duration)),
        (texts::results().memory, row.memory_kib.map(format::memory)),
        (texts::results().score, row.score.map(|score| format!("{score}"))),
        (
            texts::results().cases,
            (row.total > 0 && row.verdict != Some(Verdict::CompileError))
                .then(|| (texts::results().passed_of)(row.passed, row.total)),
        ),
    ];
    let metrics = metrics
        .into_iter()
        .filter_map(|(name, value)| {
            let value = value?;
            Some(view! {
                <div>
                    <dt>{name}</dt>
                    <dd>{value}</dd>
                </div>
            })
        })
        .collect_view();
    // Without scores, the strip of cases shows the same.
    let has_scores = row.groups.iter().any(|group| group.score.is_some());
    // Answers cannot run on cases.
    let usable = beside_editor && !row.language.is_answers();
    let compile_output = row.compile_output.filter(|text| !text.trim().is_empty());
    view! {
        {judge_error.then(|| {
            view! {
                <Notice kind=NoticeKind::Warning>
                    {texts::results().judge_error}
                </Notice>
            }
        })}
        <dl class="metrics">{metrics}</dl>
        {row.message.map(|message| {
            view! {
                <section aria-label=texts::results().validator_message>
                    <pre
                        class="io__text"
                        tabindex="0"
                        aria-label=texts::results().validator_message
                        inner_html=verbatim(&message)
                    ></pre>
                </section>
            }
        })}
        {accepted.then(|| view! { <FollowUp id=row.id place=place /> })}
        {compile_output.map(|said| view! { <CompilerView said=said /> })}
        {row.failure
            .zip(row.verdict)
            .map(|(failure, verdict)| view! { <FailureView failure=failure verdict=verdict beside_editor=usable /> })}
        {has_scores.then(|| view! { <Groups groups=row.groups /> })}
    }
    .into_any()
}

/// The scores of case groups.
#[component]
fn Groups(groups: Vec<GroupReport>) -> impl IntoView {
    let rows = groups
        .into_iter()
        .filter(|group| !group.name.is_empty())
        .map(|GroupReport { name, verdict, score }| {
            view! {
                <tr>
                    <td translate="no">{name}</td>
                    <td>
                        <VerdictBadge verdict=verdict />
                    </td>
                    <td class="number">{score}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="table-box" role="region" aria-label=texts::results().groups tabindex="0">
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{texts::results().group}</th>
                        <th scope="col">{texts::results().verdict}</th>
                        <th scope="col" class="number">
                            {texts::results().score}
                        </th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

#[component]
fn Lost() -> impl IntoView {
    view! {
        <p class="result__note">
            <Icon name=IconName::WifiOff />
            {texts::results().connection_lost}
        </p>
    }
    .into_any()
}

#[component]
fn LoggedOut() -> impl IntoView {
    let current_address = current_address();
    view! {
        <Notice kind=NoticeKind::Warning>
            {texts::results().logged_out}
            <a href=move || login_address(&current_address.get())>{texts::common().log_in}</a>
        </Notice>
    }
    .into_any()
}

/// A separate form, because forms must not be nested.
#[component]
fn Cancel(id: SubmissionId) -> impl IntoView {
    let fault = RwSignal::new(None::<Fault>);
    let on_submit = move |event: SubmitEvent| {
        event.prevent_default();
        leptos::task::spawn_local(async move {
            // The result arrives as an update of the submission.
            if let Err(error) = cancel_submission(id.0).await {
                let _ = fault.try_set(Some(error));
            }
        });
    };
    view! {
        <form method="post" action=CancelRequest::PATH on:submit=on_submit>
            <input type="hidden" name="id" value=id.0 />
            <button class="button button--quiet button--small">
                <Icon name=IconName::X />
                {texts::results().cancel}
            </button>
        </form>
        {move || fault.get().map(|fault| view! { <Notice kind=NoticeKind::Error>{fault.detail}</Notice> })}
    }
    .into_any()
}
