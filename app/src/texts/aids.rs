//! Hints, the editorial, and the choice of the interface. The server renders them.

texts! {
    pub(crate) fn aids() -> Aids;

    #[cfg(feature = "ssr")]
    hints = "Hints",
    hint(number: u32) = format!("Hint {number}"),
    show_hint(number: u32, total: u32) = format!("Show hint {number} of {total}"),
    #[cfg(feature = "ssr")]
    show_editorial = "Show the editorial",
    #[cfg(feature = "ssr")]
    back = "Back to the problem",
    #[cfg(feature = "ssr")]
    try_hints_first = "You remember what you work out yourself. Try the hints below the statement first.",
    editorial = "Editorial",
    open_pdf = "Open the editorial as PDF",
    #[cfg(feature = "hydrate")]
    failed = "This could not be loaded. Try again.",
    #[cfg(feature = "ssr")]
    interface = "Interface",
    #[cfg(feature = "ssr")]
    function = "Function",
    #[cfg(feature = "ssr")]
    standard_input = "Standard input",
    #[cfg(feature = "ssr")]
    verified(names: &[String]) = format!("Limits verified in {}.", listed(names)),
    #[cfg(feature = "ssr")]
    verified_except(names: &[String], others: &[String]) =
        format!("Limits verified in {}; not yet in {}.", listed(names), listed(others)),
    #[cfg(feature = "ssr")]
    verified_except_some(names: &[String], others: usize) =
        format!("Limits verified in {}; not yet in {others} other languages.", listed(names)),
    #[cfg(feature = "ssr")]
    verified_group = "Limits verified",
    #[cfg(feature = "ssr")]
    other_group = "Limits not yet verified",
}

/// Names with commas and "and".
#[cfg(feature = "ssr")]
fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
