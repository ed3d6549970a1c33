//! The reader's note about a problem. The server renders it.

texts! {
    pub(crate) fn notes() -> Notes;

    heading = "Your note",
    write = "Write a note",
    edit = "Edit note",
    label = "Note in Markdown",
    hint = "Only you see it. Formulas are between dollar signs.",
    save = "Save note",
    saved = "Saved",
    conflict = "Not saved: another tab or browser saved a newer text. Copy what you need from it, then save again to replace it.",
    other = "The newer text",
}
