use assay_domain::SolveState;
use leptos::prelude::*;

use crate::texts;

/// How the problem is solved. Not fetched before it is asked for: the editor's bundle does that, at once for those who have solved it.
#[component]
pub(crate) fn EditorialPane(
    /// What the server put there: the step before it, or the text where the address asks for it.
    html: String,
    #[prop(into)] state: Signal<SolveState>,
) -> impl IntoView {
    view! {
        <div
            class="pane-body"
            id="editorial-pane"
            role="tabpanel"
            aria-label=texts::solving().editorial
            tabindex="0"
            data-solved=move || (state.get() == SolveState::Solved).then_some("")
            inner_html=html
        ></div>
    }
    .into_any()
}
