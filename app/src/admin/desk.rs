//! How a page with wasm sends forms: one at a time, then says what was done and reads again what it shows.

use std::{sync::Arc, time::Duration};

use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

use super::{
    act::{Done, Fields, act, shown_at_fields},
    toasts::{Toast, Tone},
};
use crate::fault::Fault;

/// What may be asked for twice in a row. Two equal forms are one double click otherwise.
const REPEATED: [&str; 2] = ["track.up", "track.down"];

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
    /// The number of the last read. What older reads answer is out of date.
    reads: StoredValue<u32>,
    /// The last read has no answer yet.
    reading: StoredValue<bool>,
    /// The form on its way.
    sent: StoredValue<Fields>,
    /// Forms that were sent while another was on its way.
    waiting: StoredValue<Vec<Waiting>>,
    /// Goes to another page.
    go: StoredValue<Option<Callback<String>>>,
}

/// Reads a form again: the revision it names may be another one by now. Nothing once the form is gone.
pub(crate) type Again = Arc<dyn Fn() -> Option<Fields> + Send + Sync>;

/// A form that waits for another one.
#[derive(Clone)]
struct Waiting {
    fields: Fields,
    again: Again,
    on_done: Option<Callback<()>>,
}

/// Makes the desk known to all pages.
pub(crate) fn provide_desk() {
    provide_context(Desk {
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

    /// Sends fields that are the same whenever they are sent, once no other form is on its way.
    pub(crate) fn send(self, fields: Fields) {
        let same = fields.clone();
        self.send_and(fields, Arc::new(move || Some(same.clone())), None);
    }

    /// Sends a form, and calls `on_done` when the change was made. While another form is on its way it waits, and is read again by
    /// `again` when its turn comes.
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

    /// Whether it is on its way or waits, and once is enough.
    fn is_pending(self, fields: &Fields) -> bool {
        let repeats = fields.iter().any(|(name, value)| name == "do" && REPEATED.contains(&value.as_str()));
        let is_sent = self.sent.with_value(|sent| is_same(sent, fields));
        let waits = self.waiting.with_value(|waiting| waiting.iter().any(|other| is_same(&other.fields, fields)));
        !repeats && (is_sent || waits)
    }

    fn send_now(self, fields: Fields, on_done: Option<Callback<()>>) {
        self.fault.set(None);
        self.sent.set_value(fields.clone());
        // What is being read now may not show what this changes.
        self.begin_reading();
        leptos::task::spawn_local(async move {
            match act(fields).await {
                Ok(done) => {
                    // Refused once the form is gone.
                    on_done.and_then(|on_done| on_done.try_run(()));
                    self.tell(done);
                }
                Err(fault) if !shown_at_fields(&fault) => {
                    self.waiting.set_value(Vec::new());
                    self.toast.set(Some(Toast { tone: Tone::Error, words: fault.sentence(), undo: None }));
                    // Most of what is refused is refused because the page is old.
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

    fn tell(self, done: Done) {
        let Done { words, undo, go } = done;
        self.toast.set(Some(Toast { tone: Tone::Good, words, undo }));
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

    /// Reads again what the page at hand shows. Until that is there no other form is sent: it would name a revision that is past.
    fn refresh(self) {
        let begun = self.refresh.get_value().and_then(|refresh| refresh.try_run(()));
        // Refused once its page is gone; the next one reads what it shows by itself.
        if begun.is_none() {
            self.refreshed();
        }
    }

    /// Reads again what the page at hand shows, unless it is being read already or will be after the form on its way.
    pub(super) fn look_again(self) {
        if !self.busy.get_untracked() && !self.reading.get_value() {
            self.refresh();
        }
    }

    /// Begins to read what the page shows. Answers with the number of this read.
    pub(super) fn begin_reading(self) -> u32 {
        self.reading.set_value(true);
        self.reads.update_value(|reads| *reads = reads.wrapping_add(1));
        self.reads.get_value()
    }

    /// Whether no read began after this one.
    pub(super) fn is_last_read(self, number: u32) -> bool {
        self.reads.get_value() == number
    }

    /// What the page shows is up to date.
    pub(super) fn refreshed(self) {
        self.reading.set_value(false);
        if self.waiting.with_value(Vec::is_empty) {
            self.busy.set(false);
        } else {
            // Once the page shows what was read.
            set_timeout(move || self.send_waiting(), Duration::ZERO);
        }
    }

    /// Sends the form that has waited longest and is still there.
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

/// Whether two forms ask for the same, though of different revisions.
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
