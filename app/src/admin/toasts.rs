//! What was done, in a corner, with a way back.

use std::time::Duration;

use leptos::prelude::*;

use super::{act::Fields, desk::Desk};
use crate::{
    texts,
    ui::{Icon, IconName},
};

/// How long something that needs no answer is shown. What can be taken back stays until it is closed or something else is said.
const SHOWN: Duration = Duration::from_secs(8);

/// Something to be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Toast {
    /// Whether it went well.
    pub(crate) tone: Tone,
    /// In a sentence or two.
    pub(crate) words: String,
    /// The fields that take it back.
    pub(crate) undo: Option<Fields>,
}

/// Whether something went well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tone {
    /// It did.
    Good,
    /// It did not.
    Error,
}

/// The corner. Rendered always, because what appears together with its text is not announced.
#[component]
pub(crate) fn Toasts() -> impl IntoView {
    let desk = Desk::get();
    Effect::new(move |_| {
        let Some(Toast { tone: Tone::Good, undo: None, words }) = desk.toast.get() else { return };
        let over = move || {
            if desk.toast.with_untracked(|toast| toast.as_ref().is_some_and(|toast| toast.words == words)) {
                desk.toast.set(None);
            }
        };
        if let Ok(timer) = set_timeout_with_handle(over, SHOWN) {
            on_cleanup(move || timer.clear());
        }
    });
    view! {
        <div class="toasts" role="status" aria-live="polite">
            {move || desk.toast.get().map(|toast| view! { <One toast=toast desk=desk /> })}
        </div>
    }
    .into_any()
}

#[component]
fn One(toast: Toast, desk: Desk) -> impl IntoView {
    let (class, icon) = match toast.tone {
        Tone::Good => ("toast", IconName::CircleCheck),
        Tone::Error => ("toast toast--error", IconName::CircleAlert),
    };
    view! {
        <div class=class>
            <Icon name=icon />
            <p class="toast__words">{toast.words}</p>
            {toast.undo.map(|undo| {
                view! {
                    <button type="button" class="button button--small" on:click=move |_| desk.send(undo.clone())>
                        <Icon name=IconName::Undo2 />
                        {texts::toasts().undo}
                    </button>
                }
            })}
            <button
                type="button"
                class="button button--quiet button--small"
                aria-label=texts::toasts().close
                on:click=move |_| desk.toast.set(None)
            >
                <Icon name=IconName::X />
            </button>
        </div>
    }
    .into_any()
}
