//! Hints, the editorial, and the choice of the interface. The server renders them.

use super::{Language, language};

pub(crate) struct Aids {
    pub(crate) hints: &'static str,
    pub(crate) hint: fn(number: u32) -> String,
    pub(crate) show_hint: fn(number: u32, total: u32) -> String,
    pub(crate) show_editorial: &'static str,
    pub(crate) back: &'static str,
    pub(crate) try_hints_first: &'static str,
    pub(crate) editorial: &'static str,
    pub(crate) open_pdf: &'static str,
    pub(crate) interface: &'static str,
    pub(crate) function: &'static str,
    pub(crate) standard_input: &'static str,
}

static ENGLISH: Aids = Aids {
    hints: "Hints",
    hint: |number| format!("Hint {number}"),
    show_hint: |number, total| format!("Show hint {number} of {total}"),
    show_editorial: "Show the editorial",
    back: "Back to the problem",
    try_hints_first: "You remember what you work out yourself. Try the hints below the statement first.",
    editorial: "Editorial",
    open_pdf: "Open the editorial as PDF",
    interface: "Interface",
    function: "Function",
    standard_input: "Standard input",
};

pub(crate) fn aids() -> &'static Aids {
    match language() {
        Language::English => &ENGLISH,
    }
}
