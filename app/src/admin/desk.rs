//! How a page with wasm sends forms: one at a time, then says what was done and reads again what it shows.

use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

use super::{
    act::{Done, Fields, act, shown_at_fields},
    toasts::{Toast, Tone},
};
use crate::fault::Fault;

/// The one place all forms are sent from. Lives as long as the site is open, so that a toast outlives its page.
#[derive(Clone, Copy)]
pub(crate) struct Desk {
    /// A form is on its way, or what it changed is being read again.
    pub(crate) busy: RwSignal<bool>,
    /// What is wrong with the fields of the form sent last.
    pub(crate) fault: RwSignal<Option<Fault>>,
    /// What is being told.
    pub(crate) toast: RwSignal<Option<Toast>>,
    /// Reads again what the page at hand shows.
    refresh: StoredValue<Option<Callback<()>>>,
    /// Goes to another page.
    go: StoredValue<Option<Callback<String>>>,
}

/// Makes the desk known to all pages.
pub(crate) fn provide_desk() {
    provide_context(Desk {
        busy: RwSignal::new(false),
        fault: RwSignal::new(None),
        toast: RwSignal::new(None),
        refresh: StoredValue::new(None),
        go: StoredValue::new(None),
    });
}

impl Desk {
    /// The desk of this site.
    pub(crate) fn get() -> Self {
        expect_context()
    }

    /// Begins a page: nothing is wrong with its forms yet but what is said here, and `refresh` reads what it shows.
    pub(crate) fn open(self, fault: Option<Fault>, refresh: impl Fn() + Send + Sync + 'static) {
        self.fault.set(fault);
        self.refresh.set_value(Some(Callback::new(move |()| refresh())));
        let navigate = use_navigate();
        self.go.set_value(Some(Callback::new(move |path: String| navigate(&path, NavigateOptions::default()))));
    }

    /// What is wrong with a field.
    pub(crate) fn of_field(self, name: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || self.fault.with(|fault| fault.as_ref()?.of_field(name)))
    }

    /// Sends a form, unless another is on its way.
    pub(crate) fn send(self, fields: Fields) {
        self.send_and(fields, None);
    }

    /// Sends a form, unless another is on its way, and calls `on_done` when the change was made.
    pub(crate) fn send_and(self, fields: Fields, on_done: Option<Callback<()>>) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.fault.set(None);
        leptos::task::spawn_local(async move {
            match act(fields).await {
                Ok(done) => {
                    // Refused once the form is gone.
                    on_done.and_then(|on_done| on_done.try_run(()));
                    self.tell(done);
                }
                Err(fault) if !shown_at_fields(&fault) => {
                    self.toast.set(Some(Toast { tone: Tone::Error, words: fault.sentence(), undo: None }));
                    // Most of what is refused is refused because the page is old.
                    self.refresh();
                }
                Err(fault) => {
                    self.fault.set(Some(fault));
                    self.busy.set(false);
                }
            }
        });
    }

    fn tell(self, done: Done) {
        let Done { words, undo, go } = done;
        self.toast.set(Some(Toast { tone: Tone::Good, words, undo }));
        match (go, self.go.get_value()) {
            (Some(path), Some(go)) => {
                self.busy.set(false);
                go.try_run(path);
            }
            _ => self.refresh(),
        }
    }

    /// Reads again what the page at hand shows. Until that is there no other form is sent: it would name a revision that is past.
    pub(super) fn refresh(self) {
        let begun = self.refresh.get_value().and_then(|refresh| refresh.try_run(()));
        // Refused once its page is gone; the next one reads what it shows by itself.
        if begun.is_none() {
            self.busy.set(false);
        }
    }

    /// What the page shows is up to date.
    pub(super) fn refreshed(self) {
        self.busy.set(false);
    }
}
