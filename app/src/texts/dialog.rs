//! What every dialog has.

texts! {
    pub(crate) fn dialog() -> Dialog;

    close = "Close",
}
