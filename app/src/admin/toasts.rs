//! Messages in a corner of the page, with an undo button.

use std::time::Duration;

use leptos::prelude::*;

use super::{act::Fields, form_sender::FormSender};
use crate::{
    texts,
    ui::{Icon, IconName},
};

/// How long a message without undo is shown. A message with undo stays until it is closed or replaced.
const SHOWN: Duration = Duration::from_secs(8);

/// A message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Toast {
    pub(crate) kind: ToastKind,
    pub(crate) words: String,
    /// The fields of the form that undoes the change.
    pub(crate) undo: Option<Fields>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ToastKind {
    Success,
    Error,
}

/// The corner for messages. Always rendered: screen readers do not announce a region that appears together with its text.
#[component]
pub(crate) fn Toasts() -> impl IntoView {
    let sender = FormSender::get();
    Effect::new(move |_| {
        let Some(Toast { kind: ToastKind::Success, undo: None, words }) = sender.toast.get() else { return };
        let over = move || {
            if sender.toast.with_untracked(|toast| toast.as_ref().is_some_and(|toast| toast.words == words)) {
                sender.toast.set(None);
            }
        };
        if let Ok(timer) = set_timeout_with_handle(over, SHOWN) {
            on_cleanup(move || timer.clear());
        }
    });
    view! {
        <div class="toasts" role="status" aria-live="polite">
            {move || sender.toast.get().map(|toast| view! { <ToastView toast=toast sender=sender /> })}
        </div>
    }
    .into_any()
}

#[component]
fn ToastView(toast: Toast, sender: FormSender) -> impl IntoView {
    let (class, icon) = match toast.kind {
        ToastKind::Success => ("toast", IconName::CircleCheck),
        ToastKind::Error => ("toast toast--error", IconName::CircleAlert),
    };
    view! {
        <div class=class>
            <Icon name=icon />
            <p class="toast__words">{toast.words}</p>
            {toast.undo.map(|undo| {
                view! {
                    <button type="button" class="button button--small" on:click=move |_| sender.send(undo.clone())>
                        <Icon name=IconName::Undo2 />
                        {texts::toasts().undo}
                    </button>
                }
            })}
            <button
                type="button"
                class="button button--quiet button--small"
                aria-label=texts::toasts().close
                on:click=move |_| sender.toast.set(None)
            >
                <Icon name=IconName::X />
            </button>
        </div>
    }
    .into_any()
}
