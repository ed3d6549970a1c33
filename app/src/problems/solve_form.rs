//! The form a solution is handed in with.

use assay_domain::{Language, LanguageId, MAX_SOURCE_BYTES, Slug, SourceFile, SubmissionId, Template};
use leptos::{html, prelude::*, web_sys::SubmitEvent};
use serde::{Deserialize, Serialize};

use super::get_workbench::Prefill;
use crate::{
    account::{current_user, login_address},
    editor::SourceField,
    fault::Fault,
    submissions::submit_solution,
    texts,
    ui::{Icon, IconName, Notice, NoticeKind, here},
};

/// A solution that was posted without wasm and refused: what was sent, and why.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct RefusedSolution {
    /// What was sent.
    pub(crate) filled: Prefill,
    /// Why.
    pub(crate) fault: Fault,
}

/// What is chosen for somebody who has not chosen yet; later the editor remembers. Where it is not offered, the list begins.
const FIRST_CHOICE: &str = "cpp";

/// Language, source, and the button.
#[component]
pub(crate) fn SolveForm(
    problem: Slug,
    /// Whether answers are handed in, which are in no language.
    answers: bool,
    languages: Vec<Language>,
    /// Code to begin with, by language.
    templates: Vec<Template>,
    /// Why nothing can be judged here, if so.
    unavailable: Option<String>,
    editor: Option<String>,
    refused: Option<RefusedSolution>,
    /// What the editor begins with.
    prefill: Option<Prefill>,
    /// The language used last.
    used: Option<String>,
    /// Whether a submission is on its way.
    busy: RwSignal<bool>,
    /// Whether the editor could not be loaded.
    plain: RwSignal<bool>,
    /// Called with each submission that was taken.
    #[prop(into)]
    on_submitted: Callback<SubmissionId>,
) -> impl IntoView {
    let select = NodeRef::<html::Select>::new();
    let source = NodeRef::<html::Textarea>::new();
    let files = NodeRef::<html::Input>::new();
    let (filled, fault) = match refused {
        Some(refused) => (Some(refused.filled), Some(refused.fault)),
        None => (prefill, None),
    };
    let filled = filled.unwrap_or_else(|| {
        let language = used.unwrap_or_else(|| FIRST_CHOICE.to_owned());
        Prefill { language, source: String::new(), from: 0 }
    });
    let (chosen, text) = (filled.language, filled.source);
    let from = (filled.from > 0).then(|| filled.from.to_string());
    let fault = RwSignal::new(fault);
    let slug = problem.to_string();
    let on_submit = move |event: SubmitEvent| {
        let (Some(select), Some(source)) = (select.get_untracked(), source.get_untracked()) else { return };
        event.prevent_default();
        // Also reached by keyboard from inside the editor, where no button says that it is not possible.
        if current_user().is_none() || busy.get_untracked() {
            return;
        }
        let chosen = files.get_untracked().map(|files| files.value()).unwrap_or_default();
        // Written by the editor's bundle alone; what it did not write are no files.
        let chosen: Vec<SourceFile> = serde_json::from_str(&chosen).unwrap_or_default();
        // More than a request may hold would be refused before anybody could say why.
        if chosen.is_empty() && source.value().len() > MAX_SOURCE_BYTES {
            fault.set(Some(Fault::too_large(source.value().len())));
            return;
        }
        busy.set(true);
        fault.set(None);
        let request = submit_solution(slug.clone(), select.value(), source.value(), chosen);
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
            let template = beginning(&templates, language.id.as_str()).filter(|_| !answers);
            view! {
                <option
                    value=language.id.to_string()
                    data-mode=language.editor_mode
                    data-template=template
                    title=language.version
                    selected=selected
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
                    // Of answers there is no choice; what is kept and sent goes by it all the same.
                    <label class="editor__language" hidden=answers>
                        <span class="visually-hidden">{texts::solving().language}</span>
                        <select name="language" class="input input--select input--small" node_ref=select>
                            {options}
                        </select>
                    </label>
                    // The editor's bundle says here whether the draft is kept.
                    <span class="editor__status" data-draft-status></span>
                    <span class="editor__spacer"></span>
                    <EditorTools />
                    <span class="editor__go">
                        {(!answers).then(|| {
                            view! {
                                <button type="button" class="button" data-do="run" title=texts::solving().run_keys>
                                    <Icon name=IconName::Play />
                                    {texts::solving().run}
                                </button>
                            }
                        })}
                        <SubmitButton busy=busy />
                    </span>
                </div>
                {answers.then(|| view! { <AnswerFiles files=files /> })}
                // What it has to say of drafts and of the connection.
                <div class="editor__notices" data-notices role="status" aria-live="polite"></div>
                <div class="editor__surface">
                    <SourceField label=label text=text from=from editor=editor node=source />
                </div>
                <p class="editor__foot">
                    // Describes the editor, too, for those who do not see it.
                    <span class="editor__leave" id="editor-leave">
                        <kbd>{texts::solving().esc}</kbd>
                        {texts::solving().then}
                        <kbd>{texts::solving().tab}</kbd>
                        {texts::solving().leaves_editor}
                    </span>
                    <span class="editor__spacer"></span>
                    <span data-cursor></span>
                </p>
            </div>
        </form>
        {move || fault.get().map(|fault| view! { <SubmitFault fault=fault /> })}
    }
    .into_any()
}

/// What stands where languages stand, so that drafts and the form work the same.
fn no_language_needed() -> Language {
    Language {
        id: LanguageId::answers(),
        name: texts::solving().answers.to_owned(),
        editor_mode: String::new(),
        version: String::new(),
    }
}

/// Answers to several cases come as files, which the editor's bundle reads and puts beside the text.
#[component]
fn AnswerFiles(files: NodeRef<html::Input>) -> impl IntoView {
    view! {
        <input type="hidden" data-files node_ref=files />
        <div class="editor__bar editor__files">
            <label for="answer-files">{texts::solving().answer_files}</label>
            <input class="input input--small" id="answer-files" type="file" multiple data-choose-files />
            <span class="field__hint">{texts::solving().answer_files_hint}</span>
        </div>
    }
    .into_any()
}

/// The problem's own code to begin with in a language.
fn beginning(templates: &[Template], language: &str) -> Option<String> {
    let of = |name: &str| templates.iter().find(|template| template.language == name);
    of(language).or_else(|| of("default")).map(|template| template.source.clone())
}

/// What the editor's bundle hears. Shown once that is there.
#[component]
fn EditorTools() -> impl IntoView {
    let tools = [
        ("reset", texts::solving().reset, IconName::RotateCcw),
        ("history", texts::solving().earlier_drafts, IconName::History),
        ("settings", texts::solving().settings, IconName::Settings),
        ("shortcuts", texts::solving().keys, IconName::Keyboard),
        ("full", texts::solving().full_editor, IconName::Maximize2),
    ];
    let buttons = tools
        .into_iter()
        .map(|(does, name, icon)| {
            view! {
                <button
                    type="button"
                    class="button button--quiet button--small"
                    data-do=does
                    data-pane="code"
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

/// Members submit. Visitors log in first; what they have typed is kept as a draft.
#[component]
fn SubmitButton(busy: RwSignal<bool>) -> impl IntoView {
    let here = here();
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
            <a class="button button--primary" href=move || login_address(&here.get())>
                {texts::solving().log_in_to_submit}
            </a>
        }
        .into_any()
    }
}

#[component]
fn SubmitFault(fault: Fault) -> impl IntoView {
    let here = here();
    let logged_out = fault.status == Fault::UNAUTHENTICATED;
    view! {
        <Notice kind=NoticeKind::Error>
            {fault.sentence()}
            {logged_out.then(|| {
                view! {
                    {texts::solving().code_is_saved}
                    <a href=move || login_address(&here.get())>{texts::common().log_in}</a>
                }
            })}
        </Notice>
    }
    .into_any()
}
