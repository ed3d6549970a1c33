//! What is said in the corner after something was done.

use super::{Language, language};

/// What is said in the corner after something was done.
pub(crate) struct Toasts {
    pub(crate) undo: &'static str,
    pub(crate) close: &'static str,
}

static ENGLISH: Toasts = Toasts { undo: "Undo", close: "Close" };

/// What is said in the corner after something was done.
pub(crate) fn toasts() -> &'static Toasts {
    match language() {
        Language::English => &ENGLISH,
    }
}
