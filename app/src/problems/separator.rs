use leptos::prelude::*;

/// What stands on its two sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// Panes beside each other.
    Columns,
    /// Panes below each other.
    Rows,
}

/// The line between two panes. The editor's bundle moves it, by pointer and by keys.
#[component]
pub(crate) fn Separator(
    way: Way,
    label: &'static str,
    /// The id of the pane before it.
    controls: &'static str,
    /// How small that pane may become, in per cent of both.
    least: &'static str,
    /// How large.
    most: &'static str,
    /// What it is at first.
    begin: &'static str,
) -> impl IntoView {
    let (class, orientation) = match way {
        Way::Columns => ("split__separator", "vertical"),
        Way::Rows => ("split__separator split__separator--row", "horizontal"),
    };
    view! {
        <div
            class=class
            role="separator"
            tabindex="0"
            aria-orientation=orientation
            aria-label=label
            aria-controls=controls
            aria-valuemin=least
            aria-valuemax=most
            aria-valuenow=begin
        ></div>
    }
    .into_any()
}
