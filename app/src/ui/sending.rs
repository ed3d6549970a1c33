//! Forms that are sent with wasm: their state and their errors.

use assay_domain::FieldName;
use leptos::prelude::*;

use super::{Notice, NoticeKind};
use crate::fault::Fault;

/// The state of a form: whether it is being sent, and its error.
#[derive(Clone, Copy)]
pub(crate) struct Sending {
    pub(crate) busy: RwSignal<bool>,
    pub(crate) fault: RwSignal<Option<Fault>>,
}

impl Sending {
    /// A form that was not sent yet. `refused` is the error of a form posted without wasm.
    pub(crate) fn new(refused: Option<Fault>) -> Self {
        Self { busy: RwSignal::new(false), fault: RwSignal::new(refused) }
    }

    /// The error of a field.
    pub(crate) fn field_error(self, field: FieldName) -> Signal<Option<String>> {
        Signal::derive(move || self.fault.with(|fault| fault.as_ref()?.field_error(field)))
    }

    /// Sends the form, then loads `next` as a new page, because this page was rendered for a visitor.
    pub(crate) fn send(self, request: impl Future<Output = Result<(), Fault>> + 'static, next: String) {
        self.send_and(request, move || {
            // Stay busy until the new page loads.
            self.busy.set(true);
            // Assigning fails only for malformed addresses, and `safe_next` rejects those.
            let _ = window().location().assign(&next);
        });
    }

    /// Sends the form, then calls `done`.
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
            // The user left the page meanwhile.
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

/// An error that concerns the whole form.
#[component]
pub(crate) fn FormFault(fault: RwSignal<Option<Fault>>) -> impl IntoView {
    move || {
        fault.get().filter(|fault| fault.fields.is_empty()).map(|fault| {
            view! { <Notice kind=NoticeKind::Error>{fault.sentence()}</Notice> }
        })
    }
}
