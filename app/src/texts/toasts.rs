//! Messages after a change.

use super::{Language, language};

pub(crate) struct Toasts {
    pub(crate) undo: &'static str,
    pub(crate) close: &'static str,
}

static ENGLISH: Toasts = Toasts { undo: "Undo", close: "Close" };

pub(crate) fn toasts() -> &'static Toasts {
    match language() {
        Language::English => &ENGLISH,
    }
}
