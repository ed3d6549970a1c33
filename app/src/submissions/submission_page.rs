use assay_domain::{SubmissionState, Verdict};
use leptos::prelude::*;
use leptos_meta::{Link as HeadLink, Title};
use leptos_router::hooks::use_params_map;

use super::{
    get_submission::{SubmissionView, get_submission},
    result_panel::ResultPanel,
};
use crate::{
    fault::Fault,
    live::Feed,
    texts,
    ui::{Icon, IconName, IoBlock, LINES, SiteFooter, Time, loaded},
};

/// A submission: its result and its source.
#[component]
pub(crate) fn SubmissionPage() -> impl IntoView {
    let params = use_params_map();
    let submission = Resource::new_blocking(
        move || params.with(|params| params.get("id")).unwrap_or_default(),
        |id| async move {
            match id.parse() {
                Ok(id) => get_submission(id).await,
                Err(_) => Err(Fault::not_found(texts::results().not_found)),
            }
        },
    );
    let content = |view| view! { <Content view=view /> }.into_any();
    view! {
        <main id="main" class="page" tabindex="-1">
            {loaded(submission, LINES, content)}
        </main>
        <SiteFooter />
    }
    .into_any()
}

#[component]
fn Content(view: SubmissionView) -> impl IntoView {
    let SubmissionView { submission, language, author } = view;
    let id = submission.id;
    let blocks = texts::blocks();
    let source = if submission.language.is_answers() { blocks.answer } else { blocks.source };
    let unfinished = submission.state != SubmissionState::Done;
    // An admin may rejudge a judge error.
    let live = unfinished || submission.verdict == Some(Verdict::JudgeError);
    let feed = if live { Feed::open() } else { Feed::closed() };
    let title = (texts::common().submission)(id.0);
    let of = (texts::common().submission_in_sentence)(id.0);
    let problem_address = format!("/problems/{}", submission.problem);
    let edit_address = format!("/problems/{}?from={id}", submission.problem);
    view! {
        <Title text=title.clone() />
        <HeadLink rel="preload" as_="font" type_="font/woff2" crossorigin="anonymous" href="/fonts/code.woff2" />
        // Without scripts the browser reloads the page. Raw HTML, because browsers with scripts parse it as text.
        {unfinished.then(|| view! { <noscript inner_html=r#"<meta http-equiv="refresh" content="2">"#></noscript> })}
        <nav class="crumbs" aria-label=texts::common().breadcrumb>
            {match &author {
                // Admins come from the list of all submissions.
                Some(_) => view! { <a href="/admin/submissions">{texts::common().submissions}</a> },
                None => view! { <a href="/submissions">{texts::common().submissions}</a> },
            }}
            <a href=problem_address>{submission.problem_title.clone()}</a>
        </nav>
        <div class="page__head">
            <h1>{title}</h1>
            <p class="page__lead">
                <span translate="no">{language}</span> {texts::results().submitted} <Time at=submission.created_at />
            </p>
            {author.map(|author| view! { <p class="page__lead">{(texts::results().by)(&author.name, &author.email)}</p> })}
        </div>
        <ResultPanel id=id row=Some(submission.clone()) feed=feed />
        <section class="section">
            <div class="section__head">
                <h2>{source}</h2>
                <a class="button" href=edit_address>
                    <Icon name=IconName::Code />
                    {texts::common().open_in_editor}
                </a>
            </div>
            {if submission.files.is_empty() {
                let lines = submission.source.lines().count();
                let caption = (blocks.lines)(u32::try_from(lines).unwrap_or(u32::MAX));
                view! { <IoBlock title=source text=submission.source of=of caption=caption /> }.into_any()
            } else {
                submission
                    .files
                    .into_iter()
                    .map(|file| view! { <IoBlock title=file.name is_file=true text=file.source of=of.clone() /> })
                    .collect_view()
                    .into_any()
            }}
        </section>
    }
    .into_any()
}
