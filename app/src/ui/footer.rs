//! The footer of the pages.

use leptos::prelude::*;

use crate::texts;

#[component]
pub(crate) fn SiteFooter() -> impl IntoView {
    view! {
        <footer class="site-footer">
            <p>{texts::site().footer}</p>
        </footer>
    }
    .into_any()
}
