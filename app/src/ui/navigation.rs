//! The current address, and the focus after navigation.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// Path and query of the current page.
pub(crate) fn current_address() -> Memo<String> {
    let location = use_location();
    Memo::new(move |_| {
        let (path, query) = (location.pathname.get(), location.search.get());
        if query.is_empty() { path } else { format!("{path}?{query}") }
    })
}

/// Moves the focus to the page's content after navigation within the site. Browsers do this only for whole pages, and screen readers
/// would otherwise continue at the old place.
#[component]
pub(crate) fn FocusOnNavigation() -> impl IntoView {
    let location = use_location();
    Effect::new(move |before: Option<String>| {
        let path = location.pathname.get();
        if before.is_some_and(|before| before != path) {
            request_animation_frame(focus_main);
        }
        path
    });
}

fn focus_main() {
    use wasm_bindgen::JsCast;

    let main = document().get_element_by_id("main");
    if let Some(main) = main.and_then(|main| main.dyn_into::<web_sys::HtmlElement>().ok()) {
        // Fails only for elements that cannot have the focus; `main` has a tabindex.
        let _ = main.focus();
    }
}
