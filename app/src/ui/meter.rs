//! The progress bar of a track.

use leptos::prelude::*;

use crate::texts;

/// "2 of 3 solved", as a bar and as text.
#[component]
pub(crate) fn SolvedMeter(solved: u32, total: u32) -> impl IntoView {
    let words = (texts::tracks().solved_of)(solved, total);
    view! {
        <div class="meter">
            // The maximum of a bar must not be 0.
            <progress class="progress" max=total.max(1) value=solved aria-label=words.clone()></progress>
            <span class="meter__text">{words}</span>
        </div>
    }
    .into_any()
}
