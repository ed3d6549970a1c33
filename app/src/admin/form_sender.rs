//! Sends the forms of admin pages with wasm: one at a time. Then it shows the result and reloads the page's content.

use assay_domain::{AdminAction, FieldName};
use std::{sync::Arc, time::Duration};

use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

use super::{
    act::{Done, Fields, act, shown_at_fields},
    toasts::{Toast, ToastKind},
};
use crate::fault::Fault;

/// Actions that may be sent twice in a row. Other equal forms count as one double click.
const REPEATED: [AdminAction; 2] = [AdminAction::MoveUp, AdminAction::MoveDown];

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
    /// The number of the last reload. Answers of older reloads are outdated.
    reads: StoredValue<u32>,
    /// Whether the last reload has no answer yet.
    reading: StoredValue<bool>,
    /// The form that is being sent.
    sent: StoredValue<Fields>,
    /// Forms that wait until another one is sent.
    waiting: StoredValue<Vec<Waiting>>,
    /// Opens another page.
    go: StoredValue<Option<Callback<String>>>,
}

/// Reads a form again, because its revision may have changed. None if the form is gone.
pub(crate) type Again = Arc<dyn Fn() -> Option<Fields> + Send + Sync>;

/// A form that waits until another one is sent.
#[derive(Clone)]
struct Waiting {
    fields: Fields,
    again: Again,
    on_done: Option<Callback<()>>,
}

/// Provides the sender to all pages.
pub(crate) fn provide_form_sender() {
    provide_context(FormSender {
        busy: RwSignal::new(false),
        fault: RwSignal::new(None),
        toast: RwSignal::new(None),
        refresh: StoredValue::new(None),
        reads: StoredValue::new(0),
        reading: StoredValue::new(false),
        sent: StoredValue::new(Fields::new()),
        waiting: StoredValue::new(Vec::new()),
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

    /// The error of a field.
    pub(crate) fn field_error(self, field: FieldName) -> Signal<Option<String>> {
        Signal::derive(move || self.fault.with(|fault| fault.as_ref()?.field_error(field)))
    }

    /// Sends fixed fields once no other form is being sent.
    pub(crate) fn send(self, fields: Fields) {
        let same = fields.clone();
        self.send_and(fields, Arc::new(move || Some(same.clone())), None);
    }

    /// Sends a form and calls `on_done` after the change. While another form is being sent, it waits; then `again` reads its fields anew.
    pub(crate) fn send_and(self, fields: Fields, again: Again, on_done: Option<Callback<()>>) {
        if self.busy.get_untracked() {
            if !self.is_pending(&fields) {
                self.waiting.update_value(|waiting| waiting.push(Waiting { fields, again, on_done }));
            }
            return;
        }
        self.busy.set(true);
        self.send_now(fields, on_done);
    }

    /// Whether an equal form is being sent or waits, and must not be sent twice.
    fn is_pending(self, fields: &Fields) -> bool {
        let repeats =
            fields.iter().any(|(name, value)| name == "do" && REPEATED.iter().any(|action| action.as_str() == value));
        let is_sent = self.sent.with_value(|sent| is_same(sent, fields));
        let waits = self.waiting.with_value(|waiting| waiting.iter().any(|other| is_same(&other.fields, fields)));
        !repeats && (is_sent || waits)
    }

    fn send_now(self, fields: Fields, on_done: Option<Callback<()>>) {
        self.fault.set(None);
        self.sent.set_value(fields.clone());
        // A running reload may not show this change.
        self.start_reload();
        leptos::task::spawn_local(async move {
            match act(fields).await {
                Ok(done) => {
                    // Fails if the form is no longer on the page.
                    on_done.and_then(|on_done| on_done.try_run(()));
                    self.show_result(done);
                }
                Err(fault) if !shown_at_fields(&fault) => {
                    self.waiting.set_value(Vec::new());
                    self.toast.set(Some(Toast { kind: ToastKind::Error, words: fault.sentence(), undo: None }));
                    // Most refusals mean that the page is outdated.
                    self.refresh();
                }
                Err(fault) => {
                    self.waiting.set_value(Vec::new());
                    self.fault.set(Some(fault));
                    self.reading.set_value(false);
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
                self.waiting.set_value(Vec::new());
                self.reading.set_value(false);
                self.busy.set(false);
                go.try_run(path);
            }
            _ => self.refresh(),
        }
    }

    /// Reloads the current page's content. No other form is sent meanwhile, because it would contain the old revision.
    fn refresh(self) {
        let begun = self.refresh.get_value().and_then(|refresh| refresh.try_run(()));
        // Fails if the page is gone. The next page loads its own content.
        if begun.is_none() {
            self.refreshed();
        }
    }

    /// Reloads the page's content, unless a reload is running or will follow the current form.
    pub(super) fn refresh_if_idle(self) {
        if !self.busy.get_untracked() && !self.reading.get_value() {
            self.refresh();
        }
    }

    /// Starts a reload and returns its number.
    pub(super) fn start_reload(self) -> u32 {
        self.reading.set_value(true);
        self.reads.update_value(|reads| *reads = reads.wrapping_add(1));
        self.reads.get_value()
    }

    /// Whether no later reload has started.
    pub(super) fn is_latest_reload(self, number: u32) -> bool {
        self.reads.get_value() == number
    }

    /// The page's content is up to date.
    pub(super) fn refreshed(self) {
        self.reading.set_value(false);
        if self.waiting.with_value(Vec::is_empty) {
            self.busy.set(false);
        } else {
            // Wait until the page shows the new content.
            set_timeout(move || self.send_waiting(), Duration::ZERO);
        }
    }

    /// Sends the oldest waiting form that is still on the page.
    fn send_waiting(self) {
        let waiting = self.waiting.try_update_value(std::mem::take).unwrap_or_default();
        let mut waiting = waiting.into_iter();
        while let Some(Waiting { again, on_done, .. }) = waiting.next() {
            if let Some(fields) = again() {
                self.waiting.set_value(waiting.collect());
                self.send_now(fields, on_done);
                return;
            }
        }
        self.busy.set(false);
    }
}

/// Whether two forms are equal except for their revision.
fn is_same(one: &Fields, other: &Fields) -> bool {
    let asked = |fields: &Fields| fields.iter().filter(|(name, _)| name != "revision").cloned().collect::<Fields>();
    asked(one) == asked(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_the_same_whatever_their_revisions() {
        let fields =
            |values: [(&str, &str); 2]| values.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
        let one = fields([("do", "track.add"), ("revision", "1")]);
        assert!(is_same(&one, &fields([("do", "track.add"), ("revision", "2")])));
        assert!(!is_same(&one, &fields([("do", "track.remove"), ("revision", "1")])));
    }
}
