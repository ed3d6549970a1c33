//! Hints, the editorial, and the choice of the interface. The server renders them.

use super::{Language, language};

pub(crate) struct Aids {
    #[cfg(feature = "ssr")]
    pub(crate) hints: &'static str,
    pub(crate) hint: fn(number: u32) -> String,
    pub(crate) show_hint: fn(number: u32, total: u32) -> String,
    #[cfg(feature = "ssr")]
    pub(crate) show_editorial: &'static str,
    #[cfg(feature = "ssr")]
    pub(crate) back: &'static str,
    #[cfg(feature = "ssr")]
    pub(crate) try_hints_first: &'static str,
    pub(crate) editorial: &'static str,
    pub(crate) open_pdf: &'static str,
    #[cfg(feature = "hydrate")]
    pub(crate) failed: &'static str,
    #[cfg(feature = "ssr")]
    pub(crate) interface: &'static str,
    #[cfg(feature = "ssr")]
    pub(crate) function: &'static str,
    #[cfg(feature = "ssr")]
    pub(crate) standard_input: &'static str,
    #[cfg(feature = "ssr")]
    pub(crate) verified: fn(names: &[String]) -> String,
    #[cfg(feature = "ssr")]
    pub(crate) verified_except: fn(names: &[String], others: &[String]) -> String,
    #[cfg(feature = "ssr")]
    pub(crate) verified_except_some: fn(names: &[String], others: usize) -> String,
    #[cfg(feature = "ssr")]
    pub(crate) verified_group: &'static str,
    #[cfg(feature = "ssr")]
    pub(crate) other_group: &'static str,
}

static ENGLISH: Aids = Aids {
    #[cfg(feature = "ssr")]
    hints: "Hints",
    hint: |number| format!("Hint {number}"),
    show_hint: |number, total| format!("Show hint {number} of {total}"),
    #[cfg(feature = "ssr")]
    show_editorial: "Show the editorial",
    #[cfg(feature = "ssr")]
    back: "Back to the problem",
    #[cfg(feature = "ssr")]
    try_hints_first: "You remember what you work out yourself. Try the hints below the statement first.",
    editorial: "Editorial",
    open_pdf: "Open the editorial as PDF",
    #[cfg(feature = "hydrate")]
    failed: "This could not be loaded. Try again.",
    #[cfg(feature = "ssr")]
    interface: "Interface",
    #[cfg(feature = "ssr")]
    function: "Function",
    #[cfg(feature = "ssr")]
    standard_input: "Standard input",
    #[cfg(feature = "ssr")]
    verified: |names| format!("Limits verified in {}.", listed(names)),
    #[cfg(feature = "ssr")]
    verified_except: |names, others| format!("Limits verified in {}; not yet in {}.", listed(names), listed(others)),
    #[cfg(feature = "ssr")]
    verified_except_some: |names, others| {
        format!("Limits verified in {}; not yet in {others} other languages.", listed(names))
    },
    #[cfg(feature = "ssr")]
    verified_group: "Limits verified",
    #[cfg(feature = "ssr")]
    other_group: "Limits not yet verified",
};

/// Names with commas and "and".
#[cfg(feature = "ssr")]
fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

pub(crate) fn aids() -> &'static Aids {
    match language() {
        Language::English => &ENGLISH,
    }
}
