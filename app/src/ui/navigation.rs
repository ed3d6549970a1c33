//! Where one is, and where the focus goes when that changes.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// Path and query of the page at hand.
pub(crate) fn here() -> Memo<String> {
    let location = use_location();
    Memo::new(move |_| {
        let (path, query) = (location.pathname.get(), location.search.get());
        if query.is_empty() { path } else { format!("{path}?{query}") }
    })
}

/// Puts the focus on a page's content when a link inside the site was followed: the browser does that for whole pages only, and
/// a screen reader would otherwise go on reading the old place.
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
        // Fails for elements that cannot be focused only; `main` has a tabindex.
        let _ = main.focus();
    }
}
