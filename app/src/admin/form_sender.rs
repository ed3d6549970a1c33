//! Sends the forms of admin pages with wasm: one at a time. Then it shows the result and reloads the page's content.

use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

use super::{
    act::{Done, Fields, act, shown_at_fields},
    toasts::{Toast, ToastKind},
};
use crate::fault::Fault;

/// Sends all admin forms. It lives as long as the site is open, so a toast outlives its page.
#[derive(Clone, Copy)]
pub(crate) struct FormSender {
    /// A form is being sent, or the changed content is being reloaded.
    pub(crate) busy: RwSignal<bool>,
    /// The field errors of the last form.
    pub(crate) fault: RwSignal<Option<Fault>>,
    /// The visible toast, if any.
    pub(crate) toast: RwSignal<Option<Toast>>,
    /// Reloads the current page's content.
    refresh: StoredValue<Option<Callback<()>>>,
    /// Opens another page.
    go: StoredValue<Option<Callback<String>>>,
}

/// Provides the sender to all pages.
pub(crate) fn provide_form_sender() {
    provide_context(FormSender {
        busy: RwSignal::new(false),
        fault: RwSignal::new(None),
        toast: RwSignal::new(None),
        refresh: StoredValue::new(None),
        go: StoredValue::new(None),
    });
}

impl FormSender {
    /// The site's sender.
    pub(crate) fn get() -> Self {
        expect_context()
    }

    /// Starts a page with its initial error, if any. `refresh` reloads its content.
    pub(crate) fn open(self, fault: Option<Fault>, refresh: impl Fn() + Send + Sync + 'static) {
        self.fault.set(fault);
        self.refresh.set_value(Some(Callback::new(move |()| refresh())));
        let navigate = use_navigate();
        self.go.set_value(Some(Callback::new(move |path: String| navigate(&path, NavigateOptions::default()))));
    }

    /// The error of the field `name`.
    pub(crate) fn field_error(self, name: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || self.fault.with(|fault| fault.as_ref()?.field_error(name)))
    }

    /// Sends a form, unless another is being sent.
    pub(crate) fn send(self, fields: Fields) {
        self.send_and(fields, None);
    }

    /// Sends a form, unless another is being sent, and calls `on_done` after the change.
    pub(crate) fn send_and(self, fields: Fields, on_done: Option<Callback<()>>) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.fault.set(None);
        leptos::task::spawn_local(async move {
            match act(fields).await {
                Ok(done) => {
                    // Fails if the form is no longer on the page.
                    on_done.and_then(|on_done| on_done.try_run(()));
                    self.show_result(done);
                }
                Err(fault) if !shown_at_fields(&fault) => {
                    self.toast.set(Some(Toast { kind: ToastKind::Error, words: fault.sentence(), undo: None }));
                    // Most refusals mean that the page is outdated.
                    self.refresh();
                }
                Err(fault) => {
                    self.fault.set(Some(fault));
                    self.busy.set(false);
                }
            }
        });
    }

    fn show_result(self, done: Done) {
        let Done { words, undo, go } = done;
        self.toast.set(Some(Toast { kind: ToastKind::Success, words, undo }));
        match (go, self.go.get_value()) {
            (Some(path), Some(go)) => {
                self.busy.set(false);
                go.try_run(path);
            }
            _ => self.refresh(),
        }
    }

    /// Reloads the current page's content. No other form is sent meanwhile, because it would contain the old revision.
    pub(super) fn refresh(self) {
        let begun = self.refresh.get_value().and_then(|refresh| refresh.try_run(()));
        // Fails if the page is gone. The next page loads its own content.
        if begun.is_none() {
            self.busy.set(false);
        }
    }

    /// The page's content is up to date.
    pub(super) fn refreshed(self) {
        self.busy.set(false);
    }
}
