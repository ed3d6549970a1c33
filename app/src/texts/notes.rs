//! The reader's note about a problem. The server renders it.

use super::{Language, language};

pub(crate) struct Notes {
    pub(crate) heading: &'static str,
    pub(crate) write: &'static str,
    pub(crate) edit: &'static str,
    pub(crate) label: &'static str,
    pub(crate) hint: &'static str,
    pub(crate) save: &'static str,
    pub(crate) saved: &'static str,
    pub(crate) conflict: &'static str,
    pub(crate) other: &'static str,
}

static ENGLISH: Notes = Notes {
    heading: "Your note",
    write: "Write a note",
    edit: "Edit note",
    label: "Note in Markdown",
    hint: "Only you see it. Formulas are between dollar signs.",
    save: "Save note",
    saved: "Saved",
    conflict: "Not saved: another tab or browser saved a newer text. Copy what you need from it, then save again to replace it.",
    other: "The newer text",
};

pub(crate) fn notes() -> &'static Notes {
    match language() {
        Language::English => &ENGLISH,
    }
}
