use leptos::prelude::*;

/// How the two panes are arranged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Arrangement {
    /// Side by side.
    Columns,
    /// One above the other.
    Rows,
}

/// The divider between two panes. The page's lazy part moves it, by pointer and keyboard.
#[component]
pub(crate) fn Separator(
    arrangement: Arrangement,
    label: &'static str,
    /// The id of the first pane.
    controls: &'static str,
    /// The smallest size of the first pane, in percent.
    least: &'static str,
    /// The largest size.
    most: &'static str,
    /// The initial size.
    initial: &'static str,
) -> impl IntoView {
    let (class, orientation) = match arrangement {
        Arrangement::Columns => ("split__separator", "vertical"),
        Arrangement::Rows => ("split__separator split__separator--row", "horizontal"),
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
            aria-valuenow=initial
        ></div>
    }
    .into_any()
}
