//! Messages after a change.

texts! {
    pub(crate) fn toasts() -> Toasts;

    undo = "Undo",
    close = "Close",
}
