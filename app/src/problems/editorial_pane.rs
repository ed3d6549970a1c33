use assay_domain::SolveState;
use leptos::prelude::*;

use crate::texts;

/// The editorial. The editor's bundle fetches it on request, or at once for users who have solved the problem.
#[component]
pub(crate) fn EditorialPane(
    /// What the server rendered: the button that shows the text, or the text.
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
