//! What the log-in and the registration form share: how what was typed gets to the server, with and without wasm.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use serde::{Deserialize, Serialize};

use super::next_path::safe_next;
use crate::{fault::Fault, texts};

/// A form the server has refused: what was typed (never the password), and why.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Refused {
    /// The name typed.
    pub(crate) name: String,
    /// The address typed.
    pub(crate) email: String,
    /// Why.
    pub(crate) fault: Fault,
}

/// Where to go afterwards.
pub(crate) fn next() -> Memo<String> {
    let query = use_query_map();
    Memo::new(move |_| safe_next(&query.with(|query| query.get("next")).unwrap_or_default()))
}

/// Whether the form has been sent, and what came of it.
#[derive(Clone, Copy)]
pub(crate) struct Sending {
    /// On its way.
    pub(crate) busy: RwSignal<bool>,
    /// What was wrong.
    pub(crate) fault: RwSignal<Option<Fault>>,
}

impl Sending {
    /// Nothing sent by this page yet.
    pub(crate) fn new(refused: Option<Fault>) -> Self {
        Self { busy: RwSignal::new(false), fault: RwSignal::new(refused) }
    }

    /// What is wrong with a field.
    pub(crate) fn of_field(self, name: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || self.fault.with(|fault| fault.as_ref()?.of_field(name)))
    }

    /// Sends, then goes on to `next` as a new page, since all that is on this one was rendered for a visitor.
    pub(crate) fn send(self, request: impl Future<Output = Result<(), Fault>> + 'static, next: String) {
        self.send_and(request, move || {
            // It stays busy until the new page is there.
            self.busy.set(true);
            // Assigning fails for malformed addresses only, and `safe_next` lets none through.
            let _ = window().location().assign(&next);
        });
    }

    /// Sends, then calls `done`.
    pub(crate) fn send_and(
        self,
        request: impl Future<Output = Result<(), Fault>> + 'static,
        done: impl FnOnce() + 'static,
    ) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        leptos::task::spawn_local(async move {
            let sent = request.await;
            // The page was left meanwhile.
            if self.busy.try_set(false).is_some() {
                return;
            }
            self.fault.set(sent.as_ref().err().cloned());
            if sent.is_ok() {
                done();
            }
        });
    }
}

/// That the code written as a visitor is still there afterwards, for whoever comes from a problem.
#[component]
pub(crate) fn CodeKept(next: Memo<String>) -> impl IntoView {
    let from_problem = Memo::new(move |_| next.with(|next| next.starts_with("/problems/")));
    move || from_problem.get().then(|| view! { <p class="auth__kept">{texts::account().code_kept}</p> })
}

/// The error that belongs to no single field.
#[component]
pub(crate) fn FormFault(fault: RwSignal<Option<Fault>>) -> impl IntoView {
    use crate::ui::{Notice, NoticeKind};

    move || {
        fault.get().filter(|fault| fault.fields.is_empty()).map(|fault| {
            view! { <Notice kind=NoticeKind::Error>{fault.sentence()}</Notice> }
        })
    }
}
