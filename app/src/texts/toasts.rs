//! Messages after a change.

use super::{Language, language};

/// Messages after a change.
pub(crate) struct Toasts {
    pub(crate) undo: &'static str,
    pub(crate) close: &'static str,
}

static ENGLISH: Toasts = Toasts { undo: "Undo", close: "Close" };

/// Messages after a change.
pub(crate) fn toasts() -> &'static Toasts {
    match language() {
        Language::English => &ENGLISH,
    }
}
