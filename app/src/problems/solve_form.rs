//! The form that submits a solution.

use assay_domain::{Language, LanguageId, MAX_SOURCE_BYTES, Slug, SourceFile, SubmissionId};
use leptos::{prelude::*, web_sys::SubmitEvent};
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsCast;

use super::get_workbench::Prefill;
use crate::{
    account::current_user,
    act::Act,
    addresses::login_address,
    bench::{Bench, Pane},
    editor::SourceField,
    fault::Fault,
    submissions::submit_solution,
    texts,
    ui::{Icon, IconName, Notice, NoticeKind, current_address},
};

/// A solution that was posted without wasm and refused.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct RefusedSolution {
    pub(crate) filled: Prefill,
    pub(crate) fault: Fault,
}

/// The initial language of new users. If it is not offered, the first language of the list is chosen.
const DEFAULT_LANGUAGE: &str = "cpp";

#[component]
pub(crate) fn SolveForm(
    problem: Slug,
    /// Whether users submit answers, which have no language.
    answers: bool,
    languages: Vec<Language>,
    /// The choice of the interface of a function problem, as HTML.
    interface: String,
    /// Why this server cannot judge, if so.
    unavailable: Option<String>,
    editor: Option<String>,
    refused: Option<RefusedSolution>,
    /// The initial source.
    prefill: Option<Prefill>,
    /// Whether the editor opens with the starter code, and the draft goes to the earlier drafts.
    fresh: bool,
    used: Option<String>,
    /// Whether a submission is being sent.
    busy: RwSignal<bool>,
    bench: Bench,
    /// Called with each accepted submission.
    #[prop(into)]
    on_submitted: Callback<SubmissionId>,
) -> impl IntoView {
    let Bench { language: select, source, files, plain, .. } = bench;
    let (filled, fault) = match refused {
        Some(refused) => (Some(refused.filled), Some(refused.fault)),
        None => (prefill, None),
    };
    let filled = filled.unwrap_or_else(|| {
        let language = used.unwrap_or_else(|| DEFAULT_LANGUAGE.to_owned());
        Prefill { language, source: String::new(), from: 0 }
    });
    let (chosen, mut text) = (filled.language, filled.source);
    if fresh && text.is_empty() {
        // For pages without scripts. The page's lazy part chooses the starter code of the user's language.
        text = bench.facts.with_value(|facts| facts.template(&chosen)).unwrap_or_default();
    }
    let from = (filled.from > 0).then(|| filled.from.to_string());
    let fault = RwSignal::new(fault);
    let slug = problem.to_string();
    let on_submit = move |event: SubmitEvent| {
        let (Some(select), Some(source)) = (select.get_untracked(), source.get_untracked()) else { return };
        event.prevent_default();
        // Shortcuts in the editor reach this even if there is no submit button.
        if current_user().is_none() || busy.get_untracked() {
            return;
        }
        let chosen = files.get_untracked().map(|files| files.value()).unwrap_or_default();
        // Only the page's lazy part writes this. Anything else counts as no files.
        let chosen: Vec<SourceFile> = serde_json::from_str(&chosen).unwrap_or_default();
        // The server would reject such a large request without an explanation.
        if chosen.is_empty() && source.value().len() > MAX_SOURCE_BYTES {
            fault.set(Some(Fault::too_large(source.value().len())));
            return;
        }
        busy.set(true);
        fault.set(None);
        let request = submit_solution(slug.clone(), select.value(), source.value(), chosen, interface_of(&event));
        leptos::task::spawn_local(async move {
            match request.await {
                Ok(id) => {
                    on_submitted.try_run(id);
                }
                Err(error) => {
                    let _ = fault.try_set(Some(error));
                }
            }
            let _ = busy.try_set(false);
        });
    };
    let no_language = languages.is_empty();
    let label = if answers { texts::blocks().answer } else { texts::solving().source };
    let languages = if answers { vec![no_language_needed()] } else { languages };
    let options = languages
        .into_iter()
        .map(|language| {
            let selected = language.id.as_str() == chosen;
            view! {
                <option
                    value=language.id.to_string()
                    title=language.version
                    selected=selected
                    translate="no"
                >
                    {language.name}
                </option>
            }
        })
        .collect_view();
    view! {
        <form data-solve class="solve" method="post" on:submit=on_submit>
            <input type="hidden" name="problem" value=problem.to_string() />
            {unavailable.map(|detail| view! { <Notice kind=NoticeKind::Warning>{detail}</Notice> })}
            {no_language.then(|| {
                view! {
                    <Notice kind=NoticeKind::Warning>
                        {texts::solving().no_language}
                    </Notice>
                }
            })}
            {move || plain.get().then(|| view! { <Notice kind=NoticeKind::Warning>{texts::solving().editor_failed}</Notice> })}
            <div class="editor">
                <div class="editor__bar">
                    // Answers need no choice, but drafts and requests still use the field.
                    <label class="editor__language" hidden=answers>
                        <span class="visually-hidden">{texts::solving().language}</span>
                        <select name="language" class="input input--select input--small" node_ref=select>
                            {options}
                        </select>
                    </label>
                    <span class="editor__interface" inner_html=interface></span>
                    <span class="editor__status" data-draft-status>
                        {move || bench.draft_status.get()}
                    </span>
                    <span class="editor__spacer"></span>
                    <EditorTools />
                    <span class="editor__go">
                        {(!answers).then(|| {
                            view! {
                                <button type="button" class="button" data-do=Act::Run.name() title=texts::solving().run_keys>
                                    <Icon name=IconName::Play />
                                    {texts::solving().run}
                                </button>
                            }
                        })}
                        <SubmitButton busy=busy />
                    </span>
                </div>
                {answers.then(|| view! { <AnswerFiles bench=bench /> })}
                // Messages about drafts and the connection.
                <div class="editor__notices" data-notices role="status" aria-live="polite">
                    {move || bench.slot(|slots| &slots.notices)}
                </div>
                <div class="editor__surface">
                    <SourceField label=label text=text from=from fresh=fresh editor=editor node=source />
                </div>
                <p class="editor__foot">
                    // Also describes the editor to screen readers.
                    <span class="editor__leave" id="editor-leave">
                        <kbd>{texts::solving().esc}</kbd>
                        {texts::solving().then}
                        <kbd>{texts::solving().tab}</kbd>
                        {texts::solving().leaves_editor}
                    </span>
                    <span class="editor__spacer"></span>
                    <span data-cursor>{move || bench.cursor.get()}</span>
                </p>
            </div>
        </form>
        {move || fault.get().map(|fault| view! { <SubmitFault fault=fault /> })}
    }
    .into_any()
}

/// The chosen interface; empty if there is no choice.
fn interface_of(event: &SubmitEvent) -> String {
    let form = event.target().map(JsCast::unchecked_into::<web_sys::Element>);
    let select = form.and_then(|form| form.query_selector("[name=interface]").ok().flatten());
    select.map(|select| select.unchecked_into::<web_sys::HtmlSelectElement>().value()).unwrap_or_default()
}

/// A pseudo-language for answers, so that drafts and the form work the same.
fn no_language_needed() -> Language {
    Language {
        id: LanguageId::answers(),
        name: texts::solving().answers.to_owned(),
        editor_mode: String::new(),
        version: String::new(),
        functions: false,
    }
}

/// Answers to several cases are files. The page's lazy part reads them and puts them into the hidden field.
#[component]
fn AnswerFiles(bench: Bench) -> impl IntoView {
    view! {
        <input type="hidden" data-files node_ref=bench.files />
        <div class="editor__bar editor__files">
            <label for="answer-files">{texts::solving().answer_files}</label>
            <input class="input input--small" id="answer-files" type="file" multiple data-choose-files node_ref=bench.picker />
            <span class="field__hint">{texts::solving().answer_files_hint}</span>
        </div>
    }
    .into_any()
}

/// Buttons that the page's lazy part handles, and the one for the list of keys, which the script of every page handles. Hidden until the
/// lazy part is loaded.
#[component]
fn EditorTools() -> impl IntoView {
    let tools = [
        (Some(Act::Reset), texts::solving().reset, IconName::RotateCcw),
        (Some(Act::EarlierDrafts), texts::solving().earlier_drafts, IconName::History),
        (Some(Act::Settings), texts::solving().settings, IconName::Settings),
        (None, texts::solving().keys, IconName::Keyboard),
        (Some(Act::Full), texts::solving().full_editor, IconName::Maximize2),
    ];
    let buttons = tools
        .into_iter()
        .map(|(act, name, icon)| {
            view! {
                <button
                    type="button"
                    class="button button--quiet button--small"
                    data-do=act.map(Act::name)
                    data-open-keys=act.is_none().then_some("")
                    data-pane=Pane::Code.name()
                    aria-label=name
                    title=name
                >
                    <Icon name=icon />
                </button>
            }
        })
        .collect_view();
    view! { <span class="editor__tools">{buttons}</span> }.into_any()
}

/// Members submit. Visitors log in first, and their code is kept as a draft.
#[component]
fn SubmitButton(busy: RwSignal<bool>) -> impl IntoView {
    let current_address = current_address();
    if current_user().is_some() {
        view! {
            <button
                class="button button--primary"
                type="submit"
                title=texts::solving().submit_keys
                aria-busy=move || busy.get().then_some("true")
            >
                <Icon name=IconName::ArrowUp />
                {texts::solving().submit}
            </button>
        }
        .into_any()
    } else {
        view! {
            <a class="button button--primary" href=move || login_address(&current_address.get())>
                {texts::solving().log_in_to_submit}
            </a>
        }
        .into_any()
    }
}

#[component]
fn SubmitFault(fault: Fault) -> impl IntoView {
    let current_address = current_address();
    let logged_out = fault.status == Fault::UNAUTHENTICATED;
    view! {
        <Notice kind=NoticeKind::Error>
            {fault.sentence()}
            {logged_out.then(|| {
                view! {
                    {texts::solving().code_is_saved}
                    <a href=move || login_address(&current_address.get())>{texts::common().log_in}</a>
                }
            })}
        </Notice>
    }
    .into_any()
}
