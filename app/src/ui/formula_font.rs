//! The font of formulas.

use leptos::prelude::*;

/// Preloads the font of formulas if the HTML has one. Otherwise, the first formulas are shown in a fallback font.
pub(crate) fn formula_font(html: &str) -> Option<AnyView> {
    html.contains("<math").then(|| {
        // In the body, because the component for links in the head is large.
        view! { <link rel="preload" r#as="font" r#type="font/woff2" crossorigin="" href="/fonts/math.woff2" /> }
            .into_any()
    })
}
