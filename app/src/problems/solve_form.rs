//! The form a solution is handed in with.

use assay_domain::{Language, MAX_SOURCE_BYTES, Slug, SubmissionId};
use leptos::{html, prelude::*, web_sys::SubmitEvent};
use serde::{Deserialize, Serialize};

use crate::{
    account::{current_user, login_address},
    editor::SourceField,
    fault::Fault,
    submissions::submit_solution,
    ui::{Icon, IconName, Notice, NoticeKind, here},
};

/// A solution that was posted without wasm and refused: what was sent, and why.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct RefusedSolution {
    /// The language chosen.
    pub(crate) language: String,
    /// The source typed.
    pub(crate) source: String,
    /// Why.
    pub(crate) fault: Fault,
}

/// What is chosen for somebody who has not chosen yet; later the editor remembers. Where it is not offered, the list begins.
const FIRST_CHOICE: &str = "cpp";

/// Language, source, and the button.
#[component]
pub(crate) fn SolveForm(
    problem: Slug,
    languages: Vec<Language>,
    /// Why nothing can be judged here, if so.
    unavailable: Option<String>,
    editor: Option<String>,
    refused: Option<RefusedSolution>,
    split: NodeRef<html::Div>,
    /// Called with each submission that was taken.
    #[prop(into)]
    on_submitted: Callback<SubmissionId>,
) -> impl IntoView {
    let select = NodeRef::<html::Select>::new();
    let source = NodeRef::<html::Textarea>::new();
    let busy = RwSignal::new(false);
    let (chosen, text, fault) = match refused {
        Some(refused) => (refused.language, refused.source, Some(refused.fault)),
        None => (FIRST_CHOICE.to_owned(), String::new(), None),
    };
    let fault = RwSignal::new(fault);
    let slug = problem.to_string();
    let on_submit = move |event: SubmitEvent| {
        let (Some(select), Some(source)) = (select.get_untracked(), source.get_untracked()) else { return };
        event.prevent_default();
        // Also reached by keyboard from inside the editor, where no button says that it is not possible.
        if current_user().is_none() || busy.get_untracked() {
            return;
        }
        // More than a request may hold would be refused before anybody could say why.
        if source.value().len() > MAX_SOURCE_BYTES {
            fault.set(Some(Fault::too_large(source.value().len())));
            return;
        }
        busy.set(true);
        fault.set(None);
        let request = submit_solution(slug.clone(), select.value(), source.value());
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
    let options = languages
        .into_iter()
        .map(|language| {
            let selected = language.id.as_str() == chosen;
            view! {
                <option
                    value=language.id.to_string()
                    data-mode=language.editor_mode
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
                        "No worker is connected that could judge a language. Reload in a minute."
                    </Notice>
                }
            })}
            <div class="editor">
                <div class="editor__bar">
                    <label class="editor__language">
                        <span class="visually-hidden">"Language"</span>
                        <select name="language" class="input input--select input--small" node_ref=select>
                            {options}
                        </select>
                    </label>
                    <span class="editor__spacer"></span>
                    <span class="editor__hint">
                        <kbd>"Esc"</kbd>
                        " then "
                        <kbd>"Tab"</kbd>
                        " leaves the editor"
                    </span>
                    <SubmitButton busy=busy />
                </div>
                <div class="editor__surface">
                    <SourceField problem=problem text=text editor=editor split=split node=source />
                </div>
            </div>
        </form>
        {move || fault.get().map(|fault| view! { <SubmitFault fault=fault /> })}
    }
    .into_any()
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
                title="Ctrl+Enter"
                aria-busy=move || busy.get().then_some("true")
            >
                <Icon name=IconName::Play />
                "Submit"
            </button>
        }
        .into_any()
    } else {
        view! {
            <a class="button button--primary" href=move || login_address(&here.get())>
                "Log in to submit"
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
            {fault.title} ". " {fault.detail}
            {logged_out.then(|| {
                view! {
                    " Your code is kept. "
                    <a href=move || login_address(&here.get())>"Log in"</a>
                }
            })}
        </Notice>
    }
    .into_any()
}
